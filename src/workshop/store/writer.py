"""The one thread that writes: it owns the writing connection, and answers only after the commit.

What the room sends waits in one line and is committed in small batches; whatever steers the
workshop waits in another, which always goes first.
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
from sqlalchemy.exc import DBAPIError

from workshop.store.connections import told, writing
from workshop.store.errors import BusyRecord, ClosedRecord, RecordError

T = TypeVar("T")
Work = Callable[[Connection], T]

BATCH = 16
"""Larger batches hold the interpreter long enough for a window to stutter."""

CAPACITY = 2000
"""How many may wait in each line."""

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Job(Generic[T]):
    """Work to do in a transaction. When it refuses with a RecordError it must have written nothing."""

    work: Work[T]
    future: Future[T] = field(default_factory=Future)
    tidy: bool = False


class Writer:
    """Does work in writing transactions, one after the other, until it is closed."""

    def __init__(self, path: Path, capacity: int = CAPACITY) -> None:
        self._path = path
        self._capacity = capacity
        self._engine = writing(path)
        self._connection = self._engine.connect()
        self._first: deque[_Job[Any]] = deque()
        self._in_turn: deque[_Job[Any]] = deque()
        self._waiting = threading.Condition()
        self._closed = False
        # A daemon: a program that dies elsewhere must not hang here, and what was committed is safe.
        self._thread = threading.Thread(target=self._run, name="record-writer", daemon=True)
        self._thread.start()

    def first(self, work: Work[T], *, tidy: bool = False) -> Future[T]:
        """Does work before all that waits in turn. `tidy` also empties the log of what was deleted."""
        return self._line_up(self._first, _Job(work, tidy=tidy))

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
        while batch := self._next():
            self._keep(batch)
        self._let_go()

    def _next(self) -> list[_Job[Any]]:
        """The jobs of the next transaction: one from the first line, or several that wait in turn."""
        with self._waiting:
            self._waiting.wait_for(lambda: self._first or self._in_turn or self._closed)
            if self._first:
                return [self._first.popleft()]
            return [self._in_turn.popleft() for _ in range(min(BATCH, len(self._in_turn)))]

    def _keep(self, batch: list[_Job[Any]]) -> None:
        try:
            with self._connection.begin():
                outcomes = [self._outcome(job) for job in batch]
                self._see_that_transaction_holds()
        except Exception as error:  # noqa: BLE001 - the writer outlives every failure, and tells those who wait
            self._fail(batch, error)
            return
        for job, outcome in zip(batch, outcomes, strict=True):
            if isinstance(outcome, RecordError):
                job.future.set_exception(outcome)
            else:
                job.future.set_result(outcome)
        if any(job.tidy for job in batch):
            self._empty_log()

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
        if isinstance(error, DBAPIError | RecordError):
            _log.warning("not written: %s", error)
        else:
            _log.error("not written", exc_info=error)
        for job in batch:
            failure = told(error, self._path)
            failure.__cause__ = error
            job.future.set_exception(failure)

    def _empty_log(self) -> None:
        try:
            self._file.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        except sqlite3.Error as error:
            _log.warning("the log was not emptied: %s", error)

    @property
    def _file(self) -> sqlite3.Connection:
        file = self._connection.connection.driver_connection
        assert isinstance(file, sqlite3.Connection)
        return file

    def _let_go(self) -> None:
        self._empty_log()
        self._connection.close()
        self._engine.dispose()
