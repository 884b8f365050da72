"""What the room has answered, as far as it is on record: kept in memory for the live counts. Any thread may ask."""

from __future__ import annotations

import threading
from collections.abc import Iterable

from workshop.model.response import OpeningId, Response, SeatId


class Ledger:
    """For a seat its last response in an opening counts; without a seat each does."""

    def __init__(self, responses: Iterable[Response]) -> None:
        self._lock = threading.Lock()
        self._by_opening: dict[OpeningId, dict[str, Response]] = {}
        for response in responses:
            self.enter(response)

    def enter(self, response: Response) -> None:
        with self._lock:
            self._by_opening.setdefault(response.opening, {})[response.seat or response.id] = response

    def of(self, opening: OpeningId) -> tuple[Response, ...]:
        with self._lock:
            return tuple(self._by_opening.get(opening, {}).values())

    def count(self, opening: OpeningId) -> int:
        with self._lock:
            return len(self._by_opening.get(opening, {}))

    def has(self, opening: OpeningId, seat: SeatId) -> bool:
        with self._lock:
            return seat in self._by_opening.get(opening, {})
