"""The bar on top: where the room is in the order, the time, when this ends, and how far off the plan."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from workshop.model.programme import BreakItem, FormItem, SessionItem, VignetteItem
from workshop.running.pace import Pace
from workshop.ui import theme
from workshop.ui.run.controls import KeyButton
from workshop.ui.run.live import Live
from workshop.ui.widgets import Chip, ElidedLabel, label


def _tr(text: str) -> str:
    return QCoreApplication.translate("TopBar", text)


class TopBar(QWidget):
    """Shows the place and the clocks; asks to end the workshop."""

    end_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place = ElidedLabel("", "small")
        self.title = ElidedLabel("", "h2")
        self.now = _Clock(self.tr("Now"))
        self.ends = _Clock(self.tr("Session ends"))
        self.pace = Chip()
        self.end = KeyButton(self.tr("End workshop"))
        self.end.clicked.connect(self.end_requested)

        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.place)
        words.addWidget(self.title)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 8, 20, 8)
        row.setSpacing(16)
        row.addLayout(words, 1)
        for widget in (self.now, self.ends, self.pace, self.end):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        shades = theme.colors()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(shades.surface))
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), QColor(shades.line))

    def show_live(self, live: Live) -> None:
        self.place.setText(place_of(live))
        self.title.setText(live.run.stop.title)
        self.now.show_time(f"{live.clocks.now:%H:%M}")
        ends = live.clocks.item_ends
        self.ends.setHidden(ends is None)
        if ends is not None:
            self.ends.show_time(f"{ends:%H:%M}", ends_word(live))
        self.pace.show_text(*pace_words(live.clocks))


class _Clock(QWidget):
    """A time of day under its name."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = label(name, "small")
        self.time = QLabel()
        self.time.setTextFormat(Qt.TextFormat.PlainText)
        self.time.setProperty("look", "h2")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for words in (self.name, self.time):
            words.setAlignment(Qt.AlignmentFlag.AlignRight)
            column.addWidget(words)

    def show_time(self, time: str, name: str = "") -> None:
        self.time.setText(time)
        if name:
            self.name.setText(name)


def place_of(live: Live) -> str:
    """Session 3 of 5 · Giving and receiving feedback."""
    entry = live.entry
    if entry is None and live.run.is_last:
        return _tr("The end")
    if entry is None:
        return _tr("Before the start · planned for {time}").format(time=f"{live.workshop.starts:%H:%M}")
    sessions = [one.item.id for one in live.table.entries if isinstance(one.item.item, SessionItem)]
    match entry.item.item:
        case SessionItem():
            number = sessions.index(entry.item.id) + 1
            words = _tr("Session {n} of {all}").format(n=number, all=len(sessions))
        case VignetteItem():
            words = _tr("Vignette")
        case FormItem():
            words = _tr("Form")
        case BreakItem():
            words = _tr("Break")
        case _:
            words = _tr("Item")
    return f"{words} · {entry.title}"


def ends_word(live: Live) -> str:
    """What it is that ends."""
    match live.entry.item.item if live.entry else None:
        case SessionItem():
            return _tr("Session ends")
        case VignetteItem():
            return _tr("Vignette ends")
        case BreakItem():
            return _tr("Break ends")
        case FormItem():
            return _tr("Form closes")
        case _:
            return _tr("Ends")


def pace_words(clocks: Pace) -> tuple[str, str]:
    """How far off the plan, and the tone to say it in. Being ahead is news, not trouble."""
    if not clocks.running:
        return _tr("Not started"), "neutral"
    minutes = max(1, round(abs(clocks.behind) / 60))
    if not clocks.is_off:
        return _tr("On time"), "good"
    if clocks.behind > 0:
        return _tr("{n} min behind").format(n=minutes), "accent"
    return _tr("{n} min ahead").format(n=minutes), "neutral"
