"""The one thread that writes: it owns the writing connection, and answers only after the commit.

What the room sends waits in one line and is committed in small batches; whatever steers the
workshop waits in another, which goes first, unless it has to come behind what was handed over before it.
"""

from __future__ import annotations

import logging
import sqlite3
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from workshop.store.connections import told, writing
from workshop.store.errors import BusyRecord, ClosedRecord, RecordError

T = TypeVar("T")
Work = Callable[[Connection], T]

BATCH = 16
"""Larger batches hold the interpreter long enough for a window to stutter."""

CAPACITY = 2000
"""How many may wait in each line."""

RETRY = 1.0
"""Seconds of quiet after which a log that a reader held is tried again."""

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Job(Generic[T]):
    """Work to do in a transaction. When it refuses with a RecordError it must have written nothing."""

    work: Work[T]
    future: Future[T] = field(default_factory=Future)
    tidy: bool = False
    behind: int = 0
    """How many jobs must have been taken from the line of those in turn before this one is."""


class Writer:
    """Does work in writing transactions, one after the other, until it is closed."""

    def __init__(self, path: Path, capacity: int = CAPACITY) -> None:
        self._path = path
        self._capacity = capacity
        self._engine = writing(path)
        self._connection = self._engine.connect()
        self._first: deque[_Job[Any]] = deque()
        self._in_turn: deque[_Job[Any]] = deque()
        self._taken = 0
        self._untidy = False
        self._waiting = threading.Condition()
        self._closed = False
        # A daemon: a program that dies elsewhere must not hang here, and what was committed is safe.
        self._thread = threading.Thread(target=self._run, name="record-writer", daemon=True)
        self._thread.start()

    def first(self, work: Work[T], *, tidy: bool = False, overtakes: bool = True) -> Future[T]:
        """Does work before all that waits in turn, or only before what is handed over later.

        `tidy` also empties the log of what was deleted. Work of this line is done in its own order always.
        """
        with self._waiting:
            behind = 0 if overtakes else self._taken + len(self._in_turn)
            return self._line_up(self._first, _Job(work, tidy=tidy, behind=behind))

    def in_turn(self, work: Work[T]) -> Future[T]:
        return self._line_up(self._in_turn, _Job(work))

    def close(self) -> None:
        """Ends what waits, then lets go of the file."""
        with self._waiting:
            self._closed = True
            self._waiting.notify()
        self._thread.join()

    def _line_up(self, line: deque[_Job[Any]], job: _Job[T]) -> Future[T]:
        # Running from the start: what was handed over is kept, even when nobody waits for it any more.
        job.future.set_running_or_notify_cancel()
        with self._waiting:
            if self._closed:
                job.future.set_exception(ClosedRecord(self._path))
            elif len(line) >= self._capacity:
                job.future.set_exception(BusyRecord(self._path))
            else:
                line.append(job)
                self._waiting.notify()
        return job.future

    def _run(self) -> None:
        while self._wait():
            if batch := self._next():
                self._keep(batch)
            else:
                self._empty_log(patient=False)
        self._let_go()

    def _wait(self) -> bool:
        """Waits for work, or a while where a log is left to empty. False once closed and all is done."""
        with self._waiting:
            timeout = RETRY if self._untidy else None
            self._waiting.wait_for(lambda: self._first or self._in_turn or self._closed, timeout)
            return bool(self._first or self._in_turn or not self._closed)

    def _next(self) -> list[_Job[Any]]:
        """The jobs of the next transaction: one from the first line, or several that wait in turn."""
        with self._waiting:
            number = min(BATCH, len(self._in_turn))
            if self._first:
                before = self._first[0].behind - self._taken
                if before <= 0:
                    return [self._first.popleft()]
                number = min(number, before)
            self._taken += number
            return [self._in_turn.popleft() for _ in range(number)]

    def _keep(self, batch: list[_Job[Any]]) -> None:
        try:
            with self._connection.begin():
                outcomes = [self._outcome(job) for job in batch]
                self._see_that_transaction_holds()
        except Exception as error:  # noqa: BLE001 - the writer outlives every failure, and tells those who wait
            self._fail(batch, error)
            return
        if any(job.tidy for job in batch):
            # Before the answer: who hears that something is removed may look for it.
            self._empty_log()
        for job, outcome in zip(batch, outcomes, strict=True):
            if isinstance(outcome, RecordError):
                job.future.set_exception(outcome)
            else:
                job.future.set_result(outcome)

    def _outcome(self, job: _Job[T]) -> T | RecordError:
        try:
            return job.work(self._connection)
        except RecordError as refusal:
            return refusal

    def _see_that_transaction_holds(self) -> None:
        # SQLite ends a transaction by itself after some faults; a commit would then be an empty promise.
        if not self._file.in_transaction:
            raise RecordError(f"The record {self._path} could not be written; try again.")

    def _fail(self, batch: list[_Job[Any]], error: Exception) -> None:
        # Those who wait are told, and tell a person; what the database says in its own words helps nobody.
        own_fault = not isinstance(error, SQLAlchemyError | RecordError)
        _log.info("not written: %s", told(error, self._path), exc_info=error if own_fault else None)
        for job in batch:
            failure = told(error, self._path)
            failure.__cause__ = error
            job.future.set_exception(failure)

    def _empty_log(self, *, patient: bool = True) -> None:
        """Empties the log once nobody reads from it; where that takes too long, it is tried again later."""
        (patience,) = self._file.execute("PRAGMA busy_timeout").fetchone()
        try:
            self._file.execute(f"PRAGMA busy_timeout = {patience if patient else 0}")
            held, *_ = self._file.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        except sqlite3.Error as error:
            _log.debug("the log was not emptied: %s", error)
            held = True
        finally:
            self._file.execute(f"PRAGMA busy_timeout = {patience}")
        self._untidy = bool(held)

    @property
    def _file(self) -> sqlite3.Connection:
        file = self._connection.connection.driver_connection
        assert isinstance(file, sqlite3.Connection)
        return file

    def _let_go(self) -> None:
        self._empty_log()
        self._connection.close()
        self._engine.dispose()
