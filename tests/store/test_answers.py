from __future__ import annotations

import json
import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.store.samples import ANSWERS, FORM, OPENING, SEAT, bare, submission

from workshop.model.form import Answer
from workshop.model.response import Asking, Channel, Opening, Outcome, Response, Seat, Submission
from workshop.model.step import Option, Vote
from workshop.store.errors import RecordError
from workshop.store.record import Record


def test_answers_come_back_as_they_were_sent(record: Record) -> None:
    sent = Submission(id="r1", opening="o1", answers=ANSWERS, channel=Channel.PAPER, seat="s1")

    assert record.keep(sent).result().outcome is Outcome.STORED

    (response,) = record.responses("w1")
    assert response == Response(id="r1", opening="o1", seat="s1", channel=Channel.PAPER, revision=1, answers=ANSWERS)


_answer: st.SearchStrategy[Answer] = st.one_of(
    st.integers(),
    st.floats(allow_nan=False),
    st.text(st.characters(codec="utf-8")),
    st.lists(st.text(st.characters(codec="utf-8"))).map(tuple),
)


@given(answers=st.dictionaries(st.text(st.characters(codec="utf-8")), _answer, max_size=5))
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],  # a busy machine is no fault
)
def test_any_answers_come_back_as_they_were_sent(record: Record, answers: dict[str, Answer]) -> None:
    sent = replace(submission(), answers=answers)

    assert record.keep(sent).result().kept

    kept = {response.id: response for response in record.responses("w1")}[sent.id]
    assert kept.answers == answers
    assert {name: type(value) for name, value in kept.answers.items()} == {
        name: type(value) for name, value in answers.items()
    }


def test_for_a_seat_the_last_answers_count_and_without_one_each_does(record: Record) -> None:
    second = Opening(id="o2", workshop="w1", occurrence="x", asking=Asking.FORM, form=FORM)
    empty = Opening(id="o3", workshop="w1", occurrence="y", asking=Asking.FORM, form=FORM)
    record.keep_opening(second).result()
    record.keep_opening(empty).result()
    record.add_seat(Seat("s2", "w1", "red fox")).result()
    for id_, seat, opening in [
        ("first", "s1", "o1"),
        ("changed", "s1", "o1"),
        ("elsewhere", "s1", "o2"),
        ("other", "s2", "o1"),
        ("paper", None, "o1"),
        ("paper too", None, "o1"),
    ]:
        assert record.keep(submission(id_, seat, opening=opening)).result().kept

    counted = {response.id: response.revision for response in record.responses("w1")}
    assert counted == {"changed": 2, "elsewhere": 1, "other": 1, "paper": 1, "paper too": 1}
    assert record.counts("w1") == {"o1": 4, "o2": 1, "o3": 0}


def test_responses_of_another_workshop_stay_out(record: Record) -> None:
    record.add(bare("w2")).result()
    record.keep_opening(replace(OPENING, id="p1", workshop="w2")).result()
    record.keep(submission("here")).result()
    record.keep(submission("there", opening="p1")).result()

    assert [response.id for response in record.responses("w2")] == ["there"]
    assert record.counts("w2") == {"p1": 1}


def test_the_same_submission_again_is_answered_as_stored_even_after_closing(record: Record) -> None:
    sent = submission(seat="s1")
    assert record.keep(sent).result().outcome is Outcome.STORED
    record.keep_opening(replace(OPENING, is_open=False)).result()

    assert record.keep(sent).result().outcome is Outcome.REPEATED
    assert len(record.responses("w1")) == 1


def test_other_answers_under_a_known_id_are_told_apart_and_kept_aside(record: Record, path: Path) -> None:
    record.keep(submission("r1", useful=5)).result()

    for _ in range(2):
        assert record.keep(submission("r1", useful=6)).result().outcome is Outcome.DIFFERENT

    (response,) = record.responses("w1")
    assert response.answers["useful"] == 5
    with closing(sqlite3.connect(path)) as file:
        ((aside,),) = file.execute("SELECT answers FROM different_response").fetchall()
    assert json.loads(aside)["useful"] == 6


