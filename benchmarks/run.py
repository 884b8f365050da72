"""Speed as ratios against a baseline in the same run: python benchmarks/run.py [window step answers].

Absolute figures of a shared machine drift; ratios taken in turn do not. Nothing here passes or fails.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable
from datetime import date
from pathlib import Path

ROUNDS = 7
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

BARE = """
import sys, time
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([]); window = QWidget(); window.resize(1366, 720); window.show(); app.processEvents(); window.grab()
"""
OURS = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from workshop.app.main import Front
from workshop.app.places import Places
app = QApplication([]); front = Front(Places.of(Path(sys.argv[1])), app); front.shell.show(); app.processEvents()
front.shell.grab()
import os; os._exit(0)
"""


def main(words: list[str]) -> int:
    chosen = words or list(BENCHMARKS)
    for name in chosen:
        if name not in BENCHMARKS:
            print(f"no benchmark is called '{name}'; there are: {', '.join(BENCHMARKS)}", file=sys.stderr)
            return 2
        BENCHMARKS[name]()
    return 0


def compare(what: str, ours: Callable[[], float], base: Callable[[], float], unit: str) -> None:
    """Measures both in turn and prints the median of each with the ratio pair by pair."""
    pairs = [(ours(), base()) for _ in range(ROUNDS)]
    ratios = sorted(a / b for a, b in pairs)
    mine, theirs = (statistics.median(side) for side in zip(*pairs, strict=True))
    print(
        f"{what}: ×{statistics.median(ratios):.2f} (from ×{ratios[0]:.2f} to ×{ratios[-1]:.2f}); "
        f"ours {mine:.4g} {unit}, baseline {theirs:.4g} {unit}, {ROUNDS} pairs"
    )


def window() -> None:
    """Our window painted, against a bare window painted; both in a fresh process."""
    with tempfile.TemporaryDirectory() as folder:
        compare(
            "window painted / bare PySide6 window",
            lambda: seconds(lambda: subprocess.run([sys.executable, "-c", OURS, folder], check=True)),
            lambda: seconds(lambda: subprocess.run([sys.executable, "-c", BARE], check=True)),
            "s",
        )


def step() -> None:
    """A step change on the projector, against painting a pixmap that is ready."""
    from PySide6.QtGui import QColor, QPainter, QPixmap
    from PySide6.QtWidgets import QApplication, QWidget

    from workshop.app.slides import fitting
    from workshop.content.files import gather
    from workshop.content.library import read
    from workshop.content.places import shipped
    from workshop.deck.layout import lay_out
    from workshop.deck.theme import LIGHT
    from workshop.planning.changes import from_programme
    from workshop.running.run import Run
    from workshop.running.stops import route_of
    from workshop.ui.run.projector import ProjectorWindow

    app = QApplication.instance() or QApplication([])
    library = read(gather(shipped(), None)).library
    plan = from_programme(library.programmes["short-workshop"], workshop="b", title="Benchmark", on=date(2027, 3, 4))
    route = route_of(plan, library, fitting)
    projector = ProjectorWindow(lambda showing: lay_out(showing, LIGHT))
    projector.resize(1920, 1080)
    ready = QPixmap(1920, 1080)
    ready.fill(QColor("white"))

    class Bare(QWidget):
        def paintEvent(self, _event: object) -> None:
            QPainter(self).drawPixmap(0, 0, ready)

    bare = Bare()
    bare.resize(1920, 1080)

    def walk() -> float:
        run, count, begun = Run.begin(route), 0, time.perf_counter()
        while not run.is_last:
            run = run.forward(float(count))
            projector.show_showing(run.frame.showing)
            projector.grab()
            count += 1
        return (time.perf_counter() - begun) / count * 1000

    def paint() -> float:
        begun = time.perf_counter()
        for _ in range(30):
            bare.update()
            bare.grab()
        return (time.perf_counter() - begun) / 30 * 1000

    walk()
    compare("step change / painting a ready pixmap (1920×1080)", walk, paint, "ms")
    del app


def answers() -> None:
    """Responses kept a second by the record, against a commit for each response with the same tables."""
    from tests.builders import assessment, workshop

    from workshop.model.form import Phase
    from workshop.model.response import Asking, Channel, Opening, Submission
    from workshop.store.record import Record

    form = assessment().as_asked(Phase.THEN_NOW)
    values = {name: 5 for item in form.items for name in item.stored_names}

    def batch(opening: Opening) -> list[Submission]:
        return [
            Submission(id=str(uuid.uuid4()), opening=opening.id, answers=values, channel=Channel.PHONE)
            for _ in range(500)
        ]

    def fresh(folder: str) -> tuple[Record, Opening]:
        record = Record.open(Path(folder) / "benchmark.db")
        plan = workshop()
        record.add(plan).result()
        opening = Opening(id=uuid.uuid4().hex, workshop=plan.id, occurrence="x", asking=Asking.FORM, form=form)
        record.keep_opening(opening).result()
        return record, opening

    def together() -> float:
        with tempfile.TemporaryDirectory() as folder:
            record, opening = fresh(folder)
            sheets = batch(opening)
            begun = time.perf_counter()
            for waiting in [record.keep(sheet) for sheet in sheets]:
                waiting.result()
            took = time.perf_counter() - begun
            record.close()
        return len(sheets) / took

    def one_by_one() -> float:
        with tempfile.TemporaryDirectory() as folder:
            record, opening = fresh(folder)
            sheets = batch(opening)
            begun = time.perf_counter()
            for sheet in sheets:
                record.keep(sheet).result()
            took = time.perf_counter() - begun
            record.close()
        return len(sheets) / took

    compare("responses a second / a commit for each", together, one_by_one, "responses/s")


def seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


BENCHMARKS: dict[str, Callable[[], None]] = {"window": window, "step": step, "answers": answers}

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    sys.exit(main(sys.argv[1:]))
