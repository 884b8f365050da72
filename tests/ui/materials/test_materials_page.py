"""The materials page: what it asks for and what it tells."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot
from tests.ui import samples

from workshop.model.programme import Library
from workshop.model.workshop import Standing
from workshop.ui.materials.choice import DesignChoice, ExportChoice, Format, Remark, TemplateFile, Which
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

    assert asked.args == [ExportChoice(parts=None, format=Format.PPTX, notes=True, readings=True, results=False)]


def test_a_handout_of_two_parts_is_asked_for(page: MaterialsPage, qtbot: QtBot) -> None:
    page.card.parts.some.click()
    page.card.parts.tick(3)
    page.card.parts.tick(0)
    page.card.format.pdf.click()
    page.card.format.paper.setCurrentText("Handout, three with lines")

    with qtbot.waitSignal(page.export_requested) as asked:
        page.card.foot.export.click()

    assert asked.args == [ExportChoice(parts=("i1", "i4"), format=Format.HANDOUT_3)]


def test_notes_are_asked_for_only_where_a_file_has_a_place_for_them(page: MaterialsPage) -> None:
    notes, paper = page.card.contents.notes, page.card.format.paper
    page.card.format.pdf.click()
    assert not notes.isEnabled()

    paper.setCurrentText("Notes pages, for you")

    assert notes.isEnabled()


@pytest.mark.parametrize(("standing", "there"), [(Standing.PLANNED, False), (Standing.ENDED, True)])
def test_results_are_offered_once_the_workshop_has_begun(page: MaterialsPage, standing: Standing, there: bool) -> None:
    library = samples.library()

    page.show_plan(samples.workshop(library, standing=standing), library)

    assert page.card.contents.results.isEnabled() is there
    assert page.card.contents.results.toolTip()


def test_parts_of_which_none_is_ticked_cannot_be_exported(page: MaterialsPage) -> None:
    page.card.parts.some.click()
    assert not page.card.foot.export.isEnabled()

    page.card.parts.tick(1)

    assert page.card.foot.export.isEnabled()


def test_a_part_is_ticked_by_the_space_key(page: MaterialsPage, qtbot: QtBot) -> None:
    page.card.parts.some.click()
    parts = page.card.parts.list
    parts.setCurrentIndex(parts.model().index(1, 0))

    qtbot.keyClick(parts, Qt.Key.Key_Space)

    assert page.choice().parts == ("i2",)


def test_each_choice_asks_for_its_slides(page: MaterialsPage, qtbot: QtBot) -> None:
    page.card.parts.some.click()

    with qtbot.waitSignal(page.choice_changed) as asked:
        page.card.parts.tick(0)

    assert asked.args[0].parts == ("i1",)


def test_the_choices_of_last_time_are_shown_and_told_once(page: MaterialsPage, qtbot: QtBot) -> None:
    before = ExportChoice(parts=("i1", "i4"), format=Format.NOTES, notes=False, readings=False, results=True)
    told: list[ExportChoice] = []
    page.choice_changed.connect(told.append)

    page.show_choice(before)

    assert told == [page.choice()] == [before]


def test_a_template_is_a_third_design_whose_layouts_can_be_looked_at(page: MaterialsPage, qtbot: QtBot) -> None:
    look = page.card.look
    kept = TemplateFile("School.potx", "0" * 64)
    page.show_design(DesignChoice(Which.DARK, large=True, template=kept))
    assert [look.designs.itemText(place) for place in range(3)] == ["Light", "Dark", "School.potx"]
    assert not look.layouts.isVisible()

    with qtbot.waitSignal(page.design_requested) as asked:
        qtbot.keyClick(look.designs, Qt.Key.Key_Down)
    page.show_design(DesignChoice(Which.TEMPLATE, template=kept), "All found.")

    assert asked.args == [Which.TEMPLATE, True]
    with qtbot.waitSignal(page.layouts_requested):
        look.layouts.click()
    assert look.hint.text() == "All found."


def test_while_a_workshop_is_under_way_the_design_is_out_of_reach_and_the_page_says_why(page: MaterialsPage) -> None:
    look = page.card.look

    page.show_design(DesignChoice(), locked="“Spring” is under way.")

    assert not any(one.isEnabled() for one in (look.designs, look.large, look.template))
    assert look.hint.text() == "“Spring” is under way."
    assert look.hint.isVisible()


def test_a_plan_asks_for_its_slides_at_once(page: MaterialsPage, qtbot: QtBot) -> None:
    library = samples.library()

    with qtbot.waitSignal(page.choice_changed):
        page.show_plan(samples.workshop(library), library)


def test_the_part_that_was_chosen_stays_chosen(page: MaterialsPage) -> None:
    page.card.parts.some.click()
    page.card.parts.tick(3)
    library = samples.library()

    page.show_plan(samples.workshop(library, title="Renamed"), library)

    assert page.choice().parts == ("i4",)


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


def test_a_hidden_slide_and_what_was_continued_are_told(page: MaterialsPage) -> None:
    picture = QImage(160, 90, QImage.Format.Format_RGB32)

    page.show_slides(3, lambda _place: picture, {0}, [Remark("2 slides continue on a second one", "Trust · Ties")])

    assert page.card.preview.place.text() == "Slide 1 of 3 · hidden, for you"
    told = page.card.notices.findChildren(QLabel)
    assert [one.text() for one in told] == ["2 slides continue on a second one", "Trust · Ties"]


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
