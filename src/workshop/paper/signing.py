"""The sign-in sheet for a workshop: the library's own document, with its facts filled in and as many rows as wanted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from workshop.model.session import Document
from workshop.model.text import Run, Runs, Table, plain


def sign_in_sheet(document: Document, rows: int, facts: Mapping[str, str] | None = None) -> Document:
    """The document with `rows` numbered rows, whichever number its author gave.

    `facts` are written below the table heads of these names: {"Date": "3 June"}.
    """
    if rows < 1:
        raise ValueError(f"a sign-in sheet has one row at least, and not {rows}")
    known = facts or {}
    blocks = tuple(
        _filled(_with_rows(block, rows), known) if isinstance(block, Table) else block for block in document.blocks
    )
    return replace(document, blocks=blocks)


def _with_rows(table: Table, rows: int) -> Table:
    if not _is_numbered(table):
        return table
    empty: tuple[Runs, ...] = tuple(() for _ in table.header[1:])
    return replace(table, rows=tuple(((Run(str(number)),), *empty) for number in range(1, rows + 1)))


def _is_numbered(table: Table) -> bool:
    firsts = [plain(row[0]).strip() for row in table.rows]
    return bool(firsts) and firsts == [str(number) for number in range(1, len(firsts) + 1)]


def _filled(table: Table, facts: Mapping[str, str]) -> Table:
    heads = [plain(head).strip() for head in table.header]
    if not table.rows or not facts.keys() & set(heads):
        return table
    first, *others = table.rows
    row = tuple(
        (Run(facts[head]),) if facts.get(head) and not cell else cell for head, cell in zip(heads, first, strict=True)
    )
    return replace(table, rows=(row, *others))
