"""Backups of the record, each proven good before it counts, and the way back from one."""

from __future__ import annotations

import filecmp
import os
import re
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Hashable, Iterable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from workshop.store.connections import connect_to_read, in_words
from workshop.store.damage import is_damaged
from workshop.store.errors import DamagedRecord, RecordError

RECENT, DAYS, WEEKS = 12, 14, 8
"""How many backups stay: the newest, the last one of as many days, the last one of as many weeks."""

_NAME = re.compile(r"-(?P<number>\d{6,})-(?P<time>\d{8}T\d{6})Z\.db$")
BESIDE = ("-wal", "-shm")


def folder_of(path: Path) -> Path:
    return path.parent / "backups"


def backups(path: Path) -> tuple[Path, ...]:
    """The backups of the record at `path`, the newest first. Their order does not trust the clock."""
    found = folder_of(path).glob(f"{path.stem}-*.db")
    return tuple(sorted((one for one in found if _NAME.search(one.name)), key=_number, reverse=True))


def back_up(path: Path) -> Path:
    """Makes a backup of the record while it is in use, and thins out the old ones.

    Where nothing has changed since the newest backup, that one is returned.
    """
    folder = folder_of(path)
    with in_words(path):
        folder.mkdir(mode=0o700, exist_ok=True)
        for left_over in folder.glob(f"{path.stem}-*.partial"):
            left_over.unlink()
        handle, name = tempfile.mkstemp(prefix=f"{path.stem}-", suffix=".partial", dir=folder)  # mode 600
        os.close(handle)
        made = Path(name)
        try:
            _copy(path, made)
            kept = _take_in(path, made)
        finally:
            made.unlink(missing_ok=True)
    return kept


def _copy(path: Path, made: Path) -> None:
    with closing(connect_to_read(path)) as source, closing(sqlite3.connect(made)) as copy:
        source.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")  # so that the copy is one file
        if is_damaged(copy):
            raise DamagedRecord(path)
    _sync(made)


def _take_in(path: Path, made: Path) -> Path:
    """Gives a proven backup its name; only then does it count."""
    earlier = backups(path)
    if earlier and filecmp.cmp(made, earlier[0], shallow=False):
        return earlier[0]
    number = _number(earlier[0]) + 1 if earlier else 1
    kept = folder_of(path) / f"{path.stem}-{number:06}-{datetime.now(UTC):%Y%m%dT%H%M%S}Z.db"
    made.replace(kept)
    _sync(kept.parent)
    for old in superfluous((kept, *earlier)):
        old.unlink(missing_ok=True)
    return kept


def superfluous(newest_first: Iterable[Path]) -> tuple[Path, ...]:
    """The backups that need not be kept."""
    every = tuple(newest_first)
    kept = {*every[:RECENT], *_last_of_each(every, _day, DAYS), *_last_of_each(every, _week, WEEKS)}
    return tuple(one for one in every if one not in kept)


def _last_of_each(every: Iterable[Path], span: Callable[[Path], Hashable], number: int) -> tuple[Path, ...]:
    newest: dict[Hashable, Path] = {}
    for one in every:
        newest.setdefault(span(one), one)
    return tuple(newest.values())[:number]


def _number(backup: Path) -> int:
    return int(_part(backup, "number"))


def _day(backup: Path) -> str:
    return _part(backup, "time")[:8]


def _week(backup: Path) -> tuple[int, int]:
    return datetime.strptime(_day(backup), "%Y%m%d").replace(tzinfo=UTC).isocalendar()[:2]


def _part(backup: Path, name: str) -> str:
    match = _NAME.search(backup.name)
    assert match is not None, backup
    return match[name]


def newest_good(path: Path) -> Path | None:
    """The newest backup that is whole, or None."""
    return next((one for one in backups(path) if _is_good(one)), None)


def _is_good(backup: Path) -> bool:
    try:
        with closing(connect_to_read(backup)) as connection:
            (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            return bool(tables) and not is_damaged(connection)
    except (sqlite3.Error, UnicodeDecodeError):
        return False


def restore(path: Path, backup: Path | None = None) -> Path:
    """Puts the newest good backup, or the given one, in the record's place. The record must not be open.

    The record as it was is set aside with its log, under the name that is returned. At every moment
    there is a whole file at `path`, the old one or the backup.
    """
    chosen = backup if backup is not None else newest_good(path)
    if chosen is None:
        raise RecordError(f"There is no good backup of {path} in {folder_of(path)}; nothing was changed.")
    if not _is_good(chosen):
        raise RecordError(f"The backup {chosen} is damaged or not there; choose another. Nothing was changed.")
    with in_words(path):
        aside = _set_aside(path)
        handle, name = tempfile.mkstemp(prefix=f"{path.stem}-", suffix=".partial", dir=path.parent)
        os.close(handle)
        fresh = Path(name)
        try:
            shutil.copyfile(chosen, fresh)
            _sync(fresh)
            # An old log would be played into the new file.
            for ending in BESIDE:
                beside(path, ending).unlink(missing_ok=True)
            fresh.replace(path)
            _sync(path.parent)
        finally:
            fresh.unlink(missing_ok=True)
    return aside


def _set_aside(path: Path) -> Path:
    number = 1
    while (aside := path.with_name(f"{path.name}.damaged-{number}")).exists():
        number += 1
    for ending in ("", *BESIDE):
        if beside(path, ending).exists():
            copy = beside(aside, ending)
            shutil.copy2(beside(path, ending), copy)
            _sync(copy)
    return aside


def beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def _sync(path: Path) -> None:
    """Sees that a file, or the names in a folder, are on the disk."""
    if path.is_dir() and os.name == "nt":  # Windows opens no folders, and keeps names by itself
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
