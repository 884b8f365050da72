"""Two means a row on one scale, joined by a line: an open circle for the first time, a filled one for the second."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from workshop.deck.charts.said import signed
from workshop.model.chart import Change, ChangeChart
from workshop.ui import theme
from workshop.ui.results.chart import PaintedChart, align
from workshop.ui.results.wrapped import write

ROW = 52
AXIS = 26
LEGEND = 26
RADIUS = 7.0
DIFFERENCE = 66.0
LEFT, RIGHT, CENTER = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter


class Dumbbell(PaintedChart):
    """Shows change by skill area."""

    def __init__(self, chart: ChangeChart, parent: QWidget | None = None) -> None:
        super().__init__(chart.title, described(chart), parent)
        self._chart = chart

    def heightForWidth(self, width: int) -> int:  # noqa: ARG002 - the same at every width
        return ROW * len(self._chart.rows) + AXIS + LEGEND

    def paint_on(self, painter: QPainter) -> None:
        names = self._names_width()
        field = QRectF(names + 12, 0, self.width() - names - 24 - DIFFERENCE, ROW * len(self._chart.rows))
        self._paint_axis(painter, field)
        for number, row in enumerate(self._chart.rows):
            self._paint_row(painter, row, field, number * ROW)
        self._paint_legend(painter, field.bottom() + AXIS)

    def _names_width(self) -> float:
        """Room for the longest name, within a third of the chart."""
        metrics = QFontMetricsF(_strong())
        widest = max((metrics.horizontalAdvance(row.label) for row in self._chart.rows), default=0.0)
        return min(widest + 4, self.width() / 3)

    def _x(self, value: float, field: QRectF) -> float:
        """Where a value stands. The outermost circles stay within the field."""
        low, high = self._chart.low, self._chart.high
        share = (value - low) / (high - low) if high > low else 0.5
        return field.left() + RADIUS + share * (field.width() - 2 * RADIUS)

    def _paint_axis(self, painter: QPainter, field: QRectF) -> None:
        shades = theme.colors()
        for point in range(round(self._chart.low), round(self._chart.high) + 1):
            x = round(self._x(point, field)) + 0.5
            painter.setPen(QPen(QColor(shades.line), 1))
            painter.drawLine(QLineF(x, field.top(), x, field.bottom()))
            painter.setPen(QColor(shades.muted))
            align(str(point), QRectF(x - 20, field.bottom() + 2, 40, AXIS - 6), painter, _small(), CENTER)

    def _paint_row(self, painter: QPainter, row: Change, field: QRectF, top: float) -> None:
        shades = theme.colors()
        middle = top + ROW / 2 + 7
        painter.setPen(QColor(shades.ink))
        room = QRectF(0, middle - ROW / 2, field.left() - 12, ROW)
        write(painter, room, row.label, _strong(), middle=True)
        before, after = self._x(row.before, field), self._x(row.after, field)
        self._paint_bell(painter, before, after, middle)
        self._paint_means(painter, row, before, after, middle)
        painter.setPen(difference_color(row.difference))
        right = QRectF(self.width() - DIFFERENCE, middle - 14, DIFFERENCE - 2, 28)
        align(signed(row.difference), right, painter, _strong(tabular=True), RIGHT)
        if len({one.n for one in self._chart.rows}) > 1:
            painter.setPen(QColor(shades.muted))
            align(f"n = {row.n}", right.translated(0, 16), painter, _small(), RIGHT)

    def _paint_bell(self, painter: QPainter, before: float, after: float, middle: float) -> None:
        shades = theme.colors()
        primary = QColor(shades.primary)
        bar = QColor(primary)
        bar.setAlphaF(0.4)
        painter.setPen(QPen(bar, 4, c=Qt.PenCapStyle.FlatCap))
        painter.drawLine(QLineF(before, middle, after, middle))
        painter.setPen(QPen(primary, 2.6))
        painter.setBrush(QColor(shades.surface))
        painter.drawEllipse(QPointF(before, middle), RADIUS - 0.5, RADIUS - 0.5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(primary)
        if abs(after - before) < 2:  # the ring of the first stays to be seen around the second
            painter.drawEllipse(QPointF(after, middle), RADIUS - 4, RADIUS - 4)
        else:
            painter.drawEllipse(QPointF(after, middle), RADIUS + 0.8, RADIUS + 0.8)

    def _paint_means(self, painter: QPainter, row: Change, before: float, after: float, middle: float) -> None:
        """The two numbers above their circles, pushed apart where they would touch."""
        shades = theme.colors()
        width = QFontMetricsF(_small()).horizontalAdvance("0.00")
        push = max(width + 4 - abs(after - before), 0) / 2
        toward = 1 if after >= before else -1
        for x, value, font, shade in (
            (before - toward * push, row.before, _small(), shades.muted),
            (after + toward * push, row.after, _small(QFont.Weight.Bold), shades.ink),
        ):
            painter.setPen(QColor(shade))
            align(f"{value:.1f}", QRectF(x - 24, middle - 29, 48, 18), painter, font, CENTER)

    def _paint_legend(self, painter: QPainter, top: float) -> None:
        shades = theme.colors()
        primary, x, middle = QColor(shades.primary), 6.0, top + LEGEND / 2
        metrics = QFontMetricsF(_small())
        for label, filled in ((self._chart.before_label, False), (self._chart.after_label, True)):
            painter.setPen(QPen(primary, 2))
            painter.setBrush(primary if filled else QColor(shades.surface))
            painter.drawEllipse(QPointF(x, middle), 4.5, 4.5)
            painter.setPen(QColor(shades.muted))
            align(label, QRectF(x + 10, top, 200, LEGEND), painter, _small(), LEFT)
            x += metrics.horizontalAdvance(label) + 30
        guard = self.tr("Groups under five people are never shown.")
        align(guard, QRectF(x + 4, top, self.width() - x - 4, LEGEND), painter, _small(), LEFT)


def described(chart: ChangeChart) -> str:
    """The chart's figures in words."""
    rows = [
        f"{row.label}: {chart.before_label} {row.before:.1f}, {chart.after_label} {row.after:.1f}, "
        f"{signed(row.difference)}, {row.n} people."
        for row in chart.rows
    ]
    return " ".join([*rows, f"Scale from {chart.low:g} to {chart.high:g}."])


def difference_color(difference: float) -> QColor:
    """Green is for more alone. Less is no fault: who learns what there is to know may rate themselves lower."""
    shades = theme.colors()
    return QColor(shades.good_text if round(difference, 1) > 0 else shades.ink)


def _small(weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    return theme.font("small", weight, tabular=True)


def _strong(*, tabular: bool = False) -> QFont:
    return theme.font("body", QFont.Weight.DemiBold, tabular=tabular)
