"""How wide a table's columns are."""

from __future__ import annotations

import pytest
from tests.paper.samples import table

from workshop.paper.grid import Grid
from workshop.paper.table import least_height, measures

pytestmark = pytest.mark.usefixtures("qapp")

WIDTH = 480.0


def columns(header: str, *rows: str) -> tuple[float, ...]:
    return Grid(table(header, *rows)).columns(WIDTH, measures())


@pytest.mark.parametrize(
    ("header", "rows"),
    [
        pytest.param("Line|In our words", ["Meetings|", "Answers|"], id="to be written on"),
        pytest.param("What you hear|What to take|Minutes", ["Nobody meets, " * 9 + "|Maintaining|45"], id="to be read"),
        pytest.param("Done|", ["☐|" + "The referral card has no gap left. " * 4], id="to be ticked"),
        pytest.param("a|b|c|d|e|f", ["|||||"], id="many and empty"),
        pytest.param("Incomprehensibilities|" * 7 + "x", ["|" * 7], id="words that are too long"),
        pytest.param("Only|Heads", [], id="no rows"),
    ],
)
def test_columns_are_together_as_wide_as_the_table(header, rows):
    assert sum(columns(header, *rows)) == pytest.approx(WIDTH)


def test_there_is_more_room_to_write_than_for_labels():
    label, *written = columns("|Mentor|Mentee", "What else I am to the other: chief, assessor, co-author, neighbour||")

    assert min(written) > 0.9 * label
    assert sum(written) > 1.8 * label


def test_numbers_and_boxes_take_no_more_than_they_need():
    number, name, *_ = columns("|Name|Signature", *[f"{place}||" for place in range(1, 19)])
    box, task = columns("Done|", "☐|Water", "☐|Pens, thick pens, cards, tape, bell")

    assert number < 40 < 120 < name
    assert box < 60 < task


def test_a_column_for_a_day_is_narrower_than_one_for_a_sentence():
    sentence, day = columns("What we said today|On", "|")

    assert day < sentence / 1.5


def test_rows_to_write_on_are_high_and_rows_to_read_as_high_as_their_words():
    free, reading = Grid(table("My first question", "")), Grid(table("a|b", "one|two"))
    many = Grid(table("|Name", *[f"{place}|" for place in range(1, 9)]))

    assert least_height(free, 0) > least_height(many, 0) > 20
    assert least_height(reading, 0) == 0


def test_a_cell_that_ends_in_a_colon_waits_for_an_answer():
    assert least_height(Grid(table("One thing", "Signed:")), 0) > 20
