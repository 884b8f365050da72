"""Leaves: pages ready to be drawn, each with its letterhead, its strips and its foot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from workshop.model.text import Align, Run
from workshop.paper.lettering import natural_width, words
from workshop.paper.look import FAINT, LETTERHEAD, SMALL
from workshop.paper.paging import PlacedPage
from workshop.paper.sheet import Imprint, Room, Sheet
from workshop.paper.strips import Area, Piece, Words, moved

_HAIR = 0.6


@dataclass(frozen=True, slots=True)
class Leaf:
    """Everything on one page, each piece in its place on the sheet."""

    sheet: Sheet
    pieces: tuple[Piece, ...]


def leaf(sheet: Sheet, page: PlacedPage, above: Iterable[Piece], below: Iterable[Piece]) -> Leaf:
    """A page of strips in the sheet's area. Whoever has the page read aloud hears its head first and its foot last."""
    within = (moved(piece, 0, sheet.area.y + placed.y) for placed in page for piece in placed.strip.pieces)
    return Leaf(sheet, (*above, *within, *below))


def numbered(sheet: Sheet, pages: Sequence[PlacedPage], imprint: Imprint, title: str) -> tuple[Leaf, ...]:
    """The pages of one document: its title stands at their head from the second page on."""
    return tuple(
        leaf(
            sheet,
            page,
            head(sheet, imprint, title if number > 1 else ""),
            foot(sheet, imprint, f"{number} / {len(pages)}"),
        )
        for number, page in enumerate(pages, start=1)
    )


def head(sheet: Sheet, imprint: Imprint, title: str) -> Iterator[Piece]:
    """The letterhead: the programme's name, and at the right what this page belongs to."""
    area = sheet.area
    name = words(imprint.programme, LETTERHEAD, area.width)
    yield Words(name, area.x, sheet.HEAD, 0, 1)
    if title:
        yield Words(words(title, SMALL, area.width * 0.6, Align.RIGHT), area.x + area.width * 0.4, sheet.HEAD, 0, 1)
    yield Area(Room(area.x, sheet.HEAD + LETTERHEAD.line + 4, area.width, _HAIR), FAINT)


def foot(sheet: Sheet, imprint: Imprint, number: str) -> Iterator[Piece]:
    """The licence and the source at the left, the page's number at the right."""
    area, y = sheet.area, sheet.height - sheet.FOOT - SMALL.line
    beside = natural_width((Run(number),), SMALL) + 12
    if imprint.foot:
        yield Words(words(imprint.foot, SMALL, area.width - beside), area.x, y, 0, 1)
    yield Words(words(number, SMALL, area.width, Align.RIGHT), area.x, y, 0, 1)
