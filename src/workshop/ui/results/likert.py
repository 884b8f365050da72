"""Distributions over the points of one scale: a stacked bar a row, with its counts and median."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from workshop.model.chart import Distribution, LikertChart
from workshop.ui import theme
from workshop.ui.results.chart import PaintedChart, align
from workshop.ui.results.wrapped import height_of, write

BAR = 24.0
GAP = 12.0
FIGURES = 86.0
NAMES = 0.36
LINE = 20.0
LEFT, RIGHT, CENTER = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter


class LikertView(PaintedChart):
    """Shows how often each point was chosen, from the lowest at the left."""

    def __init__(self, chart: LikertChart, parent: QWidget | None = None) -> None:
        super().__init__(chart.title, described(chart), parent)
        self._chart = chart

    def heightForWidth(self, width: int) -> int:
        rows = sum(self._row_height(row, width) + GAP for row in self._chart.rows)
        return round(len(self._legend(width)) * LINE + GAP + rows)

    def paint_on(self, painter: QPainter) -> None:
        top = self._paint_legend(painter) + GAP
        for row in self._chart.rows:
            height = self._row_height(row, self.width())
            self._paint_row(painter, row, QRectF(0, top, self.width(), height))
            top += height + GAP

    def _row_height(self, row: Distribution, width: int) -> float:
        return max(height_of(row.label, theme.font(), NAMES * width), BAR + 8)

    def _legend(self, width: int) -> list[list[tuple[int, float]]]:
        """The points in lines that fit, each with its place from the left."""
        metrics = QFontMetricsF(_small())
        lines: list[list[tuple[int, float]]] = [[]]
        x = 0.0
        for number, label in enumerate(self._chart.labels):
            wide = 20 + metrics.horizontalAdvance(label)
            if lines[-1] and x + wide > width:
                lines.append([])
                x = 0.0
            lines[-1].append((number, x))
            x += wide + 16
        return lines

    def _paint_legend(self, painter: QPainter) -> float:
        shades = ramp(len(self._chart.labels))
        top = 0.0
        for line in self._legend(self.width()):
            for number, x in line:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(shades[number])
                painter.drawRoundedRect(QRectF(x, top + LINE / 2 - 6, 12, 12), 3, 3)
                painter.setPen(QColor(theme.colors().muted))
                room = QRectF(x + 18, top, max(self.width() - x - 18, 0), LINE)
                align(self._chart.labels[number], room, painter, _small(), LEFT)
            top += LINE
        return top

    def _paint_row(self, painter: QPainter, row: Distribution, room: QRectF) -> None:
        shades = theme.colors()
        names = NAMES * room.width()
        painter.setPen(QColor(shades.ink))
        write(painter, QRectF(0, room.top(), names, room.height()), row.label, theme.font(), middle=True)
        bar = QRectF(names + 16, room.center().y() - BAR / 2, room.width() - names - 28 - FIGURES, BAR)
        self._paint_bar(painter, row, bar)
        right = QRectF(room.right() - FIGURES, room.center().y() - 17, FIGURES, 17)
        painter.setPen(QColor(shades.ink))
        align(self.tr("median {}").format(_median(row)), right, painter, _small(QFont.Weight.DemiBold), RIGHT)
        painter.setPen(QColor(shades.muted))
        counts = f"n {row.n}" + (f" · {row.not_applicable} n/a" if row.not_applicable else "")
        align(counts, right.translated(0, 17), painter, _small(), RIGHT)

    def _paint_bar(self, painter: QPainter, row: Distribution, bar: QRectF) -> None:
        """A count stands in its piece where there is room; the description has them all."""
        metrics = QFontMetricsF(_small())
        x = bar.left()
        for count, shade in zip(row.counts, ramp(len(row.counts)), strict=True):
            width = bar.width() * count / max(row.n, 1)
            piece = QRectF(x, bar.top(), max(width - 2, 1.0), bar.height())
            x += width
            if not count:
                continue
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(shade)
            painter.drawRoundedRect(piece, 3, 3)
            if metrics.horizontalAdvance(str(count)) + 4 <= piece.width():
                painter.setPen(readable_on(shade))
                align(str(count), piece, painter, _small(QFont.Weight.DemiBold), CENTER)


def described(chart: LikertChart) -> str:
    """The chart's figures in words."""
    return " ".join(_row_described(row, chart.labels) for row in chart.rows)


def ramp(points: int) -> list[QColor]:
    """A colour for each point of a scale, from hardly any to the primary one."""
    shades = theme.colors()
    low, high = QColor(shades.track), QColor(shades.primary)
    return [_mixed(low, high, (place / max(points - 1, 1)) ** 1.4) for place in range(points)]


def readable_on(shade: QColor) -> QColor:
    """Black or white: on any colour at all, one of them has a contrast of 4.5 or more."""
    return QColor("black") if luminance(shade) > 0.1791 else QColor("white")


def luminance(shade: QColor) -> float:
    """Relative luminance as WCAG defines it."""
    parts = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in _parts(shade)]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def _mixed(low: QColor, high: QColor, share: float) -> QColor:
    mixed = [one + share * (other - one) for one, other in zip(_parts(low), _parts(high), strict=True)]
    return QColor.fromRgbF(*mixed)


def _parts(shade: QColor) -> tuple[float, float, float]:
    return shade.redF(), shade.greenF(), shade.blueF()


def _row_described(row: Distribution, labels: Sequence[str]) -> str:
    counts = ", ".join(f"{label} {count}" for label, count in zip(labels, row.counts, strict=True))
    left = f", not applicable {row.not_applicable}" if row.not_applicable else ""
    return f"{row.label}: {counts}{left}; median {_median(row)}, {row.n} people."


def _median(row: Distribution) -> str:
    points = [point for point, count in enumerate(row.counts, start=1) for _ in range(count)]
    return f"{median(points):g}" if points else "–"


def _small(weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    return theme.font("small", weight, tabular=True)
