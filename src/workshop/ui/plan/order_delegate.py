"""Draws a line of the running order: its time in the margin, its card, its minutes, which can be edited there."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPen, QTextLayout
from PySide6.QtWidgets import QAbstractItemView, QSpinBox, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from workshop.planning.changes import LONGEST_ITEM
from workshop.planning.timetable import Entry, clock
from workshop.ui import theme
from workshop.ui import words as say
from workshop.ui.plan.order_model import OrderModel
from workshop.ui.widgets.basics import inset
from workshop.ui.widgets.card_delegate import (
    LEAD,
    SEMIBOLD,
    CardRole,
    draw_card,
    draw_detail,
    draw_lines,
    height,
    wrapped,
)

AnyIndex = QModelIndex | QPersistentModelIndex
GAP = 7
HANDLE = 40


class OrderDelegate(QStyledItemDelegate):
    """The minutes box is the editor's place; a click on it or Enter opens a spin box there."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002 - Qt's signature
        index: AnyIndex,
    ) -> QSize:
        width = self._view.viewport().width()
        title = self._title(index, _title_width(_card(QRectF(0, 0, width, 100))))
        detail = QFontMetricsF(theme.font("small")).height()
        return QSize(width, round(height(title) + LEAD + detail + 22) + GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        entry = index.data(CardRole.ENTRY)
        place = QRectF(option.rect)
        if isinstance(entry, Entry):
            _draw_time(painter, place, clock(entry.begins), late=entry.late > 0)
            self._paint_card(painter, option, index, entry)
        else:
            self._paint_end(painter, place, index)
        painter.restore()

    def _paint_card(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex, entry: Entry) -> None:
        card = _card(QRectF(option.rect))
        draw_card(painter, card, entry.kind, option.state, radius=10, edge=5)
        _draw_handle(painter, card)
        left, width = card.left() + HANDLE, _title_width(card)
        title = self._title(index, width)
        detail_height = QFontMetricsF(theme.font("small")).height()
        detail = str(index.data(CardRole.DETAIL) or "")
        words = height(title) + (detail_height + LEAD if detail else 0)
        top = card.top() + (card.height() - words) / 2
        painter.setPen(QColor(theme.colors().ink))
        draw_lines(painter, title, QPointF(left, top), width)
        if detail:
            draw_detail(painter, detail, QRectF(left, top + height(title) + LEAD, width, detail_height))
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            _draw_minutes(painter, _minutes_box(card), entry.minutes)

    def _paint_end(self, painter: QPainter, place: QRectF, index: AnyIndex) -> None:
        model = index.model()
        assert isinstance(model, OrderModel)
        _draw_time(painter, place, model.ends(), late=False)
        painter.setFont(theme.font())
        painter.setPen(QColor(theme.colors().muted))
        line = _time_box(place)
        line.setLeft(_card(place).left() + 4)
        line.setRight(place.right())
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, str(index.data()))

    @staticmethod
    def _title(index: AnyIndex, width: float) -> QTextLayout:
        return wrapped(str(index.data()), theme.font("body", SEMIBOLD), width)

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,  # noqa: ARG002 - Qt's signature
        index: AnyIndex,
    ) -> QWidget:
        editor = QSpinBox(parent)
        editor.setProperty("look", "minutes")
        editor.setRange(1, LONGEST_ITEM)
        inset(editor, 7)
        editor.setSuffix(self.tr(" min"))
        editor.setAccessibleName(self.tr("Minutes of {0}").format(index.data()))
        return editor

    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        assert isinstance(editor, QSpinBox)
        editor.setValue(int(index.data(Qt.ItemDataRole.EditRole)))
        editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: AnyIndex) -> None:
        assert isinstance(editor, QSpinBox)
        editor.interpretText()
        model.setData(index, editor.value())

    def updateEditorGeometry(  # noqa: N802 - Qt's name
        self,
        editor: QWidget,
        option: QStyleOptionViewItem,
        index: AnyIndex,  # noqa: ARG002 - Qt's signature
    ) -> None:
        box = _minutes_box(_card(QRectF(option.rect)))
        editor.setGeometry(box.adjusted(-14, -2, 2, 2).toRect())

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,  # noqa: ARG002 - Qt's signature
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """A click on the minutes opens their editor."""
        if event.type() is not QEvent.Type.MouseButtonRelease or not isinstance(event, QMouseEvent):
            return False
        editable = bool(index.flags() & Qt.ItemFlag.ItemIsEditable)
        if editable and _minutes_box(_card(QRectF(option.rect))).contains(event.position()):
            self._view.edit(index.model().index(index.row(), 0))
            return True
        return False


def _margin() -> float:
    return QFontMetricsF(theme.font("body", SEMIBOLD, tabular=True)).horizontalAdvance("00:00") + 16


def _card(row: QRectF) -> QRectF:
    return row.adjusted(_margin(), 2, -4, 2 - GAP)


def _minutes_box(card: QRectF) -> QRectF:
    metrics = QFontMetricsF(theme.font("body", SEMIBOLD, tabular=True))
    width, tall = metrics.horizontalAdvance(say.minutes(888)) + 16, metrics.height() + 10
    return QRectF(card.right() - width - 12, card.center().y() - tall / 2, width, tall)


def _title_width(card: QRectF) -> float:
    return _minutes_box(card).left() - card.left() - HANDLE - 14


def _time_box(row: QRectF) -> QRectF:
    return QRectF(row.left(), row.top() + 12, _margin() - 12, row.height() - 12)


def _draw_time(painter: QPainter, row: QRectF, text: str, *, late: bool) -> None:
    shades = theme.colors()
    painter.setFont(theme.font("body", SEMIBOLD, tabular=True))
    painter.setPen(QColor(shades.bad_text if late else shades.muted))
    painter.drawText(_time_box(row), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, text)


def _draw_handle(painter: QPainter, card: QRectF) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.colors().faint))
    for column in (0, 6):
        for row in (-6, 0, 6):
            painter.drawEllipse(QPointF(card.left() + 19 + column, card.center().y() + row), 1.3, 1.3)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _draw_minutes(painter: QPainter, box: QRectF, minutes: int) -> None:
    shades = theme.colors()
    painter.setPen(QPen(QColor(shades.edge), 1))
    painter.setBrush(QColor(shades.surface))
    painter.drawRoundedRect(box, 7, 7)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setFont(theme.font("body", SEMIBOLD, tabular=True))
    painter.setPen(QColor(shades.ink))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, say.minutes(minutes))
