"""A form: what is asked, of what shape the answers are, and what is wrong with a set of them.

The Qt form view, the phone page and the printed sheet all read these values.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

LONGEST_TEXT = 4000
NOT_APPLICABLE = "na"
THEN = "_then"

Answer = int | float | str | tuple[str, ...]
Answers = Mapping[str, Answer]


class Ask(StrEnum):
    SCALE = "scale"
    ONE = "one"
    MANY = "many"
    TEXT = "text"
    ESSAY = "essay"
    NUMBER = "number"
    WORDS = "words"
    OBJECTIVES = "objectives"
    COMMITMENTS = "commitments"


class Phase(StrEnum):
    BEFORE = "before"
    AFTER = "after"
    THEN_NOW = "then-now"
    FOLLOWUP = "followup"


@dataclass(frozen=True, slots=True)
class Scale:
    """Points from 1 to `points`; `labels` pairs some of them with their words."""

    name: str
    points: int
    labels: tuple[tuple[int, str], ...]
    na: bool = False

    def label(self, point: int) -> str:
        """The words of a point, or an empty text where it has none."""
        return dict(self.labels).get(point, "")


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One question. `twice` asks it for then and for now, stored as `<id>_then` and `<id>`.

    `show_if` pairs the id of an earlier item with the answers that make this one appear.
    """

    id: str
    ask: Ask
    text: str
    scale: Scale | None = None
    choices: tuple[Choice, ...] = ()
    required: bool = False
    show_if: tuple[tuple[str, tuple[str, ...]], ...] = ()
    twice: bool = False

    @property
    def stored_names(self) -> tuple[str, ...]:
        return (self.id + THEN, self.id) if self.twice else (self.id,)

    def fault(self, value: object) -> str | None:
        """What is wrong with a value for this item, in words for the person, or None."""
        match self.ask:
            case Ask.SCALE | Ask.OBJECTIVES:
                return self._scale_fault(value)
            case Ask.ONE:
                known = any(choice.value == value for choice in self.choices)
                return None if known else "Choose one of the answers offered."
            case Ask.MANY:
                return self._many_fault(value)
            case Ask.NUMBER:
                number = isinstance(value, int | float) and not isinstance(value, bool)
                return None if number and abs(value) < 1e12 else "Write a number."  # type: ignore[arg-type]
            case _:
                return self._text_fault(value)

    def _scale_fault(self, value: object) -> str | None:
        assert self.scale is not None
        if value == NOT_APPLICABLE and self.scale.na:
            return None
        whole = isinstance(value, int) and not isinstance(value, bool)
        if whole and 1 <= value <= self.scale.points:  # type: ignore[operator]
            return None
        return f"Choose a number from 1 to {self.scale.points}."

    def _many_fault(self, value: object) -> str | None:
        known = {choice.value for choice in self.choices}
        if not isinstance(value, list | tuple) or not all(isinstance(one, str) and one in known for one in value):
            return "Choose from the answers offered."
        return None if len(set(value)) == len(value) else "Choose each answer once."

    @staticmethod
    def _text_fault(value: object) -> str | None:
        if not isinstance(value, str):
            return "Write your answer as text."
        return None if len(value) <= LONGEST_TEXT else f"Shorten your answer to {LONGEST_TEXT} characters."


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPart:
    """A screenful of items under one heading. `competency` is a skill area's id, or empty."""

    title: str
    items: tuple[Item, ...]
    competency: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form as it is asked. `version` is the hash of its wording."""

    name: str
    title: str
    parts: tuple[FormPart, ...]
    version: str
    about: str = ""
    consent: str = ""

    @classmethod
    def make(cls, *, name: str, title: str, parts: tuple[FormPart, ...], about: str = "", consent: str = "") -> Form:
        """A form with its version worked out from its wording."""
        form = cls(name=name, title=title, parts=parts, version="", about=about, consent=consent)
        text = json.dumps(form.wording(), sort_keys=True, ensure_ascii=False)
        return replace(form, version=hashlib.sha256(text.encode()).hexdigest())

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(item for part in self.parts for item in part.items)

    def as_asked(self, phase: Phase | None, objectives: Sequence[str] = ()) -> Form:
        """This form for one phase: objectives as rows, scales doubled for then and now."""
        parts = tuple(replace(part, items=tuple(self._asked(part.items, phase, objectives))) for part in self.parts)
        parts = tuple(part for part in parts if part.items)
        return Form.make(name=self.name, title=self.title, parts=parts, about=self.about, consent=self.consent)

    @staticmethod
    def _asked(items: Sequence[Item], phase: Phase | None, objectives: Sequence[str]) -> Iterator[Item]:
        for item in items:
            if item.ask is Ask.OBJECTIVES:
                for number, objective in enumerate(objectives, start=1):
                    text = f"{item.text} {objective}"
                    yield replace(item, id=f"{item.id}_{number}", ask=Ask.SCALE, text=text)
            elif item.ask is Ask.SCALE and phase is Phase.THEN_NOW:
                yield replace(item, twice=True)
            else:
                yield item

    def faults(self, answers: Mapping[str, object]) -> dict[str, str]:
        """What is wrong with the answers, by stored name; empty when they may be kept."""
        asked = {name: item for item in self.items for name in item.stored_names}
        faults = {name: "This form does not ask this." for name in answers if name not in asked}
        for name, item in asked.items():
            if name in answers:
                if fault := item.fault(answers[name]):
                    faults[name] = fault
            elif item.required and self.is_shown(item, answers):
                faults[name] = "Please answer this one."
        return faults

    @staticmethod
    def is_shown(item: Item, answers: Mapping[str, object]) -> bool:
        """Whether the answers so far make the item appear."""
        return all(any(one in wanted for one in _chosen(answers.get(name))) for name, wanted in item.show_if)

    def wording(self) -> dict[str, object]:
        """All that is asked, as JSON values: kept with the answers, and hashed for the version."""
        return {
            "name": self.name,
            "title": self.title,
            "about": self.about,
            "consent": self.consent,
            "parts": [
                {
                    "title": part.title,
                    "competency": part.competency,
                    "items": [_item_wording(item) for item in part.items],
                }
                for part in self.parts
            ],
        }

    @classmethod
    def from_wording(cls, wording: Mapping[str, Any]) -> Form:
        """The form that `wording` was taken from. Raises KeyError or ValueError on other values."""
        return cls.make(
            name=str(wording["name"]),
            title=str(wording["title"]),
            about=str(wording["about"]),
            consent=str(wording["consent"]),
            parts=tuple(
                FormPart(
                    title=part["title"],
                    competency=part["competency"],
                    items=tuple(_item_from(item) for item in part["items"]),
                )
                for part in wording["parts"]
            ),
        )


def _chosen(value: object) -> Sequence[object]:
    """What was chosen at an item, one or many."""
    return value if isinstance(value, list | tuple) else (value,)


def _item_wording(item: Item) -> dict[str, object]:
    scale = item.scale
    return {
        "id": item.id,
        "ask": str(item.ask),
        "text": item.text,
        "choices": [[choice.value, choice.label] for choice in item.choices],
        "required": item.required,
        "show_if": [[name, list(values)] for name, values in item.show_if],
        "twice": item.twice,
        "scale": scale
        and {
            "name": scale.name,
            "points": scale.points,
            "na": scale.na,
            "labels": [list(pair) for pair in scale.labels],
        },
    }


def _item_from(values: Mapping[str, Any]) -> Item:
    scale = values["scale"]
    return Item(
        id=str(values["id"]),
        ask=Ask(values["ask"]),
        text=str(values["text"]),
        choices=tuple(Choice(value, label) for value, label in values["choices"]),
        required=bool(values["required"]),
        show_if=tuple((name, tuple(wanted)) for name, wanted in values["show_if"]),
        twice=bool(values["twice"]),
        scale=scale and _scale_from(scale),
    )


def _scale_from(values: Mapping[str, Any]) -> Scale:
    labels = tuple((point, label) for point, label in values["labels"])
    return Scale(name=values["name"], points=values["points"], labels=labels, na=values["na"])
