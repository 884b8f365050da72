"""A native dumbbell: a scatter chart with an open dot for then, a filled one for now and a stick between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workshop.deck.charts import said
from workshop.deck.charts.dumbbell import FILLED, OPEN, RIM, STICK, end_words, scale, step, stick_colour
from workshop.deck.charts.figure import ems
from workshop.deck.look.geometry import UNIT
from workshop.deck.look.theme import Colour
from workshop.deck.office.plot import (
    NO_MARKER,
    Label,
    Plotter,
    document,
    label_range,
    labels,
    lines,
    numbers_at,
    value_axis,
    words_at,
)
from workshop.deck.office.workbook import Cell, Formula, Number, Row, cell, cells, workbook
from workshop.deck.slide import Figure, Lettering
from workshop.deck.text.shaping import width_of
from workshop.model.chart import Change, ChangeChart
from workshop.model.text import Align

_POINTS, _ROWS = 201, 202  # the axes
_NAME, _THEN, _NOW, _N, _END, _ROW, _LOW, _HIGH, _STICK_X, _STICK_Y = range(10)  # the columns
_NUMBER_ASIDE = 0.15  # of the size
_HEADS = ("", "", "", "n", "Change", "Row", "Scale from", "Scale to", "Stick", "Stick, row")


def dumbbell_chart(plotter: Plotter, chart: ChangeChart) -> tuple[bytes, bytes]:
    """The chart's XML and its workbook, in which then and now can be edited and the rest follows from them.

    The sticks are a series of their own, with an empty point after each: error bars would do in Office,
    but LibreOffice does not read them. Each ends at the edge of its dots, so that nothing depends on
    what a program draws first.
    """
    sticks = _Sticks(plotter, chart)
    series = "".join(_all_series(plotter, chart, sticks))
    plot = (
        f'<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>{series}'
        f'<c:axId val="{_POINTS}"/><c:axId val="{_ROWS}"/></c:scatterChart>' + _axes(plotter, chart)
    )
    return document(plotter, _key(plotter), plot), workbook(_sheet(chart, sticks))


class _Sticks:
    """The ends of the sticks on the scale, and how far from the middle of its dot each begins and ends."""

    def __init__(self, plotter: Plotter, chart: ChangeChart) -> None:
        low, high = scale(chart)
        figure = plotter.figure
        to_scale = (high - low) / figure.plot.w
        self.open = round(ems(figure.size, OPEN / 2) * to_scale, 4)
        self.filled = round(ems(figure.size, FILLED / 2) * to_scale, 4)
        self.ends = [self._ends(row) for row in chart.rows]

    def _ends(self, row: Change) -> tuple[float, float] | None:
        way = 1 if row.after >= row.before else -1
        if not row.n or abs(row.after - row.before) <= self.open + self.filled:
            return None
        return row.before + way * self.open, row.after - way * self.filled

    def formulas(self, number: int) -> tuple[str, str]:
        """The same for Office, of the row with this number in the sheet."""
        apart = f"ABS(C{number}-B{number})>{self.open + self.filled:.4f}"
        way = f"SIGN(C{number}-B{number})"
        return (
            f"IF({apart},B{number}+{way}*{self.open},NA())",
            f"IF({apart},C{number}-{way}*{self.filled},NA())",
        )


def _sheet(chart: ChangeChart, sticks: _Sticks) -> list[Row]:
    low, high = scale(chart)
    heads = list(_HEADS)
    heads[_THEN], heads[_NOW] = chart.before_label, chart.after_label
    behind = [cells_ for place in range(len(chart.rows)) for cells_ in _stick_cells(sticks, place)]
    rows: list[Row] = [heads]
    for place in range(max(len(chart.rows), len(behind))):
        front: Sequence[Cell] = [None] * _STICK_X
        if place < len(chart.rows):
            front = _row(chart, chart.rows[place], place, low, high)
        rows.append((*front, *(behind[place] if place < len(behind) else ())))
    return rows


def _row(chart: ChangeChart, row: Change, place: int, low: float, high: float) -> Sequence[Cell]:
    then, now = (Number(value, "0.0") if row.n else None for value in (row.before, row.after))
    change = Formula(_end_formula(chart, row, place + 2), end_words(chart, row)) if row.n else None
    return (row.label, then, now, row.n, change, place + 1, low, high)


def _end_formula(chart: ChangeChart, row: Change, number: int) -> str:
    change = f'TEXT(C{number}-B{number},"+0.0;−0.0;0.0")'
    return f'{change}&"  n = "&D{number}' if end_words(chart, row) != said.signed(row.difference) else change


def _stick_cells(sticks: _Sticks, place: int) -> list[tuple[Cell, Cell]]:
    ends = sticks.ends[place]
    if ends is None:
        return [(None, None)] * 3
    formulas = sticks.formulas(place + 2)
    return [*((Formula(text, end), place + 1) for text, end in zip(formulas, ends, strict=True)), (None, None)]


def _all_series(plotter: Plotter, chart: ChangeChart, sticks: _Sticks) -> list[str]:
    """The sticks first, since LibreOffice loses series with fewer points before one with more.

    The others in an order that looks the same where the first is drawn on top and where the last is.
    """
    figure, theme, size, count = plotter.figure, plotter.theme, plotter.figure.size, len(chart.rows)
    low, high = scale(chart)
    then = [row.before if row.n else None for row in chart.rows]
    now = [row.after if row.n else None for row in chart.rows]
    rim = ems(size, RIM)
    hole = _ring(plotter, ems(size, OPEN) - 3 * rim, theme.page, 1)
    ring = _ring(plotter, ems(size, OPEN) - rim, theme.primary, rim)
    names = label_range(_NAME, [row.label for row in chart.rows])
    ends = label_range(_END, [end_words(chart, row) for row in chart.rows])
    made = [
        _Dots(_NOW, chart.after_label, now, _dot(plotter, ems(size, FILLED), theme.primary), _inside(plotter, 1)),
        _Dots(_THEN, chart.before_label, then, hole, [], plain=True),
        _Dots(_THEN, chart.before_label, then, ring, _inside(plotter, 0)),
        _Dots(_LOW, _HEADS[_LOW], [low] * count, NO_MARKER, _beside(plotter, figure.names, "l"), names),
        _Dots(_HIGH, _HEADS[_HIGH], [high] * count, NO_MARKER, _changes(plotter), ends),
    ]
    return [_stick_series(plotter, sticks), *(dots.xml(place) for place, dots in enumerate(made, start=1))]


@dataclass(frozen=True, slots=True)
class _Dots:
    """A series with a point for each row. Its labels are its own numbers where `source` names no other cells."""

    column: int
    name: str
    values: Sequence[float | None]
    marker: str
    given: Sequence[Label]
    source: str = ""
    plain: bool = False

    def xml(self, place: int) -> str:
        count = len(self.values)
        source = self.source or ("" if self.plain else label_range(self.column, _numbers(self.values)))
        return _series(
            place,
            words_at(cell(self.column), [self.name]),
            "<a:noFill/>",
            self.marker + labels(self.given, count),
            numbers_at(cells(self.column, count), self.values),
            numbers_at(cells(_ROW, count), [row + 1 for row in range(count)]),
            source,
        )


def _stick_series(plotter: Plotter, sticks: _Sticks) -> str:
    across: list[float | None] = []
    down: list[float | None] = []
    for number, ends in enumerate(sticks.ends, start=1):
        across += [*(ends or (None, None)), None]
        down += [number, number, None] if ends else [None] * 3
    return _series(
        0,
        words_at(cell(_STICK_X), [_HEADS[_STICK_X]]),
        plotter.fill(stick_colour(plotter.theme)),
        NO_MARKER,
        numbers_at(cells(_STICK_X, len(across)), across),
        numbers_at(cells(_STICK_Y, len(down)), down),
        width=plotter.emu(ems(plotter.figure.size, STICK)),
    )


def _series(
    place: int, name: str, stroke: str, points: str, x: str, y: str, after: str = "", *, width: int = 19050
) -> str:
    return (
        f'<c:ser><c:idx val="{place}"/><c:order val="{place}"/><c:tx>{name}</c:tx>'
        f'<c:spPr><a:ln w="{width}" cap="flat">{stroke}</a:ln></c:spPr>{points}'
        f'<c:xVal>{x}</c:xVal><c:yVal>{y}</c:yVal><c:smooth val="0"/>{after}</c:ser>'
    )


def _numbers(values: Sequence[float | None]) -> list[str]:
    return ["" if value is None else f"{value:.1f}" for value in values]


def _dot(plotter: Plotter, across: int, value: Colour) -> str:
    return _marker(plotter, across, plotter.fill(value), "<a:noFill/>", 0)


def _ring(plotter: Plotter, across: int, value: Colour, rim: int) -> str:
    """An open circle. LibreOffice, which knows none, fills it with the colour of its rim."""
    return _marker(plotter, across, "<a:noFill/>", plotter.fill(value), rim)


def _marker(plotter: Plotter, across: int, fill: str, stroke: str, rim: int) -> str:
    return (
        f'<c:marker><c:symbol val="circle"/><c:size val="{min(max(round(plotter.points(across)), 2), 72)}"/>'
        f'<c:spPr>{fill}<a:ln w="{plotter.emu(rim)}">{stroke}</a:ln></c:spPr></c:marker>'
    )


def _inside(plotter: Plotter, which: int) -> list[Label]:
    """The numbers at the dots, a little away from them."""
    made = []
    for place, texts in enumerate(plotter.figure.inside):
        text = texts[which]
        if text and not _is_kept_back(plotter.figure, place):
            side, way = ("r", 1) if text.align is Align.LEFT else ("l", -1)
            away = plotter.across(way * ems(plotter.figure.size, _NUMBER_ASIDE))
            words = plotter.from_cells(text, f"number {which} {place}")
            made.append(Label(place, words, at=side, x=away, from_cells=True))
    return made


def _changes(plotter: Plotter) -> list[Label]:
    """The changes at the right end, and across the field of a row that is kept back that it is so."""
    figure = plotter.figure
    made = {label.place: label for label in _beside(plotter, figure.ends, "r")}
    for place, texts in enumerate(figure.inside):
        if _is_kept_back(figure, place) and texts[0]:
            made[place] = Label(place, plotter.rich(texts[0]), at="r", x=plotter.across(-figure.plot.w))
    return [made[place] for place in sorted(made)]


def _is_kept_back(figure: Figure, place: int) -> bool:
    return not _words(figure.ends[place])


def _words(text: Lettering) -> str:
    return "".join(run.text for run in text.shaped.paras[0].runs)


def _beside(plotter: Plotter, texts: Sequence[Lettering], side: str) -> list[Label]:
    """Names and changes, further from the scale than the numbers that may stand there."""
    figure = plotter.figure
    made = []
    for place, text in enumerate(texts):
        if not _words(text):
            continue
        away = text.box.right - figure.plot.x if side == "l" else _left(text) - figure.plot.right
        broken = len(lines(text)) > 1
        words = plotter.rich(text) if broken else plotter.from_cells(text, f"{side} {place}")
        made.append(Label(place, words, at=side, x=plotter.across(away), from_cells=not broken))
    return made


def _left(text: Lettering) -> int:
    """Where the letters of a line that ends at the right begin."""
    para = text.shaped.paras[0]
    return text.box.right - width_of(para.runs, para.style)


def _key(plotter: Plotter) -> str:
    """The marks and their times, as the chart's title: a legend of LibreOffice would have both dots filled."""
    key = plotter.figure.labels[0]
    return f'<c:title>{plotter.rich(key, [_words(key)])}{plotter.corner(key.box)}<c:overlay val="1"/></c:title>'


def _axes(plotter: Plotter, chart: ChangeChart) -> str:
    figure, theme, count = plotter.figure, plotter.theme, max(len(chart.rows), 1)
    grid = (
        f'<c:majorGridlines><c:spPr><a:ln w="{plotter.emu(UNIT)}">{plotter.fill(theme.line)}</a:ln></c:spPr>'
        "</c:majorGridlines>"
    )
    note = figure.note
    title = f'<c:title>{plotter.rich(note)}{plotter.corner(note.box)}<c:overlay val="1"/></c:title>' if note else ""
    tick = next((label for label in figure.labels if label.align is Align.CENTER), figure.labels[0])
    points = value_axis(
        _POINTS,
        _ROWS,
        scale(chart),
        at="b",
        inside=grid + title,
        look=plotter.looks(tick, wrap="square"),
        between="midCat",
        crosses="max",
        unit=step(chart),
    )
    return points + value_axis(_ROWS, _POINTS, (0.5, count + 0.5), at="l", downwards=True, between="midCat")
