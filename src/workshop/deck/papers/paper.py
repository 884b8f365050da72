"""Sheets of paper: their size and margins, what stands at head and foot, and slides in frames on them.

A sheet is laid out as a slide is, on a page of its own size; which slides and
notes go on it is for `pdf_handout` and `pdf_notes`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from PySide6.QtCore import QCoreApplication, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from workshop.deck.design import DARK, LIGHT, Design
from workshop.deck.draw import draw
from workshop.deck.look.geometry import UNIT, Arrangement, Box, Plan
from workshop.deck.look.theme import Colour, mixed
from workshop.deck.slide import Area, LaidSlide, Lettering, Piece
from workshop.deck.text.shaping import Para, Style, shape, width_of
from workshop.model.text import Align, Run, Runs

PT = 2 * UNIT  # a point on paper: the distances around text are made for letters twice as large
BELOW = 16 * PT  # what the number below a slide needs
SMALL = 18  # the size of what stands around text and slides; on paper half of it
INK, MUTED = LIGHT.theme.ink, LIGHT.theme.muted

_MARGIN = 54 * PT
_EDGE = 30 * PT  # from the paper's edge to its head and foot
_GAP = 12 * PT
_HAIRLINE = PT // 2
_LINE = mixed(MUTED, LIGHT.theme.page, 0.55)
_LINE_DISTANCE = 23 * PT  # eight millimetres, as people write
_NUMBER = 16
_MARK = Style(16, LIGHT.theme.late, bold=True)
_MARK_PADDING = 6 * PT
_BLANK = replace(LIGHT, plans={Arrangement.BODY: Plan({})})


class PaperSize(Enum):
    """Width and height of an upright sheet, in points."""

    A4 = (595, 842)
    LETTER = (612, 792)

    @property
    def points(self) -> QSizeF:
        width, height = self.value
        return QSizeF(width, height)

    @property
    def page(self) -> Box:
        width, height = self.value
        return Box(0, 0, width * PT, height * PT)


@dataclass(frozen=True, slots=True)
class Placed:
    """A slide to be drawn as large as its box, which has the slide's shape."""

    slide: LaidSlide
    box: Box


@dataclass(frozen=True, slots=True)
class Leaf:
    """What is on one page of paper between head and foot."""

    slides: tuple[Placed, ...]
    pieces: tuple[Piece, ...]
    facilitator_only: bool = False


@dataclass(frozen=True, slots=True)
class Stationery:
    """Paper with a title at its head; `area` is left for what the page is about."""

    page: Box
    title: str
    head: tuple[Lettering, ...]
    area: Box

    def draw(self, painter: QPainter, leaf: Leaf, number: int, of: int) -> None:
        """Draw page `number` of so many, in layout units that the painter's scale has set up."""
        draw(painter, self.sheet(leaf, number, of))
        for placed in leaf.slides:
            _draw_framed(painter, placed)

    def sheet(self, leaf: Leaf, number: int, of: int) -> LaidSlide:
        """All that is on the page but its slides."""
        mark = _mark(replace(self.area, y=_EDGE)) if leaf.facilitator_only else ()
        foot = replace(self.area, y=self.page.bottom - _EDGE - _GAP)
        count = lettering((Run(f"{number} / {of}"),), foot, align=Align.RIGHT)
        return LaidSlide(
            arrangement=Arrangement.BODY,
            title=self.title or _BLANK.name,
            surface=_BLANK.surface(Arrangement.BODY),
            design=replace(_BLANK, page=self.page),
            pieces=(*self.head, *mark, *leaf.pieces, count),
        )


def stationery(size: PaperSize, title: str) -> Stationery:
    """The head grows with its title, and leaves less for the rest."""
    page = size.page
    width = page.w - 2 * _MARGIN
    beside_mark = Box(_MARGIN, _EDGE, width - _mark_width() - _GAP, 0)
    head = (lettering((Run(title),), beside_mark),) if title.strip() else ()
    top = max([_MARGIN, *(text.box.bottom + _GAP for text in head)])
    return Stationery(page, title, head, Box(_MARGIN, top, width, page.h - _MARGIN - top))


def on_paper(design: Design) -> Design:
    """The design as it is printed: our dark colours give way to our light ones, which need less ink."""
    ours_and_dark = design.source is None and design.theme == DARK.theme
    return replace(design, theme=LIGHT.theme) if ours_and_dark else design


def fitted(slide: LaidSlide, room: Box) -> Placed:
    """The slide as large as it goes, at the top of the room and in its middle."""
    page = slide.design.page
    scale = min(room.w / page.w, room.h / page.h)
    width, height = round(page.w * scale), round(page.h * scale)
    return Placed(slide, Box(room.x + (room.w - width) // 2, room.y, width, height))


def numbered(placed: Placed, number: int) -> Lettering:
    """The number below the slide, which may be too small to be read on it."""
    below = Box(placed.box.x, placed.box.bottom + 3 * PT, placed.box.w, 0)
    return lettering((Run(str(number)),), below, size=_NUMBER, align=Align.RIGHT)


def lettering(
    runs: Runs, at: Box, *, size: int = SMALL, colour: Colour = MUTED, align: Align = Align.LEFT
) -> Lettering:
    """Text from the top of a box on, as wide as the box and as high as it needs."""
    shaped = shape([Para(runs=runs, style=Style(size, colour), align=align)], at.w)
    return Lettering(replace(at, h=shaped.height), shaped, align=align)


def ruled(room: Box) -> tuple[Area, ...]:
    """Lines to write on, as many as there is room for."""
    feet = range(room.y + _LINE_DISTANCE, room.bottom + 1, _LINE_DISTANCE)
    return tuple(Area(Box(room.x, foot - _HAIRLINE, room.w, _HAIRLINE), _LINE) for foot in feet)


def _facilitator_only() -> str:
    return QCoreApplication.translate("deck", "Facilitator only")


def _mark_width() -> int:
    return width_of([Run(_facilitator_only())], _MARK) + 2 * _MARK_PADDING


def _mark(row: Box) -> tuple[Piece, ...]:
    """At the right end of the row: an outline rather than an area, which would take more ink."""
    height = 15 * PT
    box = Box(row.right - _mark_width(), row.y - 2 * PT, _mark_width(), height)
    shaped = shape([Para(runs=(Run(_facilitator_only()),), style=_MARK)], box.w)
    words = Box(box.x + _MARK_PADDING, box.y + (height - shaped.height) // 2, box.w, shaped.height)
    outline = Area(box, _MARK.colour, radius=3 * PT), Area(_grown(box, -PT), LIGHT.theme.page, radius=2 * PT)
    return (*outline, Lettering(words, shaped))


def _grown(box: Box, by: int) -> Box:
    return Box(box.x - by, box.y - by, box.w + 2 * by, box.h + 2 * by)


def _draw_framed(painter: QPainter, placed: Placed) -> None:
    page, box = placed.slide.design.page, placed.box
    painter.save()
    painter.translate(box.x, box.y)
    painter.scale(box.w / page.w, box.h / page.h)
    painter.setClipRect(QRectF(page.x, page.y, page.w, page.h))
    draw(painter, placed.slide)
    painter.restore()
    painter.setPen(QPen(QColor(f"#{_LINE}"), _HAIRLINE))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(QRectF(box.x, box.y, box.w, box.h))
