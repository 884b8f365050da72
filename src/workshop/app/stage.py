"""A workshop under way, from the facilitator's side: the only object that moves it.

Every move is shown at once and put on record first in line. Reaching a vote or
form opens it, leaving closes it, the picture of a result reveals it.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from workshop.app.openings import Openings
from workshop.app.room import Room
from workshop.model.progress import Seconds
from workshop.model.response import Asking, Opening
from workshop.model.showing import JoinCard, Showing
from workshop.model.workshop import Workshop
from workshop.planning.timetable import Timetable
from workshop.running.live import Facts, audience, filled
from workshop.running.pace import Pace, as_begun, pace
from workshop.running.route import Route
from workshop.running.run import Run
from workshop.store.record import Record

Clock = Callable[[], Seconds]


class Stage:
    """Holds where the workshop is. `on_move` is called in the caller's thread after every move."""

    def __init__(
        self,
        record: Record,
        workshop: Workshop,
        route: Route,
        table: Timetable,
        room: Room,
        *,
        clock: Clock = time.time,
        on_move: Callable[[], None] = lambda: None,
    ) -> None:
        self._record = record
        self.workshop = workshop
        self._table = table
        self._room = room
        self._clock = clock
        self._on_move = on_move
        self._join: JoinCard | None = None
        progress = record.progress(workshop.id)
        self._run = Run.begin(route) if progress is None else Run.resume(route, progress)
        self.openings = Openings(room, route, workshop.id)
        self.openings.close_all(but=[stop.occurrence for stop in route.stops])
        room.with_forms(tuple(stop.asked.form for stop in route.stops if stop.asked))
        self._tell_phones()

    # -- what there is to see

    @property
    def run(self) -> Run:
        return self._run

    @property
    def room(self) -> Room:
        return self._room

    def invite(self, card: JoinCard) -> None:
        """The card that tells how to join, once the room is served."""
        self._join = card

    @property
    def table(self) -> Timetable:
        """The timetable that the room is held to."""
        return as_begun(self._table, self._run.progress.started)

    def clocks(self) -> Pace:
        return pace(self._run, self.workshop, self.table, self._clock())

    def facts(self, *, private: bool = False) -> Facts:
        """What the room knows now. In private the present vote's result is known before its reveal."""
        view = self._room.view()
        charts = self._room.revealed()
        here = self.openings.of(self._run.stop.occurrence)
        if private and here is not None and here.asking is Asking.VOTE:
            charts[here.occurrence] = self._room.chart(here)
        return Facts(
            join=self._join,
            joined=view.joined,
            expected=view.expected,
            answered=dict(self._room.counts()),
            charts=charts,
        )

    def showing(self) -> Showing:
        """What the audience sees."""
        return audience(self._run, self.facts(), self.clocks())

    def console(self) -> Showing:
        """The present picture as the console works on it, whatever the audience sees."""
        return filled(self._run.frame.showing, self._run.stop, self.facts(), self.clocks())

    @property
    def heading(self) -> Run:
        """The run with the way that `forward` takes: from a result, the branch that most people chose."""
        leading = self.leading() if self._run.frame.result and self._run.choice is None else None
        return self._run.choose(leading, self._clock()) if leading else self._run

    def preview(self) -> Showing | None:
        """The next picture, or None at the end."""
        ahead = self.heading.upcoming
        if ahead is None:
            return None
        stop, frame = ahead
        return filled(stop.frames[frame].showing, stop, self.facts())

    def opening(self) -> Opening | None:
        """What was last opened at this step."""
        return self.openings.of(self._run.stop.occurrence)

    def leading(self) -> str | None:
        """The option with most votes at this branching vote; None where it is a tie or nobody voted."""
        return self.openings.leading(self._run.stop)

    # -- moves

    def move(self, move: Callable[..., Run], *words: object) -> None:
        """One of the moves of `Run`, with its words; the time is added."""
        self._go(move(self._run, *words, self._clock()))

    def forward(self) -> None:
        """The next picture; from a result, along the branch that most people chose where nobody chose another."""
        self._go(self.heading.forward(self._clock()))

    def next_step(self) -> None:
        """The first picture of the next step; from a vote, along the branch that leads."""
        leading = self.leading() if self._run.choice is None else None
        headed = self._run.choose(leading, self._clock()) if leading else self._run
        self._go(headed.next_step(self._clock()))

    def back(self) -> None:
        """The picture before. A result that was not shown is not shown by the way."""
        self._go(self._run.back(self._clock(), self.openings.hidden()))

    def open(self, occurrence: str = "") -> None:
        """Opens what a step asks (this one, where none is named). A result in view gives way to its question."""
        occurrence = occurrence or self._run.stop.occurrence
        if occurrence == self._run.stop.occurrence and self._run.frame.result:
            self.reveal()
        self.openings.open(occurrence)
        self._tell_phones()

    def toggle_open(self) -> None:
        """Opens what this step asks, or closes it."""
        opening = self.opening()
        if opening is not None and opening.is_open:
            self.openings.close(opening.occurrence)
        else:
            self.open()

    def reveal(self, occurrence: str = "") -> None:
        """Goes to the result of the vote at a step (this one, where none is named), or back to its question."""
        stop = self._run.route.stop(occurrence or self._run.stop.occurrence)
        results = [place for place, frame in enumerate(stop.frames) if frame.result]
        if results:
            is_shown = stop is self._run.stop and self._run.frame.result
            self.move(Run.go_to, stop.occurrence, results[0] - 1 if is_shown else results[0])

    def end(self) -> None:
        """Closes all that is open and tells the phones goodbye."""
        self.openings.close_all()
        self._room.say(now="", results=(), ended=True)

    # -- within

    def _go(self, run: Run) -> None:
        before, self._run = self._run, run
        if run == before:
            return
        self._room.keep_move(run.progress, self.openings.following(before, run))
        self._tell_phones()
        self._on_move()

    def _tell_phones(self) -> None:
        """What goes on, and the result on show: what the audience sees, so that freezing holds the phones as well."""
        stop, frame = self._run.seen_by_audience
        opening = self.openings.of(stop.occurrence)
        results = (self._room.chart(opening),) if frame.result and opening and opening.revealed else ()
        self._room.say(now=stop.section, results=results)
