"""Connections to the record's file: one that writes, many that read, and database errors put into words."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, Engine, NullPool, QueuePool, create_engine, event
from sqlalchemy.exc import DBAPIError, StatementError

from workshop.store.errors import (
    BusyRecord,
    DamagedRecord,
    FullDisk,
    NotARecord,
    RecordError,
    UnsafePlace,
    UnwritableRecord,
)

PATIENCE = 5.0
"""Seconds to wait for another program that holds the file."""

_FULL_SYNC = 2


def writing(path: Path, *, foreign_keys: bool = True) -> Engine:
    """An engine whose transactions begin by taking the write lock. Only one connection of it may be open."""
    engine = create_engine(
        "sqlite://", creator=partial(_connect_to_write, path, foreign_keys), poolclass=NullPool, hide_parameters=True
    )
    event.listen(engine, "begin", _begin_immediate)
    return engine


def reading(path: Path) -> Engine:
    """An engine that cannot write, for any thread. What one connection reads is of one moment."""
    engine = create_engine(
        "sqlite://", creator=partial(connect_to_read, path), poolclass=QueuePool, hide_parameters=True
    )
    event.listen(engine, "begin", _begin)
    return engine


def connect_to_read(path: Path) -> sqlite3.Connection:
    address = f"{path.resolve().as_uri()}?mode=ro"
    return sqlite3.connect(address, uri=True, timeout=PATIENCE, isolation_level=None, check_same_thread=False)


def _connect_to_write(path: Path, foreign_keys: bool) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute(f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}")
        (journal,) = connection.execute("PRAGMA journal_mode = WAL").fetchone()
        connection.execute("PRAGMA synchronous = FULL")
        (sync,) = connection.execute("PRAGMA synchronous").fetchone()
        if (journal, sync) != ("wal", _FULL_SYNC):
            raise UnsafePlace(path)
    except BaseException:
        connection.close()
        raise
    return connection


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


@contextmanager
def in_words(path: Path) -> Iterator[None]:
    """Turns an error of the database or the file system into the RecordError that tells it."""
    try:
        yield
    except (DBAPIError, sqlite3.Error, OSError, UnicodeDecodeError) as error:
        raise told(error, path) from error


def told(error: BaseException, path: Path) -> RecordError:
    """The RecordError that tells of this error at `path`."""
    if isinstance(error, RecordError):
        return error
    if isinstance(error, StatementError):  # its own words quote the statement
        return told(error.orig or RuntimeError(*error.args), path)
    if isinstance(error, OSError):
        return _file_trouble(error, path)
    if is_undecodable(error):
        return DamagedRecord(path)
    code = getattr(error, "sqlite_errorcode", None)
    match code & 0xFF if isinstance(code, int) else None:
        case sqlite3.SQLITE_FULL:
            return FullDisk(path)
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM | sqlite3.SQLITE_AUTH:
            return UnwritableRecord(path, str(error))
        case sqlite3.SQLITE_NOTADB:
            return NotARecord(path)
        case sqlite3.SQLITE_CORRUPT:
            return DamagedRecord(path)
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return BusyRecord(path)
        case _:
            return RecordError(
                f"The record {path} could not be read or written ({error}); "
                "see that the disk is there and has free space, and try again."
            )


def is_undecodable(error: BaseException) -> bool:
    """Whether something that was written as text is no text any more."""
    # Python tells of it without a code of SQLite's: in a value so, in a name by UnicodeDecodeError.
    without_code = isinstance(error, sqlite3.OperationalError) and not hasattr(error, "sqlite_errorcode")
    return without_code or isinstance(error, UnicodeDecodeError)


def _file_trouble(error: OSError, path: Path) -> RecordError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return FullDisk(path)
    return UnwritableRecord(path, error.strerror or str(error))
