"""Handouts: two, three or six slides on a page of paper, three with lines to write on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from workshop.deck.account import DeckSlide
from workshop.deck.look.geometry import Box
from workshop.deck.papers.paper import BELOW, PT, Leaf, Stationery, fitted, numbered, ruled
from workshop.deck.slide import LaidSlide, Piece

_GAP = 24 * PT
_BESIDE_LINES = 0.55  # of the width, for a slide with lines on its right


@dataclass(frozen=True, slots=True)
class Handout:
    """How many slides stand beside and below each other on a page."""

    across: int
    down: int
    lined: bool = False

    def leaves(self, slides: Iterable[DeckSlide], on: Stationery) -> Iterator[Leaf]:
        """The slides in reading order, numbered from 1."""
        shown = [made.slide for made in slides]
        rooms = tuple(self._rooms(shown[0], on.area)) if shown else ()
        for start in range(0, len(shown), len(rooms) or 1):
            yield self._leaf(shown[start : start + len(rooms)], rooms, start + 1)

    def _rooms(self, slide: LaidSlide, area: Box) -> Iterator[Box]:
        """Where slides of this one's shape stand with what belongs to them, the last ones at the area's end."""
        width = (area.w - (self.across - 1) * _GAP) // self.across
        most = (area.h - (self.down - 1) * _GAP) // self.down
        height = most if self.lined else fitted(slide, Box(0, 0, width, most - BELOW)).box.h + BELOW
        for place in range(self.across * self.down):
            row, column = divmod(place, self.across)
            left, top = column * (width + _GAP), row * (area.h - height) // (self.down - 1)
            yield Box(area.x + left, area.y + top, width, height)

    def _leaf(self, slides: Sequence[LaidSlide], rooms: Sequence[Box], first: int) -> Leaf:
        share = _BESIDE_LINES if self.lined else 1
        shown = [replace(room, w=round(room.w * share), h=room.h - BELOW) for room in rooms]
        placed = tuple(fitted(slide, room) for slide, room in zip(slides, shown, strict=False))
        pieces: list[Piece] = [numbered(one, number) for number, one in enumerate(placed, start=first)]
        if self.lined:
            for one, room in zip(placed, rooms, strict=False):
                left = one.box.right + _GAP
                pieces += ruled(Box(left, room.y, room.right - left, room.h))
        return Leaf(placed, tuple(pieces))
