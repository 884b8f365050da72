"""The record's file before it is used: made where there is none, looked over, and brought up to date."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from workshop.store import schema
from workshop.store.backup import BESIDE, back_up, backups, beside, newest_good
from workshop.store.connections import connect_to_read, in_words
from workshop.store.damage import is_damaged
from workshop.store.errors import DamagedRecord, LostRecord, NewerRecord, NotARecord

_TABLE = b"CREATE TABLE form_version"
_NEAR = 1 << 20


def make_ready(path: Path) -> None:
    """Sees to it that a whole record of the present schema is at `path`, or raises a RecordError."""
    try:
        with in_words(path):
            _make(path)
            _bring_up_to_date(path)
    except (DamagedRecord, NotARecord) as error:
        if isinstance(error, NotARecord) and not (backups(path) or _was_a_record(path)):
            raise
        backup = newest_good(path)
        raise (DamagedRecord(path, backup) if backup else LostRecord(path)) from error


def _make(path: Path) -> None:
    """An empty file that only its owner may read; SQLite gives its own files beside it the same mode."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if path.is_dir():
        raise NotARecord(path)
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        if os.name == "posix" and os.access(path, os.W_OK):
            _keep_to_owner(path)


def _keep_to_owner(path: Path) -> None:
    if path.stat().st_mode & 0o077:
        path.chmod(0o600)
    for ending in BESIDE:
        # A record that was opened while it was read-only leaves read-only files beside it.
        file = beside(path, ending)
        with suppress(FileNotFoundError):  # most often there is none, or another program is just closing it
            if file.stat().st_mode & 0o777 != 0o600:
                file.chmod(0o600)


def _was_a_record(path: Path) -> bool:
    """Whether a file that SQLite does not know any more still holds this record's tables."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return _TABLE in file.read(_NEAR)


def _bring_up_to_date(path: Path) -> None:
    present = _revision(path)
    if present == schema.REVISION:
        return
    # Alembic is slow to import and seldom needed.
    from workshop.store import migration

    if present is not None:
        if not migration.is_known(present):
            raise NewerRecord(path)
        back_up(path)
    migration.migrate(path, schema.REVISION)


def _revision(path: Path) -> str | None:
    """The schema that a sound file has; None for an empty file."""
    with closing(connect_to_read(path)) as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if not tables:
            return None
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        if application != schema.APPLICATION or "alembic_version" not in tables:
            raise NotARecord(path)
        revision = _only(connection, "SELECT version_num FROM alembic_version")
        if is_damaged(connection):
            raise DamagedRecord(path)
    return revision


def _only(connection: sqlite3.Connection, query: str) -> str:
    row = connection.execute(query).fetchone()
    return str(row[0]) if row else ""
