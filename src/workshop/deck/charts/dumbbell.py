"""Change for the room: an open dot for then and a filled one for now on one scale, a row for each skill area."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import ceil, floor

from workshop.deck.charts import said
from workshop.deck.charts.figure import SIZES, bands, disc, ems, leading, line, middle, tallest, widest
from workshop.deck.look.geometry import SMALL_FLOOR, UNIT, Anchor, Box
from workshop.deck.look.theme import Colour, Theme, mixed
from workshop.deck.slide import Area, Figure, Lettering
from workshop.deck.text.shaping import Style
from workshop.model.chart import Change, ChangeChart
from workshop.model.text import Align

# Lengths as shares of the letters' size. The filled dot goes into the open one, so that both are seen where they meet.
OPEN, FILLED, RIM, STICK = 0.9, 0.5, 0.1, 0.16
_ROW, _TALLEST_ROW, _ROW_GAP, _ASIDE = 1.4, 2.8, 0.4, 0.75
_NAMES = 0.36  # of the box, at most
_SMALL_SHARE = 0.8  # of the size of the names
_MOST_TICKS = 11
_PALE = 0.55  # the stick between the dots, from the primary colour to the page


def dumbbell(
    chart: ChangeChart, box: Box, theme: Theme, ink: Colour, sizes: Sequence[int] = SIZES
) -> tuple[Figure, bool]:
    """The chart in the box, and whether it fits there."""
    for size in sizes:
        made = _Dumbbell(chart, box, theme, ink, size)
        if made.bottom <= box.bottom:
            return made.figure(), True
    return made.figure(), False


def scale(chart: ChangeChart) -> tuple[float, float]:
    """The ends of the scale, a point apart at least."""
    return chart.low, max(chart.high, chart.low + 1)


def step(chart: ChangeChart) -> int:
    """From one point that is named below the scale to the next."""
    low, high = scale(chart)
    return ceil((floor(high) - ceil(low) + 1) / _MOST_TICKS)


def stick_colour(theme: Theme) -> Colour:
    return mixed(theme.primary, theme.page, _PALE)


def end_words(chart: ChangeChart, row: Change) -> str:
    """The change, and how many it is over where the note does not say so of all rows."""
    if not row.n:
        return ""
    counted = not chart.note or len({one.n for one in chart.rows if one.n}) > 1
    return f"{said.signed(row.difference)}  {said.people(row.n)}" if counted else said.signed(row.difference)


class _Dumbbell:
    """The chart at one size of its letters, from the key on top to the note below."""

    def __init__(self, chart: ChangeChart, box: Box, theme: Theme, ink: Colour, size: int) -> None:
        self._chart, self._box, self._theme, self._size = chart, box, theme, size
        self._style = Style(size, ink, face=theme.faces.body)
        self._bold = replace(self._style, bold=True)
        small = max(round(size * _SMALL_SHARE), min(SMALL_FLOOR, size))
        self._small = replace(self._style, size=small, colour=theme.muted)
        key = line("     ".join(said.legend(chart)), replace(self._small, colour=ink), box.w)
        self._key = Lettering(Box(box.x, box.y, box.w, key.height), key)
        self._plot, self._names_width = self._place_plot()
        self._axis = self._plot.bottom + ems(size, _ASIDE) // 2
        words = line(chart.note, self._small, box.right - self._plot.x) if chart.note else None
        below = self._axis + leading(self._small.size)
        self._note = (
            Lettering(Box(self._plot.x, below, box.right - self._plot.x, words.height), words) if words else None
        )
        self.bottom = self._note.box.bottom if self._note else below

    def _place_plot(self) -> tuple[Box, int]:
        """The field of the dots: even rows, and room for a number on both sides of it."""
        chart, box, size = self._chart, self._box, self._size
        width = round(min(box.w * _NAMES, widest((row.label for row in chart.rows), self._style)))
        self._names = [line(row.label, self._style, width, Align.RIGHT) for row in chart.rows]
        gutter = self._number_width() + ems(size, OPEN / 2 + _ASIDE)
        self._ends_width = widest((end_words(chart, row) for row in chart.rows), self._bold)
        left, top = box.x + width + gutter, self._key.box.bottom + ems(size, _ROW_GAP)
        right = box.right - self._ends_width - gutter
        least = max(tallest(self._names), ems(size, _ROW)) + ems(size, _ROW_GAP)
        below = leading(self._small.size) * (2 if chart.note else 1) + ems(size, _ASIDE)
        count = max(len(chart.rows), 1)
        pitch = max(min((box.bottom - below - top) // count, ems(size, _TALLEST_ROW)), least)
        return Box(left, top, max(right - left, UNIT), pitch * count), width

    def figure(self) -> Figure:
        areas, labels = self._scale()
        ends: list[Lettering] = []
        inside: list[tuple[Lettering | None, ...]] = []
        names: list[Lettering] = []
        rows = zip(bands(self._plot, len(self._names)), self._chart.rows, self._names, strict=True)
        for band, row, name in rows:
            names.append(middle(band, self._box.x, self._names_width, name, Align.RIGHT))
            ends.append(self._end(row, band))
            areas += self._dots(row, band)
            inside.append(self._numbers(row, band))
        numbers = [text for texts in inside for text in texts if text]
        note = [self._note] if self._note else []
        return Figure(
            self._box,
            self._chart,
            tuple(areas),
            (self._key, *names, *ends, *numbers, *labels, *note),
            self._size,
            self._plot,
            ems(self._size, OPEN),
            tuple(names),
            tuple(ends),
            tuple(inside),
            self._key.box,
            self._note,
        )

    def _x(self, value: float) -> int:
        low, high = scale(self._chart)
        share = (min(max(value, low), high) - low) / (high - low)
        return self._plot.x + round(share * self._plot.w)

    def _scale(self) -> tuple[list[Area], list[Lettering]]:
        low, high = scale(self._chart)
        thin = UNIT
        areas: list[Area] = []
        labels: list[Lettering] = []
        for point in range(ceil(low), floor(high) + 1, step(self._chart)):
            x = self._x(point)
            areas.append(Area(Box(x - thin // 2, self._plot.y, thin, self._plot.h), self._theme.line))
            wide = ems(self._small.size, 2)
            text = line(str(point), self._small, wide, Align.CENTER)
            labels.append(Lettering(Box(x - wide // 2, self._axis, wide, text.height), text, align=Align.CENTER))
        return areas, labels

    def _dots(self, row: Change, band: Box) -> list[Area]:
        if not row.n:
            return []
        then, now, y = self._x(row.before), self._x(row.after), band.y + band.h // 2
        thick, across = ems(self._size, STICK), ems(self._size, OPEN)
        stick = Box(min(then, now), y - thick // 2, abs(now - then), thick)
        return [
            *([Area(stick, stick_colour(self._theme))] if stick.w else []),
            disc(then, y, across, self._theme.primary),
            disc(then, y, across - 2 * ems(self._size, RIM), self._theme.page),
            disc(now, y, ems(self._size, FILLED), self._theme.primary),
        ]

    def _number_width(self) -> int:
        values = (f"{value:.1f}" for row in self._chart.rows for value in (row.before, row.after))
        return widest(values, self._bold)

    def _numbers(self, row: Change, band: Box) -> tuple[Lettering | None, ...]:
        """Then and now, each on the side away from the other; of a row kept back that it is so."""
        if not row.n:
            words = line(said.kept_back(), self._small, self._plot.w)
            return (middle(band, self._plot.x, self._plot.w, words), None)
        onwards = row.after >= row.before
        return (
            self._number(row.before, self._style, band, right=not onwards),
            self._number(row.after, self._bold, band, right=onwards),
        )

    def _number(self, value: float, style: Style, band: Box, *, right: bool) -> Lettering:
        width, away = self._number_width(), ems(self._size, OPEN / 2 + _ASIDE / 3)
        align = Align.LEFT if right else Align.RIGHT
        x = self._x(value) + away if right else self._x(value) - away - width
        return middle(band, x, width, line(f"{value:.1f}", style, width, align), align)

    def _end(self, row: Change, band: Box) -> Lettering:
        words = line(end_words(self._chart, row), self._bold, self._ends_width, Align.RIGHT)
        return Lettering(
            Box(
                self._box.right - self._ends_width,
                band.y + (band.h - words.height) // 2,
                self._ends_width,
                words.height,
            ),
            words,
            None,
            Anchor.MIDDLE,
            Align.RIGHT,
        )
