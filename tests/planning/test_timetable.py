from dataclasses import replace
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import library, workshop

from workshop.model.errors import WorkshopError
from workshop.model.programme import BreakItem, FormItem, SessionItem
from workshop.model.step import Measure
from workshop.planning.changes import History, added, moved, removed, with_minutes
from workshop.planning.steps import shares, timed_steps
from workshop.planning.timetable import timetable


def test_each_item_begins_when_the_one_before_ends():
    table = timetable(workshop(), library())

    assert [(entry.begins, entry.ends) for entry in table.entries] == [
        (540, 560),
        (560, 565),
        (565, 577),
        (577, 583),
        (583, 587),
    ]


def test_a_locked_item_waits_for_its_time_and_says_how_long():
    plan = workshop()
    plan = added(plan, BreakItem(title="Lunch", minutes=30, at=time(12)))

    lunch = timetable(plan, library()).entries[-1]

    assert (lunch.begins, lunch.waits, lunch.late) == (720, 133, 0)


def test_a_locked_item_reached_too_late_is_told():
    plan = added(workshop(), BreakItem(title="Lunch", minutes=30, at=time(9, 40)))

    table = timetable(plan, library())

    assert table.missed is not None
    assert (table.missed.title, table.missed.late) == ("Lunch", 7)
    assert not table.fits


@pytest.mark.parametrize(
    ("until", "spare", "fits"), [(time(10), 13, True), (time(9, 40), -7, False), (None, None, True)]
)
def test_what_is_spare_before_the_room_must_be_free_is_told(until, spare, fits):
    table = timetable(replace(workshop(), ends=until), library())

    assert (table.spare, table.fits) == (spare, fits)


def test_measuring_before_and_after_brings_the_first_form_in():
    plan = workshop(Measure.BEFORE_AFTER)

    assert timetable(plan, library()).entries[0].minutes == 28


def test_a_session_that_the_library_lacks_is_named_with_the_nearest():
    plan = added(workshop(), SessionItem(session="openning"))

    with pytest.raises(WorkshopError, match="no session is called 'openning'; did you mean 'opening'"):
        timetable(plan, library())


def test_a_shortened_session_shares_its_minutes_out_over_all_its_steps():
    steps = timed_steps(SessionItem(session="opening", minutes=10), library(), Measure.THEN_NOW)

    assert [step.seconds for step in steps] == [150, 210, 240]


@given(st.lists(st.integers(1, 90), min_size=1, max_size=20), st.integers(0, 36000))
def test_shares_add_up_and_keep_proportion(weights, whole):
    parts = shares(weights, whole)

    assert sum(parts) == whole
    assert all(abs(part - whole * weight / sum(weights)) <= 1 for part, weight in zip(parts, weights, strict=True))


operations = st.one_of(
    st.tuples(st.just("move"), st.integers(0, 20), st.integers(-3, 20)),
    st.tuples(st.just("remove"), st.integers(0, 20), st.just(0)),
    st.tuples(st.just("add"), st.integers(0, 20), st.just(0)),
    st.tuples(st.just("minutes"), st.integers(0, 20), st.integers(-5, 1000)),
)


@given(st.lists(operations, max_size=25))
def test_any_changes_keep_ids_apart_and_can_all_be_undone(changes):
    start = workshop()
    history = History(start)
    for what, which, number in changes:
        items = history.present.items
        chosen = items[which % len(items)].id if items else None
        if what == "add":
            history = history.do(lambda plan: added(plan, FormItem(form="evaluation", minutes=3), which))
        elif chosen and what == "move":
            history = history.do(lambda plan: moved(plan, chosen, number))
        elif chosen and what == "remove":
            history = history.do(lambda plan: removed(plan, chosen))
        elif chosen:
            history = history.do(lambda plan: with_minutes(plan, chosen, number))
        ids = [item.id for item in history.present.items]
        assert len(set(ids)) == len(ids)
        assert all(entry.minutes >= 1 for entry in timetable(history.present, library()).entries)
    changed = history.present
    for _ in changes:
        history = history.undo()
    assert history.present == start
    for _ in changes:
        history = history.redo()
    assert history.present == changed
