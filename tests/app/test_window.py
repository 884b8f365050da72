from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot
from tests.app.window import Open, Window

from workshop.app.attendee import Attendee
from workshop.app.main import Front
from workshop.app.places import Places
from workshop.model.chart import BarChart
from workshop.model.progress import Curtain
from workshop.model.showing import ResultShowing, VoteShowing
from workshop.model.workshop import Standing
from workshop.store.record import Record
from workshop.ui.materials.choice import ExportChoice

VOTE = "i1/two-myths"


def to(window: Window, occurrence: str) -> None:
    while window.stage.run.progress.occurrence != occurrence:
        before = window.stage.run
        window.press(Qt.Key.Key_PageDown)
        assert window.stage.run != before


def test_the_first_start_brings_a_workshop_that_is_ready_to_run(open_window: Open) -> None:
    window = open_window()

    chosen = window.office.plans.chosen
    assert chosen is not None
    assert (chosen.title, chosen.expected, chosen.standing) == ("Short workshop", 24, Standing.PLANNED)
    assert window.troubles == []


def test_a_plan_is_changed_kept_and_taken_back(open_window: Open) -> None:
    window = open_window()
    page, plans = window.front.pages.plan, window.office.plans
    page.minutes_requested.emit("i2", 20)
    page.move_requested.emit("i2", 0)
    page.remove_requested.emit("i4")
    assert plans.chosen is not None
    assert [(item.id, item.item.minutes) for item in plans.chosen.items] == [("i2", 20), ("i1", None), ("i3", 9)]
    page.undo_requested.emit()

    again = open_window().office.plans.chosen

    assert again is not None
    assert [item.id for item in again.items] == ["i2", "i1", "i3", "i4"]


def test_a_whole_vote_runs_from_key_to_phone_to_projector(open_window: Open) -> None:
    window = open_window()
    window.office.start()
    to(window, VOTE)
    window.stage.room.settle()
    people = [Attendee(window.office.desk.venue.hosting.local_url, random.Random(seed)) for seed in range(6)]  # type: ignore[union-attr]

    def answer() -> None:
        for person in people:
            person.join()
            person.answer("two-myths", again=False)
            person.leave()

    with ThreadPoolExecutor(1) as pool:
        pool.submit(answer).result(30)
    window.until(lambda: window.stage.facts().joined == 6)
    window.until(lambda: "6" in window.front.pages.run.body.vote.count.text())
    hidden = window.on_projector
    assert isinstance(hidden, VoteShowing)

    window.press(Qt.Key.Key_V)

    shown = window.on_projector
    assert isinstance(shown, ResultShowing)
    assert isinstance(shown.chart, BarChart)
    assert shown.chart.total == 6
    window.until(lambda: window.stage.room.view().openings == ())


def test_another_start_goes_on_at_the_same_step_without_a_question(open_window: Open) -> None:
    window = open_window()
    window.office.start()
    to(window, VOTE)
    window.press(Qt.Key.Key_B)
    before = window.stage.run.progress

    again = open_window()

    assert again.stage.run.progress == before
    assert again.stage.run.progress.curtain is Curtain.BLACK
    assert again.front.shell.current_page() == "run"
    again.until(lambda: len(again.stage.room.view().openings) == 1)


CHILD = """
import os, sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from workshop.app.main import Front
from workshop.app.places import Places

app = QApplication([])
places = Places.of(Path(sys.argv[1]))
places.make()
front = Front(places, app)

def go():
    front.office.start()
    stage = front.office.desk.stage
    seat = stage.room.sit().result(10)
    for _ in range(int(sys.argv[2])):
        stage.forward()
        print(stage.run.progress.occurrence, stage.run.progress.frame, seat.token, stage.room.view().code, flush=True)
    sys.stdin.read()

front.opened.connect(go)
front.open()
app.exec()
"""


@pytest.mark.parametrize("moves", [1, 9, 13, 20])
def test_after_a_kill_the_room_is_at_most_one_move_behind(moves: int, tmp_path: Path, open_window: Open) -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(tmp_path), str(moves)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    assert child.stdout is not None
    lines = [child.stdout.readline().split() for _ in range(moves)]
    os.kill(child.pid, signal.SIGKILL)
    child.communicate()

    window = open_window()

    places = [("title", "0"), *((occurrence, frame) for occurrence, frame, _, _ in lines)]
    progress = window.stage.run.progress
    assert (progress.occurrence, str(progress.frame)) in places[-2:]
    token, code = lines[-1][2:]
    assert window.stage.room.seat_of(token) is not None
    assert window.stage.room.view().code == code
    assert window.stage.room.view().joined == 1
    assert progress.started is not None or moves == 1


