"""The overview: every step is there, is found by its words, and is gone to."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from tests.ui.run.conftest import Room

from workshop.ui.run.console import RunPage
from workshop.ui.run.keys import TABLE, words
from workshop.ui.widgets import KeyCap

Heard = list[tuple[object, ...]]


@pytest.fixture
def opened(page: RunPage) -> RunPage:
    page.toggle_overview()
    return page


def test_every_step_has_a_thumbnail_with_its_number(opened: RunPage, room: Room) -> None:
    captions = [thumb.text() for thumb in opened.overview.thumbs]

    assert captions == [f"{room.route.number(stop.occurrence, 0)} · {stop.title}" for stop in room.route.stops]


def test_it_opens_with_the_focus_on_the_present_step(opened: RunPage, room: Room) -> None:
    focused = opened.focusWidget()

    assert [thumb for thumb in opened.overview.thumbs if thumb.is_current] == [focused]


@pytest.mark.parametrize(
    ("typed", "titles"),
    [
        pytest.param("COFFEE", ["Coffee"], id="title, in any case"),
        pytest.param("go through", ["What should she say next?"], id="an option's words"),
        pytest.param("what hidden", ["Pairs"], id="all words, on any slide of the step"),
        pytest.param("no such thing", [], id="nothing"),
    ],
)
def test_words_find_steps(typed: str, titles: list[str], opened: RunPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(opened.overview.search, typed)

    assert [thumb.text().split(" · ")[1] for thumb in opened.overview.shown] == titles
    assert opened.overview.none.isVisible() is not bool(titles)


def test_enter_in_the_search_goes_to_the_first_that_was_found(
    opened: RunPage, room: Room, heard: Heard, qtbot: QtBot
) -> None:
    qtbot.keyClicks(opened.overview.search, "coffee")
    qtbot.keyClick(opened.overview.search, Qt.Key.Key_Return)

    stop = next(stop for stop in room.route.stops if stop.title == "Coffee")
    assert heard == [("go_to_requested", stop.occurrence, 0)]
    assert not opened.overview_is_open


def test_a_click_goes_there_and_closes(opened: RunPage, room: Room, heard: Heard) -> None:
    opened.overview.thumbs[4].click()

    assert heard == [("go_to_requested", room.route.stops[4].occurrence, 0)]
    assert not opened.overview_is_open


def test_arrows_and_enter_go_there(opened: RunPage, room: Room, heard: Heard, qtbot: QtBot) -> None:
    opened.grab()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Return):
        qtbot.keyClick(opened.focusWidget(), key)

    assert heard == [("go_to_requested", room.route.stops[2].occurrence, 0)]


def test_down_goes_to_the_row_below(opened: RunPage, qtbot: QtBot) -> None:
    opened.grab()
    before = opened.focusWidget()
    qtbot.keyClick(before, Qt.Key.Key_Down)
    after = opened.focusWidget()

    assert after is not None
    assert before is not None
    assert after.mapToGlobal(after.rect().center()).y() > before.mapToGlobal(before.rect().center()).y()


@pytest.mark.parametrize("key", [Qt.Key.Key_O, Qt.Key.Key_Escape])
def test_o_and_escape_close_it(key: Qt.Key, opened: RunPage, qtbot: QtBot) -> None:
    qtbot.keyClick(opened.focusWidget(), key)

    assert not opened.overview_is_open


def test_escape_closes_it_from_the_search_too(opened: RunPage, qtbot: QtBot) -> None:
    opened.find_words()
    qtbot.keyClick(opened.overview.search, Qt.Key.Key_Escape)

    assert not opened.overview_is_open


def test_a_clicker_goes_on_while_it_is_open(opened: RunPage, heard: Heard, qtbot: QtBot) -> None:
    qtbot.keyClick(opened.focusWidget(), Qt.Key.Key_PageDown)

    assert heard == [("forward_requested",)]
    assert opened.overview_is_open


def test_ctrl_f_opens_it_with_the_cursor_in_the_search(page: RunPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.body, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)

    assert page.overview_is_open
    assert page.focusWidget() is page.overview.search


def test_from_another_page_it_asks_for_the_console_first(page: RunPage, heard: Heard) -> None:
    page.hide()
    page.commands.actions["overview"].trigger()

    assert heard == [("console_requested",)]
    assert page.overview_is_open


def test_the_key_sheet_lists_every_command_that_has_a_key(page: RunPage) -> None:
    page.show_keys()
    sheet = page.key_sheet
    assert sheet is not None
    shown = {one.text() for one in sheet.findChildren(QLabel)}

    assert {words(command) for command in TABLE if command.keys} <= shown
    assert {"PgDn", "F5", "Esc", "→"} <= {cap.text() for cap in sheet.findChildren(KeyCap)}
