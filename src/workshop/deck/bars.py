"""A bar chart for the room: labels above their bars, or beside them where there are many."""

from __future__ import annotations

from dataclasses import dataclass

from workshop.deck.geometry import FLOOR, SMALL_SIZES, UNIT, Anchor, Box
from workshop.deck.shaping import Para, Shaped, Style, shape
from workshop.deck.slide import Area, Bars, Lettering
from workshop.deck.theme import Colour, Theme
from workshop.model.chart import Bar, BarChart
from workshop.model.text import Align, Run

_STACKED_SIZES = (26, 25, FLOOR)
_RADIUS = 6 * UNIT
_VALUE_WIDTH = 80 * UNIT


@dataclass(frozen=True, slots=True)
class _Row:
    bar: Bar
    label: Shaped
    value: Shaped


def bars(chart: BarChart, box: Box, theme: Theme, ink: Colour) -> tuple[Bars, bool]:
    """The chart in the box, and whether it fits there."""
    for size in _STACKED_SIZES:
        rows = _rows(chart, Style(size, ink), box.w - _VALUE_WIDTH)
        if _stacked_height(rows) <= box.h:
            return _stacked(chart, rows, box, theme, size), True
    rows = []
    for size in (FLOOR, *SMALL_SIZES):
        rows = _rows(chart, Style(size, ink), box.w * 2 // 5)
        if sum(row.label.height + 8 * UNIT for row in rows) <= box.h:
            return _beside(chart, rows, box, theme, size), True
    return _beside(chart, rows, box, theme, SMALL_SIZES[-1]), False


def _rows(chart: BarChart, style: Style, label_width: int) -> list[_Row]:
    bold = Style(style.size, style.colour, bold=True)
    return [
        _Row(
            bar,
            shape([Para(runs=(Run(bar.label),), style=style)], label_width),
            shape([Para(runs=(Run(str(bar.count)),), style=bold, align=Align.RIGHT)], _VALUE_WIDTH),
        )
        for bar in chart.bars
    ]


_BAR, _GAP_ABOVE, _GAP_BELOW, _LEAST_BELOW = 20 * UNIT, 6 * UNIT, 26 * UNIT, 12 * UNIT


def _stacked_height(rows: list[_Row]) -> int:
    return sum(row.label.height + _GAP_ABOVE + _BAR for row in rows) + _LEAST_BELOW * max(len(rows) - 1, 0)


def _stacked(chart: BarChart, rows: list[_Row], box: Box, theme: Theme, size: int) -> Bars:
    spare = box.h - _stacked_height(rows) + _LEAST_BELOW * max(len(rows) - 1, 0)
    gap = min(_GAP_BELOW, spare // max(len(rows) - 1, 1))
    areas: list[Area] = []
    labels: list[Lettering] = []
    top = box.y
    for row in rows:
        width = box.w - _VALUE_WIDTH
        labels.append(Lettering(Box(box.x, top, width, row.label.height), row.label))
        labels.append(_value(row, Box(box.right - _VALUE_WIDTH, top, _VALUE_WIDTH, row.value.height)))
        top += row.label.height + _GAP_ABOVE
        areas += _bar(chart, row.bar, Box(box.x, top, box.w, _BAR), theme)
        top += _BAR + gap
    return Bars(box, chart, tuple(areas), tuple(labels), size)


def _beside(chart: BarChart, rows: list[_Row], box: Box, theme: Theme, size: int) -> Bars:
    areas: list[Area] = []
    labels: list[Lettering] = []
    pitch = box.h // max(len(rows), 1)
    spare = max(box.h - sum(row.label.height for row in rows), 0)
    gap = min(spare // max(len(rows), 1), pitch)
    width = box.w * 2 // 5
    top = box.y
    for row in rows:
        height = row.label.height
        line = Box(box.x, top, width, height)
        labels.append(Lettering(line, row.label, anchor=Anchor.MIDDLE))
        labels.append(_value(row, Box(box.right - _VALUE_WIDTH, top, _VALUE_WIDTH, height)))
        thick = min(_BAR, row.value.height * 2 // 3)
        left = box.x + width + 16 * UNIT
        bar = Box(left, top + (height - thick) // 2, box.right - _VALUE_WIDTH + 20 * UNIT - left, thick)
        areas += _bar(chart, row.bar, bar, theme)
        top += height + gap
    return Bars(box, chart, tuple(areas), tuple(labels), size)


def _value(row: _Row, box: Box) -> Lettering:
    return Lettering(box, row.value, anchor=Anchor.MIDDLE, align=Align.RIGHT)


def _bar(chart: BarChart, bar: Bar, track: Box, theme: Theme) -> list[Area]:
    areas = [Area(track, theme.track, _RADIUS)]
    share = min(bar.count / chart.total, 1.0) if chart.total > 0 else 0.0
    if share > 0:
        length = max(round(track.w * share), 2 * _RADIUS)
        colour = theme.primary if bar.leading else theme.quiet
        areas.append(Area(Box(track.x, track.y, length, track.h), colour, _RADIUS))
    return areas
