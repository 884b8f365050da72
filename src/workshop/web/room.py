"""What the pages know of the room, and what they ask of it. Whoever owns the record stands behind `Room`."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass
from typing import Protocol

from workshop.model.chart import BarChart
from workshop.model.form import Form
from workshop.model.response import Opening, OpeningId, Receipt, Seat, SeatId, Submission


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomView:
    """All that the pages may show, replaced as a whole; `version` grows with each change.

    `token` is the long secret in the address, `code` the short one for those who type.
    `openings` are the open ones, `closed` those that were open before, newest last. `results` are revealed and
    still shown.
    `forms` are all that this workshop asks at some time, so that a closed form can be told from an unknown one.
    `hosts` are the addresses under which this laptop answers, besides localhost.
    """

    title: str
    token: str
    code: str
    version: int
    openings: tuple[Opening, ...] = ()
    closed: tuple[Opening, ...] = ()
    results: tuple[BarChart, ...] = ()
    forms: tuple[Form, ...] = ()
    now: str = ""
    joined: int = 0
    expected: int = 0
    rehearsal: bool = False
    ended: bool = False
    hosts: frozenset[str] = frozenset()


class Room(Protocol):
    """Called from the server's thread, so every method is thread-safe and returns at once."""

    def view(self) -> RoomView: ...

    def seat_of(self, token: str) -> Seat | None:
        """The seat of this token, or None where nobody has it."""
        ...

    def sit(self) -> Future[Seat]:
        """A new seat, once it is on record."""
        ...

    def take(self, submission: Submission) -> Future[Receipt]:
        """Resolves after the commit, or fails. A repeat is REPEATED even where its opening is closed or gone."""
        ...

    def answered(self, opening: OpeningId, seat: SeatId) -> bool: ...

    def reached(self, host: str) -> None:
        """A phone that is not this laptop has come in under the address `host`. Told once for each address."""
        ...
