"""A workshop: a programme with a date, a place and people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from workshop.model.programme import Item
from workshop.model.response import WorkshopId
from workshop.model.step import Measure


class Standing(StrEnum):
    """Where a workshop is in its life."""

    PLANNED = "planned"
    RUNNING = "running"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class PlannedItem:
    """An item of a running order. `id` stays the same when the item is moved or changed."""

    id: str
    item: Item


@dataclass(frozen=True, slots=True, kw_only=True)
class Workshop:
    """The facts of one workshop. `ends` is when the room must be free, or None.

    A rehearsal's answers are simulated and never count as results.
    """

    id: WorkshopId
    title: str
    date: date
    starts: time
    place: str
    expected: int
    measure: Measure
    programme: str
    items: tuple[PlannedItem, ...]
    slack: int = 0
    ends: time | None = None
    standing: Standing = Standing.PLANNED
    rehearsal: bool = False
