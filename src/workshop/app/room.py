"""The room as its phones see it: seats, what is open, who has answered. Stands between record and server.

Any thread may call it. Nothing is thanked for, shown or counted before the
record has committed it.
"""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Future, wait
from dataclasses import replace
from datetime import datetime

from workshop.app.ledger import Ledger
from workshop.app.words import fresh_words
from workshop.model.chart import BarChart
from workshop.model.form import Form
from workshop.model.progress import Progress
from workshop.model.response import (
    Opening,
    OpeningId,
    Outcome,
    Receipt,
    Response,
    Seat,
    SeatId,
    Submission,
)
from workshop.model.showing import JoinCard
from workshop.model.workshop import Workshop
from workshop.results.votes import count_vote
from workshop.store.record import Record
from workshop.web.codes import ALPHABET
from workshop.web.room import RoomView

Listener = Callable[[], None]
CODE_LENGTH = 6
PATIENCE = 0.1  # seconds that a move waits for the one before it to be on record


class Room:
    """One workshop's room. `on_change` is called, from any thread, after each change that anyone may see."""

    def __init__(
        self, record: Record, workshop: Workshop, on_change: Listener, on_trouble: Callable[[str], None]
    ) -> None:
        self._record = record
        self._workshop = workshop
        self._on_change = on_change
        self._on_trouble = on_trouble
        self._lock = threading.Lock()
        self._seats = {seat.token: seat for seat in record.seats(workshop.id)}
        self._words_on_their_way: set[str] = set()
        self._openings = {opening.id: opening for opening in record.openings(workshop.id)}
        self._kept_openings = dict(self._openings)
        self._latest: Future[None] | None = None
        self._ledger = Ledger(record.responses(workshop.id))
        token, code, self.port = record.room(workshop.id) or (secrets.token_urlsafe(16), fresh_code(), 0)
        self._view = RoomView(
            title=workshop.title,
            token=token,
            code=code,
            version=1,
            rehearsal=workshop.rehearsal,
            closed=self._closed_ones(),
            joined=len(self._seats),
            expected=workshop.expected,
            openings=self._open_ones(),
        )

    # -- what the pages ask (web.room.Room)

    def view(self) -> RoomView:
        return self._view

    def seat_of(self, token: str) -> Seat | None:
        return self._seats.get(token)

    def sit(self) -> Future[Seat]:
        with self._lock:
            words = fresh_words({seat.words for seat in self._seats.values()} | self._words_on_their_way)
            self._words_on_their_way.add(words)
        seat = Seat(secrets.token_hex(16), self._workshop.id, words, secrets.token_urlsafe(16))
        answer: Future[Seat] = Future()
        self._record.add_seat(seat).add_done_callback(lambda kept: self._seated(seat, kept, answer))
        return answer

    def take(self, submission: Submission) -> Future[Receipt]:
        answer: Future[Receipt] = Future()
        self._record.keep(submission).add_done_callback(lambda kept: self._taken(submission, kept, answer))
        return answer

    def answered(self, opening: OpeningId, seat: SeatId) -> bool:
        return self._ledger.has(opening, seat)

    def reached(self, host: str) -> None:  # noqa: ARG002 – under which address does not matter here
        if self.first_phone is None:
            self.first_phone = datetime.now()
            self._on_change()

    # -- what the facilitator's side asks

    first_phone: datetime | None = None

    def seats(self) -> tuple[Seat, ...]:
        return tuple(self._seats.values())

    def openings(self) -> tuple[Opening, ...]:
        return tuple(self._openings.values())

    def opening_of(self, occurrence: str) -> Opening | None:
        """The newest opening of a step, or None where nothing was opened yet."""
        found = [opening for opening in self.openings() if opening.occurrence == occurrence]
        return found[-1] if found else None

    def keep_opening(self, opening: Opening) -> None:
        """Opens, closes or reveals. Phones see it once it is on record; a failure is told as trouble and undone."""
        self._intend((opening,), lambda: self._record.keep_opening(opening))

    def keep_move(self, progress: Progress, openings: tuple[Opening, ...]) -> None:
        """Keeps a move together with what it opens, closes or reveals: all of it or nothing.

        Waits a little for the move before: a kill costs one move at most, however fast somebody presses.
        """
        if self._latest is not None:
            wait([self._latest], timeout=PATIENCE)
        self._intend(openings, lambda: self._record.keep_move(self._workshop.id, progress, openings))

    def settle(self) -> None:
        """Waits until what was opened, closed or revealed last is on record and in view. Raises what kept it."""
        if self._latest is not None:
            self._latest.result()

    def counts(self) -> Mapping[str, int]:
        """How many answered, by the occurrence of the step."""
        return {opening.occurrence: self._ledger.count(opening.id) for opening in self.openings()}

    def chart(self, opening: Opening) -> BarChart:
        """The vote's result as the facilitator sees it in private."""
        return count_vote(opening, self._ledger.of(opening.id))

    def revealed(self) -> dict[str, BarChart]:
        """The results that the room may see, by the occurrence of the step."""
        return {opening.occurrence: self.chart(opening) for opening in self.openings() if opening.revealed}

    def say(self, *, now: str, results: tuple[BarChart, ...], ended: bool = False) -> None:
        """What the phones show as going on, and the results on show."""
        self._change(now=now, results=results, ended=ended)

    def serve_at(self, port: int, hosts: frozenset[str]) -> None:
        """Where the room is served: kept, so that the same code and address work after a restart."""
        self.port = port
        view = self._view
        self._record.keep_room(self._workshop.id, view.token, view.code, port).add_done_callback(self._told)
        self._change(hosts=hosts)

    def with_forms(self, closed: tuple[Form, ...]) -> None:
        """The forms that this workshop asks at some time, so that phones can tell closed from unknown."""
        self._change(forms=closed)

    # -- within

    def _open_ones(self) -> tuple[Opening, ...]:
        return tuple(opening for opening in self._kept_openings.values() if opening.is_open)

    def _closed_ones(self) -> tuple[Opening, ...]:
        return tuple(opening for opening in self._kept_openings.values() if not opening.is_open)

    def _change(self, **changes: object) -> None:
        with self._lock:
            changed = replace(self._view, **changes)  # type: ignore[arg-type]
            if changed == self._view:
                return
            self._view = replace(changed, version=self._view.version + 1)
        self._on_change()

    def _seated(self, seat: Seat, kept: Future[None], answer: Future[Seat]) -> None:
        error = kept.exception()
        with self._lock:
            self._words_on_their_way.discard(seat.words)
            if error is None:
                self._seats = {**self._seats, seat.token: seat}
        if error is not None:
            self._on_trouble(str(error))
            answer.set_exception(error)
            return
        self._change(joined=len(self._seats))
        answer.set_result(seat)

    def _taken(self, submission: Submission, kept: Future[Receipt], answer: Future[Receipt]) -> None:
        error = kept.exception()
        if error is not None:
            answer.set_exception(error)
            self._on_trouble(str(error))
            return
        receipt = kept.result()
        if receipt.outcome is Outcome.STORED:
            response = Response(
                id=submission.id,
                opening=submission.opening,
                seat=submission.seat,
                channel=submission.channel,
                revision=0,
                answers=submission.answers,
            )
            self._ledger.enter(response)
        answer.set_result(receipt)
        if receipt.outcome is Outcome.STORED:
            self._on_change()

    def _intend(self, openings: tuple[Opening, ...], keep: Callable[[], Future[None]]) -> None:
        with self._lock:
            self._openings.update((opening.id, opening) for opening in openings)
        seen: Future[None] = Future()
        self._latest = seen
        keep().add_done_callback(lambda kept: self._settled(openings, kept, seen))

    def _settled(self, openings: tuple[Opening, ...], kept: Future[None], seen: Future[None]) -> None:
        error = kept.exception()
        with self._lock:
            for opening in openings:
                if error is None:
                    self._kept_openings[opening.id] = opening
                elif opening.id in self._kept_openings:
                    self._openings[opening.id] = self._kept_openings[opening.id]
                else:
                    self._openings.pop(opening.id, None)
            is_open, closed = self._open_ones(), self._closed_ones()
        if openings:
            self._change(openings=is_open, closed=closed)
            self._on_change()
        if error is not None:
            self._on_trouble(str(error))
            seen.set_exception(error)
        else:
            seen.set_result(None)

    def _told(self, kept: Future[None]) -> None:
        error = kept.exception()
        if error is not None:
            self._on_trouble(str(error))


def fresh_code() -> str:
    """Six letters and digits that cannot be mistaken for each other."""
    return "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))


def join_card(view: RoomView, url: str, address: str) -> JoinCard:
    """The join card with its code in two groups of three."""
    half = len(view.code) // 2
    return JoinCard(url=url, address=address, code=f"{view.code[:half]} {view.code[half:]}")
