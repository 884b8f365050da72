"""When each item of a running order begins and ends, and whether all of it fits."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import time

from workshop.model.programme import Library, MeetingItem, SessionItem, VignetteItem
from workshop.model.step import Kind
from workshop.model.workshop import PlannedItem, Workshop
from workshop.planning.steps import kind_of_item, minutes_of, own_steps, title_of

DAY = 24 * 60


def minute_of_day(moment: time) -> int:
    """Minutes since midnight."""
    return moment.hour * 60 + moment.minute


def clock(minute: int) -> str:
    """A minute of the day as people write it; the next day's begin again at 00:00."""
    return f"{minute // 60 % 24:02d}:{minute % 60:02d}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the running order. `begins` and `ends` are minutes since midnight.

    `waits` is idle time before an item locked to the clock; `late` is by how much the
    room misses that lock.
    """

    item: PlannedItem
    title: str
    detail: str
    kind: Kind
    begins: int
    ends: int
    waits: int = 0
    late: int = 0

    @property
    def minutes(self) -> int:
        return self.ends - self.begins

    @property
    def not_before(self) -> int | None:
        """The minute of the day before which a locked item does not begin; None for one that follows on."""
        return None if self.item.item.at is None else self.begins - self.late


@dataclass(frozen=True, slots=True, kw_only=True)
class Timetable:
    """The whole order. `room_until` is None when nobody said when the room must be free."""

    entries: tuple[Entry, ...]
    begins: int
    ends: int
    slack: int
    room_until: int | None

    @property
    def spare(self) -> int | None:
        """Minutes left before the room must be free, negative when over; None without such a time."""
        return None if self.room_until is None else self.room_until - self.ends

    @property
    def minutes(self) -> int:
        """Minutes of all items together, waiting left out."""
        return sum(entry.minutes for entry in self.entries)

    @property
    def missed(self) -> Entry | None:
        """The first locked item that the room reaches too late, or None."""
        return next((entry for entry in self.entries if entry.late), None)

    def moved(self, minutes: int) -> Timetable:
        """The same order begun so much later (or earlier), as when a plan is run at another hour."""
        entries = tuple(
            replace(entry, begins=entry.begins + minutes, ends=entry.ends + minutes) for entry in self.entries
        )
        return replace(self, entries=entries, begins=self.begins + minutes, ends=self.ends + minutes)

    @property
    def fits(self) -> bool:
        return (self.spare is None or self.spare >= 0) and self.missed is None


def timetable(workshop: Workshop, library: Library) -> Timetable:
    """Times for every item, in order. Raises WorkshopError for content that is not there."""
    begins = now = minute_of_day(workshop.starts)
    entries: list[Entry] = []
    for planned in workshop.items:
        item = planned.item
        if isinstance(item, MeetingItem):
            now = begins
        locked = None if item.at is None else minute_of_day(item.at)
        start = now if locked is None else max(now, locked)
        minutes = minutes_of(item, library, workshop.measure)
        entries.append(
            Entry(
                item=planned,
                title=title_of(item, library),
                detail=_detail(planned, library, workshop),
                kind=kind_of_item(item),
                begins=start,
                ends=start + minutes,
                waits=start - now,
                late=0 if locked is None else max(0, now - locked),
            )
        )
        now = start + minutes
    room_until = None if workshop.ends is None else minute_of_day(workshop.ends)
    return Timetable(entries=tuple(entries), begins=begins, ends=now, slack=workshop.slack, room_until=room_until)


def _detail(planned: PlannedItem, library: Library, workshop: Workshop) -> str:
    item = planned.item
    words = []
    if isinstance(item, SessionItem):
        words.append(f"{len(own_steps(item, library, workshop.measure))} steps")
        if item.without:
            words.append(f"{len(item.without)} left out")
    if isinstance(item, VignetteItem):
        vignette = library.vignettes[item.vignette]
        words.append("Branching" if any(vote.branches for vote in vignette.votes) else "Read aloud")
        words.append("1 vote" if len(vignette.votes) == 1 else f"{len(vignette.votes)} votes")
    if item.at:
        words.append(f"at {item.at:%H:%M}")
    if item.leader:
        words.append(item.leader)
    return " · ".join(words)
