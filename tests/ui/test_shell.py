"""The main window: its pages, its menu, its messages."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QCloseEvent
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from tests.ui import samples

from workshop.ui.keys import KeysDialog
from workshop.ui.shell import Shell
from workshop.ui.sidebar import PAGES
from workshop.ui.theme import Scheme


@pytest.fixture
def shell(qtbot: QtBot) -> Shell:
    made = Shell()
    qtbot.addWidget(made)
    for name in PAGES:
        made.add_page(name, QLabel(name))
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


def action(shell: Shell, text: str) -> QAction:
    return next(one for one in shell.findChildren(QAction) if one.text() == text)


@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier])
@pytest.mark.parametrize(("number", "name"), list(enumerate(PAGES, start=1))[1:])
def test_digits_turn_the_pages(
    shell: Shell, qtbot: QtBot, modifier: Qt.KeyboardModifier, number: int, name: str
) -> None:
    with qtbot.waitSignal(shell.page_changed) as turned:
        qtbot.keyClick(shell, Qt.Key(Qt.Key.Key_0 + number), modifier)

    assert turned.args == [name]
    assert shell.current_page() == name
    assert shell.sidebar.button(name).isChecked()


def test_a_click_on_the_side_turns_the_page_once(shell: Shell, qtbot: QtBot) -> None:
    with qtbot.waitSignal(shell.page_changed) as turned:
        shell.sidebar.button("collect").click()
    assert turned.args == ["collect"]

    with qtbot.assertNotEmitted(shell.page_changed):
        shell.sidebar.button("collect").click()


def test_a_page_that_is_not_there_leaves_the_side_where_it_was(qtbot: QtBot) -> None:
    shell = Shell()
    qtbot.addWidget(shell)
    shell.add_page("plan", QLabel())

    shell.sidebar.button("run").click()

    assert shell.current_page() == "plan"
    assert shell.sidebar.button("plan").isChecked()


def test_only_the_six_pages_may_be_added(shell: Shell) -> None:
    with pytest.raises(ValueError, match="no page is called 'settings'"):
        shell.add_page("settings", QLabel())


def test_the_side_and_the_title_name_the_workshop(shell: Shell) -> None:
    shell.show_workshop(samples.workshop(title=samples.RUDE))

    words = [label.text() for label in shell.sidebar.findChildren(QLabel)]
    assert samples.RUDE in words
    assert "Thu 4 March · Room 2.14" in words
    assert "24 expected" in words
    assert shell.windowTitle().startswith(samples.RUDE)


def test_a_rehearsal_says_so_in_the_side(shell: Shell) -> None:
    shell.show_workshop(samples.workshop(rehearsal=True))

    assert "Rehearsal: answers do not count" in [label.text() for label in shell.sidebar.findChildren(QLabel)]


def test_a_message_stands_until_it_is_put_away(shell: Shell, qtbot: QtBot) -> None:
    shell.show_message("The disk is full. Make room.", tone="bad", action="Open folder")
    assert shell.banner.isVisible()
    assert shell.banner.accessibleName() == "The disk is full. Make room."

    with qtbot.waitSignal(shell.message_action_requested):
        shell.banner.action.click()
    shell.banner.dismiss.click()

    assert not shell.banner.isVisible()


def test_the_menu_asks_and_decides_nothing(shell: Shell, qtbot: QtBot) -> None:
    for text, signal in (
        ("New workshop…", shell.new_requested),
        ("Open content folder", shell.content_folder_requested),
        ("Export slides…", shell.export_requested),
    ):
        with qtbot.waitSignal(signal):
            action(shell, text).trigger()
    with qtbot.waitSignal(shell.appearance_requested) as asked:
        action(shell, "Dark").trigger()
    assert asked.args == [Scheme.DARK]


def test_f1_lists_the_keys(shell: Shell, qtbot: QtBot) -> None:
    qtbot.keyClick(shell, Qt.Key.Key_F1)

    dialog = shell.findChild(KeysDialog)
    assert dialog is not None
    assert dialog.isVisible()
    dialog.reject()


def test_whoever_listens_may_keep_the_window_open(shell: Shell, qtbot: QtBot) -> None:
    def refuse(event: QCloseEvent) -> None:
        event.ignore()

    shell.closing.connect(refuse)
    shell.close()
    assert shell.isVisible()

    shell.closing.disconnect(refuse)
    shell.close()
    assert not shell.isVisible()


def test_the_compact_side_leaves_its_room_to_the_page(shell: Shell) -> None:
    wide = shell.sidebar.width()

    shell.set_sidebar_compact(True)

    assert shell.sidebar.width() < wide / 2
    assert shell.sidebar.button("run").accessibleName() == "Run"
