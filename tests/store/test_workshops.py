from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.store.samples import OPENING, PLANNED, PROGRESS, bare, submission

from workshop.model.errors import WorkshopError
from workshop.model.progress import Curtain, Progress, Stopwatch, Visit
from workshop.store.errors import RecordError
from workshop.store.record import Record


def test_a_workshop_comes_back_as_it_was_also_after_reopening(record: Record, path: Path) -> None:
    assert record.workshops() == (PLANNED,)
    record.close()

    reopened = Record.open(path)
    assert reopened.workshop("w1") == PLANNED
    reopened.close()


def test_change_replaces_facts_and_items_and_keeps_answers(record: Record) -> None:
    kept = submission()
    record.keep(kept).result()
    changed = replace(PLANNED, title="Shorter", ends=None, items=PLANNED.items[3:0:-1])

    record.change(changed).result()

    assert record.workshop("w1") == changed
    assert [response.id for response in record.responses("w1")] == [kept.id]
    assert record.progress("w1") == PROGRESS


def test_workshops_come_newest_first(record: Record) -> None:
    record.add(replace(bare("old"), date=date(2025, 1, 1))).result()
    record.add(replace(bare("new"), date=date(2028, 1, 1))).result()

    assert [workshop.id for workshop in record.workshops()] == ["new", "w1", "old"]


def test_a_workshop_is_found_by_id_or_by_its_only_title(record: Record) -> None:
    assert record.workshop(PLANNED.title) == PLANNED
    assert record.workshop("w1") == PLANNED


def test_an_unknown_workshop_names_the_nearest(record: Record) -> None:
    with pytest.raises(WorkshopError, match="did you mean 'Being a mentor"):
        record.workshop("Being a mentor – “Ubung”")


def test_a_title_of_two_workshops_asks_for_an_id(record: Record) -> None:
    record.add(bare("w2", PLANNED.title)).result()

    with pytest.raises(WorkshopError, match=r"2 workshops .* w1 .*; w2 |2 workshops .* w2 .*; w1 "):
        record.workshop(PLANNED.title)


def test_a_workshop_is_added_once(record: Record) -> None:
    with pytest.raises(RecordError, match="on record already"):
        record.add(PLANNED).result()


def test_changing_or_removing_an_unknown_workshop_is_told(record: Record) -> None:
    with pytest.raises(RecordError, match="not on record"):
        record.change(bare("nobody")).result()
    with pytest.raises(RecordError, match="not on record"):
        record.remove("nobody").result()


def test_removing_a_workshop_leaves_not_a_byte_of_its_answers(record: Record, path: Path) -> None:
    canary = "canary-in-the-mine"
    record.keep_snapshot("w1", {"a.md": canary}).result()
    sent = submission(why=canary)
    record.keep(sent).result()
    record.keep(submission(sent.id, why=canary + "!")).result()

    record.remove("w1").result()

    assert record.workshops() == ()
    assert record.openings("w1") == ()
    assert record.seats("w1") == ()
    for file in path.parent.iterdir():
        assert canary.encode() not in file.read_bytes()


def test_a_snapshot_is_replaced_and_each_text_is_stored_once(record: Record, path: Path) -> None:
    record.add(bare("w2")).result()
    shared = "x" * 500_000
    record.keep_snapshot("w1", {"a.md": shared, "b.md": shared, "gone.md": "y"}).result()
    record.keep_snapshot("w2", {"c.md": shared}).result()
    record.keep_snapshot("w1", {"a.md": shared, "ünï.md": "", "b.md": shared}).result()

    assert record.snapshot("w1") == {"a.md": shared, "b.md": shared, "ünï.md": ""}
    assert record.snapshot("w2") == {"c.md": shared}
    assert record.snapshot("unknown") == {}
    record.close()
    assert path.stat().st_size < 2 * len(shared)


def test_a_snapshot_survives_the_removal_of_another_with_the_same_text(record: Record) -> None:
    record.add(bare("w2")).result()
    record.keep_snapshot("w2", record.snapshot("w1")).result()

    record.remove("w1").result()

    assert record.snapshot("w2") == {"sessions/opening.md": "# Opening\n"}


def test_progress_comes_back_as_it_was(record: Record) -> None:
    assert record.progress("w1") == PROGRESS
    assert record.progress("unknown") is None


_texts = st.text(st.characters(codec="utf-8"), max_size=8)
_seconds = st.floats(allow_nan=False, allow_infinity=False)
_progress = st.builds(
    Progress,
    occurrence=_texts,
    frame=st.integers(0, 99),
    trail=st.lists(_texts, max_size=3).map(tuple),
    choices=st.lists(st.tuples(_texts, _texts), max_size=3).map(tuple),
    visits=st.lists(
        st.builds(Visit, occurrence=_texts, entered=_seconds, spent=_seconds, extra=_seconds), max_size=3
    ).map(tuple),
    watch=st.builds(Stopwatch, spent=_seconds, since=st.none() | _seconds, extra=_seconds),
    started=st.none() | _seconds,
    latest=_seconds,
    curtain=st.sampled_from(Curtain),
    frozen=st.none() | st.tuples(_texts, st.integers(0, 9)),
)


@given(moves=st.lists(_progress, min_size=1, max_size=3))
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],  # a busy machine is no fault
)
def test_any_progress_takes_the_place_of_the_one_before(record: Record, moves: list[Progress]) -> None:
    waiting = [record.keep_move("w1", move) for move in moves]
    for one in waiting:
        one.result()

    assert record.progress("w1") == moves[-1]


def test_progress_of_an_unknown_workshop_is_refused_and_the_record_goes_on(record: Record) -> None:
    with pytest.raises(RecordError):
        record.keep_move("nobody", PROGRESS).result()

    assert record.keep(submission()).result().kept


def test_the_room_keeps_its_token_code_and_port(record: Record, path: Path) -> None:
    assert record.room("w1") is None
    record.keep_room("w1", "t1", "ABC234", 8080).result()
    record.keep_room("w1", "t2", "XYZ234", 0).result()
    record.close()

    reopened = Record.open(path)
    assert reopened.room("w1") == ("t2", "XYZ234", 0)
    assert reopened.openings("w1") == (OPENING,)
    reopened.close()
