"""Plan: the page's wishes to the plans on record, and every change back to the page."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QDialog

from workshop.app.plans import Plans
from workshop.model.errors import WorkshopError
from workshop.model.programme import Library
from workshop.planning.timetable import Timetable, timetable
from workshop.ui.plan.dialogs import NewWorkshopDialog
from workshop.ui.plan.page import PlanPage


class PlanWiring(QObject):
    """Keeps the page in step with the plans."""

    troubled = Signal(str)

    def __init__(self, page: PlanPage, plans: Plans, library: Library, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self._plans = plans
        self._library = library
        page.move_requested.connect(plans.move)
        page.remove_requested.connect(plans.remove_item)
        page.minutes_requested.connect(plans.set_minutes)
        page.add_requested.connect(plans.add_item)
        page.undo_requested.connect(plans.undo)
        page.redo_requested.connect(plans.redo)
        page.facts_requested.connect(plans.set_facts)
        page.workshop_chosen.connect(plans.choose)
        page.remove_workshop_requested.connect(plans.remove)
        page.new_requested.connect(self.ask_for_new)
        plans.changed.connect(self.show)
        self.show()

    @Slot()
    def show(self) -> None:
        workshop = self._plans.chosen
        table: Timetable | None = None
        if workshop is not None:
            try:
                table = timetable(workshop, self._library)
            except WorkshopError as error:
                self.troubled.emit(str(error))
        self._page.show_workshops(self._plans.all())
        self._page.show_workshop(workshop, table, self._library)

    @Slot()
    def ask_for_new(self) -> None:
        dialog = NewWorkshopDialog(self._library, date.today(), self._page)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._make(dialog))
        dialog.open()

    def _make(self, dialog: QDialog) -> None:
        if isinstance(dialog, NewWorkshopDialog):
            wanted = dialog.values()
            self._plans.add(wanted.programme, wanted.facts.put_on)
