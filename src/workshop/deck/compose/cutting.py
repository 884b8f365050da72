"""Sharing blocks out over pages, and cutting one that is too tall for a page: between words where that can be.

A text without blanks is cut where a line may end, and a word that is longer than a page between two letters.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import QTextBoundaryFinder

from workshop.model.session import Reference
from workshop.model.step import Option
from workshop.model.text import (
    Block,
    CodeBlock,
    Columns,
    ListItem,
    Paragraph,
    Picture,
    Quotation,
    Run,
    Runs,
    Table,
    plain,
)

T = TypeVar("T")
Fits = Callable[[Sequence[T]], bool]
Cut = Callable[[T, Fits[T]], tuple[T, T] | None]


def pages_of(items: Sequence[T], fits: Fits[T], cut_one: Cut[T]) -> list[tuple[T, ...]]:
    """The items in order, as many to a page as fit; one that fits no page is cut, or stands alone if it cannot be."""
    pages: list[tuple[T, ...]] = []
    rest = list(items)
    while rest:
        count = _most(len(rest), lambda tried: fits(rest[:tried]))
        if count == 0:
            halves = cut_one(rest[0], fits)
            if halves:
                pages.append((halves[0],))
                rest[:1] = [halves[1]]
                continue
            count = 1
        pages.append(tuple(rest[:count]))
        del rest[:count]
    return pages


def cut(block: Block, fits: Fits[Block]) -> tuple[Block, Block] | None:
    """A first part that fits and the rest, or None where there is nothing to cut."""
    match block:
        case Paragraph() | ListItem():
            return _best(_ends(plain(block.runs)), lambda at: _cut_runs(block, at), fits)
        case Quotation(paragraphs=(first, *others) as texts):
            between = _best([range(1, len(texts))], lambda at: (Quotation(texts[:at]), Quotation(texts[at:])), fits)
            return between or _best(_ends(plain(first)), lambda at: _quotations(_split(first, at), others), fits)
        case CodeBlock(text):
            lines = [found.end() for found in re.finditer("\n", text)]
            return _best([_inner(lines, text), *_ends(text)], lambda at: _cut_code(text, at), fits)
        case Table():
            return _cut_table(block, fits)
        case Columns():
            return _cut_columns(block, fits)
        case Picture(caption=caption) if caption and fits([bare := replace(block, caption="")]):
            return bare, Paragraph((Run(caption),))
        case _:
            return None


def cut_reference(reference: Reference, fits: Fits[Reference]) -> tuple[Reference, Reference] | None:
    """An entry that is longer than a page as two."""
    text = reference.full
    return _best(_ends(text), lambda at: (replace(reference, full=text[:at]), replace(reference, full=text[at:])), fits)


def cut_option(option: Option, fits: Fits[Option]) -> tuple[Option, Option] | None:
    """An option that is longer than a page as two, which are still one to choose."""
    text = option.text
    return _best(_ends(text), lambda at: (replace(option, text=text[:at]), replace(option, text=text[at:])), fits)


def _cut_runs(block: Paragraph | ListItem, at: int) -> tuple[Block, Block]:
    head, tail = _split(block.runs, at)
    return replace(block, runs=head), Paragraph(tail) if isinstance(block, Paragraph) else replace(block, runs=tail)


def _quotations(halves: tuple[Runs, Runs], others: Sequence[Runs]) -> tuple[Block, Block]:
    return Quotation((halves[0],)), Quotation((halves[1], *others))


def _cut_code(text: str, at: int) -> tuple[Block, Block]:
    return CodeBlock(text[:at].removesuffix("\n")), CodeBlock(text[at:])


def _cut_table(table: Table, fits: Fits[Block]) -> tuple[Block, Block] | None:
    """Between rows; a row that is taller than a page within its cells, each of which is read on in its place."""
    rows = table.rows
    between = _best(
        [range(1, len(rows))], lambda at: (replace(table, rows=rows[:at]), replace(table, rows=rows[at:])), fits
    )
    if between or not rows:
        return between
    first = replace(table, rows=rows[:1])
    if not fits([first]):
        kinds = (_shared_ends(texts) for texts in zip(*(_ends(plain(cell)) for cell in rows[0]), strict=True))
        within = _best(kinds, lambda at: _cut_row(table, at), fits)
        if within:
            return within
    return (first, replace(table, rows=rows[1:])) if len(rows) > 1 else None


def _cut_row(table: Table, at: int) -> tuple[Block, Block]:
    """The first row cut in each cell at the last good place up to this one."""
    halves = [_split(cell, _end_within(plain(cell), at)) for cell in table.rows[0]]
    first, second = (tuple(half[side] for half in halves) for side in (0, 1))
    return replace(table, rows=(first,)), replace(table, rows=(second, *table.rows[1:]))


def _shared_ends(cells: Iterable[Sequence[int]]) -> Sequence[int]:
    return sorted({end for ends in cells for end in ends})


def _end_within(text: str, at: int) -> int:
    """The place nearest before this one where the text is best cut."""
    if len(text) <= at:
        return len(text)
    found = 0
    for ends in _ends(text):
        found = max((end for end in ends if 2 * found < end <= at), default=found)
    return found


def _cut_columns(block: Columns, fits: Fits[Block]) -> tuple[Block, Block] | None:
    """Each column is continued by itself, so that both are read on in their place."""

    def side(blocks: tuple[Block, ...], make: Callable[[Sequence[Block]], Columns]) -> tuple[Sequence[Block], ...]:
        if not blocks:
            return (), ()
        pages = pages_of(blocks, lambda tried: fits([make(tried)]), cut)
        return pages[0], tuple(one for page in pages[1:] for one in page)

    left, more_left = side(block.left, lambda tried: Columns(tuple(tried), ()))
    right, more_right = side(block.right, lambda tried: Columns((), tuple(tried)))
    if not more_left and not more_right:
        return None
    return Columns(tuple(left), tuple(right)), Columns(tuple(more_left), tuple(more_right))


def _best(kinds: Iterable[Sequence[int]], halves: Callable[[int], tuple[T, T]], fits: Fits[T]) -> tuple[T, T] | None:
    """The halves with the largest first part that fits; a worse kind of place only where it is twice as large."""
    best = 0
    for places in kinds:
        further = [place for place in places if place > 2 * best]
        if further and fits([halves(further[0])[0]]):
            best = _furthest(further, lambda place: fits([halves(place)[0]]))
    return halves(best) if best else None


def _furthest(places: Sequence[int], holds: Callable[[int], bool]) -> int:
    """The last of the places for which it holds, which it does for the first."""
    return places[_most(len(places), lambda count: holds(places[count - 1])) - 1]


def _most(limit: int, holds: Callable[[int], bool]) -> int:
    """The largest number up to the limit for which it holds, or 0; what holds for more holds for less."""
    low, high = 0, limit
    while low < high:
        middle = (low + high + 1) // 2
        if holds(middle):
            low = middle
        else:
            high = middle - 1
    return low


def _ends(text: str) -> tuple[Sequence[int], ...]:
    """Where the text may be cut, the best kind of place first: behind blanks, where a line may end, anywhere."""
    blanks = [found.end() for found in re.finditer(r"\s+", text)]
    kinds = QTextBoundaryFinder.BoundaryType
    lines, letters = (list(_boundaries(text, kind)) for kind in (kinds.Line, kinds.Grapheme))
    return _inner(blanks, text), _inner(lines, text), _inner(letters, text)


def _inner(places: Iterable[int], text: str) -> Sequence[int]:
    """Those that leave words on both sides."""
    first, end = len(text) - len(text.lstrip()), len(text.rstrip())
    return [place for place in places if first < place < end]


def _boundaries(text: str, kind: QTextBoundaryFinder.BoundaryType) -> Iterator[int]:
    """Qt counts in units of UTF-16, of which some letters need two."""
    places = [0]
    for place, letter in enumerate(text):
        places += [place + 1] * (2 if letter > "\uffff" else 1)
    finder = QTextBoundaryFinder(kind, text)
    while (at := finder.toNextBoundary()) >= 0:
        yield places[at]


def _split(runs: Runs, place: int) -> tuple[Runs, Runs]:
    """The runs cut behind so many letters."""
    head: list[Run] = []
    tail: list[Run] = []
    for run in runs:
        if run.text[:place]:
            head.append(replace(run, text=run.text[:place]))
        if run.text[place:]:
            tail.append(replace(run, text=run.text[place:]))
        place = max(place - len(run.text), 0)
    return tuple(head), tuple(tail)
