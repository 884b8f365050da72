from __future__ import annotations

from dataclasses import replace
from datetime import time

import pytest
from tests.builders import library, workshop

from workshop.model.programme import BreakItem
from workshop.planning.changes import added
from workshop.planning.timetable import timetable
from workshop.ui.plan.verdict import verdict


@pytest.mark.parametrize(
    ("until", "words"),
    [
        (time(10), "Fits: 09:00 – 09:47, 13 min spare"),
        (time(9, 40), "Over by 7 min: 09:00 – 09:47"),
        (None, "09:00 – 09:47, 47 minutes"),
    ],
)
def test_whether_it_fits_is_told_in_words(until: time | None, words: str) -> None:
    assert verdict(timetable(replace(workshop(), ends=until), library())) == words


def test_a_locked_item_that_is_missed_comes_first() -> None:
    plan = added(replace(workshop(), ends=time(8)), BreakItem(title="Lunch", minutes=30, at=time(9, 40)))

    assert verdict(timetable(plan, library())) == "“Lunch” is reached 7 min too late"


def test_an_empty_plan_says_so() -> None:
    assert verdict(timetable(replace(workshop(), items=()), library())) == "Nothing planned yet"
