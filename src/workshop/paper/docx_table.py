"""A table in a .docx: our style, a header row that repeats, rows that stay whole, and room to write."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import quoteattr

from docx.document import Document as Docx
from docx.enum.table import WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.table import CT_Tbl
from docx.shared import Pt
from docx.table import Table as OfficeTable
from docx.table import _Cell

from workshop.model.text import Align, Runs, Table, plain
from workshop.paper.docx_runs import Writer
from workshop.paper.docx_styles import TABLE_STYLE
from workshop.paper.grid import Grid
from workshop.paper.lettering import BLANK
from workshop.paper.look import TABLE_GAP
from workshop.paper.table import Density, least_height, measures

_STAYS_WHOLE = 7  # rows
_ALIGNMENTS = {
    Align.LEFT: None,
    Align.CENTER: WD_ALIGN_PARAGRAPH.CENTER,
    Align.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
}


def add_table(file: Docx, table: Table, width: float, title: str, writer: Writer, density: Density) -> None:
    """Add the table at the document's end; `title` names it to those who do not see it."""
    grid = Grid(table)
    columns = grid.columns(width, measures(density.letters))
    rows = ([table.header] if grid.has_header else []) + list(table.rows)
    if not rows:
        return
    _add_space(file)
    made = file.add_table(len(rows), len(columns), style=file.styles[TABLE_STYLE])
    element = file.element.body.findall(qn("w:tbl"))[-1]
    _shape(made, element, grid, columns, title)
    stays_whole = len(rows) <= _STAYS_WHOLE
    for place, (row, cells, properties) in enumerate(zip(made.rows, rows, element.tr_lst, strict=True)):
        is_head = grid.has_header and place == 0
        style = "Table Head" if is_head else "Table Text"
        for cell, runs, column, align in zip(row.cells, cells, columns, _aligns(table), strict=True):
            cell.width = Pt(column)
            _write(cell, runs, style, align, writer)
            cell.paragraphs[0].paragraph_format.keep_with_next = (stays_whole and place < len(rows) - 1) or None
        properties.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        least = 0.0 if is_head else least_height(grid, place - int(grid.has_header)) * density.writing
        if least:
            row.height, row.height_rule = Pt(least), WD_ROW_HEIGHT_RULE.AT_LEAST
        if is_head:
            properties.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _write(cell: _Cell, runs: Runs, style: str, align: Align, writer: Writer) -> None:
    line = cell.paragraphs[0]
    line.style = style
    line.alignment = _ALIGNMENTS[align]
    line.paragraph_format.space_before = Pt(0)
    if writer.mark_gaps or not BLANK.fullmatch(plain(runs).strip()):
        writer.add(line, runs)


def _shape(made: OfficeTable, element: CT_Tbl, grid: Grid, columns: Sequence[float], title: str) -> None:
    made.autofit = False
    made.alignment = WD_TABLE_ALIGNMENT.LEFT
    for column, width in zip(made.columns, columns, strict=True):
        column.width = Pt(width)
    properties = element.tblPr
    for old in properties.findall(qn("w:tblLook")) + properties.findall(qn("w:tblW")):
        properties.remove(old)
    properties.insert(1, parse_xml(f'<w:tblW {nsdecls("w")} w:w="{round(sum(columns) * 20)}" w:type="dxa"/>'))
    first = int(grid.has_header)
    properties.append(
        parse_xml(
            f'<w:tblLook {nsdecls("w")} w:val="{"0020" if first else "0000"}" w:firstRow="{first}" w:lastRow="0" '
            'w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        )
    )
    properties.append(parse_xml(f"<w:tblCaption {nsdecls('w')} w:val={quoteattr(title)}/>"))
    properties.append(parse_xml(f"<w:tblDescription {nsdecls('w')} w:val={quoteattr(_description(grid))}/>"))


def _description(grid: Grid) -> str:
    names = [plain(cell).strip() for cell in grid.table.header]
    columns = "Columns: " + ", ".join(name for name in names if name) + "." if any(names) else ""
    return " ".join(
        part for part in (columns, "Empty cells are to be filled in." if grid.is_written_on else "") if part
    )


def _aligns(table: Table) -> tuple[Align, ...]:
    return table.align or (Align.LEFT,) * len(table.header)


def _add_space(file: Docx) -> None:
    """Two tables that touch become one in Word, and a table has no gap above it."""
    body = file.element.body
    last = [child for child in body if child.tag != qn("w:sectPr")][-1:]
    touches = bool(last) and last[0].tag == qn("w:tbl")
    line = file.add_paragraph(style=file.styles["Table Text"])
    line.paragraph_format.keep_with_next = True
    line.paragraph_format.space_before = Pt(0)
    line.paragraph_format.line_spacing = Pt(TABLE_GAP if touches else TABLE_GAP * 0.8)
