"""Rich text as plain values: runs of letters in paragraphs, lists, tables and pictures.

Made from Markdown by `content`; drawn, written or printed by whoever shows it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Run:
    """Letters of one look. `cite` is the key of the work that the letters point to."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    link: str | None = None
    cite: str | None = None


Runs = tuple[Run, ...]


class Align(StrEnum):
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`heading` is the depth of the heading that a document's paragraph is, 0 for ordinary text."""

    runs: Runs
    heading: int = 0


@dataclass(frozen=True, slots=True)
class ListItem:
    """One point of a list. `level` counts from 0; `number` is None for a bullet."""

    runs: Runs
    level: int = 0
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Quotation:
    """Somebody's words, a tuple of runs for each paragraph."""

    paragraphs: tuple[Runs, ...]


@dataclass(frozen=True, slots=True)
class CodeBlock:
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """Every row has as many cells as the header."""

    header: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]
    align: tuple[Align, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture file inside the content folder. `path` is relative to that folder."""

    path: str
    alt: str
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Columns:
    """Two columns side by side; neither holds columns."""

    left: tuple[Block, ...]
    right: tuple[Block, ...]


Block = Paragraph | ListItem | Quotation | CodeBlock | Table | Picture | Columns


def runs_in(blocks: Iterable[Block]) -> Iterator[Run]:
    """Every run of the blocks, in reading order."""
    for block in blocks:
        match block:
            case Paragraph(runs) | ListItem(runs):
                yield from runs
            case Quotation(paragraphs):
                for runs in paragraphs:
                    yield from runs
            case Table(header, rows):
                for row in (header, *rows):
                    for cell in row:
                        yield from cell
            case Columns(left, right):
                yield from runs_in(left)
                yield from runs_in(right)
            case CodeBlock(text):
                yield Run(text, code=True)
            case Picture(alt=alt):
                yield Run(alt)


def plain(runs: Iterable[Run]) -> str:
    """The letters without their look."""
    return "".join(run.text for run in runs)


def citations(blocks: Iterable[Block]) -> tuple[str, ...]:
    """Keys of the works cited, each once, in the order they appear."""
    return tuple(dict.fromkeys(run.cite for run in runs_in(blocks) if run.cite))
