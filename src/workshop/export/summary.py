"""The workbook's first sheet: the figures of the report, ready to be read and printed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from xlsxwriter.chart_bar import ChartBar
from xlsxwriter.workbook import Workbook as Book

from workshop.export.page import Looks, Page
from workshop.export.table import Cell
from workshop.model.chart import ChangeChart
from workshop.results.paired import RANK_BISERIAL
from workshop.results.values import ChangeStatistics, Effect, ItemSummary, Report

SHEET = "Summary"


def write_summary(book: Book, looks: Looks, report: Report) -> None:
    """The summary as a sheet of the book."""
    page = Page(book, looks, SHEET, report.rehearsal)
    page.line(report.title, looks.title)
    page.line(" · ".join(part for part in (report.date.isoformat(), report.workshop.place) if part), looks.note)
    page.line(f"{report.present} present, {report.expected} expected")
    _returns(page, looks, report)
    groups = groupby(report.statistics, key=lambda row: (row.form, row.comparison))
    for chart, (_, rows) in zip(report.changes, groups, strict=True):
        _change(book, page, looks, chart, tuple(rows))
    _item_changes(page, looks, report)
    _items(page, looks, report)
    _choices(page, looks, report)
    _reading(page, looks, report)
    page.fit()
    page.sheet.set_landscape()
    page.sheet.fit_to_pages(1, 0)


def _returns(page: Page, looks: Looks, report: Report) -> None:
    _section(page, looks, "Response")
    rows = [(row.title, str(row.phase or ""), row.returned, row.present, row.rate) for row in report.forms]
    page.table(
        ("Form", "Phase", "Returned", "Present", "Response rate"),
        rows,
        (looks.plain, looks.plain, looks.whole, looks.whole, looks.percent),
    )
    if report.pairs:
        page.gap()
        page.table(
            ("Form", "Before only", "After only", "Paired"),
            [(row.title, row.before_only, row.after_only, row.paired) for row in report.pairs],
        )


def _change(book: Book, page: Page, looks: Looks, chart: ChangeChart, rows: Sequence[ChangeStatistics]) -> None:
    _section(page, looks, chart.title)
    page.line(chart.note, looks.note)
    effects = [row.effect for row in rows if row.effect]
    name = effects[0].name if effects else "Effect size"
    means = ("n", f"Mean {chart.before_label}", f"Mean {chart.after_label}", "Difference", "95 % CI from", "to")
    header = ("Skill area", *means, "p (paired t)", "p (Holm)", name, "95 % CI from", "to")
    decimal, change = looks.decimal, looks.change
    formats = (looks.plain, looks.whole, decimal, decimal, change, change, change, looks.p, looks.p)
    first = page.table(header, [_change_row(row) for row in rows], (*formats, decimal, decimal, decimal))
    _draw(book, page, chart, first)


def _change_row(row: ChangeStatistics) -> tuple[Cell, ...]:
    numbers = (row.n, row.before_mean, row.after_mean, row.difference, row.low, row.high, row.p, row.p_holm)
    return (row.label, *numbers, *_effect(row.effect))


def _effect(effect: Effect | None) -> tuple[Cell, ...]:
    return (effect.value, effect.low, effect.high) if effect else (None, None, None)


def _draw(book: Book, page: Page, chart: ChangeChart, first: int) -> None:
    """A native chart of the table whose values begin in row `first`: the areas, without the last row over all."""
    drawing = book.add_chart({"type": "bar"})
    assert isinstance(drawing, ChartBar)
    last = first + len(chart.rows) - 1
    colours = ((2, chart.before_label, "#A9C6C9"), (3, chart.after_label, "#0F5C63"))
    for column, label, colour in colours:
        drawing.add_series(
            {
                "name": label,
                "categories": [page.name, first, 0, last, 0],
                "values": [page.name, first, column, last, column],
                "fill": {"color": colour},
                "data_labels": {"value": True, "num_format": "0.0"},
            }
        )
    drawing.set_title({"name": chart.title, "name_font": {"size": 12}})
    drawing.set_x_axis({"min": chart.low, "max": chart.high, "major_unit": 1, "num_format": "0"})
    drawing.set_y_axis({"reverse": True})
    drawing.set_legend({"position": "bottom"})
    drawing.set_size({"width": 760, "height": 90 + 52 * len(chart.rows)})
    page.gap()
    page.sheet.insert_chart(page.row, 0, drawing, {"description": chart.title})
    page.row += (90 + 52 * len(chart.rows)) // 20 + 1


def _item_changes(page: Page, looks: Looks, report: Report) -> None:
    if not report.item_changes:
        return
    _section(page, looks, "Change, question by question")
    header = ("Question", "Times", "n", "Median before", "Median after", "p (Wilcoxon signed-rank)", "p (Holm)")
    rows = [
        (row.label, row.comparison, row.n, row.before_median, row.after_median, row.p, row.p_holm, row.effect)
        for row in report.item_changes
    ]
    formats = (looks.text, looks.plain, looks.whole, looks.decimal, looks.decimal, looks.p, looks.p, looks.decimal)
    page.table((*header, RANK_BISERIAL.capitalize()), rows, formats)


def _items(page: Page, looks: Looks, report: Report) -> None:
    for chart in report.distributions:
        _section(page, looks, chart.title)
        header = ("Question", *(f"{point} {label}" for point, label in enumerate(chart.labels, start=1)))
        rows: list[tuple[Cell, ...]] = [(row.label, *row.counts, row.not_applicable, row.n) for row in chart.rows]
        page.table((*header, "not applicable", "n"), rows, (looks.text,))
    if report.items:
        _section(page, looks, "The same in figures")
        header = ("Question", "n", "Median", "Lower quartile", "Upper quartile", "Mean", "SD", "Half at the top")
        page.table(
            header,
            [(*_figures(row), "yes" if row.ceiling else "no") for row in report.items],
            (looks.text, looks.whole, *[looks.decimal] * 5),
        )


def _figures(row: ItemSummary) -> tuple[Cell, ...]:
    return (row.label, row.n, row.median, row.lower_quartile, row.upper_quartile, row.mean, row.sd)


def _choices(page: Page, looks: Looks, report: Report) -> None:
    for choice in report.choices:
        _section(page, looks, choice.chart.title)
        total = choice.chart.total
        page.table(
            ("Answer", "Count", "Share of those who answered"),
            [(bar.label, bar.count, bar.count / total) for bar in choice.chart.bars],
            (looks.text, looks.whole, looks.percent),
        )


def _reading(page: Page, looks: Looks, report: Report) -> None:
    _section(page, looks, "How to read this")
    page.line(report.caveat)
    for sentence in report.suppressed or ("Nothing was kept back.",):
        page.line(sentence)


def _section(page: Page, looks: Looks, title: str) -> None:
    page.gap()
    page.line(title, looks.section)
