"""Changes to a running order. Each makes a new workshop; `History` remembers the old ones for undo."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, time

from workshop.model.programme import Item, Programme
from workshop.model.response import WorkshopId
from workshop.model.step import Measure
from workshop.model.workshop import PlannedItem, Workshop

LONGEST_ITEM = 8 * 60


def from_programme(
    programme: Programme,
    *,
    workshop: WorkshopId,
    title: str,
    on: date,
    place: str = "",
    expected: int = 0,
    starts: time | None = None,
    measure: Measure | None = None,
    rehearsal: bool = False,
) -> Workshop:
    """A workshop planned as the programme says; what is not given is taken from the programme."""
    return Workshop(
        id=workshop,
        title=title,
        date=on,
        starts=starts or programme.starts,
        place=place,
        expected=expected,
        measure=measure or programme.measure,
        programme=programme.name,
        items=tuple(PlannedItem(f"i{number}", item) for number, item in enumerate(programme.items, start=1)),
        slack=programme.slack,
        rehearsal=rehearsal,
    )


def moved(workshop: Workshop, item_id: str, place: int) -> Workshop:
    """The item put so that it stands at `place` (0 is first); a place past either end is that end."""
    item = find(workshop, item_id)
    rest = [other for other in workshop.items if other is not item]
    rest.insert(max(0, min(place, len(rest))), item)
    return replace(workshop, items=tuple(rest))


def removed(workshop: Workshop, item_id: str) -> Workshop:
    item = find(workshop, item_id)
    return replace(workshop, items=tuple(other for other in workshop.items if other is not item))


def added(workshop: Workshop, item: Item, place: int | None = None) -> Workshop:
    """The item put at `place`, or last. Its id is one that this workshop never used before."""
    used = [int(other.id[1:]) for other in workshop.items if other.id[1:].isdigit()]
    planned = PlannedItem(f"i{max(used, default=0) + 1}", item)
    grown = replace(workshop, items=(*workshop.items, planned))
    return grown if place is None else moved(grown, planned.id, place)


def with_minutes(workshop: Workshop, item_id: str, minutes: int) -> Workshop:
    """The item given `minutes`, held between 1 and eight hours."""
    item = find(workshop, item_id)
    changed = PlannedItem(item.id, replace(item.item, minutes=max(1, min(minutes, LONGEST_ITEM))))
    return replace(workshop, items=tuple(changed if other is item else other for other in workshop.items))


def find(workshop: Workshop, item_id: str) -> PlannedItem:
    """The item with this id. Raises KeyError where there is none."""
    for item in workshop.items:
        if item.id == item_id:
            return item
    raise KeyError(item_id)


@dataclass(frozen=True, slots=True)
class History:
    """A workshop with the states before and after it, newest last in `past`, nearest last in `future`."""

    present: Workshop
    past: tuple[Workshop, ...] = ()
    future: tuple[Workshop, ...] = ()

    LONGEST = 200

    def do(self, change: Callable[[Workshop], Workshop]) -> History:
        """The history after one more change; one that changes nothing leaves no mark."""
        changed = change(self.present)
        if changed == self.present:
            return self
        return History(changed, (*self.past, self.present)[-self.LONGEST :])

    def undo(self) -> History:
        if not self.past:
            return self
        return History(self.past[-1], self.past[:-1], (*self.future, self.present))

    def redo(self) -> History:
        if not self.future:
            return self
        return History(self.future[-1], (*self.past, self.present), self.future[:-1])
