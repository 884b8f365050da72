"""Responses put together into filled-in forms: one sheet for each person and form.

Decides which response of a seat counts and tells "not asked" from "skipped"; knows no figures.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from workshop.model.form import Answer, Answers, Form, Item, Phase
from workshop.model.response import Asking, Opening, OpeningId, Response, SeatId


class Missing(Enum):
    """Why there is no answer: the item was not put to this person, or left open by them."""

    NOT_ASKED = "not asked"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One person's answers to the form as it was put to them.

    `person` is the seat, or the response itself where there was no seat.
    """

    person: str
    seat: SeatId | None
    form: Form
    answers: Answers

    def answer(self, item: Item, name: str = "") -> Answer | Missing:
        """The answer stored under `name` (the item's id when empty).

        An answer given before a change of mind hid its item was, in the end, not asked for.
        """
        asked = next((own for own in self.form.items if own.id == item.id), None)
        if asked is None or (name or item.id) not in asked.stored_names or not Form.is_shown(asked, self.answers):
            return Missing.NOT_ASKED
        return self.answers.get(name or item.id, Missing.SKIPPED)

    def point(self, item: Item, name: str = "") -> int | None:
        """The point chosen on a scale, or None: skipped, not asked, not applicable."""
        value = self.answer(item, name)
        return value if isinstance(value, int) and not isinstance(value, bool) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stack:
    """All sheets of one form in one phase of one step, however often it was opened.

    `form` is the wording asked last; `items` are those of every wording, so none is lost.
    """

    form: Form
    phase: Phase | None
    occurrence: str
    openings: tuple[Opening, ...]
    items: tuple[Item, ...]
    sheets: tuple[Sheet, ...]

    @property
    def name(self) -> str:
        return self.form.name

    @property
    def versions(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(opening.form.version for opening in self.openings))


def stacks(openings: Sequence[Opening], responses: Iterable[Response], asking: Asking) -> tuple[Stack, ...]:
    """The forms, or the votes, in the order in which they were first opened."""
    given = _by_opening(responses)
    groups: dict[tuple[str, Phase | None, str], list[Opening]] = {}
    for opening in openings:
        if opening.asking is asking:
            groups.setdefault((opening.form.name, opening.phase, opening.occurrence), []).append(opening)
    return tuple(_stack(group, given) for group in groups.values())


def counted(responses: Iterable[Response]) -> tuple[Response, ...]:
    """The responses that count: of a seat the highest revision in an opening, without a seat each."""
    newest: dict[tuple[OpeningId, str], Response] = {}
    for response in responses:
        key = (response.opening, _person(response))
        if key not in newest or response.revision > newest[key].revision:
            newest[key] = response
    return tuple(newest.values())


def merged(found: Sequence[Stack]) -> tuple[Sheet, ...]:
    """The sheets of several stacks of one form; of a seat the one given last."""
    return tuple({sheet.person: sheet for stack in found for sheet in stack.sheets}.values())


def _by_opening(responses: Iterable[Response]) -> dict[OpeningId, list[Response]]:
    found: dict[OpeningId, list[Response]] = {}
    for response in counted(responses):
        found.setdefault(response.opening, []).append(response)
    return found


def _stack(openings: Sequence[Opening], given: Mapping[OpeningId, Sequence[Response]]) -> Stack:
    sheets = {
        _person(response): Sheet(_person(response), response.seat, opening.form, response.answers)
        for opening in openings
        for response in given.get(opening.id, ())
    }
    last = openings[-1]
    items: dict[str, Item] = {}
    for opening in reversed(openings):
        for item in opening.form.items:
            items.setdefault(item.id, item)
    return Stack(
        form=last.form,
        phase=last.phase,
        occurrence=last.occurrence,
        openings=tuple(openings),
        items=tuple(items.values()),
        sheets=tuple(sheets.values()),
    )


def _person(response: Response) -> str:
    return response.seat if response.seat is not None else f"response {response.id}"
