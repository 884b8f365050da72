from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetrics
from tests.ui.collect.contrast import contrast
from tests.ui.collect.samples import crowded, room

from workshop.ui.collect import SeatLine, SeatState
from workshop.ui.collect.seats import MOST_EMPTY, name_font, tile_colors


def test_each_seat_says_its_words_and_what_its_person_does(page):
    page.show_room(room())

    names = [tile.accessibleName() for tile in page.seats.tiles.shown()]
    assert names == ["amber heron: sent", "dune maple: answering", "not joined", "not joined"]
    assert page.seats.counts.text() == "1 sent · 1 answering · 2 not joined"


def test_a_seat_changes_its_tile_when_it_has_sent(page):
    page.show_room(room(not_joined=0))
    page.show_room(room(seats=(SeatLine("amber heron", SeatState.JOINED),), not_joined=0))

    (tile,) = page.seats.tiles.shown()
    assert tile.accessibleName() == "amber heron: joined"


def test_many_empty_seats_are_counted_and_not_all_drawn(page):
    page.show_room(room(seats=(), not_joined=120))

    tiles = page.seats.tiles.shown()
    assert len(tiles) == MOST_EMPTY
    assert tiles[-1].doing == "and 73 more"


def test_tiles_flow_within_the_page_and_never_overlap(page):
    page.show_room(crowded())

    tiles = page.seats.tiles.shown()
    places = [tile.geometry() for tile in tiles]
    inside = page.seats.tiles.rect()
    assert all(inside.left() <= place.left() and place.right() <= inside.right() for place in places)
    assert not any(one.intersects(other) for n, one in enumerate(places) for other in places[n + 1 :])


def test_the_card_is_high_enough_for_all_its_tiles(page, qtbot):
    page.show_room(crowded())

    tiles = page.seats.tiles
    qtbot.waitUntil(lambda: tiles.height() >= max(tile.geometry().bottom() for tile in tiles.shown()))


def test_usual_words_fit_their_tiles(page):
    page.show_room(room(seats=(SeatLine("summer lighthouse", SeatState.SENT),)))

    (tile, *_) = page.seats.tiles.shown()
    assert QFontMetrics(name_font()).horizontalAdvance("summer lighthouse") <= tile.width() - 2 * tile.SIDE


@pytest.mark.parametrize("state", [*SeatState, None])
def test_the_words_on_a_tile_are_readable(shades, state):
    fill, _, text = tile_colors(state)

    assert contrast(text, fill) >= 4.5
