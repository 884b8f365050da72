"""The real window on a record of its own, for tests that use it as a person would."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from workshop.app.main import Front
from workshop.app.office import Office
from workshop.app.places import Places
from workshop.app.stage import Stage
from workshop.model.showing import Showing

Open = Callable[[], "Window"]


class Window:
    """A window that has been opened and not yet closed."""

    def __init__(self, data: Path, qtbot: QtBot, app: QApplication) -> None:
        places = Places.of(data)
        places.make()
        self.qtbot = qtbot
        self.troubles: list[str] = []
        self._closed = False
        self.front = Front(places, app)
        self.front.trouble.connect(self.troubles.append)
        with qtbot.waitSignal(self.front.opened, timeout=20_000):
            self.front.open()
        self.shell.activateWindow()

    @property
    def office(self) -> Office:
        assert self.front.office is not None
        return self.front.office

    @property
    def shell(self) -> QWidget:
        return self.front.shell

    @property
    def stage(self) -> Stage:
        stage = self.office.desk.stage
        assert stage is not None
        return stage

    @property
    def on_projector(self) -> Showing:
        return self.office.projector.showing

    def press(self, key: Qt.Key, widget: QWidget | None = None) -> None:
        QTest.keyClick(widget or self.front.pages.run, key)

    def until(self, true: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(true, timeout=10_000)

    def close(self) -> None:
        """As the program ends: what was under way can be resumed. Closed already, it stays so."""
        if self._closed:
            return
        self._closed = True
        self.front.close()
        self.front.shell.close()
        self.front.shell.deleteLater()
        self.front.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
