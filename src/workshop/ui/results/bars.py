"""Counts of a vote, or of a question with answers to choose from: a bar for each answer."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QWidget

from workshop.model.chart import Bar, BarChart
from workshop.ui import theme
from workshop.ui.results.chart import PaintedChart, align
from workshop.ui.results.wrapped import height_of, write

BAR = 10.0
GAP = 8.0
FIGURES = 96.0
NAMES = 0.42
LEAST = 24.0


class BarsView(PaintedChart):
    """Shows counts and shares of those who answered; the answer chosen most stands out."""

    def __init__(self, chart: BarChart, parent: QWidget | None = None) -> None:
        super().__init__(chart.title, described(chart), parent)
        self._chart = chart

    def heightForWidth(self, width: int) -> int:
        return round(sum(self._row_height(bar, width) + GAP for bar in self._chart.bars))

    def paint_on(self, painter: QPainter) -> None:
        top = 0.0
        for bar in self._chart.bars:
            height = self._row_height(bar, self.width())
            self._paint_row(painter, bar, QRectF(0, top, self.width(), height))
            top += height + GAP

    def _row_height(self, bar: Bar, width: int) -> float:
        return max(height_of(bar.label, _font(bar), NAMES * width), LEAST)

    def _paint_row(self, painter: QPainter, bar: Bar, room: QRectF) -> None:
        shades = theme.colors()
        names = NAMES * room.width()
        painter.setPen(QColor(shades.ink))
        write(painter, QRectF(0, room.top(), names, room.height()), bar.label, _font(bar), middle=True)
        track = QRectF(names + 14, room.center().y() - BAR / 2, room.width() - names - 22 - FIGURES, BAR)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(shades.track))
        painter.drawRoundedRect(track, BAR / 2, BAR / 2)
        if bar.count:
            filled = QRectF(track)
            filled.setWidth(max(track.width() * share(self._chart, bar), BAR))
            painter.setBrush(QColor(shades.primary if bar.leading else shades.faint))
            painter.drawRoundedRect(filled, BAR / 2, BAR / 2)
        painter.setPen(QColor(shades.ink))
        right = QRectF(room.right() - FIGURES, room.top(), FIGURES, room.height())
        text = f"{bar.count} · {share(self._chart, bar):.0%}"
        align(text, right, painter, theme.font("small", _weight(bar), tabular=True), Qt.AlignmentFlag.AlignRight)


def share(chart: BarChart, bar: Bar) -> float:
    """The part of those who answered that chose this. With several answers each, parts add up to more than 1."""
    return bar.count / chart.total if chart.total else 0.0


def described(chart: BarChart) -> str:
    """The chart's figures in words."""
    bars = ", ".join(f"{bar.label} {bar.count} ({share(chart, bar):.0%})" for bar in chart.bars)
    return f"{bars}; {chart.total} people."


def _font(bar: Bar) -> QFont:
    return theme.font("body", _weight(bar))


def _weight(bar: Bar) -> QFont.Weight:
    return QFont.Weight.DemiBold if bar.leading else QFont.Weight.Normal
