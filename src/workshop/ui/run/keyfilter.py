"""Hears the keys of the console and the projector's window while a workshop runs, whichever pane has the focus."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QKeySequenceEdit,
    QLineEdit,
    QMenuBar,
    QPlainTextEdit,
    QRadioButton,
    QTabBar,
    QTextEdit,
    QWidget,
)

from workshop.ui.run.keys import HARD, SOFT, Command, Commands

BOUNCE = 150  # ms within which a clicker's button that chatters sends its key again
DIGITS = {getattr(Qt.Key, f"Key_{digit}"): str(digit) for digit in range(10)}
LONGEST_NUMBER = 4

_UP_DOWN = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down})
_LEFT_RIGHT = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right})
_ENDS = frozenset({Qt.Key.Key_Home, Qt.Key.Key_End})
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_PRESS = frozenset({Qt.Key.Key_Space}) | _ENTER
_KEY_EVENTS = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride})
_NOTHING: frozenset[Qt.Key] = frozenset()

#: Set on a widget whose children go among each other by arrows.
ARROWS_INSIDE = "arrows-inside"


class KeyFilter(QObject):
    """Turns keys into commands. It decides only whose a key is, not what comes of it."""

    requested = Signal(str)  # id of a command
    number_requested = Signal(int)
    number_changed = Signal(str)  # digits typed so far

    def __init__(self, commands: Commands, parent: QObject) -> None:
        super().__init__(parent)
        self._commands = commands
        self._windows: list[QWidget] = []
        self._digits = ""
        self._last: tuple[int, int] | None = None  # key and time of the press before
        self._on = False
        self._fresh = True

    def watch(self, *widgets: QWidget) -> None:
        """Hear the windows of these widgets too."""
        self._windows.extend(widget for widget in widgets if widget not in self._windows)

    def set_on(self, on: bool) -> None:
        if on is self._on:
            return
        self._on = on
        self._forget_digits()
        application = QApplication.instance()
        assert application is not None
        if on:
            application.installEventFilter(self)
        else:
            application.removeEventFilter(self)

    @property
    def digits(self) -> str:
        return self._digits

    def forget_number(self) -> bool:
        """Drop a number that was begun. False when there was none."""
        begun = bool(self._digits)
        self._forget_digits()
        return begun

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in _KEY_EVENTS or not isinstance(event, QKeyEvent):
            return False
        if not isinstance(watched, QWidget):
            self._fresh = True
            return False
        if not self._is_first_to_hear(event) or not self._listens_to(watched) or not self._is_ours(watched, event):
            return False
        event.accept()
        if event.type() is QEvent.Type.KeyPress:
            self._take(event)
        return True

    def _is_first_to_hear(self, event: QKeyEvent) -> bool:
        """Whether nobody has had this press yet.

        Qt hands a press that a field did not use on to what is around it. By then the field may
        have lost the focus, and the press would count twice.
        """
        fresh = self._fresh or event.type() is not QEvent.Type.KeyPress
        self._fresh = event.type() is not QEvent.Type.KeyPress
        return fresh

    # -- whose key it is

    def _listens_to(self, widget: QWidget) -> bool:
        if QApplication.activeModalWidget() or QApplication.activePopupWidget():
            return False
        window = widget.window()
        watched = [one.window() for one in self._windows]
        around = window.parentWidget()
        return window in watched or (around is not None and around.window() in watched)

    def _is_ours(self, widget: QWidget, event: QKeyEvent) -> bool:
        if types_text(widget):
            return False
        key = Qt.Key(event.key())
        if self._digits and (key in _ENTER or key is Qt.Key.Key_Backspace):
            return True
        if self._digit(event):
            return True
        if self._commands.meant_by(event) is None:
            return False
        return key not in SOFT or bool(event.modifiers() & HARD) or key not in keys_used_by(widget)

    @staticmethod
    def _digit(event: QKeyEvent) -> str:
        return "" if event.modifiers() & HARD else DIGITS.get(Qt.Key(event.key()), "")

    # -- what it does

    def _take(self, event: QKeyEvent) -> None:
        bounced = self._is_bounce(event)
        key = Qt.Key(event.key())
        if digit := self._digit(event):
            self._set_digits((self._digits + digit)[-LONGEST_NUMBER:])
        elif self._digits and key in _ENTER:
            number = int(self._digits)
            self._forget_digits()
            self.number_requested.emit(number)
        elif self._digits and key is Qt.Key.Key_Backspace:
            self._set_digits(self._digits[:-1])
        elif command := self._commands.meant_by(event):
            self._ask(command, event.isAutoRepeat() or bounced)

    def _ask(self, command: Command, again: bool) -> None:
        if again and command.steady:
            return
        if command.id != "escape":
            self._forget_digits()
        self.requested.emit(command.id)

    def _is_bounce(self, event: QKeyEvent) -> bool:
        """Whether this is the same key again, faster than a finger. An event without a time is no bounce."""
        now, before = (event.key(), event.timestamp()), self._last
        if event.isAutoRepeat():
            return False
        self._last = now
        return bool(before and now[1] and before[1] and before[0] == now[0] and now[1] - before[1] < BOUNCE)

    def _set_digits(self, digits: str) -> None:
        if digits != self._digits:
            self._digits = digits
            self.number_changed.emit(digits)

    def _forget_digits(self) -> None:
        self._set_digits("")


def types_text(widget: QWidget) -> bool:
    """Whether letters typed here become text."""
    match widget:
        case QLineEdit() | QTextEdit() | QPlainTextEdit():
            return not widget.isReadOnly()
        case QComboBox():
            return widget.isEditable()
        case _:
            return isinstance(widget, QAbstractSpinBox | QKeySequenceEdit)


def keys_used_by(widget: QWidget) -> frozenset[Qt.Key]:
    """Those of the soft keys that this widget needs for itself while it has the focus."""
    inside = _UP_DOWN | _LEFT_RIGHT | _ENDS if _moves_by_arrows(widget) else _NOTHING
    match widget:
        case QRadioButton():
            return _PRESS | _UP_DOWN | _LEFT_RIGHT
        case QAbstractButton():
            return _PRESS | inside
        case QMenuBar():
            return SOFT
        case QAbstractItemView():
            return SOFT - {Qt.Key.Key_Backspace}
        case QComboBox() | QAbstractSlider():
            return _PRESS | _UP_DOWN | _LEFT_RIGHT | _ENDS
        case QTabBar():
            return _LEFT_RIGHT | _ENDS
        case QAbstractScrollArea():
            return _used_by_scrolling(widget)
        case _:
            return inside


def _moves_by_arrows(widget: QWidget) -> bool:
    above: QWidget | None = widget
    while above is not None and not above.property(ARROWS_INSIDE):
        above = above.parentWidget()
    return above is not None


def _used_by_scrolling(area: QAbstractScrollArea) -> frozenset[Qt.Key]:
    used = _NOTHING
    if area.verticalScrollBar().maximum() > 0:
        used |= _UP_DOWN | _ENDS
    if area.horizontalScrollBar().maximum() > 0:
        used |= _LEFT_RIGHT
    return used
