"""The projector's window: the picture, its screen, and what happens when that goes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.ui.run.conftest import Background

from workshop.deck.slide import LaidSlide
from workshop.model.showing import BlankShowing, Showing, TitleShowing
from workshop.ui.run.projector import WINDOW, ProjectorWindow, beside
from workshop.ui.run.screens import key_of

Told = list[tuple[bool, str]]
ROOM = QRect(0, 0, 1366, 768)


@pytest.fixture
def projector(qtbot: QtBot, lay: Callable[[Showing], LaidSlide], background: Background) -> ProjectorWindow:
    made = ProjectorWindow(lay, background)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def told(projector: ProjectorWindow) -> Told:
    heard: Told = []
    projector.projecting_changed.connect(lambda on, screen: heard.append((on, screen)))
    return heard


@pytest.fixture
def console(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def full_screen(projector: ProjectorWindow) -> None:
    """As it is on a second screen; here there is one only."""
    projector._fill(QGuiApplication.primaryScreen())


def test_the_picture_stands_on_black_in_its_own_shape(projector: ProjectorWindow) -> None:
    projector.resize(800, 600)
    projector.show_showing(TitleShowing(title="Welcome"))
    drawn = projector.grab().toImage()

    assert drawn.pixelColor(400, 40) == QColor("black")
    assert drawn.pixelColor(400, 560) == QColor("black")
    assert drawn.pixelColor(400, 90) == QColor("#0F5C63")


@pytest.mark.parametrize(("white", "color"), [(False, "black"), (True, "white")])
def test_black_and_white_fill_the_whole_screen(white: bool, color: str, projector: ProjectorWindow) -> None:
    projector.resize(800, 600)
    projector.show_showing(BlankShowing(white=white))
    drawn = projector.grab().toImage()

    assert {drawn.pixelColor(x, y).name() for x in (0, 400, 799) for y in (0, 300, 599)} == {QColor(color).name()}


def test_with_one_screen_it_is_a_window_with_a_title_behind_the_console(
    projector: ProjectorWindow, console: QWidget, told: Told
) -> None:
    projector.open(console)

    assert projector.isVisible()
    assert not projector.isFullScreen()
    assert projector.windowTitle() == "Projector – Faculty Mentoring Workshop"
    assert projector.home is None
    assert told == [(True, "")]


def test_showing_it_takes_no_focus_from_the_console(projector: ProjectorWindow) -> None:
    assert projector.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)


def test_it_is_no_child_of_the_console_which_it_would_cover(
    lay: Callable[[Showing], LaidSlide], background: Background, console: QWidget, qtbot: QtBot
) -> None:
    projector = ProjectorWindow(lay, background, console)
    qtbot.addWidget(projector)

    assert projector.parentWidget() is None


def test_asked_for_again_it_stays_as_it_is(projector: ProjectorWindow, console: QWidget) -> None:
    projector.open(console)
    projector.move(31, 47)
    projector.open(console)

    assert projector.pos() == QPoint(31, 47)


def test_when_its_screen_goes_it_hides_at_once_and_comes_back_with_it(projector: ProjectorWindow, told: Told) -> None:
    full_screen(projector)
    screen = QGuiApplication.primaryScreen()
    projector.screen_removed(screen)
    hidden = projector.isHidden()
    projector.screen_added(screen)

    assert hidden
    assert projector.isFullScreen()
    assert told == [(False, ""), (True, key_of(screen).name)]


def test_a_window_stays_when_another_screen_goes(projector: ProjectorWindow, console: QWidget) -> None:
    projector.open(console)
    projector.screen_removed(QGuiApplication.primaryScreen())

    assert projector.isVisible()


def test_once_put_away_it_does_not_come_back_with_a_screen(projector: ProjectorWindow) -> None:
    full_screen(projector)
    screen = QGuiApplication.primaryScreen()
    projector.screen_removed(screen)
    projector.leave()
    projector.screen_added(screen)

    assert projector.isHidden()


def test_closing_its_window_tells(projector: ProjectorWindow, console: QWidget, told: Told) -> None:
    projector.open(console)
    projector.close()

    assert told == [(True, ""), (False, "")]


def test_the_cursor_goes_when_idle_and_comes_with_the_mouse(projector: ProjectorWindow, qtbot: QtBot) -> None:
    full_screen(projector)
    projector.hide_cursor()
    idle = projector.cursor().shape()
    qtbot.mouseMove(projector, QPoint(50, 60))

    assert idle == Qt.CursorShape.BlankCursor
    assert projector.cursor().shape() == Qt.CursorShape.ArrowCursor


def test_a_window_keeps_its_cursor(projector: ProjectorWindow, console: QWidget) -> None:
    projector.open(console)
    projector.hide_cursor()

    assert projector.cursor().shape() == Qt.CursorShape.ArrowCursor


@pytest.mark.parametrize(
    ("console", "corner"),
    [
        pytest.param(QRect(0, 0, 500, 700), QPoint(499, 0), id="beside"),
        pytest.param(QRect(0, 0, 1366, 300), QPoint(0, 299), id="under"),
        pytest.param(QRect(0, 0, 1366, 768), QPoint(566, 318), id="no room: in the corner"),
    ],
)
def test_a_window_stands_beside_the_console_where_it_can(console: QRect, corner: QPoint) -> None:
    assert beside(console, WINDOW, ROOM).topLeft() == corner


def test_a_window_is_never_larger_than_the_screen() -> None:
    assert beside(QRect(0, 0, 640, 400), WINDOW, QRect(0, 0, 640, 400)).size() == QSize(640, 400)


TWO_SCREENS = """
import json, sys
from functools import partial
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from workshop.deck.layout import lay_out
from workshop.app.helper import Helper
from workshop.deck.design import LIGHT
from workshop.ui.run.projector import ProjectorWindow

app = QApplication(sys.argv)
console = QWidget()
console.setGeometry(100, 100, 800, 500)
console.show()
projector = ProjectorWindow(partial(lay_out, design=LIGHT), Helper(console).aside)
seen = []
def look():
    app.processEvents()
    seen.append([projector.isFullScreen(), projector.screen_name, projector.geometry().x(), console.geometry().x()])
projector.open(console)
look()
projector.swap(console)
look()
projector.swap(console)
look()
print(json.dumps(seen))
"""


def test_with_two_screens_it_fills_the_other_one_and_can_change_places(tmp_path: Path) -> None:
    """In a process of its own: the screens of this one are fixed."""
    screen = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1, "width": 1280, "height": 720, "y": 0}
    config = {"screens": [{**screen, "name": "laptop", "x": 0}, {**screen, "name": "beamer", "x": 1280}]}
    (tmp_path / "screens.json").write_text(json.dumps(config), encoding="utf-8")
    env = {
        **os.environ,
        "QT_QPA_PLATFORM": f"offscreen:configfile={tmp_path / 'screens.json'}",
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
    }

    done = subprocess.run(
        [sys.executable, "-c", TWO_SCREENS], env=env, capture_output=True, text=True, timeout=60, check=False
    )

    assert done.returncode == 0, done.stderr
    first, swapped, back = json.loads(done.stdout.splitlines()[-1])
    assert first == [True, "beamer", 1280, 100]
    assert swapped[:3] == [True, "laptop", 0]
    assert swapped[3] >= 1280
    assert back[:3] == [True, "beamer", 1280]
    assert back[3] < 1280
