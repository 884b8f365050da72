"""The results of a workshop on record: the report, and the files that are made of it."""

from __future__ import annotations

from pathlib import Path

from workshop.model.workshop import Workshop
from workshop.results.report import report
from workshop.results.values import Report
from workshop.store.record import Record


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
