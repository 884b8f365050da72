"""A record with the small workshop of `builders` in it, and a stage on it."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.app.window import Open, Window
from tests.builders import library, workshop

from workshop.app.room import Room
from workshop.app.stage import Stage
from workshop.model.response import Channel, Receipt, Submission
from workshop.planning.timetable import timetable
from workshop.running.stops import route_of
from workshop.store.record import Record

MakeStage = Callable[[], Stage]


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    made = Record.open(tmp_path / "workshops.db")
    made.add(workshop()).result()
    yield made
    made.close()


@pytest.fixture
def make_stage(record: Record) -> MakeStage:
    """Opens the stage as a start of the program does: what is on record is taken up."""

    def make() -> Stage:
        plan = workshop()
        room = Room(record, plan, on_change=lambda: None, on_trouble=pytest.fail)
        return Stage(record, plan, route_of(plan, library()), timetable(plan, library()), room)

    return make


@pytest.fixture
def stage(make_stage: MakeStage) -> Stage:
    return make_stage()


def go(stage: Stage, occurrence: str) -> None:
    """Steps forward until the occurrence is reached."""
    while stage.run.progress.occurrence != occurrence:
        before = stage.run
        stage.forward()
        assert stage.run != before, f"{occurrence} is never reached"


def answer(stage: Stage, value: str, seat_token: str | None = None) -> Receipt:
    """One phone's vote at the present step."""
    stage.room.settle()
    opening = stage.opening()
    assert opening is not None
    seat = stage.room.seat_of(seat_token) if seat_token else stage.room.sit().result(10)
    assert seat is not None
    sent = Submission(
        id=str(uuid.uuid4()), opening=opening.id, answers={"vote": value}, channel=Channel.PHONE, seat=seat.id
    )
    return stage.room.take(sent).result(10)


@pytest.fixture
def open_window(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[Open]:
    """Opens the window; again, it closes the one before first and goes on with what is kept."""
    opened: list[Window] = []

    def make() -> Window:
        for window in opened:
            window.close()
        opened[:] = [Window(tmp_path, qtbot, qapp)]
        return opened[0]

    yield make
    for window in opened:
        window.close()
