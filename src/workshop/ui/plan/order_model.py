"""The running order as a list for Qt. It passes on what was asked for and changes nothing itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QByteArray, QMimeData, QModelIndex, QObject, Qt, Signal

from workshop.model.programme import MeetingItem
from workshop.planning.timetable import Entry, Timetable, clock
from workshop.ui.widgets.card_delegate import CardRole, tip_for
from workshop.ui.widgets.grouped_list import KEY_FORMAT, AnyIndex

ITEM_FORMAT = "application/x-workshop-item"


class OrderModel(QAbstractListModel):
    """The entries of a timetable and, after them, the line that says when it ends."""

    move_requested = Signal(str, int)  # item id, place
    minutes_requested = Signal(str, int)  # item id, minutes
    drop_requested = Signal(str, int)  # key of the list on the left, place

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timetable: Timetable | None = None

    def show_timetable(self, timetable: Timetable | None) -> None:
        self.beginResetModel()
        self._timetable = timetable
        self.endResetModel()

    @property
    def entries(self) -> tuple[Entry, ...]:
        return self._timetable.entries if self._timetable else ()

    def entry(self, index: AnyIndex) -> Entry | None:
        """The entry of a row, or None for the last line."""
        inside = index.isValid() and index.row() < len(self.entries)
        return self.entries[index.row()] if inside else None

    def place_of(self, item_id: str) -> QModelIndex:
        for place, entry in enumerate(self.entries):
            if entry.item.id == item_id:
                return self.index(place)
        return QModelIndex()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() or not self.entries else len(self.entries) + 1

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entry(index)
        if entry is None:
            words = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return self._end_line() if role in words else None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return entry.title
            case Qt.ItemDataRole.EditRole:
                return entry.minutes
            case Qt.ItemDataRole.ToolTipRole:
                return tip_for(entry.title)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.tr("{0}, {1}, {2} minutes").format(clock(entry.begins), entry.title, entry.minutes)
            case CardRole.DETAIL:
                return self._detail(entry)
            case CardRole.KIND:
                return entry.kind
            case CardRole.ENTRY:
                return entry
            case _:
                return None

    def ends(self) -> str:
        return clock(self._timetable.ends) if self._timetable else ""

    def setData(self, index: AnyIndex, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        entry = self.entry(index)
        if entry is None or role != Qt.ItemDataRole.EditRole or not isinstance(value, int):
            return False
        if value != entry.minutes:
            self.minutes_requested.emit(entry.item.id, value)
        return True

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        entry = self.entry(index)
        if entry is None:
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
        return flags if isinstance(entry.item.item, MeetingItem) else flags | Qt.ItemFlag.ItemIsEditable

    def supportedDropActions(self) -> Qt.DropAction:  # noqa: N802 - Qt's name
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def supportedDragActions(self) -> Qt.DropAction:  # noqa: N802 - Qt's name
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:  # noqa: N802 - Qt's name
        return [ITEM_FORMAT, KEY_FORMAT]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802 - Qt's name
        data = QMimeData()
        entry = self.entry(indexes[0]) if indexes else None
        if entry:
            data.setData(ITEM_FORMAT, QByteArray(entry.item.id.encode()))
        return data

    def dropMimeData(  # noqa: N802 - Qt's name
        self,
        data: QMimeData,
        action: Qt.DropAction,  # noqa: ARG002 - Qt's signature
        row: int,
        column: int,  # noqa: ARG002 - Qt's signature
        parent: AnyIndex,
    ) -> bool:
        """Ask for what was dropped. False always: the rows change when the plan does, not before."""
        gap = row if row >= 0 else parent.row() if parent.isValid() else len(self.entries)
        gap = min(gap, len(self.entries))
        if data.hasFormat(ITEM_FORMAT):
            self._ask_to_move(bytes(data.data(ITEM_FORMAT).data()).decode(), gap)
        elif data.hasFormat(KEY_FORMAT):
            self.drop_requested.emit(bytes(data.data(KEY_FORMAT).data()).decode(), gap)
        return False

    def _ask_to_move(self, item_id: str, gap: int) -> None:
        here = self.place_of(item_id).row()
        place = gap if gap <= here else gap - 1
        if here >= 0 and place != here:
            self.move_requested.emit(item_id, place)

    def _detail(self, entry: Entry) -> str:
        words = [entry.detail] if entry.detail else []
        if entry.waits:
            words.append(self.tr("{0} min wait before").format(entry.waits))
        if entry.late:
            words.append(self.tr("{0} min too late").format(entry.late))
        return " · ".join(words)

    def _end_line(self) -> str:
        assert self._timetable is not None
        until = self._timetable.room_until
        return self.tr("Ends") if until is None else self.tr("Ends · room booked until {0}").format(clock(until))
