"""A bar chart for the room: labels above their bars, or beside them where there are many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workshop.deck.charts.figure import SIZES, bands, ems, leading, line, middle, tallest, widest
from workshop.deck.look.geometry import FLOOR, Anchor, Box
from workshop.deck.look.theme import Colour, Theme
from workshop.deck.slide import Area, Figure, Lettering
from workshop.deck.text.shaping import Style
from workshop.model.chart import Bar, BarChart
from workshop.model.text import Align

# Lengths as shares of the letters' size.
_BAR, _ABOVE, _LEAST_GAP, _MOST_GAP = 0.8, 0.25, 0.46, 1.0
_SLIM, _ROW_GAP, _TALLEST_ROW, _ASIDE = 0.75, 0.35, 3.2, 0.6
_NAMES, _NAME_GAP = 0.42, 0.35  # of the box, at most; of the size


def bars(chart: BarChart, box: Box, theme: Theme, ink: Colour, sizes: Sequence[int] = SIZES) -> tuple[Figure, bool]:
    """The chart in the box, and whether it fits there. At least one of the sizes is 24 or less."""
    for size in (size for size in sizes if size >= FLOOR):
        if stacked := _stacked(chart, box, theme, Style(size, ink, face=theme.faces.body)):
            return stacked, True
    for size in (size for size in sizes if size <= FLOOR):
        beside, fits = _beside(chart, box, theme, Style(size, ink, face=theme.faces.body))
        if fits:
            break
    return beside, fits


def _stacked(chart: BarChart, box: Box, theme: Theme, style: Style) -> Figure | None:
    """Each label above its bar, or None where that is too high. A row's bar is in its middle, as in Office."""
    size, count = style.size, max(len(chart.bars), 1)
    counts = _counts_width(chart, style)
    names = [line(bar.label, style, box.w - counts) for bar in chart.bars]
    bar_height, head = ems(size, _BAR), max(tallest(names), leading(size)) + ems(size, _ABOVE)
    row = head + bar_height
    # The last row reaches as far below its bar as the first one does above it.
    spare = box.h - count * row - head // 2 - 2
    gap = min(ems(size, _MOST_GAP), round(spare / (count - 0.5)))
    if gap < ems(size, _LEAST_GAP):
        return None
    pitch = row + gap
    plot = Box(box.x, box.y + (head - gap) // 2 + 1, box.w, count * pitch)
    areas: list[Area] = []
    titles: list[Lettering] = []
    values: list[Lettering] = []
    for band, bar, name in zip(bands(plot, len(names)), chart.bars, names, strict=True):
        track = Box(band.x, band.y + (band.h - bar_height) // 2, band.w, bar_height)
        foot = track.y - ems(size, _ABOVE)
        titles.append(Lettering(Box(box.x, foot - name.height, box.w - counts, name.height), name))
        values.append(_count(bar, style, Box(box.right - counts, foot - leading(size), counts, leading(size))))
        areas += _bar(chart, bar, track, theme)
    return _made(chart, box, areas, titles, values, style, plot, bar_height)


def _beside(chart: BarChart, box: Box, theme: Theme, style: Style) -> tuple[Figure, bool]:
    """Labels left of their bars, and whether the rows are low enough."""
    size = style.size
    width = min(box.w * _NAMES, widest((bar.label for bar in chart.bars), style))
    names = [line(bar.label, style, round(width), Align.RIGHT) for bar in chart.bars]
    least = tallest(names) + ems(size, _ROW_GAP)
    count = max(len(names), 1)
    pitch = max(min(box.h // count, ems(size, _TALLEST_ROW)), least)
    counts, left = _counts_width(chart, style), box.x + round(width) + ems(size, _NAME_GAP)
    plot = Box(left, box.y, box.right - counts - left, count * pitch)
    thickness = ems(size, _SLIM)
    areas: list[Area] = []
    titles: list[Lettering] = []
    values: list[Lettering] = []
    for band, bar, name in zip(bands(plot, len(names)), chart.bars, names, strict=True):
        titles.append(middle(band, box.x, round(width), name, Align.RIGHT))
        top = band.y + (band.h - leading(size)) // 2
        values.append(_count(bar, style, Box(box.right - counts, top, counts, leading(size))))
        areas += _bar(chart, bar, Box(band.x, band.y + (band.h - thickness) // 2, band.w, thickness), theme)
    return _made(chart, box, areas, titles, values, style, plot, thickness), plot.h <= box.h


def _made(
    chart: BarChart,
    box: Box,
    areas: list[Area],
    names: list[Lettering],
    ends: list[Lettering],
    style: Style,
    plot: Box,
    thickness: int,
) -> Figure:
    labels = tuple(label for pair in zip(names, ends, strict=True) for label in pair)
    return Figure(box, chart, tuple(areas), labels, style.size, plot, thickness, tuple(names), tuple(ends))


def _counts_width(chart: BarChart, style: Style) -> int:
    bold = replace(style, bold=True)
    return widest((str(bar.count) for bar in chart.bars), bold) + ems(style.size, _ASIDE)


def _count(bar: Bar, style: Style, box: Box) -> Lettering:
    bold = replace(style, bold=True)
    return Lettering(box, line(str(bar.count), bold, box.w, Align.RIGHT), None, Anchor.MIDDLE, Align.RIGHT)


def share(chart: BarChart, bar: Bar) -> float:
    """How much of its track a bar fills, 0 to 1."""
    return min(bar.count / chart.total, 1.0) if chart.total > 0 else 0.0


def _bar(chart: BarChart, bar: Bar, track: Box, theme: Theme) -> list[Area]:
    radius = track.h * 3 // 10
    areas = [Area(track, theme.track, radius)]
    if filled := share(chart, bar):
        length = max(round(track.w * filled), 2 * radius)
        colour = theme.primary if bar.leading else theme.quiet
        areas.append(Area(Box(track.x, track.y, length, track.h), colour, radius))
    return areas