def test_a_plan_stays_as_it_is_while_the_room_works_by_it(open_window: Open) -> None:
    window = open_window()
    window.office.start()
    before = window.office.plans.chosen
    page = window.front.pages.plan

    page.minutes_requested.emit("i2", 50)
    page.remove_workshop_requested.emit(before.id if before else "")

    assert window.office.plans.chosen == before
    assert "is under way" in window.front.shell.banner.sentence.text()


def test_another_workshop_waits_until_this_one_has_ended(open_window: Open) -> None:
    window = open_window()
    window.office.start()
    under_way = window.office.desk.venue
    window.office.plans.add("feedback-hour", lambda plan: plan)

    window.office.start()

    assert window.office.desk.venue is under_way
    assert "end it before you start another" in window.front.shell.banner.sentence.text()


def test_ending_keeps_the_results_and_turns_to_them(open_window: Open) -> None:
    window = open_window()
    window.office.start()
    to(window, VOTE)

    window.front.pages.run.end_requested.emit()

    assert window.front.shell.current_page() == "results"
    assert window.office.desk.venue is None
    chosen = window.office.plans.chosen
    assert chosen is not None
    assert chosen.standing is Standing.ENDED
    assert not window.office.projector.isVisible()


def test_closing_the_window_asks_while_a_workshop_is_under_way(open_window: Open) -> None:
    window = open_window()
    assert window.office.may_close()
    window.office.start()

    assert not window.office.may_close()


def test_an_export_to_a_place_that_is_not_there_says_so_and_nothing_else_happens(
    open_window: Open, tmp_path: Path
) -> None:
    window = open_window()
    path = tmp_path / "no" / "deck.pptx"

    window.office.materials.export(ExportChoice(), path)

    foot = window.front.pages.materials.card.foot
    window.until(lambda: "could not be written" in foot.account.text() + foot.saved.text())


def damage(data: Path) -> None:
    """Zeroes a page in the middle of the record."""
    record = data / "workshops.db"
    content = bytearray(record.read_bytes())
    content[8192:12288] = bytes(4096)
    record.write_bytes(content)


def test_a_damaged_record_offers_the_last_good_backup(
    open_window: Open, tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    window = open_window()
    window.front.pages.plan.minutes_requested.emit("i2", 20)
    window.close()
    backed = Record.open(tmp_path / "workshops.db")
    backed.backup()
    backed.close()
    damage(tmp_path)
    front = Front(Places.of(tmp_path), qapp)
    front.open()
    qtbot.waitUntil(lambda: bool(front.shell.findChildren(QMessageBox)), timeout=20_000)
    [box] = front.shell.findChildren(QMessageBox)
    assert "is damaged" in box.text()

    with qtbot.waitSignal(front.opened, timeout=20_000):
        next(button for button in box.buttons() if "Restore" in button.text()).click()

    assert front.office is not None
    assert front.office.plans.chosen is not None
    assert front.office.plans.chosen.items[1].item.minutes == 20
    assert "damaged file is kept" in front.shell.banner.sentence.text()
    front.close()
    front.shell.deleteLater()


def test_a_record_of_a_newer_program_is_told_and_left_alone(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> None:
    Record.open(tmp_path / "workshops.db").close()
    with closing(sqlite3.connect(tmp_path / "workshops.db")) as database:
        database.execute("update alembic_version set version_num = '9999'")
        database.commit()
    before = (tmp_path / "workshops.db").read_bytes()
    front = Front(Places.of(tmp_path), qapp)
    front.open()

    qtbot.waitUntil(lambda: bool(front.shell.findChildren(QMessageBox)), timeout=20_000)

    [box] = front.shell.findChildren(QMessageBox)
    assert "newer version of this program" in box.text()
    assert (tmp_path / "workshops.db").read_bytes() == before
    box.close()
    front.close()
    front.shell.deleteLater()


def test_a_broken_content_file_is_told_with_its_line_and_the_shipped_one_serves(
    open_window: Open, tmp_path: Path
) -> None:
    (tmp_path / "content" / "forms").mkdir(parents=True)
    (tmp_path / "content" / "forms" / "evaluation.yaml").write_text("titel: Mine\n", encoding="utf-8")

    window = open_window()

    told = window.front.shell.banner.sentence.text()
    assert told.startswith("forms/evaluation.yaml:1: ")
    assert "more: see “workshop check”" in told
    window.office.start()
    assert "i4/evaluation" in window.stage.run.route
