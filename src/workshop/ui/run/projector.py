"""The window that the room sees: one picture on black, on the screen that is not the console's."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QGuiApplication, QMouseEvent, QPainter, QPaintEvent, QScreen
from PySide6.QtWidgets import QWidget

from workshop.model.showing import BlankShowing, Showing
from workshop.ui.run import screens
from workshop.ui.run.ahead import Ahead, Background
from workshop.ui.run.pictures import Lay, Pictures
from workshop.ui.run.screens import ScreenKey

IDLE = 2000  # ms without a mouse until the cursor goes
KEPT = 6  # pictures as large as the screen
WINDOW = QSize(800, 450)


class ProjectorWindow(QWidget):
    """Full screen where there is a second screen, else an ordinary window. It keeps nothing but the picture.

    When its screen goes it hides, and comes back with the screen. `projecting_changed` tells each time
    with the screen's name, which is empty for a window. It goes with its `owner`, but is no child
    of it: desktops keep a child window on top of its parent, and this one must never cover the console.
    A picture that is not ready is drawn at once; those that may follow are drawn in the `background`.
    """

    projecting_changed = Signal(bool, str)

    def __init__(self, lay: Lay, background: Background, owner: QObject | None = None) -> None:
        super().__init__(None, Qt.WindowType.Window)
        if owner is not None:
            owner.destroyed.connect(self.deleteLater)
        self._pictures = Pictures(lay, KEPT)
        self._ahead = Ahead(lay, background, self._pictures.keep)
        self._showing: Showing = BlankShowing()
        self._following: tuple[Showing, ...] = ()
        self._home: ScreenKey | None = None
        self._waits = False
        self.setWindowTitle(self.tr("Projector – Faculty Mentoring Workshop"))
        self.setAccessibleName(self.windowTitle())
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setMinimumSize(320, 180)
        self._idle = QTimer(self, singleShot=True, interval=IDLE)
        self._idle.timeout.connect(self.hide_cursor)
        self._prepare = QTimer(self, singleShot=True, interval=0)
        self._prepare.timeout.connect(self._prepare_following)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.screenRemoved.connect(self.screen_removed)
        application.screenAdded.connect(self.screen_added)

    # -- the picture

    def show_showing(self, showing: Showing, ahead: tuple[Showing, ...] = ()) -> None:
        """Show a picture at once. `ahead` are pictures that may follow: they are made ready once this one is seen."""
        self._following = tuple(one for one in ahead if one != showing)[: KEPT - 1]
        if showing != self._showing:
            self._ahead.want_nothing()
            self._showing = showing
            self.setAccessibleDescription(self._pictures.name(showing))
            self.update()
        elif self.isVisible():
            self._prepare.start()

    def forget_pictures(self) -> None:
        """Draw anew from now on: slides look different."""
        self._ahead.forget()
        self._pictures.forget()
        self.update()

    @property
    def showing(self) -> Showing:
        return self._showing

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.drawPixmap(self.rect(), self._pictures.pixmap(self._showing, *self._pixels()))
        self._prepare.start()

    @Slot()
    def _prepare_following(self) -> None:
        size = self._pixels()
        self._ahead.want([one for one in self._following if not self._pictures.has(one, *size)], size)

    def _pixels(self) -> tuple[int, int]:
        ratio = self.devicePixelRatioF()
        return round(self.width() * ratio), round(self.height() * ratio)

    # -- the screen

    @property
    def home(self) -> ScreenKey | None:
        """The screen it is on, or comes back to; None for a window."""
        return self._home

    @property
    def screen_name(self) -> str:
        return self._home.name if self._home else ""

    def open(self, console: QWidget, remembered: ScreenKey | None = None) -> None:
        """Show on the projector's screen, else as a window beside the console. Asked again, it only comes forward."""
        chosen = screens.choose(screens.facts(console.screen()), remembered or self._home)
        screen = screens.find(chosen.key) if chosen else None
        self._waits = False
        if screen is not None and not (self.isVisible() and self._home):
            self._fill(screen)
        elif self.isVisible():
            self.raise_()
        else:
            self._be_a_window(console)
        self._tell()

    def leave(self) -> None:
        """Hide until it is opened again."""
        self._waits = False
        self.hide()
        self._tell()

    def swap(self, console: QWidget) -> None:
        """Change places with the console's window. Where there is one screen nothing changes."""
        window = console.window()
        here, there = self.screen(), window.screen()
        if self._home is None or here is there:
            return
        _move(window, here)
        self._fill(there)
        self._tell()

    @Slot(QScreen)
    def screen_removed(self, screen: QScreen) -> None:
        """Hide at once: otherwise the desktop puts the picture on top of the console."""
        if self._home is not None and screens.key_of(screen) == self._home and self.isVisible():
            self._waits = True
            self.hide()
            self._tell()

    @Slot(QScreen)
    def screen_added(self, screen: QScreen) -> None:
        if self._waits and screens.key_of(screen) == self._home:
            self._waits = False
            self._fill(screen)
            self._tell()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self._waits = False
        self.projecting_changed.emit(False, "")

    def _fill(self, screen: QScreen) -> None:
        self._home = screens.key_of(screen)
        self.hide()
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.showFullScreen()
        self._idle.start()

    def _be_a_window(self, console: QWidget) -> None:
        """Where the two overlap, the console stays in front."""
        self._home = None
        self.setScreen(console.screen())
        room = console.screen().availableGeometry()
        self.setGeometry(beside(console.window().frameGeometry(), WINDOW, room))
        self.showNormal()
        self.unsetCursor()
        console.window().raise_()

    def _tell(self) -> None:
        self.projecting_changed.emit(self.isVisible(), self.screen_name if self.isVisible() else "")

    # -- the cursor

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self.unsetCursor()
        if self.isFullScreen():
            self._idle.start()

    @Slot()
    def hide_cursor(self) -> None:
        if self.isFullScreen():
            self.setCursor(Qt.CursorShape.BlankCursor)


def beside(console: QRect, size: QSize, room: QRect) -> QRect:
    """A place for a window of this size: right of the console or under it where there is room, else in the corner."""
    size = size.boundedTo(room.size())
    if room.right() - console.right() >= size.width():
        return QRect(console.topRight(), size)
    if room.bottom() - console.bottom() >= size.height():
        return QRect(console.bottomLeft(), size)
    corner = QRect(room.topLeft(), size)
    corner.moveBottomRight(room.bottomRight())
    return corner


def _move(window: QWidget, screen: QScreen) -> None:
    """The same window in the same state on another screen."""
    state = window.windowState()
    window.showNormal()
    window.setScreen(screen)
    room = screen.availableGeometry()
    window.resize(window.size().boundedTo(room.size()))
    window.move(room.topLeft())
    window.setWindowState(state)
