"""Answers as rows of named variables, one row for each person and form.

Decides names, codes and who may be linked with whom; the files' looks are left to their writers.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from random import SystemRandom

from workshop.model.form import NOT_APPLICABLE, THEN, Ask, Choice, Item
from workshop.model.response import Asking, Opening, Response
from workshop.results.items import WRITTEN
from workshop.results.sheets import Missing, Sheet, Stack, stacks

LONGEST_NAME = 26
PERSON = "person"
NOT_ASKED = "not asked"
CODES = (
    f"empty = skipped; “{NOT_ASKED}” = was not part of the form, or did not apply; “{NOT_APPLICABLE}” = not applicable"
)

Cell = int | float | str | None


@dataclass(frozen=True, slots=True)
class Variable:
    """One column. `stored` is the name its answers are kept under; `choice` is set for each box to tick."""

    name: str
    item: Item
    stored: str
    choice: Choice | None = None

    def cell(self, sheet: Sheet) -> Cell:
        answer = sheet.answer(self.item, self.stored)
        if isinstance(answer, Missing):
            return NOT_ASKED if answer is Missing.NOT_ASKED else None
        if self.choice:
            return int(isinstance(answer, tuple | list) and self.choice.value in answer)
        return "; ".join(answer) if isinstance(answer, tuple | list) else answer

    @property
    def question(self) -> str:
        """The wording, with the time or the choice that this column is about."""
        if self.choice:
            return f"{self.item.text} – {self.choice.label}"
        if self.item.twice:
            return f"{self.item.text} – {'then' if self.stored.endswith(THEN) else 'now'}"
        return self.item.text

    @property
    def type(self) -> str:
        match self.item.ask:
            case Ask.SCALE | Ask.OBJECTIVES if self.item.scale:
                return f"scale from 1 to {self.item.scale.points}"
            case Ask.ONE:
                return "one choice"
            case Ask.MANY:
                return "box to tick"
            case _:
                return "number"

    @property
    def labels(self) -> str:
        """The words behind the values."""
        if self.choice:
            return "1 = ticked; 0 = not ticked"
        if self.item.scale:
            return "; ".join(f"{point} = {words}" for point, words in self.item.scale.labels)
        return "; ".join(f"{choice.value} = {choice.label}" for choice in self.item.choices)


@dataclass(frozen=True, slots=True)
class Table:
    """A form's answers. `people` holds each row's random name, or is None where nobody need be linked.

    The rows stand in an order drawn for this table alone.
    """

    stack: Stack
    variables: tuple[Variable, ...]
    rows: tuple[tuple[Cell, ...], ...]
    people: tuple[str, ...] | None

    @property
    def phase(self) -> str:
        return str(self.stack.phase or "")


def tables(openings: Sequence[Opening], responses: Iterable[Response]) -> tuple[Table, ...]:
    """A table for each form and phase. A person has one random name in all tables made together."""
    forms = stacks(openings, responses, Asking.FORM)
    names = {sheet.person: secrets.token_hex(4) for stack in forms for sheet in stack.sheets}
    return tuple(_table(stack, names if _is_linked(stack, forms) else None) for stack in forms)


def _is_linked(stack: Stack, forms: Sequence[Stack]) -> bool:
    """Whether the form was asked at several times, so that a person's rows belong together."""
    return len({other.phase for other in forms if other.name == stack.name}) > 1


def _table(stack: Stack, names: dict[str, str] | None) -> Table:
    columns = variables(stack)
    sheets = list(stack.sheets)
    SystemRandom().shuffle(sheets)
    rows = tuple(tuple(column.cell(sheet) for column in columns) for sheet in sheets)
    return Table(stack, columns, rows, tuple(names[sheet.person] for sheet in sheets) if names is not None else None)


def variables(stack: Stack) -> tuple[Variable, ...]:
    """The form's columns: all that was asked, except what people wrote in their own words."""
    found: list[Variable] = []
    for item in stack.items:
        if item.ask is Ask.MANY:
            found += [
                Variable(variable_name(f"{item.id}_{choice.value}"), item, item.id, choice) for choice in item.choices
            ]
        elif item.ask not in WRITTEN:
            found += [Variable(variable_name(stored), item, stored) for stored in item.stored_names]
    return tuple(found)


def variable_name(text: str) -> str:
    """A name of letters, digits and underscores, 26 at most, the same for the same text for ever."""
    name = re.sub(r"[^0-9A-Za-z_]", "_", text)
    if name == text and len(name) <= LONGEST_NAME and name != PERSON and not name[:1].isdigit():
        return name
    return f"q_{name[: LONGEST_NAME - 7]}_{hashlib.sha256(text.encode()).hexdigest()[:4]}"
