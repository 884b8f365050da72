"""The dialogs of the plan: a new workshop from a programme, and the facts of one on record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QDate, Qt, QTime, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from workshop.model.programme import Library, Programme
from workshop.model.workshop import Workshop
from workshop.planning.steps import minutes_of
from workshop.planning.timetable import clock, minute_of_day
from workshop.ui.plan.facts import Facts, FactsForm, field_label, later, time_of
from workshop.ui.widgets.basics import label


@dataclass(frozen=True, slots=True)
class NewWorkshop:
    """A programme's name and the facts of the workshop to be made from it."""

    programme: str
    facts: Facts


class FactsDialog(QDialog):
    """Changes the facts of a workshop that is on record."""

    def __init__(self, workshop: Workshop, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workshop = workshop
        self.setWindowTitle(self.tr("Facts of the workshop"))
        self.form = FactsForm()
        self.form.show_facts(Facts.of(workshop))
        layout = _frame(self, self.tr("Facts of the workshop"))
        layout.addWidget(self.form)
        self.ok = _buttons(self, layout, self.tr("Save"))
        self.form.changed.connect(self._check)
        self._check()

    def workshop(self) -> Workshop:
        """The workshop with the facts as they stand in the fields."""
        return self.form.facts().put_on(self._workshop)

    @Slot()
    def _check(self) -> None:
        self.ok.setEnabled(bool(self.form.title.text().strip()))


class NewWorkshopDialog(QDialog):
    """Picks a programme and asks for the facts; a title is all that must be given."""

    def __init__(self, library: Library, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._programmes = tuple(library.programmes.values())
        self.setWindowTitle(self.tr("New workshop"))
        self.list = QListWidget()
        self.list.setProperty("look", "boxed")
        self.list.setAccessibleName(self.tr("Programme"))
        self.list.setWordWrap(True)
        self.list.setFixedWidth(250)
        self.list.currentRowChanged.connect(self._take_defaults)
        self.form = FactsForm()
        self.form.date.setDate(QDate(today.year, today.month, today.day))
        self.length = label("", "small", wrap=True)
        self.form.starts.timeChanged.connect(self._tell_length)
        self._lay_out()
        self.form.changed.connect(self._check)
        self._fill()
        self._check()

    def values(self) -> NewWorkshop:
        return NewWorkshop(self._programmes[self.list.currentRow()].name, self.form.facts())

    def _lay_out(self) -> None:
        layout = _frame(self, self.tr("New workshop"))
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addWidget(field_label(self.tr("Programme"), self.list))
        left.addWidget(self.list, 1)
        left.addWidget(self.length)
        row = QHBoxLayout()
        row.setSpacing(26)
        row.addLayout(left)
        row.addWidget(self.form, 1)
        layout.addLayout(row)
        self.ok = _buttons(self, layout, self.tr("Make the workshop"))

    def _fill(self) -> None:
        for programme in self._programmes:
            minutes = programme_minutes(programme, self._library)
            line = QListWidgetItem(f"{programme.title}\n{_length(minutes)}")
            line.setData(Qt.ItemDataRole.AccessibleTextRole, f"{programme.title}, {_length(minutes)}")
            self.list.addItem(line)
        self.list.setCurrentRow(0 if self._programmes else -1)
        self.form.title.setFocus()

    @Slot(int)
    def _take_defaults(self, row: int) -> None:
        """A programme brings its start and its way to measure."""
        if row < 0:
            return
        programme = self._programmes[row]
        self.form.starts.setTime(QTime(programme.starts.hour, programme.starts.minute))
        ends = later(programme.starts, programme_minutes(programme, self._library) + programme.slack)
        self.form.ends.setTime(QTime(ends.hour, ends.minute))
        self.form.measure.choose(programme.measure)
        self._tell_length()

    @Slot()
    def _tell_length(self) -> None:
        row = self.list.currentRow()
        if row >= 0:
            minutes = programme_minutes(self._programmes[row], self._library)
            ends = clock(minute_of_day(time_of(self.form.starts)) + minutes)
            self.length.setText(self.tr("Ends at {0} when nothing is changed.").format(ends))

    @Slot()
    def _check(self) -> None:
        self.ok.setEnabled(bool(self.form.title.text().strip()) and self.list.currentRow() >= 0)


def programme_minutes(programme: Programme, library: Library) -> int:
    """How long a programme takes. Raises WorkshopError for content that is not there."""
    return sum(minutes_of(item, library, programme.measure) for item in programme.items)


def _length(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return " ".join(
        part for part in (f"{hours} h" if hours else "", f"{rest} min" if rest or not hours else "") if part
    )


def _frame(dialog: QDialog, title: str) -> QVBoxLayout:
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(26, 20, 26, 18)
    layout.setSpacing(14)
    layout.addWidget(label(title, "h1"))
    return layout


def _buttons(dialog: QDialog, layout: QVBoxLayout, accept: str) -> QPushButton:
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
    ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
    ok.setText(accept)
    ok.setAccessibleName(accept)
    ok.setProperty("look", "primary")
    cancel = buttons.button(QDialogButtonBox.StandardButton.Cancel)
    cancel.setText(dialog.tr("Cancel"))
    cancel.setAccessibleName(dialog.tr("Cancel"))
    for one in (ok, cancel):
        one.setIcon(QIcon())
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    layout.addWidget(buttons)
    return ok
