"""The few figures on top of the page, picked from a report. What is not in it is not shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from workshop.deck.charts.said import signed
from workshop.model.form import Phase
from workshop.model.session import COMPETENCIES
from workshop.results.guard import SMALLEST
from workshop.results.values import FormReturn, Report

# Names in the shipped forms that mean something of their own here.
EVALUATION = "evaluation"
RECOMMEND, CHANGE, PLAN, YES = "recommend", "change", "what", "yes"


@dataclass(frozen=True, slots=True)
class Figure:
    """A title, a large figure and the words below it. Without `value` it was kept back."""

    title: str
    value: str
    words: str


def figures(report: Report) -> tuple[Figure, ...]:
    """At most four, in the order in which they stand."""
    found = (_rate(report), _overall(report), _recommend(report), _change(report))
    return tuple(figure for figure in found if figure)


def tr(text: str) -> str:
    return QCoreApplication.translate("Results", text)


def _rate(report: Report) -> Figure | None:
    """Of the evaluation, or else of the form asked last."""
    asked = [row for row in report.forms if row.form == EVALUATION] or list(report.forms)
    if not asked or not report.present:
        return None
    row = asked[-1]
    words = tr("{} of {} · {}").format(row.returned, max(row.present, row.returned), row.title)
    return Figure(tr("Response rate"), f"{row.rate * 100:.0f} %", words)


def _overall(report: Report) -> Figure | None:
    """The first comparison over all skill areas."""
    title = tr("Overall self-rating")
    areas = set(COMPETENCIES.values())
    row = next((row for row in report.statistics if row.label not in areas), None)
    if row is None:
        compared = [form for form in report.forms if form.phase in (Phase.THEN_NOW, Phase.AFTER)]
        return _kept_back(title, compared)
    words = tr("mean change {} (95 % CI {} to {})").format(
        signed(row.difference), _decimal(row.low), _decimal(row.high)
    )
    return Figure(title, f"{row.before_mean:.1f} → {row.after_mean:.1f}", words)


def _recommend(report: Report) -> Figure | None:
    """The two highest of the points of the item, by its distribution."""
    title = tr("Would recommend")
    label = next((item.label for item in report.items if item.item == RECOMMEND and item.points), None)
    if label is None:
        return _kept_back(title, _evaluations(report))
    charts = ((chart, row) for chart in report.distributions for row in chart.rows if row.label == label)
    found = next(charts, None)
    if found is None:
        return None
    chart, row = found
    high = sum(row.counts[-2:])
    words = tr("{} of {}: {} or {}").format(high, row.n, *chart.labels[-2:])
    return Figure(title, f"{high / row.n:.0%}".replace("%", " %"), words)


def _change(report: Report) -> Figure | None:
    title = tr("Intend a change")
    chart = next((one.chart for one in report.choices if one.item == CHANGE), None)
    if chart is None:
        return _kept_back(title, _evaluations(report))
    yes = next((bar for bar in chart.bars if bar.label.casefold() == YES), None)
    if yes is None:
        return None
    wrote = sum(len(said.texts) for said in report.comments if said.item == PLAN)
    words = tr("{} wrote what they will do").format(wrote) if wrote else tr("answered yes")
    return Figure(title, tr("{} of {}").format(yes.count, chart.total), words)


def _evaluations(report: Report) -> list[FormReturn]:
    return [row for row in report.forms if row.form == EVALUATION]


def _kept_back(title: str, asked: list[FormReturn]) -> Figure | None:
    """Says so where some answered, but too few; nothing where nobody was asked or nobody answered."""
    if any(_is_few(asked)):
        return Figure(title, "", tr("Fewer than five answers: not shown"))
    return None


def _is_few(asked: list[FormReturn]) -> Iterator[bool]:
    return (0 < row.returned < SMALLEST for row in asked)


def _decimal(value: float) -> str:
    return f"{value:.1f}".replace("-", "−")
