"""The workbook of a workshop: summary, a sheet of rows for each form and phase, comments, votes, codebook, event.

The figures come from the report; the rows come from the answers and say on their sheet what they are.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from pathlib import Path
from random import SystemRandom

from xlsxwriter.workbook import Workbook as Book

from workshop.export.atomic import write_whole
from workshop.export.page import Looks, Page
from workshop.export.summary import SHEET as SUMMARY
from workshop.export.summary import write_summary
from workshop.export.table import CODES, PERSON, Cell, Table, tables
from workshop.model.response import Opening, Response
from workshop.results.guard import SMALLEST
from workshop.results.items import WRITTEN, of_kind
from workshop.results.values import Report

RESERVED = (SUMMARY, "Comments", "Votes", "Codebook", "Event", "History")
ROWS = (
    "One row for each person, in random order and without names. These are single people’s answers: "
    "keep them to those who work with the data."
)
SUPPRESSION = (
    f"Figures over fewer than {SMALLEST} people are not shown, nor figures from which one could be worked out. "
    f"Comments are left out where fewer than {SMALLEST} people gave the form back."
)


def write_workbook(report: Report, openings: Sequence[Opening], responses: Sequence[Response], path: Path) -> None:
    """Write the workbook. Raises WorkshopError where the file cannot be written."""
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Book(buffer, options) as book:
        book.set_properties({"title": report.title, "comments": "REHEARSAL" if report.rehearsal else ""})
        _write_sheets(book, report, tables(openings, responses))
    write_whole(path, buffer.getvalue())


def _write_sheets(book: Book, report: Report, found: Sequence[Table]) -> None:
    looks = Looks(book)
    write_summary(book, looks, report)
    names = sheet_names([f"{table.stack.name} {table.phase}".strip() for table in found])
    for table, name in zip(found, names, strict=True):
        _rows(Page(book, looks, name, report.rehearsal), looks, table)
    _comments(Page(book, looks, "Comments", report.rehearsal), looks, report)
    _votes(Page(book, looks, "Votes", report.rehearsal), looks, report)
    _codebook(Page(book, looks, "Codebook", report.rehearsal), looks, found, names)
    _event(Page(book, looks, "Event", report.rehearsal), looks, report, found)


def sheet_names(titles: Sequence[str]) -> list[str]:
    """Names that Excel accepts: at most 31 letters, without certain signs, each only once."""
    taken = {name.casefold() for name in RESERVED}
    names = []
    for title in titles:
        plain = re.sub(r"[\[\]:*?/\\']", " ", title).strip()[:31].strip() or "Form"
        name, number = plain, 1
        while name.casefold() in taken:
            number += 1
            name = f"{plain[: 30 - len(str(number))]} {number}"
        taken.add(name.casefold())
        names.append(name)
    return names


def _rows(page: Page, looks: Looks, table: Table) -> None:
    page.line(ROWS, looks.note)
    header = [variable.name for variable in table.variables]
    if table.people is None:
        page.table(header, table.rows, freeze=True)
    else:
        rows = [(person, *row) for person, row in zip(table.people, table.rows, strict=True)]
        page.table([PERSON, *header], rows, freeze=True)
    page.fit()


def _comments(page: Page, looks: Looks, report: Report) -> None:
    page.line("Each question in a random order of its own; nothing here leads to a row of ratings.", looks.note)
    rows: list[tuple[Cell, ...]] = []
    for comments in report.comments:
        texts = list(comments.texts)
        SystemRandom().shuffle(texts)
        rows += [(comments.title, comments.question, text) for text in texts]
    page.table(("Form", "Question", "Comment"), rows, [looks.text] * 3, freeze=True)
    page.fit()


def _votes(page: Page, looks: Looks, report: Report) -> None:
    header = ("Vote", "Step", "Answer", "Count", "People who answered")
    rows = [
        (vote.title, vote.occurrence, bar.label, bar.count, vote.chart.total)
        for vote in report.votes
        for bar in vote.chart.bars
    ]
    page.table(header, rows, (looks.text, looks.plain, looks.text, looks.whole, looks.whole), freeze=True)
    page.fit()


def _codebook(page: Page, looks: Looks, found: Sequence[Table], names: Sequence[str]) -> None:
    header = ("Variable", "Sheet", "Form", "Phase", "Question", "Type", "Values", "Missing")
    rows = [row for table, name in zip(found, names, strict=True) for row in _codebook_rows(table, name)]
    page.table(header, rows, (looks.bold, *[looks.text] * 7), freeze=True)
    page.fit()


def _codebook_rows(table: Table, sheet: str) -> Sequence[Sequence[str]]:
    title = table.stack.form.title
    person = "The same in all sheets of this form, in this file only; drawn at random"
    rows = [(PERSON, sheet, title, table.phase, person, "random name", "", "")] if table.people is not None else []
    rows += [
        (one.name, sheet, title, table.phase, one.question, one.type, one.labels, CODES) for one in table.variables
    ]
    written = of_kind(table.stack, WRITTEN)
    return rows + [(item.id, "Comments", title, table.phase, item.text, "text", "", "") for item in written]


def _event(page: Page, looks: Looks, report: Report, found: Sequence[Table]) -> None:
    workshop = report.workshop
    facts: list[tuple[Cell, Cell]] = [
        ("Workshop", workshop.title),
        ("Date", workshop.date.isoformat()),
        ("Starts", workshop.starts.strftime("%H:%M")),
        ("Place", workshop.place),
        ("Programme", workshop.programme),
        ("How it measures", str(workshop.measure)),
        ("Present", report.present),
        ("Expected", report.expected),
        ("Rehearsal", "yes – simulated answers" if report.rehearsal else "no"),
        ("Small groups", SUPPRESSION),
        *(("Kept back", sentence) for sentence in report.suppressed),
    ]
    page.table(("Fact", "Value"), facts, (looks.bold, looks.text), freeze=True)
    page.gap()
    header = ("Form", "Title", "Phase", "Step", "Returned", "Version (hash of the wording)")
    page.table(header, [row for table in found for row in _versions(table)])
    page.fit()


def _versions(table: Table) -> list[tuple[Cell, ...]]:
    """A row for each wording of the form, with how many answered that one."""
    stack = table.stack
    return [
        (
            stack.name,
            stack.form.title,
            table.phase,
            stack.occurrence,
            sum(sheet.form.version == version for sheet in stack.sheets),
            version,
        )
        for version in stack.versions
    ]
