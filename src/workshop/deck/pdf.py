"""Slides as a PDF: each on a page of its own size, or on paper as a handout or with the facilitator's notes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageSize, QPainter, QPdfWriter

from workshop.deck.account import Account, Deck, DeckSlide, Progress, save
from workshop.deck.compose.composing import no_pictures
from workshop.deck.compose.flow import Pictures
from workshop.deck.design import Design
from workshop.deck.draw import draw
from workshop.deck.look.geometry import EMU, UNIT, Box
from workshop.deck.papers.handout import Handout
from workshop.deck.papers.notes import NotesPages
from workshop.deck.papers.paper import Leaf, PaperSize, Stationery, on_paper, stationery
from workshop.model.showing import Page

_POINTS_PER_INCH = 72
_EMU_PER_POINT = UNIT * EMU


class Paper(StrEnum):
    """What is on a page: a slide and nothing else, slides for those who attend, or a slide and its notes."""

    SLIDES = "slides"
    HANDOUT_2 = "handout-2"
    HANDOUT_3 = "handout-3"
    HANDOUT_6 = "handout-6"
    NOTES = "notes"


_HANDOUTS: Mapping[Paper, Handout] = {
    Paper.HANDOUT_2: Handout(across=1, down=2),
    Paper.HANDOUT_3: Handout(across=1, down=3, lined=True),
    Paper.HANDOUT_6: Handout(across=2, down=3),
}


def write_pdf(
    pages: Sequence[Page],
    path: Path,
    design: Design,
    progress: Progress | None = None,
    *,
    pictures: Pictures = no_pictures,
    title: str = "",
    paper: Paper = Paper.SLIDES,
    size: PaperSize = PaperSize.A4,
) -> Account:
    """Write the pages; the hidden ones, which are for the facilitator only, on notes pages alone.

    `size` is the sheet's for handouts and notes; slides alone have pages of their design's size.
    """
    shown = [page for page in pages if paper is Paper.NOTES or not page.hidden]
    deck = Deck(shown, design if paper is Paper.SLIDES else on_paper(design), pictures)
    slides = deck.slides(progress)
    if paper is Paper.SLIDES:
        data = _written((partial(draw, slide=made.slide) for made in slides), design.page, _points(design), title)
    else:
        sheet = stationery(size, title)
        leaves = list(_leaves(paper, slides, sheet, pictures))
        drawings = (
            partial(sheet.draw, leaf=leaf, number=number, of=len(leaves)) for number, leaf in enumerate(leaves, 1)
        )
        data = _written(drawings, sheet.page, size.points, title)
    if not deck.account.cancelled:
        save(path, data)
    return deck.account


def _leaves(paper: Paper, slides: Iterable[DeckSlide], sheet: Stationery, pictures: Pictures) -> Iterator[Leaf]:
    pages = _HANDOUTS.get(paper) or NotesPages(pictures)
    return pages.leaves(slides, sheet)


def _points(design: Design) -> QSizeF:
    return QSizeF(design.width / _EMU_PER_POINT, design.height / _EMU_PER_POINT)


def _written(drawings: Iterable[Callable[[QPainter], None]], page: Box, points: QSizeF, title: str) -> bytes:
    """A PDF with each drawing, in units of the given page, on a page as many points large."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = _writer(buffer, points, title)
    painter = QPainter(writer)
    try:
        scale = writer.width() / page.w
        painter.scale(scale, scale)
        for place, drawing in enumerate(drawings):
            if place:
                writer.newPage()
            drawing(painter)
    finally:
        painter.end()
    return bytes(buffer.data().data())


def _writer(device: QIODevice, points: QSizeF, title: str) -> QPdfWriter:
    """At this resolution one device unit is one layout unit of a slide on our own page."""
    writer = QPdfWriter(device)
    writer.setResolution(UNIT * _POINTS_PER_INCH)
    writer.setPageSize(QPageSize(points, QPageSize.Unit.Point, "Slide", QPageSize.SizeMatchPolicy.ExactMatch))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setTitle(title)
    writer.setCreator("Workshop")
    return writer
