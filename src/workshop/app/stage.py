"""A workshop under way, from the facilitator's side: the only object that moves it.

Every move is shown at once and put on record first in line. Reaching a vote or
form opens it, leaving closes it, the picture of a result reveals it.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace

from workshop.app.room import Room
from workshop.model.progress import Curtain, Seconds
from workshop.model.response import Asking, Opening
from workshop.model.showing import JoinCard, Showing
from workshop.model.workshop import Workshop
from workshop.planning.timetable import Timetable
from workshop.running.live import Facts, audience, filled
from workshop.running.pace import Pace, as_begun, pace
from workshop.running.route import Asked, Route, Stop
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
        on_trouble: Callable[[str], None] = lambda _: None,
    ) -> None:
        self._record = record
        self.workshop = workshop
        self._table = table
        self._room = room
        self._clock = clock
        self._on_move = on_move
        self._on_trouble = on_trouble
        self._join: JoinCard | None = None
        progress = record.progress(workshop.id)
        self._run = Run.begin(route) if progress is None else Run.resume(route, progress)
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
        here = self._room.opening_of(self._run.stop.occurrence)
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

    def preview(self) -> Showing | None:
        """The next picture, or None at the end."""
        ahead = self._run.upcoming
        if ahead is None:
            return None
        stop, frame = ahead
        return filled(stop.frames[frame].showing, stop, self.facts())

    def opening(self) -> Opening | None:
        """What was last opened at this step."""
        return self._room.opening_of(self._run.stop.occurrence)

    def leading(self) -> str | None:
        """The option with most votes at this branching vote; None where it is a tie or nobody voted."""
        opening = self.opening()
        if opening is None or not self._run.stop.branches:
            return None
        leaders = [bar.label for bar in self._room.chart(opening).bars if bar.leading]
        if len(leaders) != 1:
            return None
        labels = {choice.label: choice.value for choice in opening.form.items[0].choices}
        return labels.get(leaders[0])

    # -- moves

    def forward(self) -> None:
        leading = self.leading()
        if leading and self._run.choice is None and self._run.frame.result:
            self._run = self._run.choose(leading, self._clock())
        self._move(self._run.forward(self._clock()))

    def back(self) -> None:
        self._move(self._run.back(self._clock()))

    def next_step(self) -> None:
        self._move(self._run.next_step(self._clock()))

    def first(self) -> None:
        self._move(self._run.first(self._clock()))

    def last(self) -> None:
        self._move(self._run.last(self._clock()))

    def go_to(self, occurrence: str, frame: int = 0) -> None:
        self._move(self._run.go_to(occurrence, frame, self._clock()))

    def go_to_number(self, number: int) -> None:
        self._move(self._run.go_to_number(number, self._clock()))

    def choose(self, option: str) -> None:
        self._move(self._run.choose(option, self._clock()))

    def curtain(self, curtain: Curtain) -> None:
        self._move(self._run.curtain(curtain, self._clock()))

    def lift(self) -> None:
        self._move(self._run.lift(self._clock()))

    def freeze(self) -> None:
        self._move(self._run.freeze(self._clock()))

    def pause(self) -> None:
        self._move(self._run.pause(self._clock()))

    def add_minutes(self, minutes: int) -> None:
        self._move(self._run.add(60.0 * minutes, self._clock()))

    def reveal(self) -> None:
        """Goes to the result of the vote at this step, or back to its question."""
        frames = self._run.stop.frames
        results = [place for place, frame in enumerate(frames) if frame.result]
        if results:
            place = results[0] - 1 if self._run.frame.result else results[0]
            self._move(self._run.go_to(self._run.stop.occurrence, place, self._clock()))

    def reveal_at(self, occurrence: str) -> None:
        """Goes to the result of a vote anywhere on the route."""
        frames = self._run.route.stop(occurrence).frames
        results = [place for place, frame in enumerate(frames) if frame.result]
        if results:
            self.go_to(occurrence, results[0])

    # -- openings

    def open(self, occurrence: str) -> None:
        """Opens a step's vote or form now, wherever the room is. A revealed result is hidden again."""
        stop = self._run.route.stop(occurrence)
        if stop.asked is None:
            return
        before = self._room.opening_of(occurrence)
        if before is None:
            self._room.keep_opening(self._new_opening(stop, stop.asked))
        elif not before.is_open or before.revealed:
            self._room.keep_opening(replace(before, is_open=True, revealed=False))

    def close(self, occurrence: str) -> None:
        opening = self._room.opening_of(occurrence)
        if opening is not None and opening.is_open:
            self._room.keep_opening(replace(opening, is_open=False))

    def toggle_open(self) -> None:
        """Opens what this step asks, or closes it."""
        opening = self.opening()
        occurrence = self._run.stop.occurrence
        if opening is not None and opening.is_open:
            self.close(occurrence)
        else:
            self.open(occurrence)

    def end(self) -> None:
        """Closes all that is open and tells the phones goodbye."""
        for opening in self._room.openings():
            self.close(opening.occurrence)
        self._room.say(now="", results=(), ended=True)

    # -- within

    def _move(self, run: Run) -> None:
        before, self._run = self._run, run
        if run == before:
            return
        self._record.keep_progress(self.workshop.id, run.progress).add_done_callback(self._kept)
        self._open_and_close(before, run)
        self._tell_phones()
        self._on_move()

    def _kept(self, kept: Future[None]) -> None:
        error = kept.exception()
        if error is not None:
            self._on_trouble(str(error))

    def _open_and_close(self, before: Run, run: Run) -> None:
        occurrence = run.stop.occurrence
        if before.stop.occurrence != occurrence:
            self.close(before.stop.occurrence)
            if run.stop.asked and not self._was_revealed(occurrence):
                self.open(occurrence)
        opening = self._room.opening_of(occurrence)
        if run.frame.result and opening is not None and not opening.revealed:
            self._room.keep_opening(replace(opening, is_open=False, revealed=True))

    def _was_revealed(self, occurrence: str) -> bool:
        opening = self._room.opening_of(occurrence)
        return opening is not None and opening.revealed

    def _new_opening(self, stop: Stop, asked: Asked) -> Opening:
        return Opening(
            id=secrets.token_hex(16),
            workshop=self.workshop.id,
            occurrence=stop.occurrence,
            asking=asked.asking,
            form=asked.form,
            phase=asked.phase,
        )

    def _tell_phones(self) -> None:
        opening = self.opening()
        shown = self._run.frame.result and opening is not None and opening.revealed
        results = (self._room.chart(opening),) if shown and opening else ()
        self._room.say(now=self._run.stop.section, results=results)
