"""A table as strips: one for its header, repeated on every page, and one for each row, which is never broken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from workshop.model.text import Align, Runs, Table
from workshop.paper.grid import CellKind, Grid, Measures
from workshop.paper.lettering import Lettering, lettering, longest_word, natural_width
from workshop.paper.look import CELL, CELL_HEAD, CELL_SIDE, CELL_TOP, FAINT, LINE, SOFT, Style
from workshop.paper.sheet import Room
from workshop.paper.strips import Area, Outline, Piece, Strip, Words

_HAIR = 0.6
_LIST_ROW, _FREE_ROW, _OPEN_ROW = 25.0, 36.0, 25.0
_WHOLE_UP_TO, _READ_WHOLE_UP_TO = 0.42, 0.24  # of a page: smaller tables are not parted


@dataclass(frozen=True, slots=True)
class Density:
    """How much smaller the letters are set, and how much room there is to write."""

    letters: float = 1.0
    writing: float = 1.0


@dataclass(frozen=True)
class _Row:
    """A row's cells in their columns, from the first to the last line that it shows."""

    cells: tuple[Lettering | None, ...]
    boxes: tuple[bool, ...]
    least: float
    style: Style

    @property
    def lines(self) -> int:
        return max((cell.lines for cell in self.cells if cell), default=1)

    def height(self, first: int, end: int) -> float:
        return max(self.least, (end - first) * self.style.line + 2 * CELL_TOP)


@dataclass(frozen=True)
class _Setter:
    """Sets the rows of a table at `x`, on pages with `room` for them."""

    grid: Grid
    x: float
    width: float
    room: float
    density: Density

    @cached_property
    def style(self) -> Style:
        return CELL.scaled(self.density.letters)

    @cached_property
    def head_style(self) -> Style:
        return CELL_HEAD.scaled(self.density.letters)

    @cached_property
    def columns(self) -> tuple[float, ...]:
        return self.grid.columns(self.width, measures(self.density.letters))

    def strips(self) -> Iterator[Strip]:
        header = self._header()
        if header:
            yield header
        rows = [strip for place in range(len(self.grid.table.rows)) for strip in self._row(place)]
        height = sum(row.height for row in rows)
        whole = height <= self.room * (_WHOLE_UP_TO if self.grid.has_room_to_write else _READ_WHOLE_UP_TO)
        for place, row in enumerate(rows):
            first_two = place == 0 and len(rows) > 1
            last_two = place == len(rows) - 2
            yield replace(row, again=header, keep=(whole or first_two or last_two) and place < len(rows) - 1)

    def _header(self) -> Strip | None:
        if not self.grid.has_header:
            return None
        row = self._set(self.grid.table.header, self.head_style, 0, [CellKind.TEXT] * len(self.columns))
        strip = self._strip(row, 0, row.lines)
        ground = Area(Room(self.x, 0, self.width, strip.height), SOFT)
        return replace(strip, pieces=(ground, *strip.pieces), keep=True)

    def _row(self, place: int) -> Iterator[Strip]:
        """One strip, or several for a row that is higher than a page."""
        row = self._set(self.grid.table.rows[place], self.style, self._least(place), self.grid.kinds[place])
        fitting = max(1, int((self.room * 0.8 - 2 * CELL_TOP) / self.style.line))
        if row.height(0, row.lines) <= self.room * 0.9:
            fitting = row.lines
        for first in range(0, row.lines, fitting):
            yield self._strip(row, first, min(first + fitting, row.lines))

    def _least(self, place: int) -> float:
        return least_height(self.grid, place) * self.density.writing

    def _set(self, cells: Sequence[Runs], style: Style, least: float, kinds: Sequence[CellKind]) -> _Row:
        made = tuple(
            lettering(runs, style, column - 2 * CELL_SIDE, align) if kind is not CellKind.EMPTY else None
            for runs, column, align, kind in zip(cells, self.columns, self._aligns, kinds, strict=True)
        )
        return _Row(made, tuple(kind is CellKind.BOX for kind in kinds), least, style)

    @cached_property
    def _aligns(self) -> tuple[Align, ...]:
        return self.grid.table.align or (Align.LEFT,) * len(self.grid.table.header)

    def _strip(self, row: _Row, first: int, end: int) -> Strip:
        height = row.height(first, end)
        return Strip(height, (*self._letters(row, first, end), *self._lines(height)))

    def _letters(self, row: _Row, first: int, end: int) -> Iterator[Piece]:
        x = self.x
        for cell, column in zip(row.cells, self.columns, strict=True):
            if cell and first < cell.lines:
                yield Words(cell, x + CELL_SIDE, CELL_TOP, first, min(end, cell.lines))
            x += column

    def _lines(self, height: float) -> Iterator[Piece]:
        """A frame around every cell; what is only read has a fainter one."""
        colour = LINE if self.grid.is_written_on else FAINT
        x = self.x
        for column in self.columns:
            yield Outline(Room(x, 0, column, height), colour, _HAIR)
            x += column


def measures(letters: float = 1.0) -> Measures:
    """How wide the text of cells is, in letters that much larger or smaller than ours. Needs a QGuiApplication."""
    cell, head = CELL.scaled(letters), CELL_HEAD.scaled(letters)
    return Measures(
        natural=lambda runs, is_head: natural_width(runs, head if is_head else cell),
        longest=lambda runs, is_head: longest_word(runs, head if is_head else cell),
    )


def least_height(grid: Grid, place: int) -> float:
    """What a row needs so that there is room to write, 0 where nothing is written."""
    if grid.is_free(place) and not grid.is_a_list:
        return _FREE_ROW
    if grid.is_open(place):
        return _LIST_ROW if grid.is_a_list else _OPEN_ROW
    return 0.0


def table_strips(
    table: Table, x: float, width: float, room: float, gap: float, density: Density | None = None
) -> Iterator[Strip]:
    """The table's header and rows. `room` is a page's height; small tables are kept on one page."""
    setter = _Setter(Grid(table), x, width, room, density or Density())
    for place, strip in enumerate(setter.strips()):
        yield replace(strip, gap=gap) if place == 0 else strip
