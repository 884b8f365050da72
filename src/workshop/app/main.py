"""The app: shows the window first, then opens the record and the content behind it."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMessageBox

from workshop import __version__
from workshop.app import faults
from workshop.app.helper import Helper, Tell
from workshop.app.places import Places
from workshop.app.settings import Settings
from workshop.model.errors import WorkshopError
from workshop.ui import theme
from workshop.ui.plan.page import PlanPage
from workshop.ui.shell import Shell
from workshop.ui.theme import Scheme

if TYPE_CHECKING:
    from workshop.app.designs import InUse
    from workshop.app.office import Office
    from workshop.app.pages import Pages
    from workshop.content.library import Reading
    from workshop.store.record import Record

LOOK_AT_SIGNALS = 200  # milliseconds: how often Python may notice a signal while Qt waits


def run(places: Places) -> int:
    """Opens the window and returns the exit code once it is closed. Raises WorkshopError where it cannot open."""
    with places.locked():
        app = QApplication.instance() or QApplication(sys.argv[:1])
        assert isinstance(app, QApplication)
        app.setApplicationName("Faculty Mentoring Workshop")
        app.setApplicationVersion(__version__)
        front = Front(places, app)
        faults.install(places.logs, front.trouble.emit)
        _quit_on_signals(app, front)
        front.open()
        code = app.exec()
        front.close()
    return code


def _quit_on_signals(app: QApplication, front: Front) -> None:
    """Ctrl+C and a polite end from outside close the program without a question."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: front.leave())
    beat = QTimer(app, interval=LOOK_AT_SIGNALS)
    beat.timeout.connect(lambda: None)  # gives Python a turn, without which it never sees the signal
    beat.start()


class Front(QObject):
    """The window before and while the record is open."""

    trouble = Signal(str)
    opened = Signal()

    def __init__(self, places: Places, app: QApplication) -> None:
        super().__init__(app)
        self._places = places
        self._app = app
        self.settings = Settings(places.data)
        theme.apply(app, self.settings.scheme)
        self.shell = Shell()
        self.plan = PlanPage()
        self.shell.add_page("plan", self.plan)
        self.helper = Helper(self)
        self.pages: Pages
        self.office: Office | None = None
        self._close_office: Callable[[], None] = lambda: None
        self._may_close: Callable[[], bool] = lambda: True
        self.shell.show_appearance(self.settings.scheme)
        self.shell.appearance_requested.connect(self._wear)
        self.shell.closing.connect(self._closing)
        self.trouble.connect(lambda text: self.shell.show_message(text, tone="bad"))

    def open(self) -> None:
        """Shows the window; what takes longer to load comes after its first picture."""
        self.shell.show()
        QTimer.singleShot(0, self._load)

    def leave(self) -> None:
        """Ends the program; what was under way can be resumed."""
        if self.office is not None:
            self.office.leave()
        self._app.quit()

    def close(self) -> None:
        """Lets the room, the helper and the record go, in this order."""
        self._close_office()
        self.helper.close()

    @Slot()
    def _load(self) -> None:
        choice = self.settings.design

        def work(_tell: Tell) -> tuple[Record, Reading, InUse]:
            from workshop.app import office  # noqa: F401 – its libraries load here, while the window can be used
            from workshop.app.designs import in_use
            from workshop.store.record import Record

            return Record.open(self._places.record), self._places.reading(), in_use(choice, self._places.templates)

        self.helper.do(work, lambda parts: self._loaded(*parts), self._not_loaded)

    def _loaded(self, record: Record, reading: Reading, look: InUse) -> None:
        from workshop.app.office import Office
        from workshop.app.pages import Pages

        self.pages = Pages(self.shell, self.plan)
        office = Office(self.shell, self.pages, record, reading, look, self._places, self.settings, self.helper, self)
        self.office = office
        self._close_office = office.close
        self._may_close = office.may_close
        office.begin()
        self.opened.emit()

    def _not_loaded(self, error: Exception) -> None:
        if not isinstance(error, WorkshopError):
            raise error
        from workshop.store.errors import DamagedRecord

        box = QMessageBox(self.shell)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle(self.tr("The record cannot be opened"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(str(error))
        if isinstance(error, DamagedRecord) and error.backup is not None:
            restore = box.addButton(self.tr("Restore the last good backup"), QMessageBox.ButtonRole.AcceptRole)
            restore.clicked.connect(self._restore)
        leave = box.addButton(self.tr("Quit"), QMessageBox.ButtonRole.RejectRole)
        leave.clicked.connect(self._app.quit)
        box.open()

    @Slot()
    def _restore(self) -> None:
        def work(_tell: Tell) -> str:
            from workshop.store.backup import restore

            return str(restore(self._places.record))

        def done(aside: str) -> None:
            text = self.tr("The last good backup is in place; the damaged file is kept as {0}.").format(aside)
            self.shell.show_message(text, tone="good")
            self._load()

        self.helper.do(work, done, self._not_loaded)

    @Slot(object)
    def _wear(self, scheme: Scheme) -> None:
        self.settings.scheme = scheme
        theme.apply(self._app, scheme)

    @Slot(object)
    def _closing(self, event: QCloseEvent) -> None:
        if not self._may_close():
            event.ignore()
            return
        self._app.quit()
