"""The one design of everything on paper: colours, letters and distances in points, shared by PDF and .docx."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from workshop.model.step import Kind

Colour = str  # six hexadecimal digits, RRGGBB

INK = "1B2430"
MUTED = "4E5660"
PRIMARY = "0F5C63"
LINE = "AEB5BC"  # what people write on: seen after copying, and no louder than their pencil
FAINT = "D9DDE0"
SOFT = "E9F1F1"
KINDS: Mapping[Kind, Colour] = {
    Kind.TALK: "0F5C63",
    Kind.DISCUSS: "415099",
    Kind.PRACTISE: "794175",
    Kind.VIGNETTE: "7E4710",
    Kind.FORM: "24613D",
    Kind.BREAK: "4E5660",
}

#: The names written into a .docx; a PDF is drawn with these or with their metric twins.
SANS = "Arial"
MONO = "Courier New"


@dataclass(frozen=True, slots=True)
class Style:
    """The look of a paragraph: its letters, the distance of its lines as a share of their size, and the gap above."""

    size: float
    colour: Colour = INK
    bold: bool = False
    italic: bool = False
    leading: float = 1.38
    before: float = 0

    @property
    def line(self) -> float:
        return self.size * self.leading

    def scaled(self, by: float) -> Style:
        return self if by == 1 else replace(self, size=self.size * by, before=self.before * by)


TITLE = Style(23, bold=True, leading=1.18)
ABOUT = Style(11.5, MUTED, leading=1.4, before=5)
HEADINGS: Mapping[int, Style] = {
    2: Style(13, PRIMARY, bold=True, leading=1.25, before=17),
    3: Style(11, INK, bold=True, leading=1.3, before=12),
}
BODY = Style(10.5, before=7)
POINT = replace(BODY, before=3.5)
FIRST_POINT = replace(BODY, before=6)
QUOTE = Style(10.5, MUTED, italic=True, before=8)
CODE = Style(9, leading=1.3, before=8)
CELL = Style(9.5, leading=1.32)
CELL_HEAD = replace(CELL, colour=PRIMARY, bold=True)
CAPTION = Style(8.5, MUTED, before=4)
SOURCE = Style(8.5, MUTED, leading=1.34, before=3)
SMALL = Style(8, MUTED, leading=1.3)
LETTERHEAD = replace(SMALL, colour=PRIMARY, bold=True)

TABLE_GAP = 9.0
INDENT = 18.0
CELL_SIDE, CELL_TOP = 5.5, 4.0


def heading(depth: int) -> Style:
    """The look of a heading of this depth; what is deeper than we know looks like the deepest we know."""
    return HEADINGS[min(max(depth, min(HEADINGS)), max(HEADINGS))]
