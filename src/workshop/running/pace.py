"""The clocks of a workshop under way: planned end, end at this pace, how far behind."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime, timedelta

from workshop.model.progress import Seconds
from workshop.model.workshop import Workshop
from workshop.planning.timetable import Timetable
from workshop.running.run import Run

TOLERANCE = 60  # seconds off the plan that nobody needs to hear of
ANOTHER_HOUR = 120  # minutes off the planned start from which the plan is run at another hour, and not late


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """All clocks at one moment. Times of day are local; `behind` is in seconds, negative when ahead.

    `item_ends` is the planned end of the session, vignette or form under way, None outside of any.
    """

    now: datetime
    spent: Seconds
    left: Seconds
    planned: int
    planned_end: datetime
    expected_end: datetime
    item_ends: datetime | None
    running: bool
    paused: bool

    @property
    def behind(self) -> int:
        return round((self.expected_end - self.planned_end).total_seconds())

    @property
    def is_off(self) -> bool:
        return self.running and abs(self.behind) > TOLERANCE

    @property
    def share(self) -> float:
        """The part of the step's time that is used, 0 to 1."""
        return 1.0 if self.planned <= 0 else max(0.0, min(1.0, self.spent / self.planned))


def as_begun(table: Timetable, started: Seconds | None) -> Timetable:
    """The timetable that the room is held to: as planned, or moved along when begun at quite another hour."""
    if started is None:
        return table
    begun = datetime.fromtimestamp(started)
    off = begun.hour * 60 + begun.minute - table.begins
    return table if abs(off) <= ANOTHER_HOUR else table.moved(off)


def pace(run: Run, workshop: Workshop, table: Timetable, now: Seconds) -> Pace:
    """The clocks at `now`, seconds since 1970, in local time, against the timetable that the room is held to."""
    moment = datetime.fromtimestamp(now)
    started = run.progress.started
    day = workshop.date if started is None else datetime.fromtimestamp(started).date()
    midnight = datetime.combine(day, datetime.min.time())
    start = midnight + timedelta(minutes=table.begins) if started is None else moment
    ends = {entry.item.id: entry.ends for entry in table.entries}
    item_end = ends.get(run.stop.item)
    return Pace(
        now=moment,
        spent=run.spent(now),
        left=run.left(now),
        planned=run.stop.seconds + round(run.progress.watch.extra),
        planned_end=midnight + timedelta(minutes=table.ends),
        expected_end=_end_at_this_pace(run, table, start, midnight, max(0.0, run.left(now))),
        item_ends=None if item_end is None else midnight + timedelta(minutes=item_end),
        running=started is not None,
        paused=run.is_paused,
    )


def _end_at_this_pace(run: Run, table: Timetable, start: datetime, midnight: datetime, left: Seconds) -> datetime:
    """When the end comes if all that is still to come takes as long as planned; locked items wait for their time."""
    items = [entry.item.id for entry in table.entries]
    here = items.index(run.stop.item) if run.stop.item in items else len(items) if run.is_last else -1
    later = table.entries[here + 1 :]
    rest_of_item = run.route.remaining(run.stop) - 60 * sum(entry.minutes for entry in later)
    end = start + timedelta(seconds=left + max(0, rest_of_item))
    for entry in later:
        if entry.not_before is not None:
            end = max(end, midnight + timedelta(minutes=entry.not_before))
        end += timedelta(minutes=entry.minutes)
    return end


def countdown(seconds: Seconds) -> str:
    """Seconds as people read a timer: 4:40, 0:07, −1:15; a second begun counts as left."""
    whole = math.ceil(seconds)
    sign = "−" if whole < 0 else ""
    return f"{sign}{abs(whole) // 60}:{abs(whole) % 60:02d}"
