"""The forms and votes of a workshop, a lane each: state, count, and what can be done with it now."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from workshop.model.response import Asking
from workshop.ui import theme
from workshop.ui.collect.facts import AskedLine, AskedState
from workshop.ui.widgets import Card, ElidedLabel, button, label

BAR_WIDTH = 190
COUNT_WIDTH = 76
BUTTONS_WIDTH = 214


class Lanes(Card):
    """Keeps a lane as long as its occurrence is there, so that news moves neither focus nor scroll bar."""

    open_requested = Signal(str)
    close_requested = Signal(str)
    reveal_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=1, parent=parent)
        self.body.setSpacing(0)
        self.nothing = label(self.tr("This workshop asks no votes or forms."), "muted", wrap=True)
        self.nothing.setContentsMargins(17, 14, 17, 14)
        self.body.addWidget(self.nothing)
        self._lanes: dict[str, Lane] = {}
        self._narrow = False

    def show_asked(self, asked: Sequence[AskedLine]) -> None:
        wanted = [line.occurrence for line in asked]
        if wanted != list(self._lanes):
            self._arrange(wanted)
        for line in asked:
            self._lanes[line.occurrence].show_line(line)
        self.nothing.setVisible(not asked)

    def set_narrow(self, narrow: bool) -> None:
        """Leave out the bars, or show them: the counts say the same."""
        self._narrow = narrow
        for lane in self._lanes.values():
            lane.bar.setVisible(not narrow)

    def lane(self, occurrence: str) -> Lane:
        return self._lanes[occurrence]

    def _arrange(self, occurrences: Sequence[str]) -> None:
        kept = self._lanes
        for gone in kept.keys() - set(occurrences):
            lane = kept[gone]
            self.body.removeWidget(lane)
            lane.hide()
            lane.deleteLater()
        self._lanes = {one: kept.get(one) or self._lane(one) for one in occurrences}
        for place, lane in enumerate(self._lanes.values()):
            self.body.insertWidget(place, lane)
            lane.set_first(place == 0)

    def _lane(self, occurrence: str) -> Lane:
        lane = Lane()
        lane.bar.setVisible(not self._narrow)
        lane.open.clicked.connect(lambda: self.open_requested.emit(occurrence))
        lane.close_it.clicked.connect(lambda: self.close_requested.emit(occurrence))
        lane.reveal.clicked.connect(lambda: self.reveal_requested.emit(occurrence))
        return lane


class Lane(QWidget):
    """One form or vote. Its state is told by a dot and by a word."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = AskedState.WAITING
        self._first = False
        self.dot = _Dot()
        self.title = ElidedLabel("", "strong")
        self.sub = ElidedLabel("", "small")
        self.bar = QProgressBar(textVisible=False)
        self.bar.setFixedWidth(BAR_WIDTH)
        self.count = label("", "strong", tabular=True)
        self.count.setMinimumWidth(COUNT_WIDTH)
        self.note = label("", "small", wrap=True)
        self.open = button(self.tr("Open now"))
        self.close_it = button(self.tr("Close"))
        self.reveal = button(self.tr("Reveal"))
        self._lay_out()

    def show_line(self, line: AskedLine) -> None:
        self._state = line.state
        title = self.tr("Vote: {}").format(line.title) if line.asking is Asking.VOTE else line.title
        state = self.state_words(line)
        self.title.setText(title)
        self.sub.setText(" · ".join(part for part in (line.where, state) if part))
        self.dot.show_state(line.state)
        self.note.setText(line.note)
        count = self._show_count(line)
        self.setAccessibleName(", ".join(part for part in (title, line.where, state, count) if part))
        self._show_buttons(line, title)
        self.update()

    def state_words(self, line: AskedLine) -> str:
        match line.state:
            case AskedState.WAITING:
                return self.tr("not open yet")
            case AskedState.OPEN if line.asking is Asking.VOTE:
                return self.tr("open, hidden from the room")
            case AskedState.OPEN:
                return self.tr("open")
            case AskedState.CLOSED:
                return self.tr("closed")
            case AskedState.REVEALED:
                return self.tr("revealed to the room")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - Qt's signature
        """Swallows the second half of a double click: by then another button may stand under the pointer."""
        return event.type() is QEvent.Type.MouseButtonDblClick

    def set_first(self, first: bool) -> None:
        """The first lane has no line above it."""
        self._first = first
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        shades = theme.colors()
        if self._state is AskedState.OPEN:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(open_ground())
            painter.drawRoundedRect(QRectF(self.rect()), 10, 10)
        if not self._first:
            painter.fillRect(0, 0, self.width(), 1, QColor(shades.line))
        if self.hasFocus():
            painter.setPen(QPen(QColor(shades.primary), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 3, -2, -2), 8, 8)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self.title)
        words.addWidget(self.sub)
        buttons = QWidget()
        buttons.setMinimumWidth(BUTTONS_WIDTH)
        side = QHBoxLayout(buttons)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(10)
        side.addStretch(1)
        for one in (self.open, self.close_it, self.reveal):
            one.installEventFilter(self)
            side.addWidget(one)
        row = QHBoxLayout(self)
        row.setContentsMargins(17, 12, 17, 12)
        row.setSpacing(16)
        row.addWidget(self.dot)
        row.addLayout(words, 3)
        row.addWidget(self.bar)
        row.addWidget(self.count)
        row.addWidget(self.note, 2)
        row.addWidget(buttons)

    def _show_count(self, line: AskedLine) -> str:
        """The bar and the count; what was said in words."""
        most = max(line.present, line.answered)
        self.bar.setRange(0, max(most, 1))
        self.bar.setValue(line.answered)
        tone = "accent" if line.state is AskedState.OPEN else "good"
        if self.bar.property("tone") != tone:
            theme.restyle(self.bar, tone=tone)
        counted = line.state is not AskedState.WAITING or line.answered > 0
        text = self.tr("{} of {}").format(line.answered, most) if counted else "–"
        self.count.setText(text)
        said = self.tr("{} answered").format(text) if counted else ""
        self.count.setAccessibleName(said or self.tr("nobody asked yet"))
        self.bar.setAccessibleName(self.tr("Answers"))
        return said

    def _show_buttons(self, line: AskedLine, title: str) -> None:
        open_now, waiting = line.state is AskedState.OPEN, line.state is AskedState.WAITING
        held = next((one for one in (self.open, self.close_it, self.reveal) if one.hasFocus()), None)
        self.open.setText(self.tr("Open now") if waiting else self.tr("Open again"))
        hidden = line.state in (AskedState.OPEN, AskedState.CLOSED)
        may_reveal = line.can_reveal and line.asking is Asking.VOTE and hidden
        self._show_button(self.open, not open_now, f"{self.open.text()}: {title}")
        self._show_button(self.close_it, open_now, self.tr("Close: {}").format(title))
        self.reveal.setText(self.tr("Reveal  V") if open_now else self.tr("Reveal"))
        look = "primary" if open_now else "plain"
        if self.reveal.property("look") != look:
            theme.restyle(self.reveal, look=look)
        self._show_button(self.reveal, may_reveal, self.tr("Reveal the result: {}").format(title))
        if held and held.isHidden():
            # Else Qt hands the focus to the next button, where a second press would reveal or open something.
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    @staticmethod
    def _show_button(one: QPushButton, shown: bool, name: str) -> None:
        one.setVisible(shown)
        one.setAccessibleName(name)


class _Dot(QWidget):
    """A ring before the first opening, a disc while open and after."""

    def __init__(self) -> None:
        super().__init__()
        self._state = AskedState.WAITING
        self.setFixedSize(QSize(12, 12))

    def show_state(self, state: AskedState) -> None:
        self._state = state
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shades = theme.colors()
        fills = {AskedState.OPEN: shades.good, AskedState.CLOSED: shades.faint, AskedState.REVEALED: shades.primary}
        if fill := fills.get(self._state):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(fill))
            painter.drawEllipse(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        else:
            painter.setPen(QPen(QColor(shades.faint), 2))
            painter.drawEllipse(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5))


def open_ground() -> QColor:
    """The ground of the lane that is open: a breath of the accent on the surface."""
    shades = theme.colors()
    surface, tint = QColor(shades.surface), QColor(shades.accent_soft)
    mixed = [round(0.7 * one + 0.3 * other) for one, other in zip(_rgb(surface), _rgb(tint), strict=True)]
    return QColor(*mixed)


def _rgb(color: QColor) -> tuple[int, int, int]:
    return color.red(), color.green(), color.blue()
