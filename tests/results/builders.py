"""Small makers of forms, openings and responses for tests of figures and exports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time
from itertools import count

from workshop.model.form import THEN, Answer, Ask, Choice, Form, FormPart, Item, Phase, Scale
from workshop.model.response import Asking, Channel, Opening, Response
from workshop.model.step import Measure
from workshop.model.workshop import Workshop

SKILL = Scale("skill", 7, ((1, "not at all"), (4, "moderately"), (7, "extremely")), na=True)
AGREE = Scale("agree", 5, ((1, "strongly disagree"), (5, "strongly agree")), na=True)

SELF = Form.make(
    name="self-assessment",
    title="Mentoring self-assessment",
    parts=(
        FormPart(
            title="Communication",
            competency="communication",
            items=(
                Item(id="com_a", ask=Ask.SCALE, scale=SKILL, text="Listening"),
                Item(id="com_b", ask=Ask.SCALE, scale=SKILL, text="Asking"),
            ),
        ),
        FormPart(
            title="Setting expectations",
            competency="expectations",
            items=(Item(id="exp_a", ask=Ask.SCALE, scale=SKILL, text="Agreeing"),),
        ),
        FormPart(title="You", items=(Item(id="sure", ask=Ask.SCALE, scale=SKILL, text="How confident are you?"),)),
    ),
)

EVALUATION = Form.make(
    name="evaluation",
    title="Workshop evaluation",
    parts=(
        FormPart(
            title="What we did",
            items=(
                Item(id="useful", ask=Ask.SCALE, scale=AGREE, text="It was useful"),
                Item(id="hours", ask=Ask.NUMBER, text="Hours of mentoring a month"),
                Item(
                    id="change",
                    ask=Ask.ONE,
                    text="Will you change anything?",
                    choices=(Choice("yes", "Yes"), Choice("no", "No")),
                ),
                Item(id="what", ask=Ask.ESSAY, text="What will you do?", show_if=(("change", ("yes",)),)),
                Item(
                    id="barriers",
                    ask=Ask.MANY,
                    text="What may stand in the way?",
                    choices=(Choice("time", "Time"), Choice("habit", "Habit")),
                ),
                Item(id="best", ask=Ask.ESSAY, text="What was best?"),
            ),
        ),
    ),
)

_ids = count(1)


def workshop(*, rehearsal: bool = False) -> Workshop:
    return Workshop(
        id="w",
        title="Spring mentors",
        date=date(2026, 3, 4),
        starts=time(9),
        place="Room 2.14",
        expected=24,
        measure=Measure.THEN_NOW,
        programme="short-workshop",
        items=(),
        rehearsal=rehearsal,
    )


def opening(form: Form, phase: Phase | None = None, *, step: str = "", asking: Asking = Asking.FORM) -> Opening:
    return Opening(
        id=f"opening-{next(_ids)}",
        workshop="w",
        occurrence=step or f"{form.name}-{phase}",
        asking=asking,
        form=form.as_asked(phase),
        phase=phase,
    )


def response(asked: Opening, answers: Mapping[str, Answer], *, seat: str | None = None, revision: int = 1) -> Response:
    return Response(
        id=f"response-{next(_ids)}",
        opening=asked.id,
        seat=seat,
        channel=Channel.PHONE,
        revision=revision,
        answers=dict(answers),
    )


def seated(asked: Opening, sheets: Iterable[Mapping[str, Answer]]) -> list[Response]:
    """A response for each sheet, from seats 0, 1, 2 …"""
    return [response(asked, answers, seat=f"seat-{number}") for number, answers in enumerate(sheets)]


def then_now(pairs: Sequence[tuple[int, int]], *items: str) -> list[dict[str, Answer]]:
    """A sheet for each pair, which answers each of the items alike."""
    return [{name: point for item in items for name, point in ((item + THEN, a), (item, b))} for a, b in pairs]


def vote(*options: str, ask: Ask = Ask.ONE, title: str = "What now?") -> Opening:
    choices = tuple(Choice(option, option.capitalize()) for option in options)
    item = Item(id="vote", ask=ask, text=title, choices=choices, required=True)
    form = Form.make(name="vote-1", title=title, parts=(FormPart(title="", items=(item,)),))
    return opening(form, step=f"vote {title}", asking=Asking.VOTE)
