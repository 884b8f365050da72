"""Distributions over one scale for the room: stacked bars that diverge from the middle of the scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil, floor

from workshop.deck.charts import said
from workshop.deck.charts.figure import SIZES, bands, ems, leading, line, middle, one_line, tallest, widest
from workshop.deck.look.geometry import SMALL_FLOOR, Anchor, Box
from workshop.deck.look.shades import letters_on, shades
from workshop.deck.look.theme import Colour, Theme
from workshop.deck.slide import Area, Figure, Lettering
from workshop.deck.text.shaping import Style
from workshop.model.chart import Distribution, LikertChart
from workshop.model.text import Align

# Lengths as shares of the letters' size.
_BAR, _ROW_GAP, _TALLEST_ROW, _ASIDE, _SWATCH, SEAM, _PAD = 1.5, 0.5, 3.4, 0.6, 0.62, 0.1, 0.25
_NAMES, _NAME_GAP = 0.36, 0.35  # of the box, at most; of the size
_KEY_SHARE = 0.8  # of the size of the names


@dataclass(frozen=True, slots=True)
class Reach:
    """How far the longest rows go to both sides of the middle, as shares of everyone in a row."""

    low: float
    high: float

    @property
    def whole(self) -> float:
        return self.low + self.high


def likert(
    chart: LikertChart, box: Box, theme: Theme, ink: Colour, sizes: Sequence[int] = SIZES
) -> tuple[Figure, bool]:
    """The chart in the box, and whether it fits there."""
    for size in sizes:
        made = _Likert(chart, box, theme, ink, size)
        if made.plot.bottom <= box.bottom:
            return made.figure(), True
    return made.figure(), False


def reach(chart: LikertChart) -> Reach:
    """The reach of all rows together, rounded up so that a small change of a number leaves it as it is."""
    low = max((_below(row) for row in chart.rows), default=0.0)
    high = max((1 - _below(row) for row in chart.rows if row.n), default=0.0)
    return Reach(*(max(ceil(round(share * 10, 6)) / 10, 0.1) for share in (low, high)))


def shares(row: Distribution) -> tuple[float, ...]:
    """Each point's part of those who rated."""
    return tuple(count / row.n if row.n else 0.0 for count in row.counts)


def _below(row: Distribution) -> float:
    """The part left of the middle, with half of the neutral one."""
    parts = shares(row)
    half, odd = divmod(len(parts), 2)
    return sum(parts[:half]) + (parts[half] / 2 if odd else 0.0)


