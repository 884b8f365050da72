"""A chart as a piece of a slide: who lays which kind out, and how its rows go over several slides."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from workshop.deck.charts.bars import bars
from workshop.deck.charts.dumbbell import dumbbell
from workshop.deck.charts.figure import SIZES
from workshop.deck.charts.likert import likert
from workshop.deck.look.geometry import Box
from workshop.deck.look.theme import Colour, Theme
from workshop.deck.slide import Figure
from workshop.model.chart import BarChart, ChangeChart, Chart, LikertChart


def chart_piece(chart: Chart, box: Box, theme: Theme, ink: Colour, sizes: Sequence[int] = SIZES) -> tuple[Figure, bool]:
    """The chart laid out in the box, and whether it fits there at the smallest of the sizes."""
    match chart:
        case BarChart():
            return bars(chart, box, theme, ink, sizes)
        case LikertChart():
            return likert(chart, box, theme, ink, sizes)
        case ChangeChart():
            return dumbbell(chart, box, theme, ink, sizes)


def split(chart: Chart, fits: Callable[[Chart], bool]) -> tuple[Chart, ...]:
    """The chart, or as few with a part of its rows each as fit, in order and about as long as each other.

    A row that does not fit by itself gets a chart to itself.
    """
    count = rows_in(chart)
    for parts in range(1, count + 1):
        edges = [count * place // parts for place in range(parts + 1)]
        made = tuple(_rows(chart, start, end) for start, end in pairwise(edges))
        if parts == count or all(map(fits, made)):
            return made
    return (chart,)


def rows_in(chart: Chart) -> int:
    return len(chart.bars) if isinstance(chart, BarChart) else len(chart.rows)


def _rows(chart: Chart, start: int, end: int) -> Chart:
    match chart:
        case BarChart(bars=bars_):
            return replace(chart, bars=bars_[start:end])
        case LikertChart(rows=distributions):
            return replace(chart, rows=distributions[start:end])
        case ChangeChart(rows=changes):
            return replace(chart, rows=changes[start:end])
