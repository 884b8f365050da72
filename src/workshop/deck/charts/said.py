"""Charts in words: for those who hear them, and the few words that charts add to their figures."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from workshop.model.chart import Bar, BarChart, Change, ChangeChart, Chart, Distribution, LikertChart


def _tr(text: str) -> str:
    return QCoreApplication.translate("deck", text)


def said(chart: Chart) -> str:
    """All figures of a chart, as its alternative text."""
    match chart:
        case BarChart(bars=bars, total=total):
            parts: Iterable[str] = (*map(_bar, bars), votes(total))
        case LikertChart(rows=rows, labels=labels):
            parts = (_distribution(row, labels) for row in rows)
        case ChangeChart(rows=rows):
            parts = (*(_change(row, chart) for row in rows), _scale(chart))
    return "; ".join(parts)


def people(n: int) -> str:
    """How many rated, beside their row; nothing where the row is kept back."""
    return _tr("n = {n}").format(n=n) if n else ""


def kept_back() -> str:
    return _tr("too few answers to be shown")


def signed(difference: float) -> str:
    """With its sign, a true minus, and none at what rounds to nothing."""
    rounded = round(difference, 1)
    if not rounded:
        return "0.0"
    return f"{'+' if rounded > 0 else '−'}{abs(rounded):.1f}"


def votes(total: int) -> str:
    return _tr("1 answered") if total == 1 else _tr("{n} answered").format(n=total)


def legend(chart: ChangeChart) -> tuple[str, str]:
    """The two times, each with the mark that stands for it."""
    return f"○ {chart.before_label}", f"● {chart.after_label}"


def _bar(bar: Bar) -> str:
    return f"{bar.label}: {bar.count}"


def _distribution(row: Distribution, labels: tuple[str, ...]) -> str:
    if not row.n:
        return f"{row.label}: {kept_back()}"
    counts = ", ".join(f"{label} {count}" for label, count in zip(labels, row.counts, strict=True))
    left = ", " + _tr("not applicable {n}").format(n=row.not_applicable) if row.not_applicable else ""
    return f"{row.label}: {counts}{left}, {people(row.n)}"


def _change(row: Change, chart: ChangeChart) -> str:
    if not row.n:
        return f"{row.label}: {kept_back()}"
    then, now = f"{chart.before_label} {row.before:.1f}", f"{chart.after_label} {row.after:.1f}"
    return f"{row.label}: {then}, {now}, {signed(row.difference)}, {people(row.n)}"


def _scale(chart: ChangeChart) -> str:
    return _tr("scale from {low} to {high}").format(low=f"{chart.low:g}", high=f"{chart.high:g}")
