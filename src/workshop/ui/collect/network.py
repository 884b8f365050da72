"""Whether phones get through to this laptop, in plain words with a mark before each."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayoutItem, QVBoxLayout, QWidget

from workshop.ui import icons, theme
from workshop.ui.collect.facts import Network, RoomFacts
from workshop.ui.widgets import Card, Chip, label


class NetworkPanel(Card):
    """A line for each thing that was checked. It repeats what it was told and tests nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.chip = Chip()
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(10)
        self._head.addWidget(label(self.tr("The room’s network"), "h2"))
        self._head.addWidget(self.chip)
        self._head.addStretch(1)
        self._column = QVBoxLayout()
        self._column.setSpacing(7)
        self._lines: tuple[tuple[bool, str], ...] = ()
        self.body.addLayout(self._head)
        self.body.addLayout(self._column)
        self.body.addStretch(1)

    def show_room(self, facts: RoomFacts) -> None:
        if facts.network is Network.REACHED:
            self.chip.show_text(self.tr("Phones reach this laptop"), "good")
        else:
            self.chip.show_text(self.tr("No phone yet"), "accent")
        lines = tuple(self._told(facts))
        if lines != self._lines:
            self._lines = lines
            self._show_lines()

    def set_narrow(self, narrow: bool) -> None:
        """Put the chip below the heading, or beside it."""
        down, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._head.setDirection(down if narrow else beside)

    def lines(self) -> tuple[tuple[bool, str], ...]:
        """What is shown, each with whether it is well."""
        return self._lines

    def _told(self, facts: RoomFacts) -> list[tuple[bool, str]]:
        told = [self._address(facts)]
        if facts.first_phone:
            told.append((True, self.tr("First phone arrived {}").format(facts.first_phone)))
        elif facts.network is Network.NO_PHONE_YET:
            told.append((False, self.tr("No phone has arrived yet: try it with your own before people come")))
        kept = [self.tr("Disk {} free").format(facts.disk_free)] if facts.disk_free else []
        kept += [self.tr("last backup {}").format(facts.last_backup)] if facts.last_backup else []
        if kept:
            told.append((True, ", ".join(kept)))
        if facts.network_sentence:
            told.append((False, facts.network_sentence))
        return told

    def _address(self, facts: RoomFacts) -> tuple[bool, str]:
        words = dict(facts.addresses).get(facts.address)
        more = len(facts.addresses) - 1
        text = f"{words}, {facts.address}" if words else facts.address
        if more > 0:
            text += " · " + (self.tr("1 more address") if more == 1 else self.tr("{} more addresses").format(more))
        return (True, text) if facts.address else (False, self.tr("This laptop has no address in any network"))

    def _show_lines(self) -> None:
        while item := self._column.takeAt(0):
            _discard(item)
        for well, text in self._lines:
            self._column.addWidget(_Line(well, text))


class _Line(QWidget):
    def __init__(self, well: bool, text: str) -> None:
        super().__init__()
        words = label(text, wrap=True)
        words.setProperty("tone", "" if well else "accent-text")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(_Mark(well), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)
        self.setAccessibleName(text)


class _Mark(QWidget):
    """A tick, or a sign that something wants looking at."""

    def __init__(self, well: bool) -> None:
        super().__init__()
        self._well = well
        self.setFixedSize(QSize(17, 18))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        shades = theme.colors()
        name, shade = ("done", shades.good_text) if self._well else ("alert", shades.accent_text)
        QPainter(self).drawPixmap(0, 0, icons.picture(name, shade, 17, self.devicePixelRatioF()))


def _discard(item: QLayoutItem) -> None:
    if widget := item.widget():
        widget.hide()
        widget.deleteLater()
