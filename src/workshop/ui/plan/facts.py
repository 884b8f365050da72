"""The facts of a workshop as fields; the dialogs around them are in `dialogs`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, time

from PySide6.QtCore import QDate, Qt, QTime, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDateEdit,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
    QSpinBox,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from workshop.model.step import Measure
from workshop.model.workshop import Workshop
from workshop.planning.timetable import minute_of_day
from workshop.ui.widgets.basics import inset, label


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a person says about a workshop before it is planned."""

    title: str
    date: date
    starts: time
    ends: time | None
    place: str
    expected: int
    measure: Measure

    @classmethod
    def of(cls, workshop: Workshop) -> Facts:
        return cls(
            title=workshop.title,
            date=workshop.date,
            starts=workshop.starts,
            ends=workshop.ends,
            place=workshop.place,
            expected=workshop.expected,
            measure=workshop.measure,
        )

    def put_on(self, workshop: Workshop) -> Workshop:
        """The workshop with these facts instead of its own."""
        return replace(
            workshop,
            title=self.title,
            date=self.date,
            starts=self.starts,
            ends=self.ends,
            place=self.place,
            expected=self.expected,
            measure=self.measure,
        )


class FactsForm(QWidget):
    """Fields for the facts. `changed` comes with every change of the title."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = _line(self.tr("Title"), self.tr("Spring mentors, half day"))
        self.title.textChanged.connect(self.changed)
        self.place = _line(self.tr("Place"), self.tr("Room 2.14"))
        self.date = QDateEdit()
        self.date.setCalendarPopup(True)
        self.date.setDisplayFormat("ddd d MMM yyyy")
        self.starts = _clock(self.tr("Starts"))
        self.has_end = QCheckBox(self.tr("Room free until"))
        self.ends = _clock(self.tr("Room free until"))
        self.has_end.toggled.connect(self.ends.setEnabled)
        self.ends.setEnabled(False)
        self.expected = QSpinBox()
        self.expected.setMaximum(500)
        inset(self.expected)
        self.expected.setSuffix(self.tr(" people"))
        self.expected.setSpecialValueText(self.tr("not known"))
        self.measure = MeasureChoice()
        self.date.setAccessibleName(self.tr("Date"))
        self.has_end.setAccessibleName(self.tr("The room is booked until a set time"))
        self.expected.setAccessibleName(self.tr("Expected people"))

        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow(field_label(self.tr("Title"), self.title), self.title)
        form.addRow(field_label(self.tr("Date"), self.date), self.date)
        form.addRow(field_label(self.tr("Starts"), self.starts), self._times())
        form.addRow(field_label(self.tr("Place"), self.place), self.place)
        form.addRow(field_label(self.tr("Expected"), self.expected), self.expected)
        form.addRow(field_label(self.tr("Measures"), self.measure), self.measure)

    def show_facts(self, facts: Facts) -> None:
        self.title.setText(facts.title)
        self.place.setText(facts.place)
        self.date.setDate(QDate(facts.date.year, facts.date.month, facts.date.day))
        self.starts.setTime(QTime(facts.starts.hour, facts.starts.minute))
        ends = facts.ends or later(facts.starts, 4 * 60)
        self.ends.setTime(QTime(ends.hour, ends.minute))
        self.has_end.setChecked(facts.ends is not None)
        self.expected.setValue(facts.expected)
        self.measure.choose(facts.measure)

    def facts(self) -> Facts:
        day = self.date.date()
        return Facts(
            title=self.title.text().strip(),
            date=date(day.year(), day.month(), day.day()),
            starts=time_of(self.starts),
            ends=time_of(self.ends) if self.has_end.isChecked() else None,
            place=self.place.text().strip(),
            expected=self.expected.value(),
            measure=self.measure.chosen(),
        )

    def _times(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.starts)
        row.addSpacing(8)
        row.addWidget(self.has_end)
        row.addWidget(self.ends)
        row.addStretch(1)
        return row


class MeasureChoice(QWidget):
    """How the workshop measures: three ways, each with the line that helps to choose."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("How it measures"))
        self._ways = QButtonGroup(self)
        self._buttons: dict[Measure, QRadioButton] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for measure, (title, line) in self._words().items():
            way = QRadioButton(title)
            way.setAccessibleName(title)
            way.setAccessibleDescription(line)
            self._ways.addButton(way)
            self._buttons[measure] = way
            layout.addWidget(way)
            layout.addWidget(_Below(line))
        self.setMinimumWidth(440)
        self.setFocusProxy(self._buttons[Measure.THEN_NOW])
        self.choose(Measure.THEN_NOW)

    def choose(self, measure: Measure) -> None:
        self._buttons[measure].setChecked(True)

    def chosen(self) -> Measure:
        return next(measure for measure, way in self._buttons.items() if way.isChecked())

    def _words(self) -> dict[Measure, tuple[str, str]]:
        return {
            Measure.THEN_NOW: (
                self.tr("Then and now, on one closing form (recommended)"),
                self.tr("Nobody has to be matched, and late comers count too."),
            ),
            Measure.BEFORE_AFTER: (
                self.tr("Before and after"),
                self.tr("Two forms; only people who answer both can be compared."),
            ),
            Measure.BOTH: (
                self.tr("Both"),
                self.tr("Also shows how far people see their start differently afterwards. Takes the most time."),
            ),
        }


class _Below(QWidget):
    """A line below a choice, set in as far as the choice's own words. Its height follows its width."""

    INDENT = 31

    def __init__(self, line: str) -> None:
        super().__init__()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(self.INDENT, 0, 0, 6)
        words = label(line, "small", wrap=True)
        words.setMinimumWidth(410)
        layout.addWidget(words)


def field_label(text: str, field: QWidget) -> QLabel:
    made = label(text, "strong")
    made.setBuddy(field)
    return made


def _line(name: str, example: str) -> QLineEdit:
    made = QLineEdit(maxLength=120)
    made.setAccessibleName(name)
    made.setPlaceholderText(example)
    return made


def _clock(name: str) -> QTimeEdit:
    made = QTimeEdit()
    made.setDisplayFormat("HH:mm")
    inset(made)
    made.setAccessibleName(name)
    made.setMinimumWidth(92)
    return made


def time_of(field: QTimeEdit) -> time:
    return time(field.time().hour(), field.time().minute())


def later(moment: time, minutes: int) -> time:
    minute = (minute_of_day(moment) + minutes) % (24 * 60)
    return time(minute // 60, minute % 60)