class _Likert:
    """The chart at one size of its letters: the key of the points, and below it the rows."""

    def __init__(self, chart: LikertChart, box: Box, theme: Theme, ink: Colour, size: int) -> None:
        self._chart, self._box, self._theme, self._ink, self._size = chart, box, theme, ink, size
        self._shades = shades(theme, len(chart.labels))
        self._reach = reach(chart)
        self._key_labels = self._key()
        self._key_box = Box(
            box.x, box.y, box.w, max((one.box.bottom for one in self._key_labels), default=box.y) - box.y
        )
        style = Style(size, ink, face=theme.faces.body)
        self._names_width = round(min(box.w * _NAMES, widest((row.label for row in chart.rows), style)))
        self._names = [line(row.label, style, self._names_width, Align.RIGHT) for row in chart.rows]
        people = {said.people(row.n) for row in chart.rows}
        self._ends_width = widest(people, self._small()) + ems(size, _ASIDE)
        self.plot = self._place_plot()

    def _place_plot(self) -> Box:
        box, size, count = self._box, self._size, max(len(self._names), 1)
        left = box.x + self._names_width + ems(size, _NAME_GAP)
        top = self._key_box.bottom + ems(size, _ROW_GAP)
        least = max(tallest(self._names), ems(size, _BAR)) + ems(size, _ROW_GAP)
        pitch = max(min((box.bottom - top) // count, ems(size, _TALLEST_ROW)), least)
        return Box(left, top, box.right - self._ends_width - left, pitch * count)

    def figure(self) -> Figure:
        areas, inside = self._swatches(), []
        names: list[Lettering] = []
        ends: list[Lettering] = []
        rows = zip(bands(self.plot, len(self._names)), self._chart.rows, self._names, strict=True)
        for band, row, name in rows:
            names.append(middle(band, self._box.x, self._names_width, name, Align.RIGHT))
            right = line(said.people(row.n), self._small(), self._ends_width, Align.RIGHT)
            ends.append(middle(band, self._box.right - self._ends_width, self._ends_width, right, Align.RIGHT))
            segments, texts = self._row(row, band)
            areas += segments
            inside.append(texts)
        shown = [text for texts in inside for text in texts if text]
        return Figure(
            self._box,
            self._chart,
            tuple(areas),
            (*self._key_labels, *(label for pair in zip(names, ends, strict=True) for label in pair), *shown),
            self._size,
            self.plot,
            ems(self._size, _BAR),
            tuple(names),
            tuple(ends),
            tuple(inside),
            self._key_box,
        )

    def _small(self) -> Style:
        small = max(round(self._size * _KEY_SHARE), min(SMALL_FLOOR, self._size))
        return Style(small, self._ink, face=self._theme.faces.body)

    def _key(self) -> list[Lettering]:
        """The points in one line, evenly spread as Office does it, or in as many as they need."""
        style, box, labels = self._small(), self._box, self._chart.labels
        before = ems(style.size, _SWATCH + _ASIDE / 2)
        across = max(min(box.w // (widest(labels, style) + before + ems(style.size, _ASIDE)), len(labels)), 1)
        wide = box.w // across
        letters: list[Lettering] = []
        top = box.y
        for place, label in enumerate(labels):
            if place and place % across == 0:
                top = max(text.box.bottom for text in letters)
            text = line(label, style, wide - before)
            letters.append(
                Lettering(Box(box.x + place % across * wide + before, top, wide - before, text.height), text)
            )
        return letters

    def _swatches(self) -> list[Area]:
        """The colours of the points, each before its words."""
        size = self._small().size
        side, before, high = ems(size, _SWATCH), ems(size, _SWATCH + _ASIDE / 2), leading(size)
        return [
            Area(Box(text.box.x - before, text.box.y + (high - side) // 2, side, side), shade)
            for text, shade in zip(self._key_labels, self._shades, strict=True)
        ]

    def _row(self, row: Distribution, band: Box) -> tuple[list[Area], tuple[Lettering | None, ...]]:
        """The bars of a row and the parts written on them, where there is room."""
        if not row.n:
            return [], self._kept_back(band)
        high, seam = ems(self._size, _BAR), max(ems(self._size, SEAM), 1)
        unit = band.w / self._reach.whole
        x = band.x + (self._reach.low - _below(row)) * unit
        areas: list[Area] = []
        texts: list[Lettering | None] = []
        for part, shade in zip(shares(row), self._shades, strict=True):
            left, right = round(x), round(x + part * unit)
            x += part * unit
            bar = Box(left, band.y + (band.h - high) // 2, max(right - left - seam, 1), high)
            if part:
                areas.append(Area(bar, shade))
            texts.append(self._part(part, bar, shade) if part else None)
        return areas, tuple(texts)

    def _part(self, part: float, bar: Box, shade: Colour) -> Lettering | None:
        words = f"{floor(100 * part + 0.5)}%"  # as Office rounds
        style = replace(self._small(), colour=letters_on(shade, self._theme))
        if one_line(words, style) + 2 * ems(style.size, _PAD) > bar.w:
            return None
        return middle(bar, bar.x, bar.w, line(words, style, bar.w, Align.CENTER), Align.CENTER)

    def _kept_back(self, band: Box) -> tuple[Lettering | None, ...]:
        style = replace(self._small(), colour=self._theme.muted)
        words = Lettering(
            Box(band.x, band.y + (band.h - leading(style.size)) // 2, band.w, leading(style.size)),
            line(said.kept_back(), style, band.w),
            None,
            Anchor.MIDDLE,
        )
        return (words, *(None for _ in self._chart.labels[1:]))
