"""Which slides: the whole workshop, or any of its parts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView, QWidget

from workshop.ui.materials.fields import column, group, radio

MOST_ROWS = 6
ITEM = Qt.ItemDataRole.UserRole


class PartsChoice(QWidget):
    """Holds what is ticked; says when it changes."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.whole = radio(self.tr("Whole workshop"))
        self.some = radio(self.tr("Some parts of it"))
        self.list = QListView()
        self.list.setProperty("look", "boxed")
        self.list.setAccessibleName(self.tr("Parts of the workshop"))
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._model = QStandardItemModel(self)
        self.list.setModel(self._model)
        self._group = group(self, self.whole, self.some)
        self.whole.setChecked(True)
        column(self, self.tr("What"), self.whole, self.some, self.list)
        self.some.toggled.connect(self._tell)
        self._model.itemChanged.connect(self._tell)
        self.list.clicked.connect(self._go_on_from)
        self._tell()

    def show_parts(self, parts: Sequence[tuple[str, str]]) -> None:
        """Offer items of an order: pairs of id and title. What is ticked stays ticked."""
        ticked = self.ticked()
        self._model.blockSignals(True)
        self._model.clear()
        for item_id, title in parts:
            line = QStandardItem(title)
            line.setData(item_id, ITEM)
            line.setToolTip(title)
            line.setCheckable(True)
            line.setCheckState(Qt.CheckState.Checked if item_id in ticked else Qt.CheckState.Unchecked)
            self._model.appendRow(line)
        self._model.blockSignals(False)
        self.list.reset()
        for way in (self.whole, self.some):
            way.setEnabled(bool(parts))
        self._fit()
        self._tell()

    def choose(self, parts: tuple[str, ...] | None) -> None:
        """Tick these and no others; None is the whole workshop."""
        self._model.blockSignals(True)
        for line in self._lines():
            line.setCheckState(Qt.CheckState.Checked if line.data(ITEM) in (parts or ()) else Qt.CheckState.Unchecked)
        self._model.blockSignals(False)
        (self.whole if parts is None else self.some).setChecked(True)
        self.list.viewport().update()
        self._tell()

    def choice(self) -> tuple[str, ...] | None:
        """The items that are ticked, in their order; None for the whole workshop."""
        return self.ticked() if self.some.isChecked() else None

    def ticked(self) -> tuple[str, ...]:
        return tuple(str(line.data(ITEM)) for line in self._lines() if line.checkState() is Qt.CheckState.Checked)

    def tick(self, row: int, ticked: bool = True) -> None:
        """Tick the part in this row, or take its tick away."""
        self._model.item(row).setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)

    @property
    def count(self) -> int:
        return self._model.rowCount()

    def _lines(self) -> list[QStandardItem]:
        return [self._model.item(row) for row in range(self._model.rowCount())]

    def _fit(self) -> None:
        """As high as its rows, up to some; more are scrolled to."""
        rows = max(1, min(self._model.rowCount(), MOST_ROWS))
        row = max(self.list.sizeHintForRow(0), self.fontMetrics().height() + 12)
        self.list.setFixedHeight(rows * row + 2 * self.list.frameWidth() + 10)

    @Slot(QModelIndex)
    def _go_on_from(self, index: QModelIndex) -> None:
        """A click selects the line, so that the keyboard goes on from there."""
        self.list.setCurrentIndex(index)

    @Slot()
    def _tell(self) -> None:
        self.list.setVisible(self.some.isChecked() and self.some.isEnabled())
        self.changed.emit()
