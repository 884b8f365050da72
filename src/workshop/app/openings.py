"""What the steps ask of the room: opened, closed and revealed by hand, or as the room moves."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Iterable
from dataclasses import replace

from workshop.app.room import Room
from workshop.model.response import Asking, Opening, OpeningId, WorkshopId
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
        self._keep(self._opened(occurrence))

    def close(self, occurrence: str) -> None:
        self._keep(self._closed(occurrence))

    def close_all(self, but: Collection[str] = ()) -> None:
        """Closes everything except what these steps ask."""
        for opening in self._room.openings():
            if opening.occurrence not in but:
                self.close(opening.occurrence)

    def hidden(self) -> frozenset[str]:
        """The votes whose result the room has not been shown."""
        shown = {opening.occurrence for opening in self._room.openings() if opening.revealed}
        return frozenset(stop.occurrence for stop in self._route.stops if stop.asked) - shown

    def following(self, before: Run, run: Run) -> tuple[Opening, ...]:
        """What a move changes, as far as the audience sees it: a frozen room is asked nothing else.

        Reaching a step opens what it asks, leaving closes it, the picture of a result closes and reveals it.
        """
        left, _ = before.seen_by_audience
        stop, frame = run.seen_by_audience
        changed: dict[OpeningId, Opening] = {}
        opening = self.of(stop.occurrence)
        if left.occurrence != stop.occurrence:
            changed.update((one.id, one) for one in self._closed(left.occurrence))
            if opening is None or not opening.revealed:
                changed.update((one.id, one) for one in self._opened(stop.occurrence))
                opening = next((one for one in changed.values() if one.occurrence == stop.occurrence), opening)
        if frame.result and opening is not None and not opening.revealed:
            changed[opening.id] = replace(opening, is_open=False, revealed=True)
        return tuple(changed.values())

    def leading(self, stop: Stop) -> str | None:
        """The option with most votes at a branching vote; None where it is a tie or nobody voted."""
        opening = self.of(stop.occurrence)
        if opening is None or opening.asking is not Asking.VOTE or not stop.branches:
            return None
        leaders = [bar.label for bar in self._room.chart(opening).bars if bar.leading]
        values = {choice.label: choice.value for choice in opening.form.items[0].choices}
        return values.get(leaders[0]) if len(leaders) == 1 else None

    def _keep(self, openings: Iterable[Opening]) -> None:
        for opening in openings:
            self._room.keep_opening(opening)

    def _opened(self, occurrence: str) -> tuple[Opening, ...]:
        stop, before = self._route.stop(occurrence), self.of(occurrence)
        if before is None:
            return (self._new(stop),) if stop.asked is not None else ()
        if before.is_open and not before.revealed:
            return ()
        return (replace(before, is_open=True, revealed=False),)

    def _closed(self, occurrence: str) -> tuple[Opening, ...]:
        opening = self.of(occurrence)
        return (replace(opening, is_open=False),) if opening is not None and opening.is_open else ()

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
