"""A table's columns are as wide as their words need, where the page has room."""

from __future__ import annotations

import pytest
from tests.deck.samples import TABLE, runs

from workshop.deck.compose.grid import PADDING_X, grid
from workshop.deck.look.geometry import UNIT, Box
from workshop.deck.slide import Grid
from workshop.deck.text.paragraphs import Look
from workshop.model.text import Align, Table

pytestmark = pytest.mark.usefixtures("qapp")

LOOK = Look(size=20, ink="000000", muted="000000", mark="000000", link="000000")
LONG = "Weiterbildungsermächtigungsverfahren"


def table(*rows: tuple[str, ...]) -> Table:
    header, *others = (tuple(runs(text) for text in row) for row in rows)
    return Table(header, tuple(others), (Align.LEFT,) * len(header))


def made(of: Table, points: int) -> Grid:
    return grid(of, Box(0, 0, points * UNIT, 300 * UNIT), LOOK)


def torn(of: Grid) -> set[int]:
    """The columns in which a word is torn."""
    return {place for row in of.cells for place, cell in enumerate(row) if cell.shaped.tears_a_word}


@pytest.mark.parametrize("points", [330, 500, 836])
def test_columns_fill_the_table_and_tear_no_word(points: int) -> None:
    laid = made(TABLE, points)

    assert sum(laid.columns) == points * UNIT
    assert torn(laid) == set()


def test_where_room_is_scarce_only_the_longest_words_are_torn() -> None:
    laid = made(table(("A", "B", "C"), ("one day", LONG, "or two")), 300)

    assert sum(laid.columns) == 300 * UNIT
    assert torn(laid) == {1}


def test_a_header_gets_the_room_that_its_heavier_letters_need() -> None:
    laid = made(table((LONG, LONG), ("a", "b " * 90)), 800)

    assert torn(laid) == set()


def test_cells_are_as_wide_as_their_column_and_their_text_at_most_as_wide() -> None:
    laid = made(TABLE, 500)

    for row in laid.cells:
        for column, cell in zip(laid.columns, row, strict=True):
            assert cell.box.w == column - 2 * PADDING_X
            assert cell.shaped.width <= cell.box.w


def test_a_table_is_as_wide_as_its_place_however_narrow() -> None:
    for points in range(40, 400, 20):
        assert sum(made(TABLE, points).columns) == points * UNIT
