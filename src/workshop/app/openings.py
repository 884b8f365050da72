"""What the steps ask of the room: opened, closed and revealed by hand, or as the room moves."""

from __future__ import annotations

import secrets
from dataclasses import replace

from workshop.app.room import Room
from workshop.model.response import Asking, Opening, WorkshopId
from workshop.running.route import Route, Stop
from workshop.running.run import Run


class Openings:
    """Decides what is open. The room keeps it, and shows it to phones once it is on record."""

    def __init__(self, room: Room, route: Route, workshop: WorkshopId) -> None:
        self._room = room
        self._route = route
        self._workshop = workshop

    def of(self, occurrence: str) -> Opening | None:
        """The newest opening of a step, or None where nothing was opened yet."""
        return self._room.opening_of(occurrence)

    def open(self, occurrence: str) -> None:
        """Opens a step's vote or form now, wherever the room is. A revealed result is hidden again."""
        stop = self._route.stop(occurrence)
        before = self.of(occurrence)
        if before is None and stop.asked is not None:
            self._room.keep_opening(self._new(stop))
        elif before is not None and (not before.is_open or before.revealed):
            self._room.keep_opening(replace(before, is_open=True, revealed=False))

    def close(self, occurrence: str) -> None:
        opening = self.of(occurrence)
        if opening is not None and opening.is_open:
            self._room.keep_opening(replace(opening, is_open=False))

    def toggle(self, occurrence: str) -> None:
        """Opens what the step asks, or closes it."""
        opening = self.of(occurrence)
        if opening is not None and opening.is_open:
            self.close(occurrence)
        else:
            self.open(occurrence)

    def close_all(self) -> None:
        for opening in self._room.openings():
            self.close(opening.occurrence)

    def follow(self, before: Run, run: Run) -> None:
        """Reaching a step opens what it asks, leaving closes it, the picture of a result closes and reveals it."""
        occurrence = run.stop.occurrence
        opening = self.of(occurrence)
        if before.stop.occurrence != occurrence:
            self.close(before.stop.occurrence)
            if opening is None or not opening.revealed:
                self.open(occurrence)
                opening = self.of(occurrence)
        if run.frame.result and opening is not None and not opening.revealed:
            self._room.keep_opening(replace(opening, is_open=False, revealed=True))

    def leading(self, stop: Stop) -> str | None:
        """The option with most votes at a branching vote; None where it is a tie or nobody voted."""
        opening = self.of(stop.occurrence)
        if opening is None or opening.asking is not Asking.VOTE or not stop.branches:
            return None
        leaders = [bar.label for bar in self._room.chart(opening).bars if bar.leading]
        values = {choice.label: choice.value for choice in opening.form.items[0].choices}
        return values.get(leaders[0]) if len(leaders) == 1 else None

    def _new(self, stop: Stop) -> Opening:
        assert stop.asked is not None
        return Opening(
            id=secrets.token_hex(16),
            workshop=self._workshop,
            occurrence=stop.occurrence,
            asking=stop.asked.asking,
            form=stop.asked.form,
            phase=stop.asked.phase,
        )
