"""The results of a workshop on record: the report, and the slides and files that are made of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from workshop.model.chart import Chart
from workshop.model.showing import Page, ResultShowing, SlideShowing
from workshop.model.step import Kind
from workshop.model.text import Block, ListItem, Paragraph, Run
from workshop.model.workshop import Workshop
from workshop.results.report import report
from workshop.results.values import Report
from workshop.store.record import Record

RESULTS = "Results"
REHEARSED = "This was a rehearsal: the answers are simulated."


def report_of(record: Record, workshop: Workshop) -> Report:
    """All figures of a workshop, from what is on record now. Those present are the seats taken."""
    present = len(record.seats(workshop.id))
    return report(workshop, record.openings(workshop.id), record.responses(workshop.id), present)


def write_results(record: Record, workshop: Workshop, path: Path) -> str:
    """Writes .xlsx or .csv, as the name of the file says, and returns a sentence about it."""
    from workshop.export.flat import write_csv
    from workshop.export.workbook import write_workbook

    made = report_of(record, workshop)
    responses = record.responses(workshop.id)
    writing = write_csv if path.suffix.lower() == ".csv" else write_workbook
    writing(made, record.openings(workshop.id), responses, path)
    return f"{path}: results of “{workshop.title}”, {len(responses)} answered forms and votes, {made.present} present."


def result_pages(made: Report) -> tuple[Page, ...]:
    """The report as slides: who answered, then change, evaluation and votes. Empty where nobody answered anything.

    What the report keeps back is told in the notes of the first one.
    """
    charts = tuple(_charts(made))
    if not charts and not made.forms:
        return ()
    kept_back = tuple(ListItem((Run(sentence),)) for sentence in made.suppressed)
    first = SlideShowing(title=RESULTS, blocks=_who_answered(made), eyebrow=RESULTS, kind=Kind.FORM, footer=made.title)
    return (
        Page(showing=first, notes=kept_back, section=RESULTS),
        *(Page(showing=showing, section=RESULTS) for showing in charts),
    )


def _who_answered(made: Report) -> tuple[Block, ...]:
    returned = [f"{form.title}: {form.returned} of {form.present} ({form.rate:.0%})" for form in made.forms]
    lines = [f"{made.present} people took part", *returned]
    words = REHEARSED if made.rehearsal else made.caveat
    return (*(ListItem((Run(line),)) for line in lines), Paragraph((Run(words, italic=True),)))


def _charts(made: Report) -> Iterator[ResultShowing]:
    for change in made.changes:
        yield _result(made, change.title, f"{RESULTS} · {change.before_label} – {change.after_label}", change)
    for distribution in made.distributions:
        yield _result(made, distribution.title, f"{RESULTS} · ratings", distribution)
    for choice in made.choices:
        yield _result(made, choice.chart.title, f"{RESULTS} · answers", choice.chart)
    for vote in made.votes:
        yield _result(made, vote.title, f"{RESULTS} · vote", vote.chart, Kind.DISCUSS)


def _result(made: Report, title: str, eyebrow: str, chart: Chart, kind: Kind = Kind.FORM) -> ResultShowing:
    return ResultShowing(title=title, eyebrow=eyebrow, kind=kind, footer=made.title, chart=chart)
