"""The workbook inside a native chart: one sheet of words, numbers and formulas, as small as an .xlsx can be.

A library takes longer for such a sheet than the whole slide takes without it.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from xml.sax.saxutils import escape

from workshop.deck.text.shaping import writable

SHEET = "Sheet1"


@dataclass(frozen=True, slots=True)
class Formula:
    """What Office works out when somebody edits the sheet, and what it comes to now."""

    text: str
    value: float | str


@dataclass(frozen=True, slots=True)
class Number:
    """A number and how it is shown: `0%` or `0.0`."""

    value: float | Formula
    shown: str


Cell = str | float | Formula | Number | None
Row = Sequence[Cell]

_FORMATS = {"0%": 1, "0.0": 2}
_START = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_FIXED = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_SPREADSHEET}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_SPREADSHEET}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_SPREADSHEET}.styles+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook {_MAIN} xmlns:r="{_OFFICE}"><sheets>'
    f'<sheet name="{SHEET}" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
    "xl/styles.xml": f'<styleSheet {_MAIN}><numFmts count="1"><numFmt numFmtId="164" formatCode="0.0"/></numFmts>'
    '<fonts count="1"><font><sz val="11"/><name val="Arial"/><family val="2"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="9" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
}


def workbook(rows: Sequence[Row]) -> bytes:
    """The rows as an .xlsx with one sheet. Words are never formulas, whatever they begin with."""
    data = "".join(_row(number, row) for number, row in enumerate(rows, start=1))
    sheet = f'{_START}<worksheet {_MAIN}><cols><col min="1" max="1" width="40" customWidth="1"/></cols>'
    sheet += f"<sheetData>{data}</sheetData></worksheet>"
    out = io.BytesIO()
    # Stored as it is: the .pptx around it is compressed.
    with zipfile.ZipFile(out, "w") as package:
        for name, content in _FIXED.items():
            package.writestr(_entry(name), _START + content)
        package.writestr(_entry("xl/worksheets/sheet1.xml"), sheet)
    return out.getvalue()


@cache
def column(place: int) -> str:
    """The letters of a column; the first one is 0."""
    before, letter = divmod(place, 26)
    return (column(before - 1) if before else "") + chr(ord("A") + letter)


def cells(place: int, count: int, first: int = 2) -> str:
    """The address of cells below each other in a column, as a chart refers to it."""
    return f"{SHEET}!${column(place)}${first}:${column(place)}${first + max(count, 1) - 1}"


def cell(place: int, row: int = 1) -> str:
    return f"{SHEET}!${column(place)}${row}"


def _entry(name: str) -> zipfile.ZipInfo:
    """The same bytes each time, whenever they are written."""
    return zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))


def _row(number: int, row: Row) -> str:
    made = "".join(_cell(f"{column(place)}{number}", value) for place, value in enumerate(row) if value is not None)
    return f'<row r="{number}">{made}</row>'


def _cell(at: str, value: Cell) -> str:
    match value:
        case Number(value=inner, shown=shown):
            return _cell(at, inner).replace("<c ", f'<c s="{_FORMATS[shown]}" ', 1)
        case Formula(text=text, value=str() as result):
            return f'<c r="{at}" t="str"><f>{escape(text)}</f><v>{escape(writable(result))}</v></c>'
        case Formula(text=text, value=result):
            return f'<c r="{at}"><f>{escape(text)}</f><v>{result!r}</v></c>'
        case str():
            words = escape(writable(value))
            return f'<c r="{at}" t="inlineStr"><is><t xml:space="preserve">{words}</t></is></c>'
        case _:
            return f'<c r="{at}"><v>{value!r}</v></c>'
