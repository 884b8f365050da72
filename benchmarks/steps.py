"""A step on the projector whose picture is ready, against painting a pixmap that is ready.

Both windows are shown and repainted at once, offscreen. Beside that: how long the window
waits while the picture after it is made in the background.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from itertools import pairwise
from statistics import median, quantiles
from typing import TypeVar

from benchmarks.measuring import Comparison
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from workshop.app.helper import Helper
from workshop.content.files import gather
from workshop.content.library import read
from workshop.content.places import shipped
from workshop.deck.design import LIGHT
from workshop.deck.layout import lay_out
from workshop.model.showing import Showing
from workshop.planning.changes import from_programme
from workshop.running.stops import route_of
from workshop.ui.run.pictures import drawn
from workshop.ui.run.projector import ProjectorWindow

T = TypeVar("T")
SIZES = {"1920×1080": (1920, 1080), "3840×2160": (3840, 2160)}
PROMISED = SIZES["1920×1080"]  # a step is seen with the next frame
FRAME = 1000 / 60  # ms
STEPS = 16  # of the workshop, in each round

lay = partial(lay_out, design=LIGHT)


def comparisons() -> Iterator[Comparison]:
    app = QApplication.instance() or QApplication([])
    showings = _showings()
    for name, size in SIZES.items():
        yield from _of_size(name, size, showings)
    del app


def _of_size(name: str, size: tuple[int, int], showings: Sequence[Showing]) -> Iterator[Comparison]:
    waiting = Waiting()
    projector = ProjectorWindow(lay, waiting)
    projector.resize(*size)
    projector.show()
    bare = Bare(size)
    yield Comparison(
        what=f"step to a ready neighbour / a ready pixmap, {name}",
        ours=lambda: median(_walk(projector, waiting, showings)),
        base=lambda: median(bare.paint() for _ in showings),
        unit="ms",
        rounds=5,
        at_most=3,
    )
    yield Comparison(
        what=f"99th percentile of such a step / a frame at 60 Hz, {name}",
        ours=lambda: quantiles(_walk(projector, waiting, showings), n=100, method="inclusive")[98],
        base=lambda: FRAME,
        unit="ms",
        rounds=3,
        at_most=1 if size == PROMISED else None,
    )
    yield Comparison(
        what=f"longest wait while a neighbour is made / drawing it here, {name}",
        ours=lambda: median(_waits(projector, waiting, showings)),
        base=lambda: median(_drawing(showing, size) for showing in showings),
        unit="ms",
        rounds=3,
    )
    projector.close()
    bare.close()
    waiting.helper.close()


class Waiting:
    """The app's helper as the projector is given it, and a loop that runs until it has brought something."""

    def __init__(self) -> None:
        self.helper = Helper()
        self._loop = QEventLoop()

    def __call__(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        def told(made: T) -> None:
            then(made)
            self._loop.quit()

        self.helper.aside(work, told)

    def wait(self) -> None:
        self._loop.exec()


class Bare(QWidget):
    """Paints a pixmap and does nothing else."""

    def __init__(self, size: tuple[int, int]) -> None:
        super().__init__()
        self._ready = QPixmap(*size)
        self._ready.fill(QColor("white"))
        self.resize(*size)
        self.show()

    def paintEvent(self, _event: object) -> None:
        QPainter(self).drawPixmap(self.rect(), self._ready)

    def paint(self) -> float:
        begun = time.perf_counter()
        self.repaint()
        return _since(begun)


def _walk(projector: ProjectorWindow, waiting: Waiting, showings: Sequence[Showing]) -> list[float]:
    """What each step took, from the wish to the painted window; the next picture is made between the steps."""
    times = []
    for now, following in pairwise((*showings, showings[0])):
        projector.show_showing(now, (following,))
        projector.repaint()
        waiting.wait()
        begun = time.perf_counter()
        projector.show_showing(following)
        projector.repaint()
        times.append(_since(begun))
    return times


def _waits(projector: ProjectorWindow, waiting: Waiting, showings: Sequence[Showing]) -> list[float]:
    """The longest time between two turns of the window's thread, while each picture is made."""
    longest = []
    for now, following in pairwise((*showings, showings[0])):
        projector.show_showing(now, (following,))
        projector.repaint()
        turns: list[float] = []
        beat = QTimer(interval=0)
        beat.timeout.connect(lambda turns=turns: turns.append(time.perf_counter()))
        beat.start()
        waiting.wait()
        beat.stop()
        longest.append(max((later - turn for turn, later in pairwise(turns)), default=0) * 1000)
    return longest


def _drawing(showing: Showing, size: tuple[int, int]) -> float:
    begun = time.perf_counter()
    drawn(showing, lay(showing), *size)
    return _since(begun)


def _since(begun: float) -> float:
    return (time.perf_counter() - begun) * 1000


def _showings() -> Sequence[Showing]:
    """The first pictures of the shipped short workshop."""
    library = read(gather(shipped(), None)).library
    plan = from_programme(library.programmes["short-workshop"], workshop="b", title="Benchmark", on=date(2027, 3, 4))
    route = route_of(plan, library)
    return [frame.showing for stop in route.stops for frame in stop.frames][:STEPS]
