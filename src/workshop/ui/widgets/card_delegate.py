"""Draws a list's cards: a title over at most two lines, a line of detail, an edge in the colour of its kind."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QTextLayout,
    QTextLine,
    QTextOption,
)
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from workshop.model.step import Kind
from workshop.ui import theme

SEMIBOLD = QFont.Weight.DemiBold
GAP = 7
LEAD = 2


class CardRole(IntEnum):
    """Roles that a model answers for the delegates here, besides Qt's own."""

    HEADING = Qt.ItemDataRole.UserRole + 1
    DETAIL = Qt.ItemDataRole.UserRole + 2
    KIND = Qt.ItemDataRole.UserRole + 3
    ENTRY = Qt.ItemDataRole.UserRole + 4


class CardDelegate(QStyledItemDelegate):
    """Cards and headings of a `GroupedModel`."""

    PADDING = 11

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002 - Qt's signature
        index: QModelIndex | QPersistentModelIndex,
    ) -> QSize:
        width = self._view.viewport().width()
        if index.data(CardRole.HEADING):
            return QSize(width, round(QFontMetricsF(_heading_font()).height()) + 16)
        title = wrapped(str(index.data()), theme.font("body", SEMIBOLD), width - 2 * self.PADDING - 8)
        detail = QFontMetricsF(theme.font("small")).height() if index.data(CardRole.DETAIL) else 0
        return QSize(width, round(height(title) + detail + 20) + GAP)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.data(CardRole.HEADING):
            painter.setFont(_heading_font())
            painter.setPen(QColor(theme.colors().muted))
            place = option.rect.adjusted(2, 6, 0, -4)
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, str(index.data()))
        else:
            self._paint_card(painter, option, index)
        painter.restore()

    def _paint_card(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        place = QRectF(option.rect).adjusted(2, 2, -4, 2 - GAP)
        kind = index.data(CardRole.KIND)  # Qt hands a text enum back as its text
        draw_card(painter, place, Kind(kind) if kind else None, option.state, radius=8, edge=4)
        left, width = place.left() + self.PADDING, place.width() - 2 * self.PADDING
        title = wrapped(str(index.data()), theme.font("body", SEMIBOLD), width)
        top = place.top() + (place.height() - self._words_height(title, index)) / 2
        painter.setPen(QColor(theme.colors().ink))
        draw_lines(painter, title, QPointF(left, top), width)
        if detail := index.data(CardRole.DETAIL):
            line = QRectF(left, top + height(title) + LEAD, width, QFontMetricsF(theme.font("small")).height())
            draw_detail(painter, str(detail), line)

    @staticmethod
    def _words_height(title: QTextLayout, index: QModelIndex | QPersistentModelIndex) -> float:
        detail = QFontMetricsF(theme.font("small")).height() if index.data(CardRole.DETAIL) else 0.0
        return height(title) + (detail + LEAD if detail else 0)


def tip_for(title: str) -> str | None:
    """The whole of a title that may not fit on its card."""
    return title if len(title) > 40 else None


def draw_card(
    painter: QPainter, place: QRectF, kind: Kind | None, state: QStyle.StateFlag, *, radius: float, edge: float
) -> None:
    """A surface with its line, its kind's colour down the left edge, and a ring while it is selected."""
    shades = theme.colors()
    selected = bool(state & QStyle.StateFlag.State_Selected)
    hovered = bool(state & QStyle.StateFlag.State_MouseOver)
    shape = QPainterPath()
    shape.addRoundedRect(place, radius, radius)
    painter.fillPath(shape, QColor(shades.hover if hovered and not selected else shades.surface))
    if kind is not None:
        painter.save()
        painter.setClipPath(shape)
        painter.fillRect(QRectF(place.left(), place.top(), edge, place.height()), shades.fill(kind))
        painter.restore()
    ring = shades.primary if selected else shades.line
    painter.setPen(QPen(QColor(ring), 2 if selected else 1))
    painter.drawPath(shape)


def draw_detail(painter: QPainter, text: str, line: QRectF) -> None:
    font = theme.font("small")
    painter.setFont(font)
    painter.setPen(QColor(theme.colors().muted))
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, line.width())
    painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


def wrapped(text: str, font: QFont, width: float) -> QTextLayout:
    """The text broken to a width."""
    layout = QTextLayout(text, font)
    option = QTextOption(Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 20.0))
        line.setPosition(QPointF(0, top))
        top += line.height()
    layout.endLayout()
    return layout


LINES = 2


def height(layout: QTextLayout) -> float:
    """Of the lines that are shown: two at most."""
    return sum(layout.lineAt(number).height() for number in range(min(LINES, layout.lineCount())))


def draw_lines(painter: QPainter, layout: QTextLayout, at: QPointF, width: float) -> None:
    """Two lines at most, the second ending in … where there is more."""
    painter.setFont(layout.font())
    for number in range(min(LINES, layout.lineCount())):
        line = layout.lineAt(number)
        if number == LINES - 1 and layout.lineCount() > LINES:
            _draw_rest(painter, layout, line, at, width)
        else:
            line.draw(painter, at)


def _draw_rest(painter: QPainter, layout: QTextLayout, line: QTextLine, at: QPointF, width: float) -> None:
    rest = layout.text()[line.textStart() :]
    shown = QFontMetricsF(layout.font()).elidedText(rest, Qt.TextElideMode.ElideRight, width)
    painter.drawText(QPointF(at.x(), at.y() + line.y() + line.ascent()), shown)


def _heading_font() -> QFont:
    return theme.font("h3", QFont.Weight.Bold)
