"""The whole order as a line of coloured pieces, the time now marked on it, and when it will end."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from workshop.planning.timetable import DAY, Entry, Timetable, clock
from workshop.ui import theme
from workshop.ui.run.live import Live
from workshop.ui.widgets import ElidedLabel, label

BAR = 14
GAP = 3
MARK = 5  # by which the mark stands out above and below
PAST = 0.35
NOON, EVENING = 12 * 60, 17 * 60


class Timeline(QWidget):
    """The pieces with their names where these fit; the mark stands at the time now in the plan."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[Entry, ...] = ()
        self._current = -1
        self._minute = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_place(self, entries: tuple[Entry, ...], current: int, minute: int) -> None:
        """`current` is the place of the item under way, -1 before the first; `minute` is the time of day."""
        if (entries, current, minute) != (self._entries, self._current, self._minute):
            self._entries, self._current, self._minute = entries, current, minute
            self.setAccessibleName(", ".join(f"{clock(entry.begins)} {entry.title}" for entry in entries))
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, MARK + BAR + MARK + round(QFontMetricsF(theme.font("eyebrow")).height()) + 3)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def pieces(self) -> list[QRectF]:
        """Where each item's piece stands; its width is its time."""
        timed = [max(1, entry.minutes) for entry in self._entries]
        room = self.width() - GAP * (len(timed) - 1)
        made, left = [], 0.0
        for minutes in timed:
            width = room * minutes / sum(timed)
            made.append(QRectF(left, MARK, width, BAR))
            left += width + GAP
        return made

    def mark(self) -> float:
        """Where the time now is; at an edge when it is outside the plan."""
        place = 0.0
        for entry, piece in zip(self._entries, self.pieces(), strict=True):
            if self._minute < entry.begins:
                break
            share = min(1.0, (self._minute - entry.begins) / max(1, entry.minutes))
            place = piece.left() + piece.width() * share
        return min(max(place, 1.0), self.width() - 1.0)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shades = theme.colors()
        for place, (entry, piece) in enumerate(zip(self._entries, self.pieces(), strict=True)):
            painter.setOpacity(PAST if place < self._current else 1.0)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(shades.fill(entry.kind))
            painter.drawRoundedRect(piece, 4, 4)
            self._paint_name(painter, entry.title, piece, here=place == self._current)
        painter.setOpacity(1.0)
        if self._entries:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(shades.ink))
            painter.drawRect(QRectF(self.mark() - 1, 0, 2, BAR + 2 * MARK))

    @staticmethod
    def _paint_name(painter: QPainter, title: str, piece: QRectF, *, here: bool) -> None:
        font = theme.font("eyebrow", painter.font().Weight.DemiBold if here else painter.font().Weight.Normal)
        shades = theme.colors()
        painter.setFont(font)
        painter.setPen(QColor(shades.ink if here else shades.muted))
        height = QFontMetricsF(font).height()
        shown = QFontMetricsF(font).elidedText(title, Qt.TextElideMode.ElideRight, piece.width() - 2)
        if len(shown) > 2 or shown == title:
            place = QRectF(piece.left(), piece.bottom() + MARK, piece.width(), height + 2)
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


class TimelinePanel(QWidget):
    """The line under its heading, with the planned end and the end at this pace."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = label("", "h3")
        self.end = ElidedLabel("", "small")
        self.end.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.line = Timeline()
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.heading)
        head.addWidget(self.end, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.line)

    def show_live(self, live: Live) -> None:
        self.heading.setText(self._part_of_day(live.table))
        self.end.setText(self._ends(live))
        now = live.clocks.now
        entries = live.table.entries
        at = [place for place, entry in enumerate(entries) if entry.item.id == live.run.stop.item]
        after = len(entries) if live.run.is_last and not at else -1
        self.line.show_place(entries, at[0] if at else after, now.hour * 60 + now.minute)

    def _part_of_day(self, table: Timetable) -> str:
        if table.begins >= EVENING:
            return self.tr("The evening")
        if table.begins >= NOON:
            return self.tr("The afternoon")
        return self.tr("The morning") if table.ends <= NOON + 90 else self.tr("The day")

    def _ends(self, live: Live) -> str:
        clocks = live.clocks
        words = self.tr("planned end {time}").format(time=clock(live.table.ends % DAY))
        if not clocks.running:
            return words
        pace = self.tr("at this pace {time}").format(time=f"{clocks.expected_end:%H:%M}")
        return f"{words} · {pace}"
