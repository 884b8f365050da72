"""Notes pages for the facilitator: a slide, and below it what to say and do, or lines to write on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from workshop.deck.account import DeckSlide
from workshop.deck.compose.cutting import cut
from workshop.deck.compose.flow import Pictures, Setter
from workshop.deck.design import LIGHT
from workshop.deck.look.geometry import Box
from workshop.deck.papers.paper import (
    BELOW,
    INK,
    MUTED,
    PT,
    Leaf,
    Placed,
    Stationery,
    fitted,
    lettering,
    numbered,
    ruled,
)
from workshop.deck.slide import Lettering, Piece
from workshop.deck.text.paragraphs import Look
from workshop.model.text import Block, Run

_SLIDE_SHARE = 0.45  # of the paper's height, at most
_GAP = 10 * PT
_SIZE, _CELL_SIZE = 22, 20  # on paper eleven and ten points
_LOOK = Look(size=_SIZE, ink=INK, muted=INK, mark=MUTED, link=LIGHT.theme.link, airy=True)

_Blocks = Sequence[Block]


@dataclass(frozen=True, slots=True)
class NotesPages:
    """A page for each slide, and more where its notes are long."""

    pictures: Pictures

    def leaves(self, slides: Iterable[DeckSlide], on: Stationery) -> Iterator[Leaf]:
        """The pages in the order of the slides. Notes stand with the first of the slides that a page takes."""
        page, first = None, 0
        for number, made in enumerate(slides, start=1):
            if made.page is not page:
                page, first = made.page, number
            if not page.notes:
                yield _with_lines(made, number, on)
            elif number == first:
                yield from self._with_notes(made, number, on)
            else:
                yield _with_lines(made, number, on, _notes_are_with(first))

    def _with_notes(self, made: DeckSlide, number: int, on: Stationery) -> Iterator[Leaf]:
        placed, room = _slide(made, on)
        pieces, rest = self._filled(made.page.notes, room)
        yield Leaf((placed,), (numbered(placed, number), *pieces), made.page.hidden)
        heading = _heading(made.slide.title, on.area)
        while rest:
            pieces, rest = self._filled(rest, on.area.lowered(heading.box.h + _GAP))
            yield Leaf((), (heading, *pieces), made.page.hidden)

    def _filled(self, blocks: _Blocks, room: Box) -> tuple[tuple[Piece, ...], _Blocks]:
        """As much of the blocks as goes into the room, and the rest."""
        setter = Setter(LIGHT.theme, _LOOK, self.pictures, _CELL_SIZE)
        here, rest = _parted(blocks, lambda tried: setter.flow(tried, room).fits)
        return setter.flow(here, room).pieces, rest


def _with_lines(made: DeckSlide, number: int, on: Stationery, remark: str = "") -> Leaf:
    placed, room = _slide(made, on)
    words = (lettering((Run(remark, italic=True),), room),) if remark else ()
    lines = ruled(room.lowered(sum(text.box.h for text in words)))
    return Leaf((placed,), (numbered(placed, number), *words, *lines), made.page.hidden)


def _slide(made: DeckSlide, on: Stationery) -> tuple[Placed, Box]:
    """The slide at the top of the page, and the room that is left below it."""
    area = on.area
    placed = fitted(made.slide, Box(area.x, area.y, area.w, round(on.page.h * _SLIDE_SHARE)))
    return placed, area.lowered(placed.box.h + BELOW + _GAP)


def _heading(title: str, area: Box) -> Lettering:
    return lettering((Run(title, bold=True), Run(f" {_continued()}")), area, size=_SIZE, colour=INK)


def _parted(blocks: _Blocks, fits: Callable[[_Blocks], bool]) -> tuple[_Blocks, _Blocks]:
    """The blocks that go on this page, at least a part of the first one, and those that are left."""
    fitting = bisect_left(range(1, len(blocks) + 1), True, key=lambda tried: not fits(blocks[:tried]))
    halves = None if fitting else cut(blocks[0], fits)
    if halves:
        return halves[:1], (halves[1], *blocks[1:])
    return blocks[: max(fitting, 1)], blocks[max(fitting, 1) :]


def _continued() -> str:
    return QCoreApplication.translate("deck", "(notes continued)")


def _notes_are_with(number: int) -> str:
    return QCoreApplication.translate("deck", "The notes for this slide stand with slide {n}.").format(n=number)
