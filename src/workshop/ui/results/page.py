"""The Results page: lays out a report's cards, and asks for exports and for other workshops."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from workshop.model.form import Phase
from workshop.model.workshop import Workshop
from workshop.results.values import FormReturn, Report
from workshop.ui import dates
from workshop.ui.results import cards
from workshop.ui.results.figures import figures
from workshop.ui.widgets import Card, ElidedCombo, EmptyState, PageHead, button, label

SIDE = 26
COMMENTS_WIDTH = 400


class ResultsPage(QWidget):
    """Shows a report, or that there is none. It works out no figure and keeps none back."""

    export_requested = Signal(str)  # xlsx or csv
    workshop_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report: Report | None = None
        self._workshops: tuple[Workshop, ...] = ()
        self.head = PageHead(self.tr("Results"))
        self.chooser = ElidedCombo()
        self.chooser.setAccessibleName(self.tr("Workshop"))
        self.chooser.setSizeAdjustPolicy(ElidedCombo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.chooser.setMinimumContentsLength(25)
        self.chooser.activated.connect(self._choose)
        self.csv = button(self.tr("Table (.csv)"), name=self.tr("Save as a table (.csv)"))
        self.csv.clicked.connect(lambda: self.export_requested.emit("csv"))
        self.xlsx = button(self.tr("Workbook (.xlsx)"), "primary", name=self.tr("Save as a workbook (.xlsx)"))
        self.xlsx.clicked.connect(lambda: self.export_requested.emit("xlsx"))
        for widget in (self.chooser, self.csv, self.xlsx):
            self.head.add(widget)
        self.rehearsal = _RehearsalBanner()
        self.empty = EmptyState(
            self.tr("No results yet"),
            self.tr("Figures and comments appear here as soon as somebody has answered a vote or a form."),
        )
        self._lay_out()
        self.show_report(None, ())

    def show_report(self, report: Report | None, workshops: Sequence[Workshop]) -> None:
        """Show a workshop's figures. `workshops` are those with results, to choose among."""
        self._show_workshops(report, tuple(workshops))
        self.head.sub.setText(self._facts(report) if report else "")
        self.csv.setEnabled(report is not None)
        self.xlsx.setEnabled(report is not None)
        self.rehearsal.setVisible(report is not None and report.rehearsal)
        self._stack.setCurrentWidget(self._area if report and _has_figures(report) else self.empty)
        if report != self._report:
            self._report = report
            self._show_cards(report)

    def _facts(self, report: Report) -> str:
        """Without the title where the box beside it says which workshop this is."""
        attended = self.tr("{} attended").format(report.present)
        title = [] if len(self._workshops) > 1 else [report.title]
        return " · ".join([*title, attended, *(self._returned(row) for row in report.forms)])

    def _returned(self, row: FormReturn) -> str:
        phases = {
            Phase.BEFORE: self.tr("before"),
            Phase.AFTER: self.tr("after"),
            Phase.THEN_NOW: self.tr("then and now"),
            Phase.FOLLOWUP: self.tr("follow-up"),
        }
        phase = phases.get(row.phase) if row.phase else None
        return f"{row.returned} × {row.title}" + (f" ({phase})" if phase else "")

    def _show_workshops(self, report: Report | None, workshops: tuple[Workshop, ...]) -> None:
        if workshops != self._workshops:
            self._workshops = workshops
            self.chooser.clear()
            for one in workshops:
                words = f"{one.title} · {dates.numbered(one.date)}"
                self.chooser.addItem(self.tr("{} (rehearsal)").format(words) if one.rehearsal else words, one.id)
        self.chooser.setVisible(len(workshops) > 1)
        self.chooser.setCurrentIndex(self.chooser.findData(report.workshop.id) if report else -1)

    @Slot(int)
    def _choose(self, place: int) -> None:
        """Asks for the workshop; until it is shown the box goes on naming the one in view."""
        wanted = self._workshops[place].id
        now = self._report.workshop.id if self._report else None
        if wanted != now:
            self.chooser.setCurrentIndex(self.chooser.findData(now) if now else -1)
            self.workshop_chosen.emit(wanted)

    def _show_cards(self, report: Report | None) -> None:
        _clear(self._column)
        if report is None:
            return
        row = QHBoxLayout()
        row.setSpacing(12)
        for figure in figures(report):
            row.addWidget(cards.figure_card(figure), 1)
        self._column.addLayout(row)
        self._column.addLayout(_body(report))
        self._column.addStretch(1)

    def _lay_out(self) -> None:
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setSpacing(16)
        self._area = QScrollArea()
        self._area.setWidget(inside)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setAccessibleName(self.tr("Figures and comments"))
        self._area.verticalScrollBar().rangeChanged.connect(self._keep_margin)
        self._keep_margin(0, 0)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self._area)
        top = QVBoxLayout()
        top.setContentsMargins(SIDE, 0, SIDE, 0)
        top.setSpacing(14)
        top.addWidget(self.head)
        top.addWidget(self.rehearsal)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 22, 0, 0)
        layout.setSpacing(16)
        layout.addLayout(top)
        layout.addWidget(self._stack, 1)

    @Slot(int, int)
    def _keep_margin(self, least: int, most: int) -> None:
        """The scroll bar stands in the margin, so that the cards end where the head ends."""
        bar = self._area.verticalScrollBar().sizeHint().width() if most > least else 0
        self._column.setContentsMargins(SIDE, 0, SIDE - bar, 22)


class _RehearsalBanner(QFrame):
    """Cannot be put away: what it says stays true of every figure below."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "banner")
        self.setProperty("tone", "accent")
        title = label(self.tr("Rehearsal – simulated answers"), "h1", wrap=True)
        words = label(
            self.tr("Nobody gave these answers. They show how results will look, and never count."), wrap=True
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 10, 18, 12)
        layout.setSpacing(2)
        layout.addWidget(title)
        layout.addWidget(words)
        self.setAccessibleName(f"{title.text()}. {words.text()}")


def _has_figures(report: Report) -> bool:
    return bool(report.forms or report.votes or report.suppressed)


def _body(report: Report) -> QHBoxLayout:
    """Charts and how to read them at the left, comments at the right: these may be long, and hide nothing below."""
    row = QHBoxLayout()
    row.setSpacing(16)
    row.addWidget(cards.column([*_charts(report), cards.reading_card(report)]), 2)
    if report.comments:
        right = cards.column([cards.comments_card(said) for said in report.comments])
        right.setMaximumWidth(COMMENTS_WIDTH)
        row.addWidget(right, 1)
    return row


def _charts(report: Report) -> list[Card]:
    made = [cards.change_card(chart) for chart in report.changes]
    if report.votes:
        made.append(cards.votes_card(report.votes))
    made += [cards.likert_card(tuple(same)) for _, same in groupby(report.distributions, key=lambda one: one.title)]
    if report.choices:
        made.append(cards.choices_card(report.choices))
    if numbers := [item for item in report.items if not item.points]:
        made.append(cards.numbers_card(numbers))
    return made


def _clear(layout: QLayout) -> None:
    """Take everything out and let it go."""
    while item := layout.takeAt(0):
        if inner := item.layout():
            _clear(inner)
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
