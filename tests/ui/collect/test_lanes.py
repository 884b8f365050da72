from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.collect.contrast import contrast
from tests.ui.collect.samples import RUDE, asked, room

from workshop.model.response import Asking
from workshop.ui.collect import AskedState, CollectPage
from workshop.ui.collect.lanes import Lane, open_ground


def buttons(lane: Lane) -> list[str]:
    QApplication.processEvents()
    return [one.text() for one in (lane.open, lane.close_it, lane.reveal) if one.isVisible()]


@pytest.mark.parametrize(
    ("state", "asking", "words", "offered"),
    [
        (AskedState.WAITING, Asking.FORM, "not open yet", ["Open now"]),
        (AskedState.OPEN, Asking.FORM, "open", ["Close"]),
        (AskedState.CLOSED, Asking.FORM, "closed", ["Open again"]),
        (AskedState.WAITING, Asking.VOTE, "not open yet", ["Open now"]),
        (AskedState.OPEN, Asking.VOTE, "open, hidden from the room", ["Close", "Reveal  V"]),
        (AskedState.CLOSED, Asking.VOTE, "closed", ["Open again", "Reveal"]),
        (AskedState.REVEALED, Asking.VOTE, "revealed to the room", ["Open again"]),
    ],
)
def test_a_lane_says_its_state_in_words_and_offers_what_can_be_done_in_it(page, state, asking, words, offered):
    page.show_room(room(asked=(asked("x", state, asking=asking),)))

    lane = page.lanes.lane("x")
    assert lane.sub.text() == f"The red pen · {words}"
    assert words in lane.accessibleName()
    assert buttons(lane) == offered


def test_a_result_that_cannot_be_shown_now_is_not_offered(page):
    page.show_room(room(asked=(asked("x", AskedState.CLOSED, can_reveal=False),)))

    assert buttons(page.lanes.lane("x")) == ["Open again"]


def test_buttons_ask_for_the_occurrence_of_their_lane(page, qtbot: QtBot):
    page.show_room(room(asked=(asked("a"), asked("b", AskedState.CLOSED))))
    a, b = page.lanes.lane("a"), page.lanes.lane("b")

    for button, signal, occurrence in (
        (a.close_it, page.close_requested, "a"),
        (a.reveal, page.reveal_requested, "a"),
        (b.open, page.open_requested, "b"),
    ):
        with qtbot.waitSignal(signal) as asked_for:
            button.click()
        assert asked_for.args == [occurrence]


def test_buttons_say_to_a_screen_reader_what_they_would_open_or_close(page):
    page.show_room(room(asked=(asked("a", title="Why?"), asked("b", AskedState.CLOSED, title="What now?"))))
    a, b = page.lanes.lane("a"), page.lanes.lane("b")

    assert a.close_it.accessibleName() == "Close: Vote: Why?"
    assert a.reveal.accessibleName() == "Reveal the result: Vote: Why?"
    assert b.open.accessibleName() == "Open again: Vote: What now?"


@pytest.mark.parametrize(
    ("state", "answered", "words"),
    [
        pytest.param(AskedState.OPEN, 19, "19 of 24", id="some"),
        pytest.param(AskedState.OPEN, 0, "0 of 24", id="none yet"),
        pytest.param(AskedState.WAITING, 0, "–", id="not asked"),
        pytest.param(AskedState.CLOSED, 26, "26 of 26", id="more than are present now"),
    ],
)
def test_the_bar_and_the_count_agree(page, state, answered, words):
    page.show_room(room(asked=(asked("x", state, answered=answered),)))

    lane = page.lanes.lane("x")
    assert lane.count.text() == words
    assert lane.bar.value() == answered
    assert lane.bar.maximum() == max(24, answered)


def test_news_leaves_the_focus_where_it_is(page):
    page.show_room(room(asked=(asked("a"), asked("b", AskedState.CLOSED))))
    button = page.lanes.lane("b").open
    button.setFocus()

    page.show_room(
        room(asked=(asked("new", AskedState.WAITING), asked("a", answered=20), asked("b", AskedState.CLOSED)))
    )

    assert button.hasFocus()
    assert page.lanes.lane("b").open is button
    assert page.lanes.lane("a").count.text() == "20 of 24"


def test_a_second_press_after_closing_does_nothing(page, qtbot: QtBot):
    page.show_room(room(asked=(asked("a"), asked("b"))))
    lane = page.lanes.lane("a")
    QApplication.processEvents()
    lane.close_it.setFocus()
    assert lane.close_it.hasFocus()
    said: list[str] = []
    for signal in (page.open_requested, page.close_requested, page.reveal_requested):
        signal.connect(said.append)

    qtbot.keyClick(lane.close_it, Qt.Key.Key_Space)
    page.show_room(room(asked=(asked("a", AskedState.CLOSED), asked("b"))))
    qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Space)

    assert said == ["a"]
    assert lane.hasFocus()


def test_a_double_click_to_open_does_not_reveal_what_it_has_opened(page, qtbot: QtBot):
    page.show_room(room(asked=(asked("a", AskedState.WAITING),)))
    QApplication.processEvents()
    lane, said = page.lanes.lane("a"), list[str]()
    page.open_requested.connect(lambda: page.show_room(room(asked=(asked("a"),))))
    page.open_requested.connect(lambda: said.append("open"))
    page.reveal_requested.connect(lambda: said.append("reveal"))
    place = lane.open.mapTo(page, lane.open.rect().center())

    QTest.mouseDClick(page.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)

    assert lane.reveal.geometry().contains(lane.reveal.parentWidget().mapFrom(page, place))
    assert said == ["open"]


def test_lanes_stand_in_the_order_of_the_workshop_and_go_with_it(page, qtbot: QtBot):
    page.show_room(room(asked=(asked("a"), asked("b"), asked("c"))))
    page.show_room(room(asked=(asked("c"), asked("a"))))

    first, second = page.lanes.lane("c"), page.lanes.lane("a")
    qtbot.waitUntil(lambda: first.y() < second.y())
    with pytest.raises(KeyError):
        page.lanes.lane("b")


def test_a_title_that_does_not_fit_is_whole_in_its_tooltip(page: CollectPage, qtbot: QtBot):
    page.show_room(room(asked=(asked("x", title=RUDE * 4),)))

    title = page.lanes.lane("x").title
    qtbot.waitUntil(lambda: title.shown_text().endswith("…"))
    assert title.toolTip() == f"Vote: {RUDE * 4}"


def test_narrow_pages_leave_out_the_bars_and_keep_the_counts(page: CollectPage, qtbot: QtBot):
    page.show_room(room())
    page.resize(816, 640)

    lane = page.lanes.lane("v1")
    qtbot.waitUntil(lane.count.isVisible)
    assert not lane.bar.isVisible()


def test_words_are_readable_on_the_ground_of_the_open_lane(shades):
    for words in (shades.ink, shades.muted):
        assert contrast(QColor(words), open_ground()) >= 4.5
