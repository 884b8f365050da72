from __future__ import annotations

import os
import sqlite3
import threading
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.store.samples import PLANNED, contents, filled, submission

from workshop.store.backup import RECENT, backups, restore, superfluous
from workshop.store.errors import DamagedRecord, RecordError
from workshop.store.record import Record


def damage(path: Path, word: bytes = b"because") -> None:
    held = bytearray(path.read_bytes())
    held[held.index(word)] ^= 1
    path.write_bytes(held)


def test_a_backup_holds_all_that_was_acknowledged(path: Path) -> None:
    record = filled(path, responses=10)
    backup = record.backup()
    record.close()

    assert backups(path) == (backup,)
    assert contents(backup) == contents(path)
    assert [file.name for file in backup.parent.iterdir()] == [backup.name]


def test_backups_under_load_are_whole_and_lose_nothing_acknowledged(record: Record, path: Path) -> None:
    stop = threading.Event()
    acknowledged: list[str] = []

    def send() -> None:
        while not stop.is_set():
            acknowledged.append(record.keep(submission()).result().id)

    senders = [threading.Thread(target=send) for _ in range(4)]
    for sender in senders:
        sender.start()
    try:
        for _ in range(5):
            before = set(acknowledged)
            rows = contents(record.backup())["response"]
            assert before <= {str(row[0]) for row in rows}
    finally:
        stop.set()
        for sender in senders:
            sender.join()
    assert {response.id for response in record.responses("w1")} == set(acknowledged)


def test_without_a_change_the_newest_backup_stands(record: Record, path: Path) -> None:
    first = record.backup()

    assert record.backup() == first
    record.keep(submission()).result()
    assert record.backup() != first
    assert len(backups(path)) == 2


def test_a_backup_whose_making_was_cut_short_never_counts(record: Record, path: Path) -> None:
    folder = path.parent / "backups"
    folder.mkdir()
    (folder / "record-x.partial").write_bytes(b"half")

    backup = record.backup()

    assert list(folder.iterdir()) == [backup]


def test_a_damaged_record_is_not_taken_for_a_backup(path: Path) -> None:
    record = filled(path, responses=5)
    good = record.backup()
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("UPDATE response SET answers = replace(answers, 'because 3', 'because 4')")

    with pytest.raises(DamagedRecord):
        record.backup()
    assert backups(path) == (good,)
    record.close()


def test_old_backups_are_thinned_to_days_and_weeks() -> None:
    newest = datetime(2027, 7, 20, 18, tzinfo=UTC)
    times = [newest - timedelta(hours=6 * step) for step in range(800)]
    every = [Path(f"record-{900 - step:06}-{time:%Y%m%dT%H%M%SZ}.db") for step, time in enumerate(times)]

    gone = set(superfluous(every))

    kept = [time for time, backup in zip(times, every, strict=True) if backup not in gone]
    assert kept[:12] == times[:12]
    assert [time for time in kept if time.hour == 18][:14] == [newest - timedelta(days=day) for day in range(14)]
    sundays = [time for time in kept if time.isoweekday() == 7 and time.hour == 18]
    assert sundays == [datetime(2027, 7, 18, 18, tzinfo=UTC) - timedelta(weeks=week) for week in range(7)]
    assert len(kept) <= 12 + 14 + 8
    assert superfluous([one for one in every if one not in gone]) == ()


def test_thinning_happens_with_each_backup(record: Record, path: Path) -> None:
    for _ in range(RECENT + 3):
        record.keep(submission()).result()
        record.backup()

    assert len(backups(path)) == RECENT


def test_the_order_of_backups_does_not_trust_the_clock(record: Record, path: Path) -> None:
    future = record.backup()
    late = future.with_name("record-000001-29991231T000000Z.db")
    future.rename(late)
    record.keep(submission()).result()

    newest = record.backup()

    assert backups(path) == (newest, late)


def test_restoring_brings_back_the_newest_good_backup_and_keeps_the_damaged_file(path: Path) -> None:
    record = filled(path, responses=5)
    good = record.backup()
    record.keep(submission("later")).result()
    bad = record.backup()
    record.close()
    damage(bad)
    damage(path)
    damaged_bytes = path.read_bytes()
    with pytest.raises(DamagedRecord) as told:
        Record.open(path)
    assert told.value.backup == good

    aside = restore(path)

    assert aside.read_bytes() == damaged_bytes
    assert aside.parent == path.parent
    restored = Record.open(path)
    assert restored.workshops() == (PLANNED,)
    assert len(restored.responses("w1")) == 5
    assert restored.keep(submission("later")).result().kept
    restored.close()


def test_restoring_does_not_play_the_old_log_into_the_new_file(path: Path) -> None:
    record = filled(path, responses=5)
    record.backup()
    record.keep(submission("later")).result()
    left = {ending: path.with_name(path.name + ending).read_bytes() for ending in ("", "-wal", "-shm")}
    record.close()
    for ending, held in left.items():  # as a kill leaves them
        path.with_name(path.name + ending).write_bytes(held)

    aside = restore(path)

    assert aside.with_name(aside.name + "-wal").read_bytes() == left["-wal"]
    restored = Record.open(path)
    assert "later" not in {response.id for response in restored.responses("w1")}
    restored.close()
    with closing(sqlite3.connect(aside)) as file:
        assert file.execute("SELECT count(*) FROM response").fetchone() == (6,)


def test_a_chosen_backup_is_restored_and_names_aside_never_collide(path: Path) -> None:
    record = filled(path, responses=1)
    first = record.backup()
    record.keep(submission()).result()
    record.backup()
    record.close()

    asides = {restore(path, first), restore(path), restore(path, first)}

    assert len(asides) == 3
    record = Record.open(path)
    assert len(record.responses("w1")) == 1
    record.close()


def test_a_record_that_is_gone_comes_back_from_its_backup(path: Path) -> None:
    record = filled(path, responses=2)
    record.backup()
    record.close()
    path.unlink()

    assert not restore(path).exists()
    record = Record.open(path)
    assert len(record.responses("w1")) == 2
    record.close()


def test_without_a_good_backup_nothing_is_changed(path: Path) -> None:
    filled(path, responses=2).close()
    before = path.read_bytes()

    with pytest.raises(RecordError, match="no good backup"):
        restore(path)
    with pytest.raises(RecordError, match=r"damaged or not there"):
        restore(path, path.with_name("missing.db"))
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_a_restored_record_is_its_owners_alone(path: Path) -> None:
    record = filled(path)
    record.backup()
    record.close()

    aside = restore(path)

    assert {path.stat().st_mode & 0o777, aside.stat().st_mode & 0o777} == {0o600}
