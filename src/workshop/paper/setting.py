"""What a document is set with, and which way its paper lies; asked by PDF and .docx alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from workshop.model.session import Document, Reference
from workshop.model.text import Table, plain
from workshop.paper.flow import Pictures, no_pictures
from workshop.paper.sheet import Imprint, PaperSize

_WIDE_COLUMNS, _WIDE_ROW = 5, 150


@dataclass(frozen=True, slots=True)
class Setting:
    """What a document is set with: whose letterhead, which paper, and where works and pictures are found."""

    imprint: Imprint = field(default_factory=Imprint)
    size: PaperSize = PaperSize.A4
    references: Mapping[str, Reference] = field(default_factory=dict)
    pictures: Pictures = no_pictures


def is_wide(document: Document) -> bool:
    """Whether the document has a table that needs the sheet to lie on its side."""
    return any(_is_wide(block) for block in document.blocks if isinstance(block, Table))


def _is_wide(table: Table) -> bool:
    letters = (sum(len(plain(cell)) for cell in row) for row in table.rows)
    return len(table.header) >= _WIDE_COLUMNS and max(letters, default=0) >= _WIDE_ROW
