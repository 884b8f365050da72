"""How a table's width is shared out over its columns: what is written there needs room, and so does what is read.

PDF and .docx ask here, so that both have the same columns. A width of letters
is asked of the caller, who has the typefaces.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property

from workshop.model.text import Runs, Table, plain
from workshop.paper.lettering import BLANK, BOX
from workshop.paper.look import CELL_SIDE

Width = Callable[[Runs, bool], float]  # of the runs; in a header when True

_TO_WRITE = 110.0
_SHORT_WRITE = 62.0
_SHORT_HEAD = 4  # letters: "In", "On", "Day"
_WIDEST_LABEL, _WIDEST_TEXT = 0.34, 0.48  # of the table, where there is room to write beside labels or longer texts
_LONG = 90  # letters of a text that is more than a label
_MANY = 4
_ALIKE = 0.85  # of the widest: columns that share what is left


class CellKind(Enum):
    EMPTY = auto()
    BOX = auto()
    TEXT = auto()


@dataclass(frozen=True, slots=True)
class Measures:
    """Asked for the width of runs in one line, and of their longest word. The flag says whether it is a header's."""

    natural: Width
    longest: Width


def kind_of(cell: Runs) -> CellKind:
    text = plain(cell).strip()
    if not text or BLANK.fullmatch(text):
        return CellKind.EMPTY
    return CellKind.BOX if text == BOX else CellKind.TEXT


@dataclass(frozen=True)
class Grid:
    """A table with what follows from its cells."""

    table: Table

    @cached_property
    def kinds(self) -> tuple[tuple[CellKind, ...], ...]:
        return tuple(tuple(map(kind_of, row)) for row in self.table.rows)

    @property
    def has_header(self) -> bool:
        return any(plain(cell).strip() for cell in self.table.header)

    @property
    def is_written_on(self) -> bool:
        """Whether there is anything to fill in; tables to be read have fewer lines."""
        return any(kind is not CellKind.TEXT for row in self.kinds for kind in row)

    @property
    def has_room_to_write(self) -> bool:
        return any(kind is CellKind.EMPTY for row in self.kinds for kind in row)

    @property
    def is_a_list(self) -> bool:
        """Many rows for one entry each need less height than one row for a few sentences."""
        empty = [row for row in self.kinds if all(kind is CellKind.EMPTY for kind in row[1:] or row)]
        return len(empty) > _MANY

    def is_free(self, row: int) -> bool:
        """Whether nothing stands in the row yet."""
        return all(kind is CellKind.EMPTY for kind in self.kinds[row])

    def is_open(self, row: int) -> bool:
        """Whether something in the row is to be written by hand: a cell, or the rest of one that ends in a colon."""
        cells = self.table.rows[row]
        return CellKind.EMPTY in self.kinds[row] or any(plain(cell).rstrip().endswith(":") for cell in cells)

    def columns(self, width: float, measures: Measures) -> tuple[float, ...]:
        """The columns' widths; together they are the table's."""
        wanted = [self._column(place, width, measures) for place in range(len(self.table.header))]
        return _shared(wanted, width)

    def _column(self, place: int, width: float, measures: Measures) -> _Column:
        head, cells = self.table.header[place], [row[place] for row in self.table.rows]
        kinds = {row[place] for row in self.kinds}
        pad = 2 * CELL_SIDE + 1
        least = max(measures.longest(head, True), *(measures.longest(cell, False) for cell in cells), 12) + pad
        natural = max(measures.natural(cell, False) for cell in cells) + pad if cells else 0.0
        title = measures.natural(head, True) + pad
        if CellKind.TEXT not in kinds:
            return _without_text(kinds, plain(head), title, least)
        if self._is_mostly_free(place):
            return _Column(max(least, _SHORT_WRITE), max(least, _TO_WRITE, natural), stretches=True)
        long = max(len(plain(cell)) for cell in cells) > _LONG
        most = width * (_WIDEST_TEXT if long else _WIDEST_LABEL) if self._is_beside_room(place) else width
        return _Column(least, max(least, min(natural, most)), stretches=len(self.kinds) == 1 and title > pad)

    def _is_mostly_free(self, place: int) -> bool:
        column = [row[place] for row in self.kinds]
        return 2 * column.count(CellKind.EMPTY) > len(column)

    def _is_beside_room(self, place: int) -> bool:
        others = [row[:place] + row[place + 1 :] for row in self.kinds]
        return any(CellKind.EMPTY in row for row in others)


@dataclass(frozen=True, slots=True)
class _Column:
    """`least` breaks no word, `wish` is what it would like; what is left goes to those that stretch."""

    least: float
    wish: float
    stretches: bool


def _without_text(kinds: set[CellKind], head: str, title: float, least: float) -> _Column:
    if CellKind.BOX in kinds:
        return _Column(least, max(least, min(title, 64)), stretches=False)
    if 0 < len(head.strip()) <= _SHORT_HEAD:
        return _Column(least, max(least, _SHORT_WRITE), stretches=True)
    return _Column(max(least, _SHORT_WRITE), max(least, _TO_WRITE, min(title, 1.6 * _TO_WRITE)), stretches=True)


def _shared(columns: Sequence[_Column], width: float) -> tuple[float, ...]:
    least, wish = sum(column.least for column in columns), sum(column.wish for column in columns)
    if least >= width:
        return tuple(column.least * width / least for column in columns)
    if wish >= width:
        share = (width - least) / (wish - least)
        return tuple(column.least + (column.wish - column.least) * share for column in columns)
    takers = [column.stretches for column in columns]
    if not any(takers):
        takers = [column.wish > 2 * _SHORT_WRITE for column in columns]
    if not any(takers):
        widest = max(column.wish for column in columns)
        takers = [column.wish >= _ALIKE * widest for column in columns]
    base = sum(column.wish for column, takes in zip(columns, takers, strict=True) if takes)
    return tuple(
        column.wish + (width - wish) * column.wish / base if takes else column.wish
        for column, takes in zip(columns, takers, strict=True)
    )
