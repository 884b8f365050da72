"""The plan: the running order with what can be added on its left and what is selected on its right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from workshop.model.programme import Library
from workshop.model.workshop import Standing, Workshop
from workshop.planning.timetable import Timetable
from workshop.ui import dates
from workshop.ui import words as say
from workshop.ui.plan.detail import DetailCard
from workshop.ui.plan.dialogs import FactsDialog
from workshop.ui.plan.offers import item_for, offers
from workshop.ui.plan.order_view import OrderView
from workshop.ui.plan.title_menu import TitleMenu
from workshop.ui.plan.verdict import verdict
from workshop.ui.widgets import Chip, Confirm, EmptyState, GroupedList, PageHead, button

LONGEST_VERDICT = 330
NARROW = 900


class PlanPage(QWidget):
    """Shows a workshop's plan and says what the person wants changed. `app` does it and shows the plan again."""

    move_requested = Signal(str, int)  # item id, place
    remove_requested = Signal(str)  # item id
    minutes_requested = Signal(str, int)  # item id, minutes
    add_requested = Signal(object, int)  # Item, place
    undo_requested = Signal()
    redo_requested = Signal()
    start_requested = Signal()
    export_requested = Signal()
    workshop_chosen = Signal(object)  # WorkshopId
    new_requested = Signal()
    remove_workshop_requested = Signal(object)  # WorkshopId
    facts_requested = Signal(object)  # Workshop
    library_requested = Signal(str)  # name

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workshop: Workshop | None = None
        self._library = Library()
        self.title = TitleMenu()
        self.verdict = Chip()
        self.export = button(self.tr("Export slides…"))
        self.start = button(self.tr("Start ▶"), "primary")
        self.offers = GroupedList(self.tr("To add"), self.tr("Search sessions and vignettes"), draggable=True)
        self.order = OrderView()
        self.detail = DetailCard()
        self.empty = EmptyState(
            self.tr("No workshop yet"),
            self.tr("A programme is a ready running order. Take one, give it a date, and change what you like."),
            self.tr("New from a programme…"),
        )
        self.nothing = EmptyState(
            self.tr("Nothing planned yet"),
            self.tr("Double-click a session on the left, or select it and press Enter."),
        )
        self._lay_out()
        self._connect()
        self.show_workshop(None, None, self._library)

    def show_workshop(self, workshop: Workshop | None, timetable: Timetable | None, library: Library) -> None:
        """Show a plan with its times, or that there is none."""
        self._workshop, self._library = workshop, library
        self._rooms.setCurrentIndex(0 if workshop is None else 1)
        for widget in (self.start, self.export):
            widget.setHidden(workshop is None)
        self.title.show_workshop(workshop)
        self._head.sub.setText(_facts(workshop) if workshop else self.tr("Choose or make a workshop"))
        self._show_verdict(timetable)
        items = [planned.item for planned in workshop.items] if workshop else []
        self.offers.show_groups(offers(library, items))
        self.order.show_timetable(timetable)
        self._middle.setCurrentIndex(1 if items else 0)
        self.start.setEnabled(bool(items))
        self.export.setEnabled(bool(items))
        running = workshop is not None and workshop.standing is Standing.RUNNING
        self.start.setText(self.tr("Go on ▶") if running else self.tr("Start ▶"))

    def show_workshops(self, workshops: Sequence[Workshop]) -> None:
        """Show what is on record, in the menu at the title."""
        self.title.show_workshops(workshops)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the order has it; the card on the right goes first."""
        super().resizeEvent(event)
        self.detail.setVisible(self.width() >= NARROW)

    def _show_verdict(self, timetable: Timetable | None) -> None:
        if timetable is None or not timetable.entries:
            self.verdict.show_text("")
            return
        text = verdict(timetable)
        shown = self.verdict.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, LONGEST_VERDICT)
        self.verdict.show_text(shown, "good" if timetable.fits else "bad")
        self.verdict.setToolTip(text if shown != text else "")
        self.verdict.setAccessibleName(text)

    def _lay_out(self) -> None:
        self._head = PageHead(title_widget=self.title)
        for widget in (self.verdict, self.export, self.start):
            self._head.add(widget)
        self.offers.setMinimumWidth(216)
        self.offers.setMaximumWidth(270)
        self.detail.setMinimumWidth(260)
        self.detail.setMaximumWidth(330)
        self._middle = QStackedWidget()
        self._middle.addWidget(self.nothing)
        self._middle.addWidget(self.order)
        plan = QWidget()
        row = QHBoxLayout(plan)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(20)
        row.addWidget(self.offers, 26)
        row.addWidget(self._middle, 50)
        row.addWidget(self.detail, 31)
        self._rooms = QStackedWidget()
        self._rooms.addWidget(self.empty)
        self._rooms.addWidget(plan)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(26, 20, 24, 18)
        layout.setSpacing(16)
        layout.addWidget(self._head)
        layout.addWidget(self._rooms, 1)

    def _connect(self) -> None:
        self.order.move_requested.connect(self.move_requested)
        self.order.remove_requested.connect(self.remove_requested)
        self.order.minutes_requested.connect(self.minutes_requested)
        self.order.drop_requested.connect(self._add_at)
        self.order.undo_requested.connect(self.undo_requested)
        self.order.redo_requested.connect(self.redo_requested)
        self.order.chosen.connect(self._show_detail)
        self.offers.activated.connect(lambda key: self._add_at(key, self.order.place_for_new()))
        self.detail.library_requested.connect(self.library_requested)
        self.start.clicked.connect(self.start_requested)
        self.export.clicked.connect(self.export_requested)
        self.empty.action_requested.connect(self.new_requested)
        self.title.new_requested.connect(self.new_requested)
        self.title.workshop_chosen.connect(self.workshop_chosen)
        self.title.edit_requested.connect(self.edit_facts)
        self.title.delete_requested.connect(self.ask_to_delete)
        for keys, request in (
            (["Ctrl+Z"], self.undo_requested),
            (["Ctrl+Shift+Z", "Ctrl+Y"], self.redo_requested),
        ):
            shortcut = QShortcut(self)
            shortcut.setKeys([QKeySequence(key) for key in keys])
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(request)

    @Slot(str, int)
    def _add_at(self, key: str, place: int) -> None:
        self.add_requested.emit(item_for(key), place)

    @Slot(object)
    def _show_detail(self, _entry: object) -> None:
        if self._workshop:
            self.detail.show_entry(self.order.current_entry(), self._library, self._workshop.measure)

    @Slot()
    def edit_facts(self) -> None:
        """Open the dialog with the facts; saving asks for them."""
        if self._workshop is None:
            return
        dialog = FactsDialog(self._workshop, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.facts_requested.emit(dialog.workshop()))
        dialog.open()

    @Slot()
    def ask_to_delete(self) -> None:
        """Ask before asking: deleting takes the answers with it."""
        if self._workshop is None:
            return
        workshop = self._workshop
        asking = Confirm(
            self.tr("Delete “{0}”?").format(workshop.title),
            self.tr("Its plan and all its answers are deleted. Nothing can bring them back."),
            yes=self.tr("Delete"),
            no=self.tr("Keep"),
            parent=self,
        )
        asking.accepted.connect(lambda: self.remove_workshop_requested.emit(workshop.id))
        asking.open()


def _facts(workshop: Workshop) -> str:
    return say.joined(dates.long(workshop.date), workshop.place, say.expected(workshop.expected))
