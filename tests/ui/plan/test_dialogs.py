"""The dialogs of the plan: what they refuse and what they give."""

from __future__ import annotations

from datetime import date, time

import pytest
from PySide6.QtCore import QTime
from pytestqt.qtbot import QtBot
from tests.ui import samples

from workshop.model.programme import Library
from workshop.model.step import Measure
from workshop.ui.plan.dialogs import FactsDialog, NewWorkshop, NewWorkshopDialog
from workshop.ui.plan.facts import Facts

TODAY = date(2027, 3, 4)


@pytest.fixture
def dialog(qtbot: QtBot) -> NewWorkshopDialog:
    made = NewWorkshopDialog(samples.library(), TODAY)
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(("title", "enabled"), [("", False), ("   ", False), ("Spring", True)])
def test_a_workshop_needs_a_title(dialog: NewWorkshopDialog, title: str, enabled: bool) -> None:
    dialog.form.title.setText(title)

    assert dialog.ok.isEnabled() is enabled


def test_without_a_programme_nothing_can_be_made(qtbot: QtBot) -> None:
    dialog = NewWorkshopDialog(Library(), TODAY)
    qtbot.addWidget(dialog)
    dialog.form.title.setText("Spring")

    assert not dialog.ok.isEnabled()


def test_programmes_are_listed_with_their_length(dialog: NewWorkshopDialog) -> None:
    lines = [dialog.list.item(row).text() for row in range(dialog.list.count())]

    assert lines == ["Half day\n3 h 20 min", "Short workshop\n21 min"]


def test_the_dialog_gives_what_was_entered(dialog: NewWorkshopDialog) -> None:
    dialog.list.setCurrentRow(1)
    dialog.form.title.setText("  Spring  ")
    dialog.form.place.setText("Room 2.14")
    dialog.form.expected.setValue(24)
    dialog.form.measure.choose(Measure.BOTH)
    dialog.form.has_end.setChecked(True)
    dialog.form.ends.setTime(QTime(15, 0))

    assert dialog.values() == NewWorkshop(
        "short",
        Facts(
            title="Spring",
            date=TODAY,
            starts=time(14),
            ends=time(15),
            place="Room 2.14",
            expected=24,
            measure=Measure.BOTH,
        ),
    )


def test_a_programme_brings_its_start_and_its_way_to_measure(dialog: NewWorkshopDialog) -> None:
    dialog.list.setCurrentRow(1)

    assert dialog.form.facts().starts == time(14)
    assert dialog.form.facts().measure is Measure.BEFORE_AFTER
    assert dialog.length.text() == "Ends at 14:21 when nothing is changed."

    dialog.form.starts.setTime(QTime(16, 30))

    assert dialog.length.text() == "Ends at 16:51 when nothing is changed."


def test_the_room_has_no_end_until_somebody_says_so(dialog: NewWorkshopDialog) -> None:
    assert dialog.form.facts().ends is None
    assert not dialog.form.ends.isEnabled()


def test_facts_pass_through_their_dialog_unchanged(qtbot: QtBot) -> None:
    workshop = samples.workshop(expected=0, ends=None, measure=Measure.BEFORE_AFTER)
    dialog = FactsDialog(workshop)
    qtbot.addWidget(dialog)

    assert dialog.workshop() == workshop
    dialog.form.title.clear()
    assert not dialog.ok.isEnabled()
