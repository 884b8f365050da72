"""A searchable list of cards under headings. It knows titles and keys; what a key stands for is others' business."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QEvent,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QIcon, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QListView, QVBoxLayout, QWidget

from workshop.model.step import Kind
from workshop.ui import icons, theme
from workshop.ui.widgets.card_delegate import CardDelegate, CardRole, tip_for

AnyIndex = QModelIndex | QPersistentModelIndex
KEY_FORMAT = "application/x-workshop-key"


@dataclass(frozen=True, slots=True)
class Row:
    """A card. `key` is what the list gives back; `words` are searched besides title and detail."""

    key: str
    title: str
    detail: str = ""
    kind: Kind | None = None
    words: str = ""

    def matches(self, needle: str) -> bool:
        haystack = f"{self.title} {self.detail} {self.words}".casefold()
        return all(word in haystack for word in needle.casefold().split())


@dataclass(frozen=True, slots=True)
class Group:
    title: str
    rows: tuple[Row, ...]


class GroupedModel(QAbstractListModel):
    """Headings and cards in one column; headings cannot be selected."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[str | Row] = []

    def show(self, groups: Sequence[Group], needle: str = "") -> None:
        self.beginResetModel()
        self._lines = []
        for group in groups:
            rows = [row for row in group.rows if row.matches(needle)]
            if rows:
                self._lines += [group.title, *rows]
        self.endResetModel()

    def row(self, index: AnyIndex) -> Row | None:
        line = self._lines[index.row()] if index.isValid() else None
        return line if isinstance(line, Row) else None

    def place_of(self, key: str) -> QModelIndex:
        for place, line in enumerate(self._lines):
            if isinstance(line, Row) and line.key == key:
                return self.index(place)
        return QModelIndex()

    def first(self) -> QModelIndex:
        return self.index(1) if self._lines else QModelIndex()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self._lines[index.row()]
        if isinstance(line, str):
            return line if role in (Qt.ItemDataRole.DisplayRole, CardRole.HEADING) else None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return line.title
            case Qt.ItemDataRole.ToolTipRole:
                return tip_for(line.title)
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(part for part in (line.title, line.detail) if part)
            case CardRole.DETAIL:
                return line.detail
            case CardRole.KIND:
                return line.kind
            case _:
                return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if self.row(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:  # noqa: N802 - Qt's name
        return [KEY_FORMAT]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802 - Qt's name
        data = QMimeData()
        row = self.row(indexes[0]) if indexes else None
        if row:
            data.setData(KEY_FORMAT, QByteArray(row.key.encode()))
        return data


class GroupedList(QWidget):
    """A search field over a list. Looking at a card is `chosen`; Enter or a double click is `activated`."""

    chosen = Signal(str)
    activated = Signal(str)

    def __init__(self, name: str, search: str, *, draggable: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups: tuple[Group, ...] = ()
        self.model = GroupedModel(self)
        self.search = QLineEdit()
        self.search.setProperty("look", "search")
        self.search.setPlaceholderText(search)
        self.search.setAccessibleName(search)
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.search.installEventFilter(self)
        self._glass = self.search.addAction(QIcon(), QLineEdit.ActionPosition.LeadingPosition)
        self.view = _view(name, draggable)
        self.view.setModel(self.model)
        self.view.setItemDelegate(CardDelegate(self.view))
        self.view.selectionModel().currentChanged.connect(self._choose)
        self.view.activated.connect(self._activate)
        self._color()

        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.search)
        layout.addWidget(self.view, 1)

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Show these; what was selected stays selected where it still exists."""
        if tuple(groups) == self._groups:
            return
        self._groups = tuple(groups)
        self._filter(self.search.text())

    def current_key(self) -> str | None:
        row = self.model.row(self.view.currentIndex())
        return row.key if row else None

    def choose(self, key: str) -> bool:
        """Select a card by its key, clearing a search that hides it. False when there is none."""
        if not self.model.place_of(key).isValid():
            self.search.clear()
        place = self.model.place_of(key)
        if place.isValid():
            self.view.setCurrentIndex(place)
        return place.isValid()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._color()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the search field, Down goes into the list and Enter takes its first hit."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down and self.model.first().isValid():
                self.view.setFocus(Qt.FocusReason.TabFocusReason)
                self.view.setCurrentIndex(self.model.first())
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.search.text():
                self._activate(self.model.first())
                return True
        return super().eventFilter(watched, event)

    @Slot(str)
    def _filter(self, needle: str) -> None:
        key = self.current_key()
        self.model.show(self._groups, needle)
        place = self.model.place_of(key) if key else QModelIndex()
        if place.isValid():
            self.view.setCurrentIndex(place)

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        if row := self.model.row(index):
            self.chosen.emit(row.key)

    @Slot(QModelIndex)
    def _activate(self, index: QModelIndex) -> None:
        if row := self.model.row(index):
            self.activated.emit(row.key)

    def _color(self) -> None:
        self._glass.setIcon(icons.icon("search", theme.colors().muted, size=16))


class _CardView(QListView):
    def sizeHint(self) -> QSize:
        return QSize(240, 200)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Titles break at the width there is, so heights follow it at once."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


def _view(name: str, draggable: bool) -> QListView:
    view = _CardView()
    view.setAccessibleName(name)
    view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setResizeMode(QListView.ResizeMode.Adjust)
    view.setMouseTracking(True)
    view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
    view.setDragEnabled(draggable)
    if draggable:
        view.setDragDropMode(QListView.DragDropMode.DragOnly)
    return view
