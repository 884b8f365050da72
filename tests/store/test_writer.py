from __future__ import annotations

import os
import sqlite3
import stat
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, event
from tests.store.samples import OPENING, PROGRESS, filled, submission

from workshop.model.response import Outcome, Seat
from workshop.store import writer as writing_thread
from workshop.store.errors import BusyRecord, ClosedRecord, FullDisk, RecordError, UnwritableRecord
from workshop.store.record import Record
from workshop.store.writer import BATCH, Writer

CLOSED = replace(OPENING, is_open=False, revealed=True)


@contextmanager
def somebody_else_writes(path: Path) -> Iterator[None]:
    """Makes the record's writer wait until the end of the block."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


def noting(order: list[str], name: str, future: Future[Any]) -> Future[Any]:
    future.add_done_callback(lambda _: order.append(name))
    return future


def test_a_move_goes_before_answers_that_wait(record: Record, path: Path) -> None:
    order: list[str] = []
    with somebody_else_writes(path):
        waiting = [noting(order, "answers", record.keep(submission())) for _ in range(5 * BATCH)]
        waiting.append(noting(order, "move", record.keep_move("w1", PROGRESS)))
        waiting.append(noting(order, "second move", record.keep_move("w1", PROGRESS)))
    for one in waiting:
        one.result()

    # The batch that was already being written is the only one they wait for.
    assert order.index("move") <= BATCH
    assert order.index("second move") == order.index("move") + 1


@pytest.mark.parametrize(
    "close",
    [
        pytest.param(lambda record: record.keep_opening(CLOSED), id="an opening"),
        pytest.param(lambda record: record.keep_move("w1", PROGRESS, [CLOSED]), id="a move"),
    ],
)
def test_closing_comes_after_the_answers_handed_over_before_it_and_before_all_later_ones(
    record: Record, path: Path, close: Callable[[Record], Future[None]]
) -> None:
    with somebody_else_writes(path):
        newcomer = record.add_seat(Seat("s2", "w1", "red fox", "token-2"))
        in_time = [record.keep(submission(seat="s2" if number % 2 else None)) for number in range(60)]
        closing_ = close(record)
        late = [record.keep(submission()) for _ in range(20)]

    assert closing_.result() is None
    assert newcomer.result() is None
    assert [one.result().outcome for one in in_time] == [Outcome.STORED] * 60
    assert [one.result().outcome for one in late] == [Outcome.CLOSED] * 20


def test_moves_keep_their_order_among_openings(record: Record, path: Path) -> None:
    later = replace(PROGRESS, frame=7)
    with somebody_else_writes(path):
        for _ in range(3 * BATCH):
            record.keep(submission())
        record.keep_move("w1", PROGRESS, [CLOSED])
        last = record.keep_move("w1", later)
    last.result()

    assert record.progress("w1") == later
    assert record.openings("w1") == (CLOSED,)


def test_a_move_is_kept_with_its_openings_or_not_at_all(record: Record) -> None:
    moved = replace(PROGRESS, frame=7)
    second = replace(OPENING, id="o2", occurrence="b/vote")
    strange = replace(second, id="o3", workshop="nobody")

    with pytest.raises(RecordError):
        record.keep_move("w1", moved, [CLOSED, strange]).result()
    assert (record.progress("w1"), record.openings("w1")) == (PROGRESS, (OPENING,))

    record.keep_move("w1", moved, [CLOSED, second]).result()
    assert (record.progress("w1"), record.openings("w1")) == (moved, (CLOSED, second))


def test_what_waits_in_turn_is_committed_in_small_batches(path: Path) -> None:
    filled(path).close()
    writer = Writer(path)
    sizes: list[int] = []
    running = 0

    def work(_: Connection) -> None:
        nonlocal running
        running += 1

    def commit(_: Connection) -> None:
        nonlocal running
        sizes.append(running)
        running = 0

    event.listen(writer._engine, "commit", commit)
    with somebody_else_writes(path):
        waiting = [writer.in_turn(work) for _ in range(100)]
    for one in waiting:
        one.result()
    writer.close()

    assert sum(sizes) == 100
    assert max(sizes) == BATCH


def test_a_full_line_is_told_at_once_and_moves_still_pass(path: Path) -> None:
    filled(path).close()
    writer = Writer(path, capacity=20)
    with somebody_else_writes(path):
        waiting = [writer.in_turn(lambda _: None) for _ in range(60)]
        refused = [one for one in waiting if one.done()]
        move = writer.first(lambda _: "moved")
        assert not move.done()

    assert len(refused) >= 60 - 20 - BATCH
    for one in refused:
        with pytest.raises(BusyRecord, match="try again in a moment"):
            one.result()
    assert move.result() == "moved"
    assert all(one.result() is None for one in waiting if one not in refused)
    writer.close()


def test_a_failed_batch_tells_everyone_and_the_writer_lives_on(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    record = filled(path)

    def broken(_: Connection) -> None:
        raise ZeroDivisionError

    with somebody_else_writes(path):
        record.keep_move("w1", PROGRESS)
        waiting = [record.keep(submission()) for _ in range(3)]
        fault = record._writer.in_turn(broken)
    everyone: list[Future[Any]] = [fault, *waiting]
    for one in everyone:
        with pytest.raises(RecordError):
            one.result()

    assert "ZeroDivisionError" in caplog.text
    assert record.responses("w1") == ()
    assert record.keep(submission()).result().kept
    record.close()


def test_a_file_held_by_another_program_fails_in_words_and_then_works_again(record: Record, path: Path) -> None:
    record._writer._file.execute("PRAGMA busy_timeout = 20")
    with somebody_else_writes(path), pytest.raises(BusyRecord, match="busy"):
        record.keep(submission()).result()

    assert record.keep(submission()).result().kept


def test_what_is_not_written_is_logged_in_a_sentence_that_quotes_no_statement(
    record: Record, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    record._writer._file.execute("PRAGMA query_only = ON")
    with pytest.raises(UnwritableRecord) as failure:
        record.keep(submission()).result()
    with pytest.raises(UnwritableRecord):
        record.remove("w1").result()
    record._writer._file.execute("PRAGMA query_only = OFF")

    noted = [one for one in caplog.records if one.name.startswith("workshop.store")]
    assert noted[0].getMessage() == f"not written: {failure.value}"
    assert all(one.levelname in ("DEBUG", "INFO") for one in noted)
    assert "SQL:" not in caplog.text
    assert "https:" not in caplog.text


def test_a_log_that_a_reader_held_is_emptied_after_the_reader_has_ended(
    record: Record, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing_thread, "RETRY", 0.01)
    record._writer._file.execute("PRAGMA busy_timeout = 20")
    log = path.with_name("record.db-wal")
    emptied = threading.Event()
    empty_log = record._writer._empty_log

    def empty(*, patient: bool = True) -> None:
        empty_log(patient=patient)
        if not record._writer._untidy:
            emptied.set()

    monkeypatch.setattr(record._writer, "_empty_log", empty)
    with record._reading.connect() as reader:
        reader.exec_driver_sql("SELECT * FROM response").all()
        record.remove("w1").result()
        assert log.stat().st_size

    assert emptied.wait(30)
    assert not log.stat().st_size


def test_a_full_disk_fails_in_words_and_after_freeing_space_all_works_again(record: Record) -> None:
    kept = submission(why="kept")
    record.keep(kept).result()
    (pages,) = record._writer._file.execute("PRAGMA page_count").fetchone()
    record._writer._file.execute(f"PRAGMA max_page_count = {pages}")

    too_much = [record.keep(submission(why="x" * 3000)) for _ in range(40)]
    failed = [one for one in too_much if one.exception()]
    assert failed
    for one in failed:
        with pytest.raises(FullDisk, match="free some space"):
            one.result()
    stored = sum(one.exception() is None for one in too_much)
    assert len(record.responses("w1")) == 1 + stored

    record._writer._file.execute("PRAGMA max_page_count = 100000")
    assert record.keep(submission(why="x" * 3000)).result().kept
    assert record.keep(kept).result().kept
    assert len(record.responses("w1")) == stored + 2


def test_what_was_handed_over_is_kept_even_when_nobody_waits_for_it(record: Record, path: Path) -> None:
    with somebody_else_writes(path):
        hung_up = record.keep(submission("r1"))
        assert not hung_up.cancel()
    record.keep(submission("r2")).result()

    assert [response.id for response in record.responses("w1")] == ["r1", "r2"]


def test_closing_writes_what_waits_and_refuses_what_comes_later(path: Path) -> None:
    record = filled(path)
    waiting = [record.keep(submission()) for _ in range(50)]
    record.close()

    assert all(one.result().kept for one in waiting)
    with pytest.raises(ClosedRecord):
        record.keep(submission()).result()
    reopened = Record.open(path)
    assert len(reopened.responses("w1")) == 50
    reopened.close()


def test_every_commit_reaches_the_disk_before_it_is_answered(record: Record) -> None:
    file = record._writer._file

    assert file.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert file.execute("PRAGMA synchronous").fetchone() == (2,)
    assert file.execute("PRAGMA foreign_keys").fetchone() == (1,)
    assert file.execute("PRAGMA secure_delete").fetchone() == (1,)


def test_reading_connections_cannot_write(record: Record) -> None:
    with record._reading.connect() as connection, pytest.raises(Exception, match="readonly"):
        connection.exec_driver_sql("DELETE FROM response")


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_only_the_owner_may_read_what_is_written(record: Record, path: Path) -> None:
    record.keep(submission()).result()
    record.backup()

    modes = {
        file.relative_to(path.parent).as_posix(): stat.S_IMODE(file.stat().st_mode) for file in path.parent.rglob("*")
    }
    assert {"record.db", "record.db-wal", "record.db-shm", "backups"} <= modes.keys()
    assert modes.pop("backups") == 0o700
    assert set(modes.values()) == {0o600}
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_answers_are_stored_without_looking_first_in_a_transaction_that_holds_the_lock(record: Record) -> None:
    statements: list[str] = []
    record._writer._file.set_trace_callback(statements.append)

    record.keep(submission()).result()

    record._writer._file.set_trace_callback(None)
    begin, insert, commit = statements
    assert (begin, commit) == ("BEGIN IMMEDIATE", "COMMIT")
    assert insert.startswith("INSERT INTO response")
