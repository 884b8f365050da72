"""Sharing blocks out over pages, and cutting a block that is too tall for one."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from workshop.model.text import Block, CodeBlock, Columns, ListItem, Paragraph, Quotation, Run, Runs, Table, plain

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
            return _best(len(_words(block.runs)), lambda at: _cut_runs(block, at), fits)
        case Quotation(paragraphs=(first, *others) as texts):
            between = _best(len(texts), lambda at: (Quotation(texts[:at]), Quotation(texts[at:])), fits)
            return between or _best(len(_words(first)), lambda at: _quotations(_split(first, at), others), fits)
        case CodeBlock(text) if "\n" in text:
            lines = text.split("\n")
            return _best(
                len(lines), lambda at: (CodeBlock("\n".join(lines[:at])), CodeBlock("\n".join(lines[at:]))), fits
            )
        case CodeBlock(text):
            return _best(len(text), lambda at: (CodeBlock(text[:at]), CodeBlock(text[at:])), fits)
        case Table(rows=rows) if len(rows) > 1:
            found = _best(len(rows), lambda at: (replace(block, rows=rows[:at]), replace(block, rows=rows[at:])), fits)
            return found or (replace(block, rows=rows[:1]), replace(block, rows=rows[1:]))
        case Table(rows=((*cells,),)) if max(len(_words(cell)) for cell in cells) > 1:
            most = max(len(_words(cell)) for cell in cells)
            return _best(most, lambda at: _cut_row(block, at), fits)
        case Columns():
            return _cut_columns(block, fits)
        case _:
            return None


def _cut_runs(block: Paragraph | ListItem, at: int) -> tuple[Block, Block]:
    head, tail = _split(block.runs, at)
    return replace(block, runs=head), Paragraph(tail) if isinstance(block, Paragraph) else replace(block, runs=tail)


def _quotations(halves: tuple[Runs, Runs], others: Sequence[Runs]) -> tuple[Block, Block]:
    return Quotation((halves[0],)), Quotation((halves[1], *others))


def _cut_row(table: Table, at: int) -> tuple[Block, Block]:
    halves = [_split(cell, at) for cell in table.rows[0]]
    first, second = (tuple(half[side] for half in halves) for side in (0, 1))
    return replace(table, rows=(first,)), replace(table, rows=(second,))


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


def _best(size: int, halves: Callable[[int], tuple[Block, Block]], fits: Fits[Block]) -> tuple[Block, Block] | None:
    """The halves with the largest first part that fits."""
    at = _most(size - 1, lambda tried: fits([halves(tried)[0]]))
    return halves(at) if at else None


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


def _words(runs: Runs) -> list[str]:
    return re.findall(r"\S+\s*|^\s+", plain(runs))


def _split(runs: Runs, at: int) -> tuple[Runs, Runs]:
    """The runs cut behind their first `at` words."""
    place = sum(map(len, _words(runs)[:at]))
    head: list[Run] = []
    tail: list[Run] = []
    for run in runs:
        if run.text[:place]:
            head.append(replace(run, text=run.text[:place]))
        if run.text[place:]:
            tail.append(replace(run, text=run.text[place:]))
        place = max(place - len(run.text), 0)
    return tuple(head), tuple(tail)
