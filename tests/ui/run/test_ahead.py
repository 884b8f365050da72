"""The pictures that may follow: made in the app's helper, while the window goes on."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.run.conftest import Background

from workshop.deck.design import DARK, LIGHT
from workshop.deck.layout import lay_out
from workshop.deck.slide import LaidSlide
from workshop.model.showing import Showing, SlideShowing, TitleShowing
from workshop.model.step import Kind
from workshop.model.text import Paragraph, Run
from workshop.ui.run.ahead import Ahead
from workshop.ui.run.pictures import Drawn
from workshop.ui.run.projector import ProjectorWindow

NOW, NEXT, LATER, ELSEWHERE = (TitleShowing(title=title) for title in ("Now", "Next", "Later", "Elsewhere"))
SIZE = (320, 180)


class Layer:
    """Lays out, and remembers what in which thread. While `gate` is closed the helper's thread waits before it."""

    def __init__(self, lay: Callable[[Showing], LaidSlide]) -> None:
        self._lay = lay
        self.aside: list[Showing] = []
        self.here: list[Showing] = []
        self.begun = threading.Semaphore(0)
        self.gate = threading.Event()
        self.gate.set()

    def __call__(self, showing: Showing) -> LaidSlide:
        if threading.current_thread() is threading.main_thread():
            self.here.append(showing)
        else:
            self.aside.append(showing)
            self.begun.release()
            assert self.gate.wait(10)
        return self._lay(showing)


@pytest.fixture
def layer(lay: Callable[[Showing], LaidSlide]) -> Iterator[Layer]:
    made = Layer(lay)
    yield made
    made.gate.set()


@pytest.fixture
def projector(qtbot: QtBot, layer: Layer, background: Background) -> ProjectorWindow:
    """On the screen, with a picture that is seen."""
    made = ProjectorWindow(layer, background)
    qtbot.addWidget(made)
    made.resize(*SIZE)
    made.show_showing(NOW)
    made.show()
    qtbot.waitExposed(made)
    made.grab()
    return made


