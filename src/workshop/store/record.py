"""The record of workshops: values in, values out. What is written is answered after the commit."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection

from workshop.model.progress import Progress
from workshop.model.response import Opening, OpeningId, Receipt, Response, Seat, Submission, WorkshopId
from workshop.model.workshop import Workshop
from workshop.store import answers, workshops
from workshop.store import progress as moves
from workshop.store.backup import back_up
from workshop.store.connections import in_words, reading
from workshop.store.errors import RecordError
from workshop.store.file import make_ready
from workshop.store.writer import Writer

P = ParamSpec("P")
T = TypeVar("T")


class Record:
    """One open record. Any thread may use it; what it returns as a Future is written by the writer's thread.

    A Future that fails holds a RecordError, and then nothing of it was written.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._writer = Writer(path)
        self._reading = reading(path)
        self._backing_up = threading.Lock()

    @classmethod
    def open(cls, path: Path) -> Record:
        """Opens the record at `path`, and makes it where there is none.

        An older record is backed up and brought up to date; a newer one, a damaged one, a file that is
        something else and one whose place cannot be written raise the RecordError that says so. Where only
        the file is read-only it can be read, and whatever is to be written fails.
        """
        make_ready(path)
        with in_words(path):
            return cls(path)

    def close(self) -> None:
        """Writes what still waits and lets go of the file."""
        self._reading.dispose()
        self._writer.close()

    def _read(self, query: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        with in_words(self._path), self._reading.connect() as connection:
            return query(connection, *args, **kwargs)

    def add(self, workshop: Workshop) -> Future[None]:
        return self._writer.first(lambda connection: workshops.add(connection, workshop))

    def change(self, workshop: Workshop) -> Future[None]:
        """Replaces the facts and the running order; snapshot, progress and answers stay."""
        return self._writer.first(lambda connection: workshops.change(connection, workshop))

    def remove(self, workshop: WorkshopId) -> Future[None]:
        """Removes a workshop and its answers, so that not even the bytes stay in the file."""
        return self._writer.first(lambda connection: workshops.remove(connection, workshop), tidy=True)

    def workshops(self) -> tuple[Workshop, ...]:
        """All workshops, the newest date first."""
        return self._read(workshops.all_of)

    def workshop(self, id_or_title: str) -> Workshop:
        """The workshop of this id or title. Raises WorkshopError where there is none, or more than one."""
        return self._read(workshops.find, id_or_title)

    def keep_snapshot(self, workshop: WorkshopId, files: Mapping[str, str]) -> Future[None]:
        """Keeps the content files of a running workshop, by path, in place of those kept before."""
        kept = dict(files)
        return self._writer.first(lambda connection: moves.keep_snapshot(connection, workshop, kept))

    def snapshot(self, workshop: WorkshopId) -> dict[str, str]:
        """The content files kept for the workshop, by path; empty where none were."""
        return self._read(moves.snapshot, workshop)

    def keep_move(self, workshop: WorkshopId, progress: Progress, openings: Sequence[Opening] = ()) -> Future[None]:
        """Keeps a move together with the openings that it opens, closes or reveals: all of it or nothing.

        With openings it comes after all that was handed over before it, like `keep_opening`.
        """
        changed = tuple(openings)

        def keep(connection: Connection) -> None:
            moves.keep_progress(connection, workshop, progress)
            for opening in changed:
                answers.keep_opening(connection, opening)

        return self._writer.first(keep, overtakes=not changed)

    def progress(self, workshop: WorkshopId) -> Progress | None:
        return self._read(moves.progress, workshop)

    def keep_opening(self, opening: Opening) -> Future[None]:
        """Adds an opening, or changes whether it is open and revealed, after all that was handed over before.

        So nobody who answered in time is told that the form is closed.
        """
        return self._writer.first(lambda connection: answers.keep_opening(connection, opening), overtakes=False)

    def openings(self, workshop: WorkshopId) -> tuple[Opening, ...]:
        """The openings in the order they were made."""
        return self._read(answers.openings, workshop)

    def add_seat(self, seat: Seat) -> Future[None]:
        """Adds a seat. Fails where its words or its id are taken."""
        return self._writer.in_turn(lambda connection: answers.add_seat(connection, seat))

    def seats(self, workshop: WorkshopId) -> tuple[Seat, ...]:
        return self._read(answers.seats, workshop)

    def keep(self, submission: Submission) -> Future[Receipt]:
        """Stores answers. The receipt comes after the commit; without one they may not be thanked for."""
        try:
            sheet = answers.Sheet.of(submission)
        except RecordError as error:
            refused: Future[Receipt] = Future()
            refused.set_exception(error)
            return refused
        return self._writer.in_turn(lambda connection: answers.keep(connection, sheet))

    def responses(self, workshop: WorkshopId) -> tuple[Response, ...]:
        """The responses that count: the last of each seat in each opening, and every one without a seat."""
        return self._read(answers.responses, workshop)

    def counts(self, workshop: WorkshopId) -> dict[OpeningId, int]:
        """How many responses count, for every opening of the workshop."""
        return self._read(answers.counts, workshop)

    def keep_room(self, workshop: WorkshopId, token: str, code: str, port: int) -> Future[None]:
        """Keeps what the room joins by, so that it stays the same after a restart."""
        return self._writer.first(lambda connection: workshops.keep_room(connection, workshop, (token, code, port)))

    def room(self, workshop: WorkshopId) -> tuple[str, str, int] | None:
        """The token, code and port of the workshop's room, or None where there has been none."""
        return self._read(workshops.room, workshop)

    def backup(self) -> Path:
        """Makes a backup in `backups` beside the record, and returns where; safe while answers come in."""
        with self._backing_up:
            return back_up(self._path)
