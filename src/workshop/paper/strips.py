"""What is put on a page: strips of paper, each as wide as the page, whose pieces know their place in it.

A strip is never broken. Sharing them out over pages is `paging`'s, drawing them is `pdf`'s.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtGui import QImage

from workshop.paper.lettering import Lettering
from workshop.paper.look import Colour
from workshop.paper.sheet import Room


@dataclass(frozen=True, slots=True)
class Words:
    """Some lines of a text: from `first` up to, not including, `end`."""

    text: Lettering
    x: float
    y: float
    first: int
    end: int

    @classmethod
    def whole(cls, text: Lettering, x: float, y: float) -> Words:
        return cls(text, x, y, 0, text.lines)

    @property
    def room(self) -> Room:
        left = min((self.text.inset(line) for line in range(self.first, self.end)), default=0.0)
        height = (self.end - self.first) * self.text.style.line
        return Room(self.x + left, self.y, min(self.text.widest(), self.text.width), height)


@dataclass(frozen=True, slots=True)
class Area:
    """A filled rectangle; very thin, it is a line."""

    room: Room
    fill: Colour


@dataclass(frozen=True, slots=True)
class Outline:
    """The edge of a rectangle or, when `round`, of the ellipse in it."""

    room: Room
    colour: Colour
    weight: float = 0.8
    round: bool = False
    fill: Colour = ""


@dataclass(frozen=True, slots=True)
class Dotted:
    """A dotted line from the room's upper left to its lower right corner."""

    room: Room
    colour: Colour
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Drawing:
    image: QImage
    room: Room


Piece = Words | Area | Outline | Dotted | Drawing


@dataclass(frozen=True, slots=True)
class Strip:
    """`gap` is the white above it, which is lost at the top of a page; `keep` keeps it with the strip that follows.

    `again` is a table's header, repeated above this strip where it comes first on a page.
    `anchor` names a title or heading, so that its page can be found.
    """

    height: float
    pieces: tuple[Piece, ...] = ()
    gap: float = 0.0
    keep: bool = False
    again: Strip | None = None
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """A strip on a page, its top `y` below the top of the page's area."""

    strip: Strip
    y: float

    @property
    def bottom(self) -> float:
        return self.y + self.strip.height


def moved(piece: Piece, x: float, y: float) -> Piece:
    """The piece that much further to the right and further down."""
    match piece:
        case Words():
            return Words(piece.text, piece.x + x, piece.y + y, piece.first, piece.end)
        case Area(room, fill):
            return Area(_moved(room, x, y), fill)
        case Outline():
            return Outline(_moved(piece.room, x, y), piece.colour, piece.weight, piece.round, piece.fill)
        case Dotted(room, colour, weight):
            return Dotted(_moved(room, x, y), colour, weight)
        case Drawing(image, room):
            return Drawing(image, _moved(room, x, y))


def lines(text: Lettering, x: float, gap: float, *, keep: bool = False) -> Iterator[Strip]:
    """A paragraph as strips that may part: never after its first line, nor before its last."""
    for first, end in _cuts(text.lines):
        last = end == text.lines
        yield Strip(
            height=(end - first) * text.style.line,
            pieces=(Words(text, x, 0, first, end),),
            gap=0 if first else gap,
            keep=keep and (last or text.lines <= _STAYS_WHOLE),
        )


_STAYS_WHOLE = 3


def _cuts(count: int) -> Iterator[tuple[int, int]]:
    if count <= _STAYS_WHOLE:
        yield 0, count
        return
    yield 0, 2
    yield from ((line, line + 1) for line in range(2, count - 2))
    yield count - 2, count


def _moved(room: Room, x: float, y: float) -> Room:
    return Room(room.x + x, room.y + y, room.width, room.height)
