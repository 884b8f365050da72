"""A document as a .docx to be changed: real styles, lists and tables, and the same look as the PDF."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BytesIO

import docx
from docx.document import Document as Docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph as Line

from workshop.model.session import Document
from workshop.model.text import (
    Block,
    CodeBlock,
    Columns,
    ListItem,
    Paragraph,
    Picture,
    Quotation,
    Run,
    Table,
    citations,
    plain,
)
from workshop.paper.docx_runs import Writer
from workshop.paper.docx_styles import LEVELS, counting_from, dress
from workshop.paper.docx_table import add_table
from workshop.paper.fitting import fitted
from workshop.paper.flow import linked, without_tick
from workshop.paper.network import ALT, NETWORK_MAP, network_png
from workshop.paper.referral import REFERRAL_CARD
from workshop.paper.setting import Setting
from workshop.paper.sheet import Imprint, Sheet
from workshop.paper.table import Density


def handout_docx(document: Document, setting: Setting | None = None) -> bytes:
    """The document as a .docx. Needs a QGuiApplication, as columns are as wide as their letters."""
    chosen = setting or Setting()
    file = docx.Document()
    made = fitted(document, chosen)
    dress(file, chosen.imprint.language, made.density.letters)
    _lay(file, made.sheet, chosen.imprint)
    _Handout(file, document, chosen, made.sheet, made.density).write()
    _describe(file, document, chosen.imprint)
    buffer = BytesIO()
    file.save(buffer)
    return buffer.getvalue()


@dataclass
class _Handout:
    """Writes one document, block by block. Remembers the heading it is under and the list it is in."""

    file: Docx
    document: Document
    setting: Setting
    sheet: Sheet
    density: Density
    under: str = ""
    _list: int | None = None
    _writer: Writer = field(init=False)

    def __post_init__(self) -> None:
        self.under = self.document.title
        self._writer = Writer(mark_gaps=self.document.name == REFERRAL_CARD)

    def write(self) -> None:
        self._line((Run(self.document.title),), "Title")
        if self.document.about:
            self._line((Run(self.document.about),), "Subtitle")
        self._blocks(self.document.blocks)
        self._sources()
        if self.document.name == NETWORK_MAP:
            self._map()

    def _blocks(self, blocks: Sequence[Block]) -> None:
        for block in blocks:
            if not isinstance(block, ListItem):
                self._list = None
            self._block(block)

    def _block(self, block: Block) -> None:
        match block:
            case Paragraph(runs, depth) if depth:
                self.under = plain(runs)
                self._line((Run(self.under),), "heading 1" if depth <= _TOP else "heading 2")
            case Paragraph(runs):
                self._line(runs, "Normal")
            case ListItem():
                self._item(block)
            case Quotation(paragraphs):
                for runs in paragraphs:
                    self._line(runs, "Quote")
            case CodeBlock(text):
                self._line((Run(text),), "Code")
            case Table():
                add_table(self.file, block, self.sheet.area.width, self.under, self._writer, self._room())
            case Picture():
                self._picture(block)
            case Columns(left, right):
                self._blocks((*left, *right))

    def _room(self) -> Density:
        """As on our own pages, but never wider: other programs set the same a little higher."""
        return Density(self.density.letters, min(self.density.writing, 1.0))

    def _line(self, runs: Sequence[Run], style: str) -> Line:
        line = self.file.add_paragraph(style=self.file.styles[style])
        self._writer.add(line, runs)
        return line

    def _item(self, item: ListItem) -> None:
        runs, ticked = without_tick(item.runs)
        level = min(item.level, LEVELS - 1)
        name = "List Check" if ticked else "List Bullet" if item.number is None else "List Number"
        line = self._line(runs, name if level == 0 else f"{name} {level + 1}")
        if item.number is None:
            return
        if self._list is None or (level == 0 and item.number == 1):
            self._list = counting_from(self.file, item.number)
        line.paragraph_format.element.get_or_add_pPr().append(
            parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{self._list}"/></w:numPr>')
        )

    def _sources(self) -> None:
        known = self.setting.references
        for place, key in enumerate(key for key in citations(self.document.blocks) if key in known):
            line = self._line(linked(known[key].full), "Sources")
            if place == 0:
                line.paragraph_format.space_before = Pt(18)

    def _picture(self, picture: Picture) -> None:
        path = self.setting.pictures(picture.path)
        if path is None:
            self._line((Run(f"[{picture.alt}]"),), "Caption")
            return
        self._draw(str(path), picture.alt)
        if picture.caption:
            self._line((Run(picture.caption),), "Caption")

    def _map(self) -> None:
        line = self._line((Run("My network"),), "heading 1")
        line.paragraph_format.page_break_before = True
        self._draw(BytesIO(network_png(self.sheet.area)), ALT)

    def _draw(self, image: str | BytesIO, alt: str) -> None:
        shape = self.file.add_picture(image)
        share = min(self.sheet.area.width / shape.width.pt, (self.sheet.area.height - 40) / shape.height.pt, 1)
        shape.width, shape.height = Pt(shape.width.pt * share), Pt(shape.height.pt * share)
        *_, described = self.file.element.body.iter(qn("wp:docPr"))
        described.set("descr", alt)


def _lay(file: Docx, sheet: Sheet, imprint: Imprint) -> None:
    section = file.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE if sheet.landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Pt(sheet.width), Pt(sheet.height)
    section.left_margin = section.right_margin = Pt(sheet.SIDE)
    section.top_margin, section.bottom_margin = Pt(sheet.TOP), Pt(sheet.BOTTOM)
    section.header_distance, section.footer_distance = Pt(sheet.HEAD), Pt(sheet.FOOT)
    section.header.paragraphs[0].text = imprint.programme
    foot = section.footer.paragraphs[0]
    foot.paragraph_format.tab_stops.add_tab_stop(Pt(sheet.area.width), WD_TAB_ALIGNMENT.RIGHT)
    foot.add_run(f"{imprint.foot}\t")
    _add_field(foot, "PAGE")
    foot.add_run(" / ")
    _add_field(foot, "NUMPAGES")


def _add_field(line: Line, name: str) -> None:
    field_code = f'<w:fldSimple {nsdecls("w")} w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    line.paragraph_format.element.append(parse_xml(field_code))


def _describe(file: Docx, document: Document, imprint: Imprint) -> None:
    about = file.core_properties
    about.title, about.subject = document.title, document.about
    about.author = about.last_modified_by = imprint.programme
    about.language = imprint.language
    about.comments = imprint.foot
    about.keywords = ""
    about.created = about.modified = datetime.now(UTC)
    about.revision = 1


_TOP = 2
