"""The table of a template: what it shows, and what it asks for."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from workshop.ui.materials.choice import LayoutRow, TemplateTable
from workshop.ui.materials.template_dialog import TemplateDialog

ROWS = (
    LayoutRow("Title", "Title Slide", "is made for this"),
    LayoutRow("Quotation", "Title and Content", "comes nearest"),
)
LAYOUTS = ("Title Slide", "Title and Content", "Quote")


def table(*rows: LayoutRow) -> TemplateTable:
    return TemplateTable("School.potx", rows or ROWS, LAYOUTS, ("Macros were kept out.",))


@pytest.fixture
def dialog(qtbot: QtBot) -> TemplateDialog:
    made = TemplateDialog("School.potx")
    qtbot.addWidget(made)
    made.show_table(table())
    made.show()
    return made


def test_each_kind_has_its_layout_and_says_why(dialog: TemplateDialog) -> None:
    quotation = dialog.pick("Quotation")

    assert quotation.currentText() == "Title and Content"
    assert (quotation.accessibleName(), quotation.accessibleDescription()) == (
        "Layout for “Quotation”",
        "comes nearest",
    )
    assert [remark.words for remark in dialog.notices.shown] == ["Macros were kept out."]


def test_another_layout_is_asked_for_by_the_keyboard_and_shown_once_it_is_read(
    dialog: TemplateDialog, qtbot: QtBot
) -> None:
    quotation = dialog.pick("Quotation")

    with qtbot.waitSignal(dialog.corrected) as asked:
        qtbot.keyClick(quotation, Qt.Key.Key_Down)
    dialog.show_table(table(ROWS[0], LayoutRow("Quotation", "Quote", "chosen by you")))

    assert asked.args == ["Quotation", "Quote"]
    assert quotation.currentText() == "Quote"
    assert quotation.accessibleDescription() == "chosen by you"


def test_the_kind_that_has_the_focus_is_the_one_in_view(dialog: TemplateDialog, qtbot: QtBot) -> None:
    assert dialog.kind == "Title"
    dialog.activateWindow()
    picture = QImage(160, 90, QImage.Format.Format_RGB32)

    with qtbot.waitSignal(dialog.kind_chosen) as chosen:
        dialog.pick("Quotation").setFocus()
    dialog.show_picture("Quotation", picture)
    dialog.show_picture("Title", picture)

    assert chosen.args == ["Quotation"]
    assert dialog.picture.accessibleName() == "Quotation, in the layout “Title and Content”"


def test_the_wheel_scrolls_and_chooses_no_layout(dialog: TemplateDialog, qtbot: QtBot) -> None:
    quotation = dialog.pick("Quotation")
    middle = QPointF(quotation.rect().center())
    turn = QWheelEvent(
        middle,
        quotation.mapToGlobal(middle),
        QPoint(),
        QPoint(0, -240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )

    with qtbot.assertNotEmitted(dialog.corrected):
        QApplication.sendEvent(quotation, turn)

    assert quotation.currentText() == "Title and Content"


def test_it_is_used_left_or_put_back_by_its_buttons(dialog: TemplateDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.suggestion_requested):
        dialog.suggest.click()
    with qtbot.waitSignal(dialog.accepted):
        dialog.use.click()
    dialog.show()
    with qtbot.waitSignal(dialog.rejected):
        dialog.cancel.click()
