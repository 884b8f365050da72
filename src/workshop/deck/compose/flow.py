"""Blocks one below the other in a box: text, tables, pictures and columns, at one size."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import cast

from workshop.deck import wording
from workshop.deck.compose.grid import grid, tears_a_word
from workshop.deck.images import picture as seen_picture
from workshop.deck.look.geometry import SMALL_FLOOR, UNIT, Anchor, Box
from workshop.deck.look.theme import Theme
from workshop.deck.slide import Grid, Lettering, Photo, Piece
from workshop.deck.text.paragraphs import Look, TextBlock, is_text, paragraphs
from workshop.deck.text.shaping import Shaped, shape
from workshop.model.text import Align, Block, Columns, Paragraph, Picture, Run, Table

Pictures = Callable[[str], Path | None]

GUTTER = 36 * UNIT
_GAP = 14 * UNIT
_LEAST_PICTURE = 100 * UNIT
_LEAST_ABOVE_CAPTION = 60 * UNIT
_CAPTION = 16
_CAPTION_GAP = 6 * UNIT


@dataclass(frozen=True, slots=True)
class Flow:
    """What became of the blocks, and whether it fits its box."""

    pieces: tuple[Piece, ...]
    height: int
    fits: bool


@dataclass(frozen=True, slots=True)
class Setter:
    """Sets blocks in a look. `anchor` holds for text that stands alone in its box."""

    theme: Theme
    look: Look
    pictures: Pictures
    cell_size: int
    anchor: Anchor = Anchor.TOP

    def flow(self, blocks: Sequence[Block], box: Box) -> Flow:
        groups = [list(group) for _, group in groupby(blocks, key=_group_key())]
        if len(groups) == 1 and is_text(groups[0][0]):
            return self._text_alone(cast("list[TextBlock]", groups[0]), box)
        photos = sum(isinstance(group[0], Picture) for group in groups)
        settled = {
            place: self._settle(group, box) for place, group in enumerate(groups) if not isinstance(group[0], Picture)
        }
        used = sum(flow.height for flow in settled.values()) + _GAP * max(len(groups) - 1, 0)
        share = (box.h - used) // photos if photos else 0
        pieces: list[Piece] = []
        top = box.y
        fits = not photos or share >= _LEAST_PICTURE
        for place, group in enumerate(groups):
            flow = settled.get(place) or self._photo(
                cast("Picture", group[0]), Box(box.x, box.y, box.w, max(share, UNIT))
            )
            pieces += [_moved(piece, top - box.y) for piece in flow.pieces]
            fits = fits and flow.fits
            top += flow.height + _GAP
        height = max(top - _GAP - box.y, 0)
        return Flow(tuple(pieces), height, fits and height <= box.h)

    def _text_alone(self, blocks: Sequence[TextBlock], box: Box) -> Flow:
        text = shape(paragraphs(blocks, self.look), box.w)
        lettering = Lettering(box, text, anchor=self.anchor, align=self.look.align)
        return Flow((lettering,), text.height, text.height <= box.h)

    def _settle(self, group: Sequence[Block], box: Box) -> Flow:
        first = group[0]
        if isinstance(first, Table):
            return self._table(first, box)
        if isinstance(first, Columns):
            return self._columns(first, box)
        text = shape(paragraphs(cast("Sequence[TextBlock]", group), self.look), box.w)
        there = Lettering(Box(box.x, box.y, box.w, text.height), text)
        return Flow((there,), text.height, text.height <= box.h)

    def _table(self, table: Table, box: Box) -> Flow:
        made = grid(table, box, replace(self.look, size=self.cell_size))
        whole = self.cell_size <= SMALL_FLOOR or not tears_a_word(made)
        return Flow((made,), made.box.h, whole and made.box.h <= box.h)

    def _columns(self, columns: Columns, box: Box) -> Flow:
        width = (box.w - GUTTER) // 2
        left = self.flow(columns.left, Box(box.x, box.y, width, box.h))
        right = self.flow(columns.right, Box(box.right - width, box.y, width, box.h))
        return Flow(left.pieces + right.pieces, max(left.height, right.height), left.fits and right.fits)

    def _photo(self, picture: Picture, box: Box) -> Flow:
        """The picture as large as it goes from the top of the box on, its caption below it."""
        path, width, height = _measured(self.pictures(picture.path))
        caption = self._caption(picture.caption, box.w) if picture.caption else None
        below = caption.height + _CAPTION_GAP if caption else 0
        room = Box(box.x, box.y, box.w, max(box.h - below, UNIT))
        frame = _framed(room, width, height) if path else room
        missing = None if path else self._missing(picture, room)
        pieces: list[Piece] = [Photo(frame, picture, path, missing)]
        if caption:
            under = Box(box.x, frame.bottom + _CAPTION_GAP, box.w, caption.height)
            pieces.append(Lettering(under, caption, align=Align.CENTER))
        fits = missing is None or missing.shaped.height <= room.h
        if caption:
            fits = fits and room.h >= _LEAST_ABOVE_CAPTION
        return Flow(tuple(pieces), frame.h + below, fits)

    def _caption(self, text: str, width: int) -> Shaped:
        look = replace(self.look, size=_CAPTION, ink=self.look.muted, align=Align.CENTER)
        return shape(paragraphs([Paragraph((Run(text),))], look), width)

    def _missing(self, picture: Picture, room: Box) -> Lettering:
        look = replace(self.look, size=_CAPTION, ink=self.look.muted, align=Align.CENTER)
        inside = Box(room.x + GUTTER, room.y, max(room.w - 2 * GUTTER, UNIT), room.h)
        words = wording.picture_missing(picture.alt or picture.path)
        shaped = shape(paragraphs([Paragraph((Run(words),))], look), inside.w)
        return Lettering(inside, shaped, anchor=Anchor.MIDDLE, align=Align.CENTER)


def _measured(path: Path | None) -> tuple[Path | None, int, int]:
    """The file with the picture's size as it is seen, or no file where it cannot be read."""
    seen = seen_picture(path) if path else None
    return (path, seen.width(), seen.height()) if seen and not seen.isNull() else (None, 0, 0)


def _framed(room: Box, width: int, height: int) -> Box:
    scale = min(room.w / width, room.h / height)
    wide, tall = max(round(width * scale), 1), max(round(height * scale), 1)
    return Box(room.x + (room.w - wide) // 2, room.y, wide, tall)


def _group_key() -> Callable[[Block], int]:
    """Text goes together; each other block stands by itself."""
    count = 0

    def key(block: Block) -> int:
        nonlocal count
        if is_text(block):
            return -1
        count += 1
        return count

    return key


def _moved(piece: Piece, by: int) -> Piece:
    def down(box: Box) -> Box:
        return Box(box.x, box.y + by, box.w, box.h)

    match piece:
        case Lettering(box=box):
            return replace(piece, box=down(box))
        case Grid(box=box, cells=cells):
            lowered = tuple(tuple(replace(cell, box=down(cell.box)) for cell in row) for row in cells)
            return replace(piece, box=down(box), cells=lowered)
        case Photo(box=box, missing=missing):
            return replace(piece, box=down(box), missing=missing and replace(missing, box=down(missing.box)))
        case _:
            return replace(piece, box=down(piece.box))
