"""The blocks of a document as strips, from its title to its sources."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from PySide6.QtGui import QImage

from workshop.model.session import Document, Reference
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
from workshop.paper.lettering import BLANK, lettering, words
from workshop.paper.look import (
    ABOUT,
    BODY,
    CAPTION,
    CODE,
    FAINT,
    FIRST_POINT,
    INDENT,
    INK,
    LINE,
    POINT,
    PRIMARY,
    QUOTE,
    SOURCE,
    TABLE_GAP,
    TITLE,
    Style,
    heading,
)
from workshop.paper.sheet import Room
from workshop.paper.strips import Area, Drawing, Outline, Piece, Strip, Words, lines
from workshop.paper.table import Density, table_strips

Pictures = Callable[[str], Path | None]

_DOI = re.compile(r"\bdoi:\s*(10\.\S+?)(?=[.,;]?(?:\s|$))")
_TICK = re.compile(r"^(?:\[ ?\]|☐)\s+")
_HAIR = 0.6
_LEAD = 220  # letters: a longer paragraph is more than the line that leads to a table
_WRITING_GAP = 14.0
_PICTURE = 0.5  # of a page's height


def no_pictures(_path: str) -> None:
    """For documents that have none."""


@dataclass(frozen=True)
class Flow:
    """Sets documents into a column of a page. Text sizes and room to write follow `density`.

    Where `anchors` is given, the title can be linked to by this name, and headings by `heading_anchor`.
    """

    column: Room
    density: Density = field(default_factory=Density)
    references: Mapping[str, Reference] = field(default_factory=dict)
    pictures: Pictures = no_pictures
    anchors: str = ""

    def document(self, document: Document) -> Iterator[Strip]:
        """Title, what it is about, and all that follows."""
        yield from self.title(document.title, document.about)
        yield from self.blocks(document.blocks)
        yield from self.sources(citations(document.blocks))

    def title(self, title: str, about: str = "") -> Iterator[Strip]:
        yield from self._named(title, TITLE, 0, self.anchors)
        if about:
            yield from self._text((Run(about),), ABOUT, keep=True)
        bar = Area(Room(self.column.x, 8, 36, 2.2), PRIMARY)
        yield Strip(13, (bar,), keep=True)

    def blocks(self, blocks: Sequence[Block]) -> Iterator[Strip]:
        for place, block in enumerate(blocks):
            if isinstance(block, Paragraph) and block.heading:
                style = heading(block.heading)
                yield from self._named(plain(block.runs), style, style.before, heading_anchor(self.anchors, place))
                continue
            before = blocks[place - 1] if place else None
            after = blocks[place + 1] if place + 1 < len(blocks) else None
            yield from self._block(block, before, after)

    def sources(self, keys: Sequence[str]) -> Iterator[Strip]:
        """The works cited, in full, small and at the end."""
        works = [self.references[key] for key in keys if key in self.references]
        if not works:
            return
        yield Strip(_HAIR, (Area(Room(self.column.x, 0, 60, _HAIR), LINE),), gap=14, keep=True)
        for place, work in enumerate(works):
            last = place == len(works) - 1
            for strip in self._text(linked(work.full), SOURCE, keep=not last):
                yield replace(strip, keep=not last)

    def _block(self, block: Block, before: Block | None, after: Block | None) -> Iterator[Strip]:
        match block:
            case Paragraph(runs):
                leads = isinstance(after, Table) or (isinstance(after, ListItem) and plain(runs).endswith(":"))
                style = replace(BODY, before=_before(runs, before))
                yield from self._text(runs, style, keep=leads and len(plain(runs)) < _LEAD)
            case ListItem():
                begins, ends = not isinstance(before, ListItem), not isinstance(after, ListItem)
                yield from self._item(block, first=begins, keep=begins and not ends)
            case Quotation(paragraphs):
                for runs in paragraphs:
                    yield from self._quoted(runs)
            case CodeBlock(text):
                yield from self._text((Run(text, code=True),), CODE)
            case Table():
                yield from table_strips(
                    block, self.column.x, self.column.width, self.column.height, TABLE_GAP, self.density
                )
            case Picture():
                yield from self._picture(block)
            case Columns(left, right):
                yield from self.blocks((*left, *right))

    def _named(self, title: str, style: Style, before: float, anchor: str) -> Iterator[Strip]:
        """A title or heading, which stays with what follows."""
        text = lettering((Run(title),), self._style(style), self.column.width, anchor=anchor)
        for place, strip in enumerate(lines(text, self.column.x, before * self.density.letters, keep=True)):
            yield replace(strip, anchor=anchor) if place == 0 else strip

    def _text(self, runs: Sequence[Run], style: Style, *, keep: bool = False) -> Iterator[Strip]:
        scaled = self._style(style)
        yield from lines(lettering(runs, scaled, self.column.width), self.column.x, scaled.before, keep=keep)

    def _item(self, item: ListItem, *, first: bool, keep: bool) -> Iterator[Strip]:
        style = self._style(FIRST_POINT if first else POINT)
        runs, ticked = without_tick(item.runs)
        left = self.column.x + item.level * INDENT
        text = lettering(runs, style, self.column.width - (item.level + 1) * INDENT)
        marks = tuple(_marker(item, ticked, style, left))
        for place, strip in enumerate(lines(text, left + INDENT, style.before, keep=keep)):
            yield replace(strip, pieces=(*marks, *strip.pieces)) if place == 0 else strip

    def _quoted(self, runs: Sequence[Run]) -> Iterator[Strip]:
        """With a bar at its side, which goes over to the next page with the words."""
        style = self._style(QUOTE)
        text = lettering(runs, style, self.column.width - INDENT)
        for strip in lines(text, self.column.x + INDENT, style.before):
            bar = Area(Room(self.column.x + 4, 0, 2, strip.height), FAINT)
            yield replace(strip, pieces=(bar, *strip.pieces))

    def _picture(self, picture: Picture) -> Iterator[Strip]:
        path = self.pictures(picture.path)
        image = QImage(str(path)) if path else QImage()
        if image.isNull():
            yield from self._text((Run(f"[{picture.alt}]"),), CAPTION)
            return
        share = min(self.column.width / image.width(), self.column.height * _PICTURE / image.height(), 1.0)
        room = Room(self.column.x, 0, image.width() * share, image.height() * share)
        yield Strip(room.height, (Drawing(image, room),), gap=10, keep=bool(picture.caption))
        if picture.caption:
            yield from self._text((Run(picture.caption),), CAPTION)

    def _style(self, style: Style) -> Style:
        return style.scaled(self.density.letters)


def heading_anchor(anchors: str, place: int) -> str:
    """The name of the heading that is the block at this place of a document."""
    return f"{anchors}.{place}" if anchors else ""


def _before(runs: Sequence[Run], block: Block | None) -> float:
    """The gap above a paragraph: more after a table, and more above a line to write on."""
    if BLANK.search(plain(runs)):
        return _WRITING_GAP
    return TABLE_GAP if isinstance(block, Table) else BODY.before


def without_tick(runs: Sequence[Run]) -> tuple[Sequence[Run], bool]:
    """The runs of a point without the box `☐` or `[ ]` it begins with, and whether it did."""
    if not runs or not (found := _TICK.match(runs[0].text)):
        return runs, False
    return (replace(runs[0], text=runs[0].text[found.end() :]), *runs[1:]), True


def linked(full: str) -> tuple[Run, ...]:
    """A work in full, its DOI as a link."""
    found = _DOI.search(full)
    if not found:
        return (Run(full),)
    target = f"https://doi.org/{found[1]}"
    return Run(full[: found.start()]), Run(found[0], link=target), Run(full[found.end() :])


def _marker(item: ListItem, ticked: bool, style: Style, left: float) -> Iterator[Piece]:
    """What stands before a point: a box to tick, its number, or a small disc."""
    if ticked:
        side = style.size * 0.86
        yield Outline(Room(left + 1, (style.line - side) / 2 + 0.4, side, side), INK, 0.8)
    elif item.number is not None:
        number = replace(style, colour=PRIMARY, bold=True)
        yield Words.whole(words(f"{item.number}.", number, INDENT), left, 0)
    else:
        side = 3.6 if item.level == 0 else 3.0
        disc = Room(left + 4, style.line * 0.52 - side / 2, side, side)
        yield Outline(disc, PRIMARY, 0.8, round=True, fill=PRIMARY if item.level == 0 else "")
