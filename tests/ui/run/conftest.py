"""A workshop under way, as the console gets to see it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests import builders

from workshop.app.helper import Helper
from workshop.deck.design import LIGHT
from workshop.deck.layout import lay_out
from workshop.deck.slide import LaidSlide
from workshop.model.chart import Bar, BarChart
from workshop.model.programme import Library
from workshop.model.response import Asking, Opening
from workshop.model.showing import JoinCard, Showing
from workshop.model.workshop import Workshop
from workshop.planning.timetable import timetable
from workshop.running.live import Facts, audience, filled
from workshop.running.pace import pace
from workshop.running.run import Run
from workshop.running.stops import route_of
from workshop.ui.run.console import RunPage
from workshop.ui.run.live import Live

T = TypeVar("T")

JOIN = JoinCard("http://192.168.4.1:8080/k7qm4x", "192.168.4.1:8080", "K7Q M4X")


class Room:
    """Moves a run and tells what the console shows of it."""

    def __init__(self, workshop: Workshop | None = None, library: Library | None = None) -> None:
        self.library = library or builders.library()
        self.workshop = workshop or builders.workshop()
        self.route = route_of(self.workshop, self.library)
        self.table = timetable(self.workshop, self.library)
        self.run = Run.begin(self.route)
        self.now = datetime.combine(self.workshop.date, self.workshop.starts).timestamp()

    def move(self, change: Callable[[Run, float], Run], after: float = 0.0) -> Room:
        self.now += after
        self.run = change(self.run, self.now)
        return self

    def forward(self, times: int = 1, each: float = 60.0) -> Room:
        for _ in range(times):
            self.move(Run.forward, each)
        return self

    def to(self, end_of_occurrence: str, frame: int = 0) -> Room:
        """To the first stop whose occurrence ends so."""
        self.forward(0 if self.run.progress.started else 1)
        stop = next(stop for stop in self.route.stops if stop.occurrence.endswith(end_of_occurrence))
        return self.move(lambda run, now: run.go_to(stop.occurrence, frame, now))

    def live(self, **changes: object) -> Live:
        clocks = pace(self.run, self.workshop, self.table, self.now)
        stop = self.run.stop
        facts = Facts(join=JOIN, joined=22, expected=24, answered={stop.occurrence: 19})
        ahead = self.run.upcoming
        live = Live(
            workshop=self.workshop,
            table=self.table,
            run=self.run,
            clocks=clocks,
            audience=audience(self.run, facts, clocks),
            console=filled(self.run.frame.showing, stop, facts, clocks),
            preview=filled(ahead[0].frames[ahead[1]].showing, ahead[0], facts) if ahead else None,
            joined=22,
            expected=24,
            answered=19,
            returns=(("Vote", 19), ("Evaluation", 0)),
            screen="Screen 2",
            references=self.library.references,
        )
        return replace(live, **changes)  # type: ignore[arg-type]

    def vote(self, *counts: int, leading: str | None = None, is_open: bool = True) -> Live:
        """At a vote, with these counts for its options in order."""
        stop = self.run.stop
        assert stop.asked is not None
        labels = [choice.label for choice in stop.asked.form.items[0].choices]
        bars = tuple(Bar(name, count, count == max(counts)) for name, count in zip(labels, counts, strict=True))
        opening = Opening(
            id="o1",
            workshop=self.workshop.id,
            occurrence=stop.occurrence,
            asking=Asking.VOTE,
            form=stop.asked.form,
            is_open=is_open,
        )
        chart = BarChart(stop.title, bars, sum(counts))
        return self.live(opening=opening, chart=chart, leading=leading, answered=sum(counts))


@pytest.fixture(autouse=True)
def _nothing_stays(qapp: QApplication) -> Iterator[None]:
    """Windows that pytest-qt has closed go at once: each that stays is dressed anew before every test."""
    yield
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def room() -> Room:
    return Room()


@pytest.fixture
def lay() -> Callable[[Showing], LaidSlide]:
    return partial(lay_out, design=LIGHT)


class Background(QObject):
    """The app's own helper, which here also tells that what came of a piece of work has arrived."""

    arrived = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.helper = Helper(self)

    def __call__(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        def told(made: T) -> None:
            then(made)
            self.arrived.emit(made)

        self.helper.aside(work, told)


@pytest.fixture
def background() -> Iterator[Background]:
    made = Background()
    yield made
    made.helper.close()


@pytest.fixture
def page(qtbot: QtBot, room: Room, lay: Callable[[Showing], LaidSlide]) -> RunPage:
    """The page of a workshop at its second picture, on the screen."""
    made = RunPage(lay)
    qtbot.addWidget(made)
    made.resize(1158, 740)
    made.show_live(room.forward().live())
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def heard(page: RunPage) -> list[tuple[object, ...]]:
    """What the page asked for, in order: the signal's name and what it carried."""
    asked: list[tuple[object, ...]] = []
    for name in dir(RunPage):
        if name.endswith("_requested"):
            getattr(page, name).connect(lambda *carried, name=name: asked.append((name, *carried)))
    return asked
