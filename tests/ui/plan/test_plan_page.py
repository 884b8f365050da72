"""The plan, driven as a person would: by keys, clicks and drops."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QLabel, QSpinBox
from pytestqt.qtbot import QtBot
from tests.ui import samples

from workshop.model.programme import BreakItem, FormItem, Library, SessionItem, VignetteItem
from workshop.model.workshop import Standing, Workshop
from workshop.planning import changes
from workshop.planning.timetable import timetable
from workshop.ui.plan.dialogs import FactsDialog
from workshop.ui.plan.offers import item_for
from workshop.ui.plan.page import PlanPage
from workshop.ui.widgets import Confirm

LIBRARY = samples.library()


def show(page: PlanPage, workshop: Workshop, library: Library = LIBRARY) -> None:
    page.show_workshop(workshop, timetable(workshop, library), library)


@pytest.fixture
def page(qtbot: QtBot) -> PlanPage:
    made = PlanPage()
    qtbot.addWidget(made)
    made.resize(1150, 700)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    show(made, samples.workshop(LIBRARY))
    return made


def select(page: PlanPage, row: int) -> str:
    page.order.setCurrentIndex(page.order.order.index(row))
    page.order.setFocus()
    entry = page.order.current_entry()
    assert entry is not None
    return entry.item.id


def words(page: PlanPage) -> list[str]:
    return [label.text() for label in page.detail.findChildren(QLabel)]


def test_the_order_stands_with_its_times_and_its_end(page: PlanPage) -> None:
    model = page.order.order
    lines = [model.data(model.index(row), Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]

    assert lines[0] == "09:00, Characteristics of effective mentors, 45 minutes"
    assert lines[3] == "10:20, Giving and receiving feedback, 60 minutes"
    assert lines[-1] == "Ends · room booked until 13:00"
    assert page.verdict.text() == "Fits: 09:00 – 12:20, 40 min spare"
    assert page.verdict.property("tone") == "good"


def test_an_order_that_runs_over_says_so(page: PlanPage) -> None:
    show(page, samples.workshop(LIBRARY, ends=time(12)))

    assert page.verdict.text() == "Over by 20 min: 09:00 – 12:20"
    assert page.verdict.property("tone") == "bad"


@pytest.mark.parametrize(
    ("row", "key", "expected"),
    [
        pytest.param(3, Qt.Key.Key_Up, 2, id="up"),
        pytest.param(3, Qt.Key.Key_Down, 4, id="down"),
    ],
)
def test_alt_and_an_arrow_move_an_item(page: PlanPage, qtbot: QtBot, row: int, key: Qt.Key, expected: int) -> None:
    item = select(page, row)

    with qtbot.waitSignal(page.move_requested) as asked:
        qtbot.keyClick(page.order, key, Qt.KeyboardModifier.AltModifier)

    assert asked.args == [item, expected]


@pytest.mark.parametrize(("row", "key"), [(0, Qt.Key.Key_Up), (6, Qt.Key.Key_Down)])
def test_nothing_is_moved_past_either_end(page: PlanPage, qtbot: QtBot, row: int, key: Qt.Key) -> None:
    select(page, row)

    with qtbot.assertNotEmitted(page.move_requested):
        qtbot.keyClick(page.order, key, Qt.KeyboardModifier.AltModifier)


def test_a_moved_item_stays_selected(page: PlanPage) -> None:
    item = select(page, 3)

    show(page, changes.moved(samples.workshop(LIBRARY), item, 1))

    entry = page.order.current_entry()
    assert entry is not None
    assert entry.item.id == item
    assert page.order.currentIndex().row() == 1


def test_delete_takes_an_item_out_and_selects_its_neighbour(page: PlanPage, qtbot: QtBot) -> None:
    item = select(page, 6)
    with qtbot.waitSignal(page.remove_requested) as asked:
        qtbot.keyClick(page.order, Qt.Key.Key_Delete)
    assert asked.args == [item]

    show(page, changes.removed(samples.workshop(LIBRARY), item))

    assert page.order.currentIndex().row() == 5


def test_enter_edits_the_minutes(page: PlanPage, qtbot: QtBot) -> None:
    item = select(page, 3)
    qtbot.keyClick(page.order, Qt.Key.Key_Return)
    editor = page.order.findChild(QSpinBox)
    assert editor is not None
    assert editor.accessibleName() == "Minutes of Giving and receiving feedback"

    with qtbot.waitSignal(page.minutes_requested) as asked:
        editor.setValue(50)
        qtbot.keyClick(editor, Qt.Key.Key_Return)

    assert asked.args == [item, 50]


def test_the_same_minutes_ask_for_nothing(page: PlanPage, qtbot: QtBot) -> None:
    select(page, 3)
    qtbot.keyClick(page.order, Qt.Key.Key_Return)
    editor = page.order.findChild(QSpinBox)
    assert editor is not None

    with qtbot.assertNotEmitted(page.minutes_requested):
        qtbot.keyClick(editor, Qt.Key.Key_Return)


def test_a_click_on_the_minutes_opens_their_editor(page: PlanPage, qtbot: QtBot) -> None:
    row = page.order.visualRect(page.order.order.index(1))

    qtbot.mouseClick(
        page.order.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(row.right() - 45, row.center().y() - 3)
    )

    assert page.order.findChild(QSpinBox) is not None


def test_enter_in_the_list_adds_after_the_selected_item(page: PlanPage, qtbot: QtBot) -> None:
    select(page, 1)
    page.offers.choose("session:generations")

    with qtbot.waitSignal(page.add_requested) as asked:
        qtbot.keyClick(page.offers.view, Qt.Key.Key_Return)

    assert asked.args == [SessionItem(session="generations"), 2]


def test_enter_in_the_search_adds_the_first_hit(page: PlanPage, qtbot: QtBot) -> None:
    select(page, 6)
    qtbot.keyClicks(page.offers.search, "two clo")

    with qtbot.waitSignal(page.add_requested) as asked:
        qtbot.keyClick(page.offers.search, Qt.Key.Key_Return)

    assert asked.args == [VignetteItem(vignette="two-clocks"), 7]


def test_delete_in_the_search_takes_nothing_out(page: PlanPage, qtbot: QtBot) -> None:
    select(page, 3)
    page.offers.search.setFocus()

    with qtbot.assertNotEmitted(page.remove_requested):
        qtbot.keyClick(page.offers.search, Qt.Key.Key_Delete)


def test_an_added_item_is_selected(page: PlanPage) -> None:
    select(page, 1)

    show(page, changes.added(samples.workshop(LIBRARY), item_for("break"), 2))

    entry = page.order.current_entry()
    assert entry is not None
    assert isinstance(entry.item.item, BreakItem)
    assert page.order.currentIndex().row() == 2


@pytest.mark.parametrize(
    ("key", "item"),
    [
        ("session:feedback", SessionItem(session="feedback")),
        ("vignette:red-pen", VignetteItem(vignette="red-pen")),
        ("form:evaluation", FormItem(form="evaluation")),
        ("break", BreakItem(title="Break", minutes=15)),
    ],
)
def test_each_kind_can_be_added(key: str, item: object) -> None:
    assert item_for(key) == item


@pytest.mark.parametrize(
    ("row", "gap", "place"),
    [
        pytest.param(3, 1, 1, id="upwards"),
        pytest.param(1, 4, 3, id="downwards, past itself"),
        pytest.param(1, 8, 6, id="below the last line"),
    ],
)
def test_a_drop_asks_for_the_place_it_shows(page: PlanPage, qtbot: QtBot, row: int, gap: int, place: int) -> None:
    model = page.order.order
    data = model.mimeData([model.index(row)])

    with qtbot.waitSignal(page.move_requested) as asked:
        model.dropMimeData(data, Qt.DropAction.MoveAction, gap, 0, QModelIndex())

    assert asked.args == [model.entries[row].item.id, place]


def test_a_drop_where_the_item_stood_asks_for_nothing(page: PlanPage, qtbot: QtBot) -> None:
    model = page.order.order
    data = model.mimeData([model.index(2)])

    with qtbot.assertNotEmitted(page.move_requested):
        for gap in (2, 3):
            model.dropMimeData(data, Qt.DropAction.MoveAction, gap, 0, QModelIndex())


def test_a_session_dragged_from_the_list_is_added_where_it_falls(page: PlanPage, qtbot: QtBot) -> None:
    offers = page.offers.model
    data: QMimeData = offers.mimeData([offers.place_of("session:generations")])

    with qtbot.waitSignal(page.add_requested) as asked:
        page.order.order.dropMimeData(data, Qt.DropAction.CopyAction, 2, 0, QModelIndex())

    assert asked.args == [SessionItem(session="generations"), 2]


def test_undo_and_redo_have_their_keys(page: PlanPage, qtbot: QtBot) -> None:
    select(page, 0)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier

    with qtbot.waitSignal(page.undo_requested):
        qtbot.keyClick(page.order, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(page.redo_requested):
        qtbot.keyClick(page.order, Qt.Key.Key_Z, both)


def test_the_menu_of_an_item_offers_what_the_keys_do(page: PlanPage, qtbot: QtBot) -> None:
    item = select(page, 2)
    actions = {one.text().split("\t")[0]: one for one in page.order.menu().actions()}

    with qtbot.waitSignal(page.move_requested) as moved:
        actions["Move down"].trigger()
    with qtbot.waitSignal(page.remove_requested) as removed:
        actions["Take out"].trigger()
    with qtbot.waitSignal(page.undo_requested):
        actions["Undo"].trigger()

    assert (moved.args, removed.args) == ([item, 3], [item])


def test_the_card_tells_what_the_selected_session_holds(page: PlanPage) -> None:
    select(page, 3)

    assert "60 min · 6 steps" in words(page)
    assert "open a feedback conversation with a question" in words(page)
    assert "Feedback card, one each" in words(page)
    assert "Practise in pairs" in words(page)


def test_shortened_items_show_the_minutes_their_steps_really_have(page: PlanPage) -> None:
    workshop = changes.with_minutes(samples.workshop(LIBRARY), "i4", 30)
    show(page, workshop)
    select(page, 3)

    assert "1:30" in words(page)
    assert "30 min · 6 steps" in words(page)


def test_the_card_sends_to_the_library(page: PlanPage, qtbot: QtBot) -> None:
    select(page, 1)

    with qtbot.waitSignal(page.library_requested) as asked:
        page.detail._open.click()

    assert asked.args == ["first-meeting"]


def test_start_and_export_ask(page: PlanPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.start_requested):
        page.start.click()
    with qtbot.waitSignal(page.export_requested):
        page.export.click()


def test_a_running_workshop_is_gone_on_with(page: PlanPage) -> None:
    show(page, samples.workshop(LIBRARY, standing=Standing.RUNNING))

    assert page.start.text() == "Go on ▶"


def test_an_empty_order_cannot_be_started(page: PlanPage) -> None:
    show(page, samples.workshop(LIBRARY, items=()))

    assert not page.start.isEnabled()
    assert page.nothing.isVisible()


def test_without_a_workshop_the_page_offers_to_make_one(page: PlanPage, qtbot: QtBot) -> None:
    page.show_workshop(None, None, LIBRARY)

    assert page.empty.isVisible()
    assert not page.start.isVisible()
    with qtbot.waitSignal(page.new_requested):
        page.empty.button.click()


def test_the_title_opens_the_workshops_on_record(page: PlanPage, qtbot: QtBot) -> None:
    here = samples.workshop(LIBRARY)
    other = replace(here, id="w2", title="Ward & clinic", standing=Standing.ENDED)
    page.show_workshops((here, other))
    lines = {action.text(): action for action in page.title.menu().actions()}

    assert lines["Spring mentors, half day\t4 Mar 2027 · planned"].isChecked()
    with qtbot.waitSignal(page.workshop_chosen) as chosen:
        lines["Ward && clinic\t4 Mar 2027 · ended"].trigger()
    assert chosen.args == ["w2"]


def test_changed_facts_are_asked_for(page: PlanPage, qtbot: QtBot) -> None:
    page.edit_facts()
    dialog = page.findChild(FactsDialog)
    assert dialog is not None
    dialog.form.title.setText("Autumn mentors")
    dialog.form.has_end.setChecked(False)

    with qtbot.waitSignal(page.facts_requested) as asked:
        dialog.ok.click()

    assert asked.args == [samples.workshop(LIBRARY, title="Autumn mentors", ends=None)]


def test_deleting_asks_first(page: PlanPage, qtbot: QtBot) -> None:
    page.ask_to_delete()
    asking = page.findChild(Confirm)
    assert asking is not None
    with qtbot.assertNotEmitted(page.remove_workshop_requested):
        qtbot.keyClick(asking, Qt.Key.Key_Return)

    page.ask_to_delete()
    asking = page.findChildren(Confirm)[-1]
    with qtbot.waitSignal(page.remove_workshop_requested) as asked:
        asking.yes.click()
    assert asked.args == ["w1"]


def test_what_people_wrote_is_never_run_as_html(page: PlanPage) -> None:
    session = replace(LIBRARY.sessions["feedback"], title=samples.RUDE, objectives=(samples.RUDE,))
    library = replace(LIBRARY, sessions={**LIBRARY.sessions, "feedback": session})
    show(page, samples.workshop(library, title=samples.RUDE), library)
    select(page, 3)

    shown = [label for label in page.detail.findChildren(QLabel) if label.text() == samples.RUDE]
    assert len(shown) == 2
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in shown)


@pytest.mark.parametrize(("width", "shown"), [(1158, True), (816, False)])
def test_where_there_is_little_room_the_order_has_it(page: PlanPage, width: int, shown: bool) -> None:
    page.resize(width, 600)

    assert page.detail.isVisible() is shown
