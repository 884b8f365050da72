"""One sheet of the workbook, written from the top down: lines, tables, widths."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook as Book

from workshop.export.cells import clean
from workshop.export.table import Cell

WIDEST = 60
WIDEST_HEADER = 26


class Looks:
    """The cell formats of a workbook, by what a cell is for."""

    def __init__(self, book: Book) -> None:
        self.title: Format = book.add_format({"bold": True, "font_size": 18, "font_color": "#0F5C63"})
        self.section: Format = book.add_format({"bold": True, "font_size": 13, "font_color": "#0F5C63"})
        self.warning: Format = book.add_format({"bold": True, "font_size": 24, "font_color": "#C00000"})
        self.header: Format = book.add_format(
            {"bold": True, "bg_color": "#E3E0D8", "bottom": 1, "text_wrap": True, "valign": "top"}
        )
        self.note: Format = book.add_format({"italic": True, "font_color": "#5F6B7A"})
        self.text: Format = book.add_format({"text_wrap": True, "valign": "top"})
        self.bold: Format = book.add_format({"bold": True, "valign": "top"})
        self.whole: Format = book.add_format({"num_format": "0", "valign": "top"})
        self.decimal: Format = book.add_format({"num_format": "0.00", "valign": "top"})
        self.change: Format = book.add_format({"num_format": "+0.00;-0.00;0.00", "valign": "top"})
        self.percent: Format = book.add_format({"num_format": "0%", "valign": "top"})
        self.p: Format = book.add_format({"num_format": '[<0.001]"<0.001";0.000', "valign": "top"})
        self.plain: Format = book.add_format({"valign": "top"})


class Page:
    """A sheet with a place where the next line goes. Text is never taken for a formula."""

    def __init__(self, book: Book, looks: Looks, name: str, rehearsal: bool = False) -> None:
        self.sheet = book.add_worksheet(name)
        self.name: str = name
        self.row = 0
        self._looks = looks
        self._widths: dict[int, int] = {}
        if rehearsal:
            self.line("REHEARSAL – simulated answers, not results", looks.warning)

    def line(self, text: str, look: Format | None = None) -> None:
        """A line that may run over the columns to its right."""
        self.sheet.write_string(self.row, 0, clean(text), look or self._looks.plain)
        self.row += 1

    def gap(self) -> None:
        self.row += 1

    def table(
        self, header: Sequence[str], rows: Iterable[Sequence[Cell]], looks: Sequence[Format] = (), freeze: bool = False
    ) -> int:
        """A table with its header; gives the row in which its values begin."""
        self._write_row(header, [self._looks.header] * len(header))
        first = self.row
        if freeze:
            self.sheet.freeze_panes(first, 0)
        for row in rows:
            self._write_row(row, looks)
        return first

    def fit(self) -> None:
        """Make the columns as wide as their tables, within reason; long headers wrap."""
        for column, width in self._widths.items():
            self.sheet.set_column(column, column, width + 2)

    def _write_row(self, row: Sequence[Cell], looks: Sequence[Format]) -> None:
        for column, value in enumerate(row):
            look = looks[column] if column < len(looks) else self._looks.plain
            self._write(column, value, look)
            widest = WIDEST_HEADER if look is self._looks.header else WIDEST
            self._widths[column] = max(self._widths.get(column, 8), min(_width(value), widest))
        self.row += 1

    def _write(self, column: int, value: Cell, look: Format) -> None:
        if value is None:
            self.sheet.write_blank(self.row, column, None, look)
        elif isinstance(value, str):
            self.sheet.write_string(self.row, column, clean(value), look)
        elif math.isfinite(value):
            self.sheet.write_number(self.row, column, value, look)
        else:
            self.sheet.write_string(self.row, column, "–", look)


def _width(value: Cell) -> int:
    """The letters in the longest line of a cell."""
    if isinstance(value, str):
        return max(map(len, clean(value).split("\n")))
    return 0 if value is None else len(f"{value:.2f}")
