"""Native bars: votes before all who answered, and stacked bars that diverge from the middle of a scale."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workshop.deck.charts.figure import ems
from workshop.deck.charts.likert import SEAM, reach, shares
from workshop.deck.look.shades import shades
from workshop.deck.office.plot import (
    NOTHING,
    Label,
    Plotter,
    category_axis,
    document,
    labels,
    lines,
    numbers_at,
    value_axis,
    words_at,
)
from workshop.deck.office.workbook import Formula, Number, Row, cell, cells, column, workbook
from workshop.deck.slide import Lettering
from workshop.deck.text.shaping import width_of
from workshop.model.chart import BarChart, Distribution, LikertChart
from workshop.model.text import Align

_NAMES, _VALUES, _PEOPLE_NAMES, _PEOPLE = 101, 102, 103, 104  # the axes


def bar_chart(plotter: Plotter, chart: BarChart) -> tuple[bytes, bytes]:
    """The chart's XML and its workbook: a row for each answer with its votes and how many answered in all.

    The bar behind all votes is that of everybody who answered; it carries the names that stand above.
    """
    figure, theme = plotter.figure, plotter.theme
    names, counts = [bar.label for bar in chart.bars], [bar.count for bar in chart.bars]
    count, whole, votes = len(names), "All who answered", chart.title or "Votes"
    rows: list[Row] = [("", votes, whole), *((bar.label, bar.count, chart.total) for bar in chart.bars)]
    category = words_at(cells(0, count), names)
    above = any(name.align is Align.LEFT for name in figure.names)
    on_top = labels([_name(plotter, place) for place in range(count)], count) if above else ""
    leading = "".join(
        f'<c:dPt><c:idx val="{place}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>{plotter.area(theme.primary)}'
        "</c:dPt>"
        for place, bar in enumerate(chart.bars)
        if bar.leading
    )
    ends = labels([_end(plotter, place) for place in range(count)], count)
    series = _series(
        0, cell(2), whole, plotter.area(theme.track), on_top, category, cells(2, count), [chart.total] * count
    )
    series += _series(1, cell(1), votes, plotter.area(theme.quiet), leading + ends, category, cells(1, count), counts)
    look = "" if above else plotter.look(figure.size, Align.RIGHT, wrap="square")
    plot = (
        _bars(plotter, series, "clustered", _NAMES, _VALUES)
        + category_axis(_NAMES, _VALUES, look)
        + value_axis(_VALUES, _NAMES, (0, max(chart.total, 1)), at="t")
    )
    return document(plotter, "", plot), workbook(rows)


def likert_chart(plotter: Plotter, chart: LikertChart) -> tuple[bytes, bytes]:
    """The chart's XML and its workbook, in which counts can be edited and the rest follows from them.

    A first bar that is not seen pushes each row to where its middle is; the points then follow in their
    order, so that the key has them in order too. How many people rated is a bar without a colour, on
    axes of its own, that carries its label.
    """
    figure, count, points = plotter.figure, len(chart.rows), len(chart.labels)
    span = reach(chart)
    category = words_at(cells(0, count), [row.label for row in chart.rows])
    start = [_start(row, span.low) for row in chart.rows]
    series = _series(0, cell(1), "Start", NOTHING, "", category, cells(1, count), start, "0%")
    seam = max(ems(figure.size, SEAM), 1)
    for place, (label, shade) in enumerate(zip(chart.labels, shades(plotter.theme, points), strict=True)):
        at = 2 + place
        parts = [shares(row)[place] for row in chart.rows]
        written = labels(list(_parts(plotter, place)), count)
        series += _series(
            1 + place, cell(at), label, plotter.area(shade, seam), written, category, cells(at, count), parts, "0%"
        )
    at = 2 + points
    ends = [_end(plotter, row) if one.n else _kept_back(plotter, row) for row, one in enumerate(chart.rows)]
    people = [row.n for row in chart.rows]
    counted = _series(1 + points, cell(at), "n", NOTHING, labels(ends, count), category, cells(at, count), people)
    plot = (
        _bars(plotter, series, "stacked", _NAMES, _VALUES)
        + _bars(plotter, counted, "clustered", _PEOPLE_NAMES, _PEOPLE)
        + category_axis(_NAMES, _VALUES, plotter.look(figure.size, Align.RIGHT, wrap="square"))
        + value_axis(_VALUES, _NAMES, (0, round(span.whole, 2)), at="t")
        + category_axis(_PEOPLE_NAMES, _PEOPLE)
        + value_axis(_PEOPLE, _PEOPLE_NAMES, (0, max([1, *people])), at="b", crosses="max")
    )
    return document(plotter, "", plot, _legend(plotter, chart)), workbook(_sheet(chart, span.low))


def _sheet(chart: LikertChart, low: float) -> list[Row]:
    """Names, starts, parts and n for the chart; behind them the counts from which Office works these out."""
    points = len(chart.labels)
    first = 3 + points
    rows: list[Row] = [("", "Start", *chart.labels, "n", *(f"{label}, count" for label in chart.labels))]
    for number, row in enumerate(chart.rows, start=2):
        n = f"{column(2 + points)}{number}"
        half = points // 2
        below = f"SUM(C{number}:{column(1 + half)}{number})" if half else "0"
        if points % 2:
            below += f"+{column(2 + half)}{number}/2"
        counts = [f"{column(first + place)}{number}" for place in range(points)]
        rows.append(
            (
                row.label,
                Number(Formula(f"{low:g}-({below})", _start(row, low)), "0%"),
                *(
                    Number(Formula(f"IF({n}=0,0,{one}/{n})", part), "0%")
                    for one, part in zip(counts, shares(row), strict=True)
                ),
                Formula(f"SUM({counts[0]}:{counts[-1]})", row.n),
                *row.counts,
            )
        )
    return rows


def _start(row: Distribution, low: float) -> float:
    parts = shares(row)
    half, odd = divmod(len(parts), 2)
    return round(low - sum(parts[:half]) - (parts[half] / 2 if odd else 0), 6)


def _name(plotter: Plotter, place: int) -> Label:
    """A name above its bar: the category's where it goes on one line, else its lines as they are broken."""
    text = plotter.figure.names[place]
    broken = len(lines(text)) > 1
    return Label(
        place,
        plotter.rich(text) if broken else plotter.looks(text),
        at="inBase",
        y=plotter.down(_middle(text) - _row_middle(plotter, place)),
        shows="CatName",
    )


