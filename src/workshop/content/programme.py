"""programmes/*.yaml: running orders to start from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import time

from workshop.content.fields import Fields, Mapping, parse
from workshop.content.markup import Passage
from workshop.content.problem import Problems, hint, not_known_here, quoted
from workshop.content.shelf import Shelf
from workshop.model.form import Phase
from workshop.model.programme import (
    BreakItem,
    FormItem,
    Item,
    MeetingItem,
    Programme,
    SessionItem,
    StationsItem,
    VignetteItem,
)
from workshop.model.step import Measure

KEYS = ("title", "starts", "measure", "slack", "items")
EVERY_ITEM = ("minutes", "at", "leader")
ITEMS: dict[str, tuple[str, ...]] = {
    "session": (*EVERY_ITEM, "without"),
    "vignette": EVERY_ITEM,
    "form": (*EVERY_ITEM, "phase"),
    "break": EVERY_ITEM,
    "meeting": EVERY_ITEM,
    "stations": ("at", "leader"),
}

_TIME = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")
_NEARLY_TIME = re.compile(r"(\d{1,2})[:.h]?(\d{0,2})")


def read_programme(name: str, text: str, problems: Problems, shelf: Shelf) -> Programme | None:
    """The programme of the file, or None where it cannot be read as YAML."""
    top = parse(Passage(1, text), problems)
    if top is None:
        return None
    fields = Fields(top, problems, KEYS)
    measure = fields.one_of("measure", Measure)
    return Programme(
        name=name,
        title=fields.text("title", needed=True),
        starts=_time(fields, "starts", needed=True) or time(9),
        measure=measure or Measure.THEN_NOW,
        items=tuple(_items(fields, shelf)),
        slack=fields.whole("slack", 0) or 0,
    )


def _items(fields: Fields, shelf: Shelf) -> Iterator[Item]:
    for mapping in fields.mappings("items", needed=True):
        item = _item(mapping, fields.problems, shelf)
        if item is not None:
            yield item


def _item(mapping: Mapping, problems: Problems, shelf: Shelf) -> Item | None:
    fields = Fields(mapping, problems)
    kinds = [kind for kind in ITEMS if kind in fields]
    if len(kinds) > 1:
        problems.fault(mapping.line, f"an item is one thing; here are {' and '.join(kinds)}")
        return None
    if not kinds:
        _tell_what_is_wrong_with(fields, problems)
        return None
    fields.allow((kinds[0], *ITEMS[kinds[0]]))
    return _item_of(kinds[0], fields, shelf)


def _tell_what_is_wrong_with(fields: Fields, problems: Problems) -> None:
    every = {key for kind, keys in ITEMS.items() for key in (kind, *keys)}
    strange = [entry for entry in fields if entry.key not in every]
    for entry in strange:
        problems.fault(entry.line, not_known_here(entry.key, ITEMS))
    if not strange:
        problems.fault(fields.at, f"this item says not what it is; it begins with one of: {', '.join(sorted(ITEMS))}")


def _item_of(kind: str, fields: Fields, shelf: Shelf) -> Item:
    minutes = fields.whole("minutes", needed=kind in ("break", "form"))
    at = _time(fields, "at")
    leader = fields.text("leader")
    name = fields.text(kind) if kind != "stations" else ""
    line = fields.line(kind)
    problems = fields.problems
    match kind:
        case "session":
            without = _without(fields, name, shelf)
            return SessionItem(minutes=minutes, at=at, leader=leader, session=name, without=without)
        case "vignette":
            shelf.vignettes.find(name, line, problems)
            return VignetteItem(minutes=minutes, at=at, leader=leader, vignette=name)
        case "form":
            shelf.forms.find(name, line, problems)
            phase = fields.one_of("phase", Phase)
            return FormItem(minutes=minutes, at=at, leader=leader, form=name, phase=phase)
        case "break":
            return BreakItem(minutes=minutes, at=at, leader=leader, title=name)
        case "meeting":
            return MeetingItem(minutes=minutes, at=at, leader=leader, title=name)
        case _:
            return _stations(fields, shelf, at, leader)


def _without(fields: Fields, name: str, shelf: Shelf) -> tuple[str, ...]:
    """The steps left out; the session must have them."""
    session = shelf.sessions.find(name, fields.line("session"), fields.problems) if name else None
    without = fields.scalars("without")
    steps = [step.id for step in session.steps] if session else []
    for step in without:
        if session and step.text not in steps:
            sentence = f"the session '{name}' has no step {quoted(step.text)}; {hint(step.text, steps)}"
            fields.problems.fault(step.line, sentence)
    return tuple(step.text for step in without)


def _stations(fields: Fields, shelf: Shelf, at: time | None, leader: str) -> StationsItem:
    problems = fields.problems
    mapping = fields.mapping("stations")
    inner = Fields(mapping, problems, ("minutes", "parallel")) if mapping else None
    parallel = shelf.sessions.check(inner.scalars("parallel", needed=True), problems) if inner else ()
    if inner and len(parallel) == 1:
        problems.fault(inner.line("parallel"), "stations are two sessions at least")
    minutes = inner.whole("minutes", needed=True) if inner else None
    return StationsItem(minutes=minutes, at=at, leader=leader, parallel=parallel)


def _time(fields: Fields, key: str, *, needed: bool = False) -> time | None:
    scalar = fields.scalar(key, needed=needed)
    if scalar is None:
        return None
    if match := _TIME.fullmatch(scalar.text):
        return time(int(match[1]), int(match[2]))
    fields.problems.fault(fields.line(key), f"{quoted(scalar.text)} is no time of day; {_meant(scalar.text)}")
    return None


def _meant(text: str) -> str:
    nearly = _NEARLY_TIME.fullmatch(text)
    hours, minutes = (int(nearly[1]), int(nearly[2] or 0)) if nearly else (24, 0)
    return f'did you mean "{hours:02}:{minutes:02}"?' if hours < 24 and minutes < 60 else 'write it like "09:05"'
