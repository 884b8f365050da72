"""The running order on the screen: moved by drag or keys, its minutes edited in place."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QListView, QMenu, QWidget

from workshop.planning.timetable import Entry, Timetable
from workshop.ui.plan.order_delegate import OrderDelegate
from workshop.ui.plan.order_model import OrderModel


class OrderView(QListView):
    """Shows a timetable; asks for moves, minutes, removals and additions."""

    move_requested = Signal(str, int)
    remove_requested = Signal(str)
    minutes_requested = Signal(str, int)
    drop_requested = Signal(str, int)
    undo_requested = Signal()
    redo_requested = Signal()
    chosen = Signal(object)  # Entry | None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.order = OrderModel(self)
        self.order.move_requested.connect(self.move_requested)
        self.order.minutes_requested.connect(self.minutes_requested)
        self.order.drop_requested.connect(self.drop_requested)
        self.setModel(self.order)
        self.setItemDelegate(OrderDelegate(self))
        self.setAccessibleName(self.tr("Running order"))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setEditTriggers(QListView.EditTrigger.EditKeyPressed)
        self.setDragDropMode(QListView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.selectionModel().currentChanged.connect(lambda: self.chosen.emit(self.current_entry()))

    def show_timetable(self, timetable: Timetable | None) -> None:
        """Show an order. The selection stays with its item, goes to a new one, or to the place of one now gone."""
        known = {entry.item.id for entry in self.order.entries}
        before, row = self.current_entry(), self.currentIndex().row()
        self.order.show_timetable(timetable)
        new = [entry.item.id for entry in self.order.entries if entry.item.id not in known] if known else []
        if len(new) == 1:
            place = self.order.place_of(new[0])
        else:
            place = self.order.place_of(before.item.id) if before else self.order.index(0)
        if not place.isValid() and self.order.entries:
            place = self.order.index(max(0, min(row, len(self.order.entries) - 1)))
        if place.isValid():
            self.setCurrentIndex(place)
        self.chosen.emit(self.current_entry())

    def current_entry(self) -> Entry | None:
        return self.order.entry(self.currentIndex())

    def place_for_new(self) -> int:
        """Where an added item goes: after the selected one, else last."""
        return self.currentIndex().row() + 1 if self.current_entry() else len(self.order.entries)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, entry = event.key(), self.current_entry()
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if self.state() is QListView.State.EditingState:  # what the minutes' editor left over is not for the order
            super().keyPressEvent(event)
        elif entry and alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._move(entry, -1 if key == Qt.Key.Key_Up else 1)
        elif entry and key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_requested.emit(entry.item.id)
        elif entry and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._edit_minutes()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Titles break at the width there is, so heights follow it at once."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu().popup(event.globalPos() if event.globalPos() != QPoint() else self.mapToGlobal(QPoint(60, 20)))

    def menu(self) -> QMenu:
        """What can be done with the selected item, with its keys."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        entry = self.current_entry()
        if entry:
            menu.addAction(self.tr("Move up\tAlt+Up"), lambda: self._move(entry, -1))
            menu.addAction(self.tr("Move down\tAlt+Down"), lambda: self._move(entry, 1))
            menu.addAction(self.tr("Change minutes\tEnter"), self._edit_minutes)
            menu.addAction(self.tr("Take out\tDelete"), lambda: self.remove_requested.emit(entry.item.id))
            menu.addSeparator()
        menu.addAction(self.tr("Undo\tCtrl+Z"), self.undo_requested.emit)
        menu.addAction(self.tr("Redo\tCtrl+Shift+Z"), self.redo_requested.emit)
        return menu

    def _move(self, entry: Entry, by: int) -> None:
        place = self.order.place_of(entry.item.id).row() + by
        if 0 <= place < len(self.order.entries):
            self.move_requested.emit(entry.item.id, place)

    def _edit_minutes(self) -> None:
        if self.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(self.currentIndex())
