"""Keys and clickers: what they ask for, in which pane, and what they must never do."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPushButton, QTextEdit, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.run.conftest import Background, Room

from workshop.deck.slide import LaidSlide
from workshop.model.progress import Curtain
from workshop.model.showing import Showing
from workshop.running.run import Run
from workshop.ui.run.console import RunPage
from workshop.ui.run.keys import TABLE, Commands
from workshop.ui.run.projector import ProjectorWindow
from workshop.ui.widgets import Confirm

Heard = list[tuple[object, ...]]
NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def press(
    widget: QWidget,
    key: Qt.Key,
    text: str = "",
    modifiers: Qt.KeyboardModifier = NONE,
    *,
    at: int = 0,
    repeated: bool = False,
) -> bool:
    """The key as the desktop sends it: first whether someone overrides its shortcut, then the key itself."""
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
        event = QKeyEvent(kind, key, modifiers, text, repeated)
        event.setTimestamp(at)
        QApplication.sendEvent(widget, event)
    return event.isAccepted()


Case = tuple[Qt.Key, str, tuple[object, ...]]

EVERYWHERE: list[Case] = [
    (Qt.Key.Key_PageDown, "", ("forward_requested",)),
    (Qt.Key.Key_PageUp, "", ("back_requested",)),
    (Qt.Key.Key_Period, ".", ("black_requested",)),
    (Qt.Key.Key_F5, "", ("projector_requested", True)),
    (Qt.Key.Key_N, "n", ("forward_requested",)),
    (Qt.Key.Key_P, "p", ("back_requested",)),
    (Qt.Key.Key_B, "b", ("black_requested",)),
    (Qt.Key.Key_W, "w", ("white_requested",)),
    (Qt.Key.Key_Comma, ",", ("white_requested",)),
    (Qt.Key.Key_F, "f", ("freeze_requested",)),
    (Qt.Key.Key_J, "j", ("join_requested",)),
    (Qt.Key.Key_V, "v", ("reveal_requested",)),
    (Qt.Key.Key_C, "c", ("toggle_open_requested",)),
    (Qt.Key.Key_S, "s", ("swap_requested",)),
    (Qt.Key.Key_T, "t", ("pause_requested",)),
    (Qt.Key.Key_BracketRight, "]", ("add_minutes_requested", 1)),
    (Qt.Key.Key_BraceRight, "}", ("add_minutes_requested", 5)),
]
WHERE_FREE: list[Case] = [
    (Qt.Key.Key_Space, " ", ("forward_requested",)),
    (Qt.Key.Key_Return, "\r", ("forward_requested",)),
    (Qt.Key.Key_Enter, "\r", ("forward_requested",)),
    (Qt.Key.Key_Right, "", ("forward_requested",)),
    (Qt.Key.Key_Down, "", ("forward_requested",)),
    (Qt.Key.Key_Left, "", ("back_requested",)),
    (Qt.Key.Key_Up, "", ("back_requested",)),
    (Qt.Key.Key_Backspace, "\b", ("back_requested",)),
    (Qt.Key.Key_Home, "", ("first_requested",)),
    (Qt.Key.Key_End, "", ("last_requested",)),
]
PANES: dict[str, Callable[[RunPage], QWidget]] = {
    "the console": lambda page: page.body,
    "the notes": lambda page: page.body.notes.text,
    "a thumbnail": lambda page: page.body.strip.thumbs[0],
    "the Next button": lambda page: page.body.controls.next,
    "the Pause button": lambda page: page.body.timer.pause,
    "End workshop": lambda page: page.top.end,
}


def key_name(case: object) -> str | None:
    return case.name if isinstance(case, Qt.Key) else None


@pytest.mark.parametrize("pane", PANES)
@pytest.mark.parametrize(("key", "text", "asked"), EVERYWHERE, ids=key_name)
def test_clicker_keys_and_letters_work_in_every_pane(
    pane: str, key: Qt.Key, text: str, asked: tuple[object, ...], page: RunPage, heard: Heard
) -> None:
    widget = PANES[pane](page)
    widget.setFocus()

    press(widget, key, text, SHIFT if text == "}" else NONE)

    assert heard == [asked]


@pytest.mark.parametrize(("key", "text", "asked"), WHERE_FREE, ids=key_name)
def test_space_enter_and_arrows_move_where_no_control_needs_them(
    key: Qt.Key, text: str, asked: tuple[object, ...], page: RunPage, heard: Heard
) -> None:
    page.body.setFocus()

    press(page.body, key, text)

    assert heard == [asked]


@pytest.mark.parametrize(("key", "text", "asked"), EVERYWHERE + WHERE_FREE, ids=key_name)
def test_the_projectors_window_hears_every_key(
    key: Qt.Key,
    text: str,
    asked: tuple[object, ...],
    page: RunPage,
    heard: Heard,
    lay: Callable[[Showing], LaidSlide],
    background: Background,
    qtbot: QtBot,
) -> None:
    projector = ProjectorWindow(lay, background)
    qtbot.addWidget(projector)
    page.keys.watch(projector)

    press(projector, key, text, SHIFT if text == "}" else NONE)

    assert heard == [asked]


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_a_focused_button_keeps_space_and_enter(key: Qt.Key, page: RunPage, heard: Heard, qtbot: QtBot) -> None:
    button = page.body.controls.freeze
    button.setFocus()

    qtbot.keyClick(button, key)

    assert ("forward_requested",) not in heard


def test_a_focused_button_gives_the_arrows_away(page: RunPage, heard: Heard, qtbot: QtBot) -> None:
    button = page.body.controls.freeze
    button.setFocus()

    qtbot.keyClick(button, Qt.Key.Key_Right)

    assert heard == [("forward_requested",)]


def test_notes_that_are_longer_than_their_card_scroll_by_arrows_but_not_by_a_clicker(
    page: RunPage, heard: Heard, qtbot: QtBot
) -> None:
    notes = page.body.notes.text
    notes.setPlainText("line\n" * 200)
    notes.setFocus()

    qtbot.keyClick(notes, Qt.Key.Key_Down)
    scrolled = notes.verticalScrollBar().value()
    qtbot.keyClick(notes, Qt.Key.Key_PageDown)

    assert scrolled > 0
    assert notes.verticalScrollBar().value() == scrolled
    assert heard == [("forward_requested",)]


def test_short_notes_leave_the_arrows_to_the_slides(page: RunPage, heard: Heard, qtbot: QtBot) -> None:
    page.body.notes.text.setPlainText("one line")
    page.body.notes.text.setFocus()

    qtbot.keyClick(page.body.notes.text, Qt.Key.Key_Down)

    assert heard == [("forward_requested",)]


@pytest.mark.parametrize("make", [QLineEdit, QTextEdit], ids=["line", "text"])
@pytest.mark.parametrize(("key", "text", "asked"), EVERYWHERE + WHERE_FREE, ids=key_name)
def test_no_key_acts_while_someone_types(
    make: Callable[[QWidget], QWidget],
    key: Qt.Key,
    text: str,
    asked: tuple[object, ...],
    page: RunPage,
    heard: Heard,
) -> None:
    field = make(page)
    field.show()
    field.setFocus()

    press(field, key, text, SHIFT if text == "}" else NONE)

    assert heard == []


def test_letters_become_text_where_someone_types(page: RunPage, qtbot: QtBot) -> None:
    field = QLineEdit(page)
    field.show()
    field.setFocus()

    qtbot.keyClicks(field, "fbj. 12")

    assert field.text() == "fbj. 12"


def test_keys_of_other_windows_are_left_alone(page: RunPage, heard: Heard, qtbot: QtBot) -> None:
    stranger = QWidget()
    qtbot.addWidget(stranger)

    press(stranger, Qt.Key.Key_PageDown)

    assert heard == []


def test_keys_do_nothing_once_the_workshop_has_ended(page: RunPage, heard: Heard, room: Room) -> None:
    page.show_idle(room.workshop)

    press(page, Qt.Key.Key_PageDown)

    assert heard == []


def test_keys_do_nothing_while_a_question_is_open(page: RunPage, heard: Heard) -> None:
    page.ask_to_end()

    press(page.body, Qt.Key.Key_PageDown)

    assert heard == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Right, Qt.Key.Key_PageDown, Qt.Key.Key_B], ids=key_name)
def test_a_bounced_press_counts_once(key: Qt.Key, page: RunPage, heard: Heard) -> None:
    press(page.body, key, at=10_000)
    press(page.body, key, at=10_090)

    assert len(heard) == 1


def test_two_unhurried_presses_count_twice(page: RunPage, heard: Heard) -> None:
    press(page.body, Qt.Key.Key_PageDown, at=10_000)
    press(page.body, Qt.Key.Key_PageDown, at=10_200)

    assert len(heard) == 2


def test_two_keys_in_a_hurry_both_count(page: RunPage, heard: Heard) -> None:
    press(page.body, Qt.Key.Key_PageDown, at=10_000)
    press(page.body, Qt.Key.Key_PageUp, at=10_050)

    assert heard == [("forward_requested",), ("back_requested",)]


def test_a_held_key_moves_one_step(page: RunPage, heard: Heard) -> None:
    press(page.body, Qt.Key.Key_Right, at=10_000)
    for time in range(10_500, 11_500, 33):
        press(page.body, Qt.Key.Key_Right, at=time, repeated=True)

    assert len(heard) == 1


def test_f5_and_escape_of_a_clicker_neither_restart_nor_end_the_show(page: RunPage, heard: Heard) -> None:
    for time in (1_000, 3_000, 5_000):
        press(page.body, Qt.Key.Key_F5, at=time)
        press(page.body, Qt.Key.Key_Escape, at=time + 1_000)

    assert heard == [("projector_requested", True)] * 3
    assert page.findChild(Confirm) is None


@pytest.mark.parametrize(
    ("curtain", "asked"),
    [
        (Curtain.BLACK, "black_requested"),
        (Curtain.WHITE, "white_requested"),
        (Curtain.JOIN, "join_requested"),
    ],
)
def test_escape_lifts_what_hides_the_slide(
    curtain: Curtain, asked: str, page: RunPage, heard: Heard, room: Room
) -> None:
    page.show_live(room.move(lambda run, now: run.curtain(curtain, now)).live())

    press(page.body, Qt.Key.Key_Escape)

    assert heard == [(asked,)]


def test_escape_steps_out_of_one_layer_at_a_time(page: RunPage, heard: Heard, room: Room) -> None:
    page.show_live(room.move(lambda run, now: run.curtain(Curtain.BLACK, now)).live())
    page.toggle_overview()
    press(page.overview, Qt.Key.Key_1, "1")

    press(page.overview, Qt.Key.Key_Escape)
    number, overview, asked = page.goto.isVisible(), page.overview_is_open, list(heard)
    press(page.overview, Qt.Key.Key_Escape)

    assert (number, overview, asked) == (False, True, [])
    assert not page.overview_is_open
    assert heard == []
    press(page.body, Qt.Key.Key_Escape)
    assert heard == [("black_requested",)]


def test_digits_and_enter_go_to_a_slide(page: RunPage, heard: Heard, room: Room) -> None:
    press(page.body, Qt.Key.Key_1, "1")
    press(page.body, Qt.Key.Key_2, "2")
    shown = page.goto.words.text()
    press(page.body, Qt.Key.Key_Return, "\r")

    stop = room.route.stop(room.route.at_number(12)[0])
    assert shown == f"Go to 12 · {stop.title}"
    assert heard == [("number_requested", 12)]
    assert not page.goto.isVisible()


def test_a_number_takes_enter_even_where_a_button_has_the_focus(page: RunPage, heard: Heard) -> None:
    page.body.controls.black.setFocus()

    press(page.body.controls.black, Qt.Key.Key_7, "7")
    press(page.body.controls.black, Qt.Key.Key_Return, "\r")

    assert heard == [("number_requested", 7)]


def test_backspace_mends_a_number(page: RunPage, heard: Heard) -> None:
    for key, text in ((Qt.Key.Key_1, "1"), (Qt.Key.Key_9, "9"), (Qt.Key.Key_Backspace, "\b"), (Qt.Key.Key_Enter, "")):
        press(page.body, key, text)

    assert heard == [("number_requested", 1)]


def test_a_move_forgets_a_number_that_was_begun(page: RunPage, heard: Heard) -> None:
    press(page.body, Qt.Key.Key_4, "4")
    press(page.body, Qt.Key.Key_PageDown)
    press(page.body, Qt.Key.Key_Return, "\r")

    assert heard == [("forward_requested",), ("forward_requested",)]


def test_alt_left_goes_back_the_way_we_came(page: RunPage, heard: Heard) -> None:
    press(page.body, Qt.Key.Key_Left, modifiers=ALT)

    assert heard == [("back_requested",)]


def test_shift_right_goes_to_the_next_step(page: RunPage, heard: Heard) -> None:
    press(page.body, Qt.Key.Key_Right, modifiers=SHIFT)

    assert heard == [("next_step_requested",)]


def test_plus_and_minus_size_the_notes(page: RunPage, heard: Heard) -> None:
    before = page.body.notes.share
    press(page.body, Qt.Key.Key_Plus, "+", SHIFT)
    larger = page.body.notes.share
    press(page.body, Qt.Key.Key_Minus, "-")

    assert larger > before == page.body.notes.share
    assert heard == []


@pytest.mark.parametrize(("key", "text"), [(Qt.Key.Key_F1, ""), (Qt.Key.Key_Question, "?")])
def test_the_key_sheet_opens_and_closes_by_its_key(key: Qt.Key, text: str, page: RunPage) -> None:
    press(page.body, key, text, at=1_000)
    sheet = page.key_sheet
    assert sheet is not None
    opened = sheet.isVisible()
    press(sheet, key, text, at=2_000)

    assert opened
    assert not sheet.isVisible()


def test_a_clicker_works_while_the_key_sheet_is_open(page: RunPage, heard: Heard) -> None:
    page.show_keys()
    assert page.key_sheet is not None

    press(page.key_sheet, Qt.Key.Key_PageDown)

    assert heard == [("forward_requested",)]


def test_a_key_that_is_ours_is_not_also_a_shortcut_of_the_window(page: RunPage) -> None:
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_F1, NONE, "")
    event.ignore()

    QApplication.sendEvent(page.body, event)

    assert event.isAccepted()


def test_the_menu_lists_every_command_with_its_key_and_asks_for_it(page: RunPage, heard: Heard) -> None:
    menu = QMenu(page)
    page.fill_menu(menu)
    texts = {action.text() for action in menu.actions() if not action.isSeparator()}

    page.commands.actions["freeze"].trigger()

    assert len(texts) == len(TABLE) - 1  # all but Esc
    assert "Freeze the projector\tF" in texts
    assert heard == [("freeze_requested",)]


def test_the_menu_sleeps_until_a_workshop_runs(page: RunPage, room: Room) -> None:
    page.show_idle(room.workshop)

    assert not any(action.isEnabled() for action in page.commands.actions.values())


def test_keys_can_be_changed(room: Room, lay: Callable[[Showing], LaidSlide], qtbot: QtBot) -> None:
    page = RunPage(lay, {"freeze": ("X",)})
    qtbot.addWidget(page)
    page.show_live(room.live())

    with qtbot.waitSignal(page.freeze_requested):
        press(page, Qt.Key.Key_X, "x")
    with qtbot.assertNotEmitted(page.freeze_requested):
        press(page, Qt.Key.Key_F, "f")


def test_no_two_commands_share_a_key() -> None:
    keys = [key for command in Commands() for key in command.keys]

    assert len(keys) == len(set(keys))


def test_every_command_is_heard_by_the_page(page: RunPage, room: Room) -> None:
    assert set(page.deeds) == {command.id for command in TABLE}


def test_a_click_on_a_button_leaves_the_focus_where_it_was(page: RunPage, heard: Heard, qtbot: QtBot) -> None:
    page.body.setFocus()

    qtbot.mouseClick(page.body.controls.next, Qt.MouseButton.LeftButton)
    press(page.focusWidget(), Qt.Key.Key_Space, " ")

    assert heard == [("forward_requested",), ("forward_requested",)]


def test_freezing_and_moving_on_is_heard_in_order(page: RunPage, heard: Heard, room: Room) -> None:
    press(page.body, Qt.Key.Key_F, "f")
    page.show_live(room.move(Run.freeze).live())
    press(page.body, Qt.Key.Key_PageDown)

    assert heard == [("freeze_requested",), ("forward_requested",)]
    assert isinstance(page.body.controls.freeze, QPushButton)
    assert page.body.controls.freeze.isChecked()
