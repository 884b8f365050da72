"""All forms of a workshop in one flat file: a row for each person and form, then a row for each comment.

The columns of a form that a row does not belong to say "not asked". Counts of votes stand in the workbook.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from random import SystemRandom

from workshop.export.atomic import write_whole
from workshop.export.cells import harmless
from workshop.export.table import NOT_ASKED, PERSON, Cell, Table, tables, variable_name
from workshop.model.response import Opening, Response
from workshop.results.values import Report

FACTS = ("workshop", "date", "rehearsal", "form", "phase", PERSON)
COMMENT = ("comment_on", "comment")

Column = tuple[str, str]


def write_csv(report: Report, openings: Sequence[Opening], responses: Sequence[Response], path: Path) -> None:
    """Write the file: UTF-8 with a byte order mark, ISO dates. Raises WorkshopError where it cannot be written."""
    found = tables(openings, responses)
    columns = _columns(found)
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([*FACTS, *columns.values(), *COMMENT])
    for row in [*_answers(report, found, list(columns)), *_comments(report, len(columns))]:
        writer.writerow([harmless(cell) if isinstance(cell, str) else cell for cell in row])
    write_whole(path, text.getvalue().encode("utf-8-sig"))


def _columns(found: Sequence[Table]) -> dict[Column, str]:
    """The column's name for each form's variable; the form's name goes before one that several forms use."""
    pairs = dict.fromkeys((table.stack.name, variable.name) for table in found for variable in table.variables)
    uses = Counter(name for _, name in pairs)
    taken = {*FACTS, *COMMENT}
    return {
        (form, name): variable_name(f"{form}_{name}") if uses[name] > 1 or name in taken else name
        for form, name in pairs
    }


def _answers(report: Report, found: Sequence[Table], columns: Sequence[Column]) -> list[list[Cell]]:
    rows: list[list[Cell]] = []
    for table in found:
        people = table.people or [""] * len(table.rows)
        names = [(table.stack.name, variable.name) for variable in table.variables]
        for person, row in zip(people, table.rows, strict=True):
            cells = dict(zip(names, row, strict=True))
            rows.append([*_facts(report, table, person), *(cells.get(key, NOT_ASKED) for key in columns), "", ""])
    return rows


def _facts(report: Report, table: Table, person: str) -> list[Cell]:
    return [*_event(report), table.stack.name, table.phase, person]


def _comments(report: Report, columns: int) -> list[list[Cell]]:
    rows: list[list[Cell]] = []
    for comments in report.comments:
        texts = list(comments.texts)
        SystemRandom().shuffle(texts)
        empty = [""] * columns
        rows += [[*_event(report), comments.form, "", "", *empty, comments.item, text] for text in texts]
    return rows


def _event(report: Report) -> list[Cell]:
    return [report.title, report.date.isoformat(), "yes" if report.rehearsal else "no"]
