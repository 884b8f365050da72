"""The title of the workshop in view, which opens the list of workshops on record."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from workshop.model.workshop import Standing, Workshop
from workshop.ui import dates

ARROW = "  ▾"


class TitleMenu(QPushButton):
    """Asks for another workshop, a new one, other facts, or to delete this one."""

    workshop_chosen = Signal(object)  # WorkshopId
    new_requested = Signal()
    edit_requested = Signal()
    delete_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "title")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._current: Workshop | None = None
        self._workshops: tuple[Workshop, ...] = ()
        self._menu = QMenu(self)
        self._menu.setToolTipsVisible(True)
        self.setMenu(self._menu)
        self._build()

    def show_workshop(self, workshop: Workshop | None) -> None:
        self._current = workshop
        self._build()

    def show_workshops(self, workshops: Sequence[Workshop]) -> None:
        self._workshops = tuple(workshops)
        self._build()

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        width = self.fontMetrics().horizontalAdvance(self._title() + ARROW) + 22
        return QSize(width, self.fontMetrics().height() + 6)

    def minimumSizeHint(self) -> QSize:
        return QSize(140, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _title(self) -> str:
        return self._current.title if self._current else self.tr("Plan")

    def _elide(self) -> None:
        room = self.width() - 20 - self.fontMetrics().horizontalAdvance(ARROW)
        shown = self.fontMetrics().elidedText(self._title(), Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&") + ARROW)
        self.setToolTip(self._title() if shown != self._title() else "")

    def _build(self) -> None:
        self.setAccessibleName(self.tr("Workshop: {0}. Choose another one").format(self._title()))
        self._menu.clear()
        for workshop in self._workshops:
            self._add(workshop)
        if self._workshops:
            self._menu.addSeparator()
        self._menu.addAction(self.tr("New from a programme…"), self.new_requested.emit)
        if self._current:
            self._menu.addAction(self.tr("Edit facts…"), self.edit_requested.emit)
            self._menu.addAction(self.tr("Delete…"), self.delete_requested.emit)
        self._elide()
        self.updateGeometry()

    def _add(self, workshop: Workshop) -> None:
        words = f"{dates.numbered(workshop.date)} · {self._standing(workshop)}"
        title = self.fontMetrics().elidedText(workshop.title, Qt.TextElideMode.ElideRight, 420)
        action = self._menu.addAction(title.replace("&", "&&") + "\t" + words)
        action.setCheckable(True)
        action.setChecked(self._current is not None and workshop.id == self._current.id)
        action.triggered.connect(lambda: self.workshop_chosen.emit(workshop.id))

    def _standing(self, workshop: Workshop) -> str:
        words = {
            Standing.PLANNED: self.tr("planned"),
            Standing.RUNNING: self.tr("running"),
            Standing.ENDED: self.tr("ended"),
        }
        return words[workshop.standing]