def test_a_step_to_a_picture_that_was_prepared_lays_out_nothing(
    projector: ProjectorWindow, layer: Layer, background: Background, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(background.arrived):
        projector.show_showing(NOW, (NEXT,))
    layer.here.clear()
    projector.show_showing(NEXT)
    projector.grab()

    assert layer.aside == [NEXT]
    assert layer.here == []
    assert projector.accessibleDescription() == "Next"


def test_a_picture_is_the_same_whoever_drew_it(
    projector: ProjectorWindow, background: Background, lay: Callable[[Showing], LaidSlide], qtbot: QtBot
) -> None:
    words = (Paragraph((Run("Some words, "), Run("bold", bold=True), Run(" and "), Run("code", code=True))),)
    rich = SlideShowing(title="A rich slide", blocks=words, eyebrow="Talk", kind=Kind.TALK)
    with qtbot.waitSignal(background.arrived):
        projector.show_showing(NOW, (rich,))
    other = ProjectorWindow(lay, background)
    qtbot.addWidget(other)
    other.resize(*SIZE)
    for window in (projector, other):
        window.show_showing(rich)

    assert projector.grab().toImage() == other.grab().toImage()


def test_a_step_asked_for_while_a_picture_is_made_is_seen_at_once(
    projector: ProjectorWindow, layer: Layer, background: Background, qtbot: QtBot
) -> None:
    layer.gate.clear()
    projector.show_showing(NOW, (NEXT,))
    qtbot.waitUntil(lambda: layer.begun.acquire(blocking=False))
    projector.show_showing(ELSEWHERE)
    projector.grab()
    seen = layer.here[-1]
    with qtbot.waitSignal(background.arrived) as late:
        layer.gate.set()

    assert seen == ELSEWHERE
    assert late.args == [None], "what nobody wants any more is not drawn"


def test_a_picture_that_comes_late_is_dropped(layer: Layer, background: Background, qtbot: QtBot) -> None:
    kept: list[Drawn] = []
    ahead = Ahead(layer, background, kept.append)
    layer.gate.clear()
    ahead.want([NEXT, LATER], SIZE)
    assert layer.begun.acquire(timeout=10)
    ahead.want([ELSEWHERE], SIZE)
    with qtbot.waitSignals([background.arrived, background.arrived]):
        layer.gate.set()

    assert [made.showing for made in kept] == [ELSEWHERE]
    assert layer.aside == [NEXT, ELSEWHERE]


def test_pictures_are_made_one_at_a_time_in_order(layer: Layer, background: Background, qtbot: QtBot) -> None:
    given: list[Showing] = []
    ahead = Ahead(layer, background, lambda made: given.append(made.showing))
    layer.gate.clear()
    ahead.want([NEXT, LATER, ELSEWHERE], SIZE)
    assert layer.begun.acquire(timeout=10)
    alone = list(layer.aside)
    with qtbot.waitSignals([background.arrived] * 3):
        layer.gate.set()

    assert alone == [NEXT]
    assert given == layer.aside == [NEXT, LATER, ELSEWHERE]


def test_what_is_wanted_again_is_made_once(layer: Layer, background: Background, qtbot: QtBot) -> None:
    given: list[Showing] = []
    ahead = Ahead(layer, background, lambda made: given.append(made.showing))
    layer.gate.clear()
    ahead.want([NEXT], SIZE)
    assert layer.begun.acquire(timeout=10)
    ahead.want_nothing()
    ahead.want([NEXT], SIZE)
    with qtbot.waitSignal(background.arrived):
        layer.gate.set()

    assert given == layer.aside == [NEXT]


def test_a_picture_under_way_when_slides_change_their_look_is_made_anew(
    layer: Layer, background: Background, qtbot: QtBot
) -> None:
    designs = [LIGHT]

    def lay(showing: Showing) -> LaidSlide:
        design = designs[-1]
        layer(showing)
        return lay_out(showing, design)

    projector = ProjectorWindow(lay, background)
    qtbot.addWidget(projector)
    projector.resize(*SIZE)
    projector.show_showing(NOW, (words_on_a_page(),))
    layer.gate.clear()
    projector.show()
    qtbot.waitUntil(lambda: layer.begun.acquire(blocking=False))
    designs.append(DARK)
    projector.forget_pictures()
    projector.grab()
    with qtbot.waitSignals([background.arrived] * 2):
        QApplication.processEvents()
        layer.gate.set()
    projector.show_showing(words_on_a_page())

    assert projector.grab().toImage().pixelColor(2, 2).name() == "#171e27"


def words_on_a_page() -> Showing:
    return SlideShowing(title="Trust", blocks=(), eyebrow="", kind=Kind.TALK)


def test_nothing_is_prepared_before_the_step_itself_is_seen(layer: Layer, background: Background, qtbot: QtBot) -> None:
    projector = ProjectorWindow(layer, background)
    qtbot.addWidget(projector)
    projector.resize(*SIZE)
    projector.show_showing(NOW, (NEXT,))
    hidden = list(layer.aside)
    with qtbot.waitSignal(background.arrived):
        projector.show()

    assert hidden == []
    assert layer.aside == [NEXT]


def test_a_prepared_picture_stays_while_a_countdown_ticks(
    projector: ProjectorWindow, layer: Layer, background: Background, qtbot: QtBot, qapp: QApplication
) -> None:
    with qtbot.waitSignal(background.arrived):
        projector.show_showing(NOW, (NEXT,))
    for second in range(20):
        projector.show_showing(TitleShowing(title=f"{second} seconds left"), (NEXT,))
        projector.grab()
        qapp.processEvents()
    layer.here.clear()
    projector.show_showing(NEXT)
    projector.grab()

    assert layer.aside == [NEXT]
    assert layer.here == []


def test_a_window_of_another_size_gets_its_pictures_anew(
    projector: ProjectorWindow, layer: Layer, background: Background, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(background.arrived):
        projector.show_showing(NOW, (NEXT,))
    with qtbot.waitSignal(background.arrived) as arrived:
        projector.resize(640, 360)

    (made,) = arrived.args
    assert (made.showing, made.image.width()) == (NEXT, 640)
