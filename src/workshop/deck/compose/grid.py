"""A table's columns, rows and cells at one size of text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from workshop.deck.look.geometry import UNIT, Anchor, Box
from workshop.deck.slide import Grid, Lettering
from workshop.deck.text.paragraphs import Look
from workshop.deck.text.shaping import Para, shape, widest_word, width_of
from workshop.model.text import Align, Runs, Table

PADDING_X = 9 * UNIT
PADDING_Y = 6 * UNIT


def grid(table: Table, box: Box, look: Look) -> Grid:
    """The table from the upper left of the box on; its height is what it needs."""
    columns = _columns(table, box.w, look)
    edges = [box.x, *(box.x + edge for edge in accumulate(columns))]
    rows: list[int] = []
    cells: list[tuple[Lettering, ...]] = []
    top = box.y
    for place, row in enumerate((table.header, *table.rows)):
        style = replace(look, bold=look.bold or place == 0)
        shaped = [
            shape([_cell(runs, style, align)], width - 2 * PADDING_X)
            for runs, align, width in zip(row, table.align, columns, strict=True)
        ]
        height = max(text.height for text in shaped) + 2 * PADDING_Y
        cells.append(
            tuple(
                Lettering(
                    Box(edge + PADDING_X, top + PADDING_Y, width - 2 * PADDING_X, height - 2 * PADDING_Y),
                    text,
                    anchor=Anchor.TOP,
                    align=align,
                )
                for text, align, edge, width in zip(shaped, table.align, edges, columns, strict=False)
            )
        )
        rows.append(height)
        top += height
    return Grid(Box(box.x, box.y, box.w, top - box.y), tuple(columns), tuple(rows), tuple(cells))


def tears_a_word(made: Grid) -> bool:
    """Whether a word is cut in two because its column is too narrow for it."""
    return any(cell.shaped.tears_a_word for row in made.cells for cell in row)


def _cell(runs: Runs, look: Look, align: Align) -> Para:
    return Para(runs=runs, style=look.style(), align=align)


def _columns(table: Table, width: int, look: Look) -> list[int]:
    """Widths that tear no word where that can be, and share the rest by how much text each column has."""
    styles = [replace(look, bold=True).style(), *[look.style()] * len(table.rows)]
    columns = [list(zip(column, styles, strict=True)) for column in zip(table.header, *table.rows, strict=True)]
    slack = 2 * PADDING_X + 4 * UNIT
    least = [max(widest_word(runs, style) for runs, style in column) + slack for column in columns]
    wish = [max(width_of(runs, style) for runs, style in column) + slack for column in columns]
    if sum(least) >= width:
        return _scarce(width, least)
    if sum(wish) <= width:
        return _shared(width, wish)
    spare = width - sum(least)
    longing = [max(wanted - needed, 0) for wanted, needed in zip(wish, least, strict=True)]
    shares = _shared(spare, longing)
    return [needed + share for needed, share in zip(least, shares, strict=True)]


def _scarce(width: int, least: Sequence[int]) -> list[int]:
    """As many columns as can be get what their words need; what is left is shared by those whose words are torn."""
    given: dict[int, int] = {}
    for place in sorted(range(len(least)), key=lambda place: least[place]):
        share = (width - sum(given.values())) // (len(least) - len(given))
        given[place] = min(least[place], share)
    given[max(given, key=lambda place: least[place])] += width - sum(given.values())
    return [given[place] for place in range(len(least))]


def _shared(width: int, weights: Sequence[int]) -> list[int]:
    """The width shared out by weight, to the last unit."""
    total = sum(weights) or 1
    edges = [width * part // total for part in accumulate(weights)]
    shares = [after - before for before, after in zip([0, *edges], edges, strict=False)]
    shares[-1] += width - sum(shares)
    return shares