@pytest.mark.parametrize(
    "late",
    [
        pytest.param(submission(), id="the opening is closed"),
        pytest.param(submission(opening="nowhere"), id="there is no such opening"),
    ],
)
def test_answers_to_what_is_not_open_are_refused(record: Record, late: Submission) -> None:
    record.keep_opening(replace(OPENING, is_open=False)).result()

    assert record.keep(late).result().outcome is Outcome.CLOSED
    assert record.responses("w1") == ()


def test_a_seat_of_another_workshop_gives_no_answers_here(record: Record) -> None:
    record.add(bare("w2")).result()
    record.add_seat(Seat("foreign", "w2", "grey owl")).result()

    assert record.keep(submission(seat="foreign")).result().outcome is Outcome.CLOSED
    assert record.keep(submission(seat="nobody")).result().outcome is Outcome.CLOSED


def test_broken_characters_are_refused_without_harm_to_others(record: Record) -> None:
    others = [record.keep(submission()) for _ in range(5)]
    broken = record.keep(submission(why="\ud800"))
    others += [record.keep(submission()) for _ in range(5)]

    with pytest.raises(RecordError, match="broken character"):
        broken.result()
    assert all(other.result().kept for other in others)


def test_many_threads_with_the_same_id_store_it_once(record: Record) -> None:
    ids = [f"id-{number}" for number in range(25)]
    start = threading.Barrier(8)

    def send(_: int) -> list[Outcome]:
        start.wait()
        return [record.keep(submission(id_, "s1")).result().outcome for id_ in ids]

    with ThreadPoolExecutor(8) as pool:
        outcomes = list(pool.map(send, range(8)))

    for each in zip(*outcomes, strict=True):
        assert sorted(each) == [Outcome.REPEATED] * 7 + [Outcome.STORED]
    (last,) = record.responses("w1")
    assert last.revision == 25


def test_openings_come_in_the_order_they_were_made_and_only_their_state_changes(record: Record) -> None:
    vote = Vote(
        id="v", title="Speak up?", minutes=2, slides=(), options=(Option("a", "Yes", "scene"), Option("b", "No"))
    )
    second = Opening(id="a0", workshop="w1", occurrence="b/v", asking=Asking.VOTE, form=vote.form())
    record.keep_opening(second).result()

    record.keep_opening(replace(OPENING, is_open=False, revealed=True, occurrence="elsewhere")).result()

    assert record.openings("w1") == (replace(OPENING, is_open=False, revealed=True), second)


def test_a_form_is_stored_once_for_all_openings_that_ask_it(record: Record, path: Path) -> None:
    record.keep_opening(replace(OPENING, id="o2")).result()

    with closing(sqlite3.connect(path)) as file:
        assert file.execute("SELECT version FROM form_version").fetchall() == [(FORM.version,)]


def test_an_opening_of_an_unknown_workshop_is_refused(record: Record) -> None:
    with pytest.raises(RecordError):
        record.keep_opening(replace(OPENING, id="o9", workshop="nobody")).result()


def test_seats_come_back_by_their_words(record: Record) -> None:
    other = Seat("s0", "w1", "amber fox", "token-2")
    record.add_seat(other).result()

    assert record.seats("w1") == (other, SEAT)


def test_words_are_given_to_one_seat_of_a_workshop(record: Record) -> None:
    record.add(bare("w2")).result()

    with pytest.raises(RecordError, match="'blue heron' is taken"):
        record.add_seat(Seat("s2", "w1", "blue heron")).result()

    record.add_seat(Seat("s2", "w2", "blue heron")).result()
    assert record.seats("w1") == (SEAT,)


def test_nothing_in_the_file_tells_when_or_from_where_answers_came(record: Record, path: Path) -> None:
    with closing(sqlite3.connect(path)) as file:
        columns = {name for (_, name, *_) in file.execute("PRAGMA table_info(response)")}
        rowid = file.execute("SELECT sql FROM sqlite_master WHERE name IN ('response', 'seat')").fetchall()

    assert columns == {"id", "opening", "seat", "channel", "revision", "answers", "digest"}
    assert all("WITHOUT ROWID" in sql for (sql,) in rowid)
