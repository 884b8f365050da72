"""The clocks of a workshop under way: planned end, end at this pace, how far behind."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime, timedelta

from workshop.model.progress import Seconds
from workshop.model.workshop import Workshop
from workshop.planning.timetable import DAY, Timetable
from workshop.running.run import Run

TOLERANCE = 60  # seconds off the plan that nobody needs to hear of


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


def pace(run: Run, workshop: Workshop, table: Timetable, now: Seconds) -> Pace:
    """The clocks at `now`, seconds since 1970, in local time."""
    moment = datetime.fromtimestamp(now)
    midnight = datetime.combine(workshop.date, datetime.min.time())
    if run.progress.started is not None:
        begun = datetime.fromtimestamp(run.progress.started)
        midnight = datetime.combine(begun.date(), datetime.min.time())
    planned_end = midnight + timedelta(minutes=table.ends)
    remaining = max(0.0, run.left(now)) + run.route.remaining(run.stop)
    start = moment if run.progress.started is not None else midnight + timedelta(minutes=table.begins)
    ends = {entry.item.id: entry.ends for entry in table.entries}
    item_end = ends.get(run.stop.item)
    return Pace(
        now=moment,
        spent=run.spent(now),
        left=run.left(now),
        planned=run.stop.seconds + round(run.progress.watch.extra),
        planned_end=planned_end,
        expected_end=start + timedelta(seconds=remaining),
        item_ends=None if item_end is None else midnight + timedelta(minutes=item_end % DAY),
        running=run.progress.started is not None,
        paused=run.is_paused,
    )


def countdown(seconds: Seconds) -> str:
    """Seconds as people read a timer: 4:40, 0:07, −1:15; a second begun counts as left."""
    whole = math.ceil(seconds)
    sign = "−" if whole < 0 else ""
    return f"{sign}{abs(whole) // 60}:{abs(whole) % 60:02d}"
