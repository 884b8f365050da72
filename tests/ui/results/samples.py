"""Reports made from answers, as the program makes them: of a full room, of a small one, of a crowd that writes much."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from itertools import count

from workshop.model.form import THEN, Answer, Ask, Choice, Form, FormPart, Item, Phase, Scale
from workshop.model.response import Asking, Channel, Opening, Response
from workshop.model.session import COMPETENCIES
from workshop.model.step import Measure
from workshop.model.workshop import Workshop
from workshop.results.report import report
from workshop.results.values import Report

RUDE = "<img src=x onerror=alert(1)><b>Bold</b> & <script>alert(1)</script>"
SKILL = Scale("skill", 7, ((1, "not at all"), (4, "moderately"), (7, "extremely")), na=True)
WORDS = ("strongly disagree", "disagree", "neither", "agree", "strongly agree")
AGREE = Scale("agree", 5, tuple(enumerate(WORDS, start=1)), na=True)

SELF = Form.make(
    name="self-assessment",
    title="Mentoring self-assessment",
    parts=tuple(
        FormPart(
            title=title,
            competency=area,
            items=tuple(Item(id=f"{area}_{n}", ask=Ask.SCALE, scale=SKILL, text=f"{title} {n}") for n in (1, 2)),
        )
        for area, title in COMPETENCIES.items()
    ),
)
ITEMS = (
    Item(id="relevant", ask=Ask.SCALE, scale=AGREE, text="What we did is of use in my own work"),
    Item(id="facilitation", ask=Ask.SCALE, scale=AGREE, text="The way it was led made it easy to take part"),
    Item(id="recommend", ask=Ask.SCALE, scale=AGREE, text="Overall, I would recommend this workshop to a colleague"),
    Item(id="hours", ask=Ask.NUMBER, text="How many hours a month do you mentor?"),
    Item(
        id="change",
        ask=Ask.ONE,
        text="Do you intend to do anything differently as a mentor?",
        choices=(Choice("yes", "Yes"), Choice("unsure", "Not sure yet"), Choice("no", "No")),
    ),
    Item(
        id="barriers",
        ask=Ask.MANY,
        text="What might stand in the way?",
        choices=(Choice("time", "Too little time of my own"), Choice("habit", "Old habits"), Choice("no", "Nothing")),
    ),
    Item(id="best", ask=Ask.ESSAY, text="What was the best part?"),
    Item(id="what", ask=Ask.ESSAY, text="What will you do, and by when?"),
)
EVALUATION = Form.make(
    name="evaluation", title="Workshop evaluation", parts=(FormPart(title="The workshop", items=ITEMS),)
)
SAID = (
    "Start every meeting by asking what they want from it.",
    "Write the agreement with both of my residents this month.",
    "Ask before giving advice. Count to five.",
    "Map my own network; I have no sponsor outside the department.",
)
LONG = "I had not thought of it that way, and would like to try it with my two residents before the summer. " * 6


def workshop(number: int = 1, *, title: str = "Spring mentors, half day", rehearsal: bool = False) -> Workshop:
    return Workshop(
        id=f"w{number}",
        title=title,
        date=date(2027, 3, number),
        starts=time(9),
        place="Room 2.14",
        expected=24,
        measure=Measure.THEN_NOW,
        programme="half-day",
        items=(),
        rehearsal=rehearsal,
    )


def made(people: int = 22, *, both: bool = False, long: bool = False, rehearsal: bool = False) -> Report:
    """What a room of `people` leaves behind; with `both` they were asked before as well."""
    ids = count(1)
    then_now = _opening(SELF, Phase.THEN_NOW)
    evaluation = _opening(EVALUATION)
    vote = _opening(_vote_form(RUDE if long else "What should Dr Osei say next?"), asking=Asking.VOTE)
    openings = [vote, then_now, evaluation]
    answers = [(then_now, ratings), (evaluation, opinions), (vote, ballot)]
    if both:
        before = _opening(SELF, Phase.BEFORE)
        openings.insert(0, before)
        answers.insert(0, (before, earlier))
    responses = [
        Response(
            id=f"r{next(ids)}",
            opening=asked.id,
            seat=f"seat-{seat}",
            channel=Channel.PHONE,
            revision=1,
            answers=give(seat, long),
        )
        for asked, give in answers
        for seat in range(people)
    ]
    return report(workshop(rehearsal=rehearsal), openings, responses, people + 2)


def ratings(seat: int, long: bool) -> Mapping[str, Answer]:
    """A room that finds itself better, by more in some areas than in others."""
    given: dict[str, Answer] = {}
    for area, item in ((part, item) for part in SELF.parts for item in part.items):
        place = list(COMPETENCIES).index(area.competency)
        then = 3 + (seat + place) % 3
        given[item.id + THEN] = then
        given[item.id] = min(then + (1 if (seat + place) % 4 else 2), 7)
    return given


def earlier(seat: int, long: bool) -> Mapping[str, Answer]:
    return {item.id: 4 + (seat + number) % 3 for number, item in enumerate(SELF.items)}


def opinions(seat: int, long: bool) -> Mapping[str, Answer]:
    given: dict[str, Answer] = {
        "relevant": "na" if seat == 3 else (5, 4, 5, 3, 4)[seat % 5],
        "facilitation": (5, 5, 4, 2, 4, 1, 5)[seat % 7],
        "recommend": 3 if seat == 7 else 4 + seat % 2,
        "hours": 2 + seat % 5,
        "change": "unsure" if seat in (2, 9) else "yes",
        "barriers": ("time", "habit") if seat % 3 else ("time",),
    }
    if long:
        return given | {"best": f"{LONG} {seat}", "what": RUDE if seat == 1 else "x" * 300}
    return given | ({"what": SAID[seat % 4]} if seat < 18 else {}) | ({"best": "The pairs."} if seat < 3 else {})


def ballot(seat: int, long: bool) -> Mapping[str, Answer]:
    return {"vote": ("ask", "tell", "ask", "wait")[seat % 4]}


def _opening(form: Form, phase: Phase | None = None, asking: Asking = Asking.FORM) -> Opening:
    name = f"{form.name}-{phase}"
    return Opening(
        id=name, workshop="w1", occurrence=name, asking=asking, form=form.as_asked(phase), phase=phase, is_open=False
    )


def _vote_form(title: str) -> Form:
    choices = (
        Choice("ask", "Ask what she makes of it"),
        Choice("tell", "Explain the red ink, line by line, so that she knows what is meant by it"),
        Choice("wait", "Wait"),
    )
    item = Item(id="vote", ask=Ask.ONE, text=title, choices=choices, required=True)
    return Form.make(name="vote-1", title=title, parts=(FormPart(title="", items=(item,)),))
