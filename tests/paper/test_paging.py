"""Sharing strips out over pages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.paper.paging import filled, paginate
from workshop.paper.strips import Strip

ROOM = 100.0

HEADER = Strip(10.0, keep=True)


def strips(*heights: float) -> list[Strip]:
    return [Strip(float(height)) for height in heights]


def heights(made: tuple[tuple[object, ...], ...]) -> list[list[float]]:
    return [[placed.strip.height for placed in page] for page in made]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("given_heights", "expected"),
    [
        pytest.param([50, 50], [[50, 50]], id="both fit"),
        pytest.param([60, 60], [[60], [60]], id="the second goes over"),
        pytest.param([20, 300, 20], [[20], [300], [20]], id="a giant stands alone"),
    ],
)
def test_strips_keep_their_order_and_go_over_when_the_page_is_full(given_heights, expected):
    assert heights(paginate(strips(*given_heights), ROOM)) == expected


def test_a_heading_goes_over_with_what_follows_it():
    heading = Strip(10.0, keep=True)

    pages = paginate([Strip(75.0), heading, Strip(20.0)], ROOM)

    assert heights(pages) == [[75], [10, 20]]


def test_the_white_above_a_strip_is_lost_at_the_top_of_a_page():
    pages = paginate([Strip(90.0), Strip(95.0, gap=12.0)], ROOM)

    assert [page[0].y for page in pages] == [0.0, 0.0]


def test_the_header_of_a_table_stands_above_its_rows_on_every_page():
    rows = [Strip(40.0, again=HEADER) for _ in range(5)]

    pages = paginate([HEADER, *rows], ROOM)

    assert heights(pages) == [[10, 40, 40], [10, 40, 40], [10, 40]]


def test_a_group_that_no_page_can_hold_parts_without_leaving_its_heading_alone():
    pages = paginate([Strip(80.0), HEADER, *[Strip(40.0, keep=True) for _ in range(4)]], ROOM)

    assert heights(pages)[1][:2] == [10, 40]
    assert sum(map(len, pages)) == 6


@given(
    st.lists(
        st.builds(Strip, height=st.floats(1, 99), gap=st.floats(0, 30), keep=st.booleans()), min_size=1, max_size=60
    )
)
def test_nothing_is_lost_and_no_page_is_fuller_than_full(many):
    pages = paginate(many, ROOM)

    assert [placed.strip for page in pages for placed in page] == many
    assert all(filled(page) <= ROOM + 0.1 for page in pages)
