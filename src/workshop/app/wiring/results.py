"""Results: the report of the chosen workshop, made by the helper, and its files."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from workshop.app.desk import Desk
from workshop.app.helper import Helper
from workshop.app.outcome import report_of, write_results
from workshop.app.plans import Plans
from workshop.model.errors import WorkshopError
from workshop.model.workshop import Standing, Workshop
from workshop.results.values import Report
from workshop.store.record import Record
from workshop.ui.results.page import ResultsPage


class ResultsWiring(QObject):
    """Makes a report when the page is looked at, and whenever answers came since."""

    troubled = Signal(str)
    written = Signal(str)

    def __init__(
        self, page: ResultsPage, plans: Plans, desk: Desk, record: Record, helper: Helper, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._plans = plans
        self._record = record
        self._helper = helper
        self._in_view = False
        self._making = False
        self._again = False
        page.workshop_chosen.connect(plans.choose)
        page.export_requested.connect(self._ask_where)
        plans.changed.connect(self.refresh)
        desk.room_changed.connect(self.refresh)
        page.show_report(None, ())

    @Slot(str)
    def look(self, page: str) -> None:
        """The window turned to a page of this name."""
        self._in_view = page == "results"
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Makes the report anew; a wish that comes while one is made is fulfilled after it."""
        workshop = self._plans.chosen
        if not self._in_view or workshop is None:
            return
        self._again = self._making
        if self._making:
            return
        self._making = True
        self._helper.do(lambda _tell: report_of(self._record, workshop), self._show, self._failed)

    def _show(self, report: Report) -> None:
        self._making = False
        chosen = self._plans.chosen
        if chosen is not None and report.workshop.id == chosen.id:
            begun = tuple(one for one in self._plans.all() if one.standing is not Standing.PLANNED)
            self._page.show_report(report if report.forms or report.votes else None, begun)
        if self._again:
            self.refresh()

    def _failed(self, error: Exception) -> None:
        self._making = False
        if not isinstance(error, WorkshopError):
            raise error
        self.troubled.emit(str(error))

    @Slot(str)
    def _ask_where(self, ending: str) -> None:
        workshop = self._plans.chosen
        if workshop is None:
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        start = str(Path(folder) / f"Results {workshop.date:%Y-%m-%d}.{ending}")
        chosen, _ = QFileDialog.getSaveFileName(self._page, self.tr("Export results"), start, f"*.{ending}")
        if chosen:
            self.export(workshop, Path(chosen).with_suffix(f".{ending}"))

    def export(self, workshop: Workshop, path: Path) -> None:
        """Writes the results in the background."""
        self._helper.do(lambda _tell: write_results(self._record, workshop, path), self.written.emit, self._failed)
