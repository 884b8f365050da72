from __future__ import annotations

import os
import random
import shutil
import sqlite3
import stat
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from tests.store.samples import filled, run_child, submission

from workshop.store.backup import backups
from workshop.store.errors import (
    DamagedRecord,
    LostRecord,
    NewerRecord,
    NotARecord,
    RecordError,
    UnsafePlace,
    UnwritableRecord,
)
from workshop.store.record import Record


@pytest.fixture
def reachable() -> Iterator[Path]:
    """Where a record may lie that somebody else is to reach: pytest's own folders are closed to others."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder) / "data" / "record.db"


def test_a_record_is_made_where_there_is_none(tmp_path: Path) -> None:
    record = Record.open(tmp_path / "new" / "folder" / "record.db")

    assert record.workshops() == ()
    record.close()


def test_a_start_that_was_cut_short_is_begun_anew(path: Path) -> None:
    path.parent.mkdir()
    path.touch()

    Record.open(path).close()


@pytest.mark.parametrize("junk", [b"just some text, longer than a header " * 300, b"\x00" * 5000])
def test_a_file_of_another_kind_is_left_alone(path: Path, junk: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(junk)

    with pytest.raises(NotARecord, match=r"record.db is not a record of workshops; move it elsewhere"):
        Record.open(path)
    assert path.read_bytes() == junk


def test_a_database_of_another_program_is_left_alone(path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE bookmarks (url TEXT)")
    before = path.read_bytes()

    with pytest.raises(NotARecord):
        Record.open(path)
    assert path.read_bytes() == before


def test_a_folder_in_the_files_place_is_told(path: Path) -> None:
    path.mkdir(parents=True)

    with pytest.raises(NotARecord):
        Record.open(path)


def test_a_newer_record_asks_for_an_update_and_is_left_as_it_is(path: Path) -> None:
    filled(path, responses=3).close()
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("UPDATE alembic_version SET version_num = '9999'")
    before = path.read_bytes()

    with pytest.raises(NewerRecord, match=r"newer version .* update the program"):
        Record.open(path)
    assert path.read_bytes() == before
    assert not backups(path)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(UnwritableRecord, match="--data-dir"):
        Record.open(tmp_path / "file" / "record.db")


def test_a_place_without_a_write_ahead_log_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(path).close()
    monkeypatch.setattr("workshop.store.connections._FULL_SYNC", 3)

    with pytest.raises(UnsafePlace, match="own disk"):
        Record.open(path)


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_a_record_that_others_could_read_is_closed_to_them(path: Path) -> None:
    filled(path).close()
    path.chmod(0o644)

    Record.open(path).close()

    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.skipif(not hasattr(os, "fork"), reason="modes are POSIX's")
@pytest.mark.parametrize(
    ("file_mode", "folder_mode"),
    [
        pytest.param(0o444, 0o755, id="the file and its folder"),
        pytest.param(0o666, 0o555, id="the folder"),
    ],
)
def test_what_is_read_only_is_told_in_a_sentence(reachable: Path, file_mode: int, folder_mode: int) -> None:
    filled(reachable).close()
    reachable.chmod(file_mode)
    reachable.parent.chmod(folder_mode)

    told = run_child("open_as_nobody", reachable)

    assert told.startswith("UnwritableRecord: The record ")
    assert "make its folder and the file writable" in told


@pytest.mark.skipif(not hasattr(os, "fork"), reason="modes are POSIX's")
def test_a_record_that_was_opened_read_only_can_be_written_once_its_mode_allows(reachable: Path) -> None:
    filled(reachable).close()

    before, after = run_child("keep_as_nobody", reachable).splitlines()

    assert "attempt to write a readonly database" in before
    assert "make its folder and the file writable" in before
    assert after == "kept"


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
@pytest.mark.parametrize("ending", ["-wal", "-shm"])
def test_read_only_files_left_beside_the_record_are_made_writable(path: Path, ending: str) -> None:
    filled(path).close()
    left = path.with_name(path.name + ending)
    left.touch()
    left.chmod(0o444)

    record = Record.open(path)
    mode = left.stat().st_mode
    record.close()

    assert stat.S_IMODE(mode) == 0o600


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a limit on the size of files")
def test_a_disk_without_room_is_told_and_work_goes_on_once_there_is_room(path: Path) -> None:
    filled(path).close()

    before, meanwhile, after, responses = run_child("fill_the_disk", path).splitlines()

    assert (before, after, responses) == ("kept", "kept", "2")
    assert "see that the disk is there and has free space" in meanwhile


def test_a_changed_answer_is_found(path: Path) -> None:
    filled(path, responses=20).close()
    held = bytearray(path.read_bytes())
    held[held.index(b"because 7")] ^= 1
    path.write_bytes(held)

    with pytest.raises(LostRecord, match="no good backup"):
        Record.open(path)


def test_words_that_are_no_text_any_more_are_found(path: Path) -> None:
    filled(path).close()
    path.write_bytes(path.read_bytes().replace(b"Seminar room", b"Seminar\xff room"[:12]))

    with pytest.raises(DamagedRecord):
        Record.open(path)


@pytest.mark.parametrize("change", ["revision = 2", "revision = 1, seat = NULL", "channel = 'paper'", "opening = 'o2'"])
def test_a_change_to_whatever_decides_about_answers_is_found(path: Path, change: str) -> None:
    record = filled(path)
    record.keep(submission("r1", "s1")).result()
    record.close()
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("PRAGMA foreign_keys = OFF")
        file.execute(f"UPDATE response SET {change} WHERE id = 'r1'")

    with pytest.raises(DamagedRecord):
        Record.open(path)


def test_no_flipped_bit_changes_answers_or_wording_unseen(path: Path) -> None:
    record = filled(path, responses=40)
    before = record.responses("w1"), record.openings("w1")[0].form, record.snapshot("w1")
    record.close()
    sound = path.read_bytes()
    filled_places = [place for place, byte in enumerate(sound) if byte]
    chance = random.Random(1)
    found = 0
    for _ in range(150):
        held = bytearray(sound)
        held[chance.choice(filled_places)] ^= 1 << chance.randrange(8)
        path.write_bytes(held)
        try:
            flipped = Record.open(path)
        except RecordError:
            found += 1
            continue
        try:
            assert (flipped.responses("w1"), flipped.openings("w1")[0].form, flipped.snapshot("w1")) == before
        finally:
            flipped.close()

    assert found > 100


def test_a_cut_off_file_names_the_newest_good_backup(path: Path) -> None:
    record = filled(path, responses=30)
    backup = record.backup()
    record.close()
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])

    with pytest.raises(DamagedRecord, match=r"workshop doctor --restore") as damaged:
        Record.open(path)
    assert damaged.value.backup == backup
    assert str(backup) in str(damaged.value)


def test_a_record_overwritten_with_junk_names_the_newest_good_backup(path: Path) -> None:
    record = filled(path)
    backup = record.backup()
    record.close()
    path.write_bytes(os.urandom(50_000))

    with pytest.raises(DamagedRecord) as damaged:
        Record.open(path)
    assert damaged.value.backup == backup


def test_a_record_with_a_zeroed_first_page_names_the_newest_good_backup(path: Path) -> None:
    record = filled(path)
    backup = record.backup()
    record.close()
    zero_the_first_page(path)

    with pytest.raises(DamagedRecord) as damaged:
        Record.open(path)
    assert damaged.value.backup == backup


def test_a_record_with_a_zeroed_first_page_and_no_backup_is_told_as_damaged(path: Path) -> None:
    filled(path).close()
    zero_the_first_page(path)

    with pytest.raises(LostRecord, match="keep it"):
        Record.open(path)


def test_a_record_whose_backups_are_damaged_too_is_told_as_damaged(path: Path) -> None:
    record = filled(path)
    zero_the_first_page(record.backup())
    record.close()
    path.write_bytes(bytes(5000))

    with pytest.raises(LostRecord):
        Record.open(path)


def zero_the_first_page(path: Path) -> None:
    path.write_bytes(bytes(4096) + path.read_bytes()[4096:])


def complete_commits(log: bytes) -> int:
    """How many transactions stand whole in a write-ahead log."""
    size = int.from_bytes(log[8:12])
    frames = range(32, len(log) - 24 - size + 1, 24 + size)
    return sum(int.from_bytes(log[frame + 4 : frame + 8]) > 0 for frame in frames)


def test_a_log_torn_by_a_power_cut_gives_back_every_whole_commit(path: Path, tmp_path: Path) -> None:
    filled(path).close()
    record = Record.open(path)
    ids = [f"{number:03}" for number in range(40)]
    for id_ in ids:
        record.keep(submission(id_)).result()
    log = path.with_name("record.db-wal").read_bytes()
    main = path.read_bytes()
    record.close()
    whole = complete_commits(log)
    assert whole >= len(ids)

    chance = random.Random(2)
    for number in range(40):
        torn = tmp_path / f"torn-{number}" / "record.db"
        torn.parent.mkdir()
        torn.write_bytes(main)
        cut = log[: chance.randrange(33, len(log))]
        garbage = chance.randbytes(5000) if number % 2 else b""
        torn.with_name("record.db-wal").write_bytes(cut + garbage)
        reopened = Record.open(torn)
        assert [response.id for response in reopened.responses("w1")] == ids[: complete_commits(cut) - whole + len(ids)]
        reopened.close()
        shutil.rmtree(torn.parent)
