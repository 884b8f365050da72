"""One whole process of ours: a content folder to a .pptx, with slides of results and their charts at its end.

It takes the way of `workshop export`, without the hidden pages for the facilitator, which pandoc has not either.

python benchmarks/deck_process.py FOLDER FILE.pptx
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from workshop.app.offscreen import gui
from workshop.content.files import gather
from workshop.content.library import read
from workshop.deck.design import LIGHT
from workshop.deck.pptx import write_pptx
from workshop.model.chart import Bar, BarChart
from workshop.model.showing import Page, ResultShowing
from workshop.model.step import Kind
from workshop.planning.changes import from_programme
from workshop.running.route import pages as pages_of
from workshop.running.stops import route_of

NAME, TITLE = "deck", "A long workshop"
CHART_EVERY = 12  # slides
ANSWERS = ("Ask what they saw", "Say what I saw", "Wait for a better day", "Write it in a mail")


def pages(folder: Path) -> tuple[Page, ...]:
    """The pages of the folder's programme, and one result for each dozen of them."""
    reading = read(gather(folder, None))
    if reading.faults:
        raise ValueError(f"the deck has faults: {reading.faults[0]}")
    plan = from_programme(reading.library.programmes[NAME], workshop="", title=TITLE, on=date(2027, 3, 4))
    made = pages_of(route_of(plan, reading.library), reading.library)
    return (*made, *_results(len(made) // CHART_EVERY))


def _results(number: int) -> Iterator[Page]:
    for place in range(1, number + 1):
        counts = [(place * step) % 9 + 1 for step in (2, 5, 3, 7)]
        bars = tuple(Bar(label, count, count == max(counts)) for label, count in zip(ANSWERS, counts, strict=True))
        title = f"What would you do first? ({place})"
        chart = BarChart(title, bars, sum(counts))
        yield Page(showing=ResultShowing(title=title, eyebrow="Vote", kind=Kind.DISCUSS, chart=chart))


def main(folder: Path, path: Path) -> None:
    with gui():
        write_pptx(pages(folder), path, LIGHT, title=TITLE)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
