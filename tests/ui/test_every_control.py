"""What holds for every control of every page and dialog."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from tests.ui import samples

from workshop.planning.timetable import timetable
from workshop.ui.keys import KeysDialog
from workshop.ui.library.page import LibraryPage
from workshop.ui.materials.choice import (
    DesignChoice,
    ExportChoice,
    Format,
    LayoutRow,
    Remark,
    TemplateFile,
    TemplateTable,
    Which,
)
from workshop.ui.materials.page import MaterialsPage
from workshop.ui.materials.template_dialog import TemplateDialog
from workshop.ui.plan.dialogs import FactsDialog, NewWorkshopDialog
from workshop.ui.plan.page import PlanPage
from workshop.ui.shell import Shell
from workshop.ui.widgets import Confirm


def plan() -> QWidget:
    page, library = PlanPage(), samples.library()
    workshop = samples.workshop(library)
    page.show_workshop(workshop, timetable(workshop, library), library)
    return page


def nothing_planned() -> QWidget:
    return PlanPage()


def library_page() -> QWidget:
    page = LibraryPage()
    page.show_library(samples.library())
    return page


def materials() -> QWidget:
    page, library = MaterialsPage(), samples.library()
    page.show_plan(samples.workshop(library), library)
    page.show_choice(ExportChoice(parts=("i1",), format=Format.HANDOUT_3))
    page.show_design(DesignChoice(Which.TEMPLATE, template=TemplateFile("School.potx", "0" * 64)), "All found.")
    page.show_slides(3, lambda _place: QImage(16, 9, QImage.Format.Format_RGB32), (), [Remark("One", "Two")])
    page.show_done("/somewhere/deck.pptx", ("47 slides",))
    return page


def template() -> QWidget:
    dialog = TemplateDialog("School.potx")
    rows = tuple(LayoutRow(kind, "Title", "is made for this") for kind in ("Title", "Quotation", "Break"))
    dialog.show_table(TemplateTable("School.potx", rows, ("Title", "Text"), ("Macros were kept out.",)))
    return dialog


def shell() -> QWidget:
    made = Shell()
    made.add_page("plan", plan())
    made.show_message("Something happened.", action="Look")
    return made


def new_workshop() -> QWidget:
    return NewWorkshopDialog(samples.library(), date(2027, 3, 4))


def facts() -> QWidget:
    return FactsDialog(samples.workshop())


def confirm() -> QWidget:
    return Confirm("Delete?", "All of it.", yes="Delete", no="Keep")


MAKERS = [plan, nothing_planned, library_page, materials, template, shell, new_workshop, facts, confirm, KeysDialog]
every = pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)


def is_part_of_a_control(widget: QWidget) -> bool:
    """A spin box's line, a list's viewport: read out as their control."""
    around = widget.parentWidget()
    inside = isinstance(around, QAbstractSpinBox) or (around is not None and "Calendar" in type(around).__name__)
    return widget.objectName().startswith("qt_") or inside


def can_take_focus(widget: QWidget) -> bool:
    keys = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(keys) and not is_part_of_a_control(widget) and not widget.focusProxy()


@every
def test_each_control_has_a_name_for_screen_readers(make: Callable[[], QWidget], qtbot: QtBot) -> None:
    page = make()
    qtbot.addWidget(page)
    page.show()

    controls = [one for one in page.findChildren(QWidget) if can_take_focus(one) and one.isVisible()]
    nameless = [repr(one) for one in controls if not one.accessibleName().strip()]

    assert nameless == []


@every
def test_no_label_guesses_whether_a_text_is_html(make: Callable[[], QWidget], qtbot: QtBot) -> None:
    page = make()
    qtbot.addWidget(page)

    guessing = [one.text() for one in page.findChildren(QLabel) if one.textFormat() is Qt.TextFormat.AutoText]

    assert [text for text in guessing if text] == []


@every
def test_tab_walks_through_every_control(make: Callable[[], QWidget], qtbot: QtBot) -> None:
    page = make()
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    wanted = {
        one
        for one in page.findChildren(QWidget)
        if can_take_focus(one) and one.isVisible() and one.isEnabled() and not is_unchecked_in_a_group(one)
    }

    assert wanted
    seen = set()
    for _ in range(3 * len(wanted) + 5):
        focused = QApplication.focusWidget()
        if focused is not None:
            seen.add(focused)
        qtbot.keyClick(focused or page, Qt.Key.Key_Tab)

    assert {describe(one) for one in wanted - seen} == set()


def is_unchecked_in_a_group(widget: QWidget) -> bool:
    """Arrow keys, not Tab, go to the other buttons of a group."""
    group = getattr(widget, "group", lambda: None)()
    return group is not None and not widget.isChecked()  # type: ignore[attr-defined]


def describe(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.accessibleName()!r}"