def _end(plotter: Plotter, place: int) -> Label:
    """The number at the right end of a row; it is bound to where the plot begins and keeps its place when edited."""
    figure, text = plotter.figure, plotter.figure.ends[place]
    para = text.shaped.paras[0]
    left = text.box.right - width_of(para.runs, para.style)
    return Label(
        place,
        plotter.looks(text),
        at="inBase",
        x=plotter.across(left - figure.plot.x),
        y=plotter.down(_middle(text) - _row_middle(plotter, place)),
        shows="Val",
        shown="" if isinstance(figure.chart, BarChart) else "&quot;n = &quot;0;;",
    )


def _kept_back(plotter: Plotter, place: int) -> Label:
    text = next(text for text in plotter.figure.inside[place] if text)
    return Label(place, plotter.rich(text), at="inBase", shows="Val")


def _parts(plotter: Plotter, point: int) -> Iterator[Label]:
    """The parts that are written on the bars of one point of the scale."""
    for place, texts in enumerate(plotter.figure.inside):
        text = texts[point]
        if text and text.align is Align.CENTER:
            yield Label(place, plotter.looks(text), at="ctr", shows="Val", shown="0%")


def _legend(plotter: Plotter, chart: LikertChart) -> str:
    """The key of the points, without what is only there to place the bars."""
    hidden = "".join(
        f'<c:legendEntry><c:idx val="{place}"/><c:delete val="1"/></c:legendEntry>'
        for place in (0, len(chart.labels) + 1)
    )
    figure = plotter.figure
    look = plotter.looks(figure.labels[0], wrap="square") if figure.labels else ""
    place = plotter.layout(figure.key) if figure.key else ""
    return f'<c:legend><c:legendPos val="t"/>{hidden}{place}<c:overlay val="0"/>{NOTHING}{look}</c:legend>'


def _middle(text: Lettering) -> float:
    return text.top + text.shaped.height / 2


def _row_middle(plotter: Plotter, place: int) -> float:
    return plotter.figure.plot.y + plotter.figure.pitch * (place + 0.5)


def _series(
    place: int,
    head: str,
    name: str,
    look: str,
    points: str,
    category: str,
    where: str,
    values: Sequence[float],
    shown: str = "General",
) -> str:
    return (
        f'<c:ser><c:idx val="{place}"/><c:order val="{place}"/><c:tx>{words_at(head, [name])}</c:tx>{look}'
        f'<c:invertIfNegative val="0"/>{points}<c:cat>{category}</c:cat>'
        f"<c:val>{numbers_at(where, values, shown)}</c:val></c:ser>"
    )


def _bars(plotter: Plotter, series: str, grouping: str, names: int, values: int) -> str:
    figure = plotter.figure
    gap = round(min(max(figure.pitch / figure.thickness - 1, 0), 5) * 100)
    return (
        f'<c:barChart><c:barDir val="bar"/><c:grouping val="{grouping}"/><c:varyColors val="0"/>{series}'
        f'<c:gapWidth val="{gap}"/><c:overlap val="100"/><c:axId val="{names}"/><c:axId val="{values}"/></c:barChart>'
    )
