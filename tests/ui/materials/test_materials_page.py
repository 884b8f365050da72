"""The materials page: what it asks for and what it tells."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from tests.ui import samples

from workshop.model.programme import Library
from workshop.ui.materials.choice import ExportChoice, Format
from workshop.ui.materials.page import MaterialsPage


@pytest.fixture
def page(qtbot: QtBot) -> MaterialsPage:
    made = MaterialsPage()
    qtbot.addWidget(made)
    made.resize(1150, 700)
    made.show()
    library = samples.library()
    made.show_plan(samples.workshop(library), library)
    return made


def test_the_whole_workshop_as_powerpoint_with_notes_is_what_most_want(page: MaterialsPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.export_requested) as asked:
        page.card.foot.export.click()

    assert asked.args == [ExportChoice(item=None, format=Format.PPTX, notes=True)]


def test_a_pdf_of_one_part_has_no_notes(page: MaterialsPage, qtbot: QtBot) -> None:
    page.card.one.setChecked(True)
    page.card.part.setCurrentIndex(3)
    page.card.pdf.setChecked(True)

    with qtbot.waitSignal(page.export_requested) as asked:
        page.card.foot.export.click()

    assert asked.args == [ExportChoice(item="i4", format=Format.PDF, notes=False)]
    assert not page.card.notes.isEnabled()


def test_each_choice_asks_for_its_slides(page: MaterialsPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.choice_changed) as asked:
        page.card.one.setChecked(True)

    assert asked.args[0].item == "i1"


def test_a_plan_asks_for_its_slides_at_once(page: MaterialsPage, qtbot: QtBot) -> None:
    library = samples.library()

    with qtbot.waitSignal(page.choice_changed):
        page.show_plan(samples.workshop(library), library)


def test_the_part_that_was_chosen_stays_chosen(page: MaterialsPage) -> None:
    page.card.one.setChecked(True)
    page.card.part.setCurrentIndex(3)
    library = samples.library()

    page.show_plan(samples.workshop(library, title="Renamed"), library)

    assert page.choice().item == "i4"


def test_the_preview_is_stepped_through_by_button_and_key(page: MaterialsPage, qtbot: QtBot) -> None:
    drawn: list[int] = []

    def draw(place: int) -> QImage:
        drawn.append(place)
        return QImage(160, 90, QImage.Format.Format_RGB32)

    page.show_slides(3, draw)
    preview = page.card.preview

    preview.forward.click()
    qtbot.keyClick(preview, Qt.Key.Key_PageDown)

    assert drawn == [0, 1, 2]
    assert preview.place.text().startswith("Slide 3 of 3")
    assert not preview.forward.isEnabled()


def test_progress_can_be_cancelled_and_ends_with_the_file(page: MaterialsPage, qtbot: QtBot) -> None:
    page.show_progress(30, 47)
    assert page.card.foot.told.text() == "30 of 47"
    with qtbot.waitSignal(page.cancel_requested):
        page.card.foot.cancel.click()

    page.show_done("/decks/spring.pptx", ("47 slides", "2 continued"))

    assert page.card.foot.saved.text() == "Saved /decks/spring.pptx"
    assert page.card.foot.account.text() == "47 slides · 2 continued"
    with qtbot.waitSignal(page.open_folder_requested):
        page.card.foot.folder.click()


def test_a_failure_is_told_in_its_sentence(page: MaterialsPage) -> None:
    page.show_progress(30, 47)
    page.show_failure("The folder is read-only. Choose another one.")

    assert page.card.foot.account.text() == "The folder is read-only. Choose another one."
    assert page.card.foot.export.isVisible()
    assert not page.card.foot.folder.isVisible()


def test_handouts_of_the_planned_sessions_open_in_the_library(page: MaterialsPage, qtbot: QtBot) -> None:
    buttons = page.handouts.findChildren(QPushButton)
    assert [one.accessibleName() for one in buttons] == ["Open Feedback card"]

    with qtbot.waitSignal(page.library_requested) as asked:
        buttons[0].click()

    assert asked.args == ["feedback-card"]


def test_without_a_plan_there_is_nothing_to_export(page: MaterialsPage, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(page.choice_changed):
        page.show_plan(None, Library())

    assert not page.card.foot.export.isEnabled()
    assert page.handouts.findChildren(QPushButton) == []
