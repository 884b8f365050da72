"""Finds damage that SQLite tells of, and damage that it does not see: words and answers that changed on the disk."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections import Counter

from workshop.model.response import Channel, Submission

_HASHED = "SELECT version, wording FROM form_version UNION ALL SELECT digest, text FROM content_text"
_STORED = "SELECT id, opening, seat, channel, revision, answers, digest FROM response NOT INDEXED"


def is_damaged(connection: sqlite3.Connection) -> bool:
    """Whether the file's structure or any response in it is not as it was written.

    Raises sqlite3.Error or UnicodeDecodeError where the damage stops the reading.
    """
    faults = connection.execute("PRAGMA integrity_check(1)").fetchall()
    if faults != [("ok",)] or connection.execute("PRAGMA foreign_key_check").fetchone():
        return True
    _read_all(connection)
    has_tables = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'response'").fetchone()
    return bool(has_tables) and (_texts_changed(connection) or _responses_changed(connection))


def _read_all(connection: sqlite3.Connection) -> None:
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    for table in tables:
        for _ in connection.execute(f'SELECT * FROM "{table}"'):
            pass


def _texts_changed(connection: sqlite3.Connection) -> bool:
    return any(
        not isinstance(text, str) or hashlib.sha256(text.encode()).hexdigest() != digest
        for digest, text in connection.execute(_HASHED)
    )


def _responses_changed(connection: sqlite3.Connection) -> bool:
    # Revisions are not in the digest: counted without a gap from 1, a changed one shows all the same.
    highest: dict[tuple[str, str], int] = {}
    number: Counter[tuple[str, str]] = Counter()
    for id_, opening, seat, channel, revision, answers, digest in connection.execute(_STORED):
        if _digest(id_, opening, seat, channel, answers) != digest:
            return True
        if seat is None:
            if revision != 1:
                return True
            continue
        number[opening, seat] += 1
        highest[opening, seat] = max(highest.get((opening, seat), 0), revision)
    return highest != number


def _digest(id_: str, opening: str, seat: str | None, channel: str, answers: str) -> str | None:
    try:
        kept = json.loads(answers)
        return Submission(id=id_, opening=opening, seat=seat, channel=Channel(channel), answers=kept).digest
    except (TypeError, ValueError):  # not even JSON, or no channel any more
        return None
