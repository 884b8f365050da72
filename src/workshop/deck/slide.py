"""A slide that is laid out: boxes with shaped text, areas, tables, bars, codes and pictures.

It holds all that drawing or writing needs, and decides nothing any more.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from workshop.deck.design import Design
from workshop.deck.look.geometry import Anchor, Arrangement, Box, Role
from workshop.deck.look.theme import Colour, Surface
from workshop.deck.text.shaping import Shaped
from workshop.model.chart import Chart
from workshop.model.text import Align, Picture


@dataclass(frozen=True, slots=True)
class Area:
    """A filled rectangle."""

    box: Box
    colour: Colour
    radius: int = 0


@dataclass(frozen=True, slots=True)
class Lettering:
    """Shaped text in a box.

    `role` is its place in the arrangement, None for text that has no place of its own;
    `moved` says that the box is another one than the arrangement's.
    """

    box: Box
    shaped: Shaped
    role: Role | None = None
    anchor: Anchor = Anchor.TOP
    align: Align = Align.LEFT
    moved: bool = False

    @property
    def left(self) -> int:
        """Where the text begins: a narrowed text stays on its side, or in the middle."""
        match self.align:
            case Align.LEFT:
                return self.box.x
            case Align.CENTER:
                return self.box.x + self.shaped.inset // 2
            case Align.RIGHT:
                return self.box.x + self.shaped.inset

    @property
    def top(self) -> int:
        spare = self.box.h - self.shaped.height
        match self.anchor:
            case Anchor.TOP:
                return self.box.y
            case Anchor.MIDDLE:
                return self.box.y + spare // 2
            case Anchor.BOTTOM:
                return self.box.y + spare


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: the first row is its header. The cells' boxes are those of their text, without the padding."""

    box: Box
    columns: tuple[int, ...]
    rows: tuple[int, ...]
    cells: tuple[tuple[Lettering, ...], ...]
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture as large as its box allows. `path` is None where there is no such file; then `missing` stands there."""

    box: Box
    picture: Picture
    path: Path | None
    missing: Lettering | None = None
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class Film:
    """A film's place, with its name on it. `path` is None where there is no such file."""

    box: Box
    name: Lettering
    path: Path | None
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code; `rows` holds its modules with the quiet zone around them."""

    box: Box
    rows: tuple[tuple[bool, ...], ...]
    alt: str
    link: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart laid out, drawn as areas and labels; `size` is that of its letters, in points.

    The rest tells a native chart where to stand: its rows share the height of `plot` evenly, and
    its values run over the width of it. `names` and `ends` hold a text for each row, left and right
    of the plot; `inside` the texts at each row's marks, None for a mark without. `thickness` is
    that of a bar or a dot.
    """

    box: Box
    chart: Chart
    areas: tuple[Area, ...]
    labels: tuple[Lettering, ...]
    size: int
    plot: Box
    thickness: int
    names: tuple[Lettering, ...]
    ends: tuple[Lettering, ...]
    inside: tuple[tuple[Lettering | None, ...], ...] = ()
    key: Box | None = None
    note: Lettering | None = None

    @property
    def pitch(self) -> float:
        """The height of a row."""
        return self.plot.h / max(len(self.names), 1)


Piece = Area | Lettering | Grid | Photo | Film | Code | Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidSlide:
    """`fits` is false where text would not go in at the smallest size allowed; `shrunk` where it is small;
    `shortened` where its eyebrow or footer ends with an ellipsis.

    `title` is never empty, also where none is drawn. Its text layouts belong to one thread at a time.
    """

    arrangement: Arrangement
    title: str
    surface: Surface
    design: Design
    pieces: tuple[Piece, ...]
    number: int | None = None
    fits: bool = True
    shrunk: bool = False
    shortened: bool = False

    def letterings(self) -> tuple[Lettering, ...]:
        """Every text on the slide, also inside tables, charts and missing pictures."""
        found: list[Lettering] = []
        for piece in self.pieces:
            match piece:
                case Lettering():
                    found.append(piece)
                case Grid(cells=cells):
                    found += [cell for row in cells for cell in row]
                case Figure(labels=labels):
                    found += labels
                case Film(name=name):
                    found.append(name)
                case Photo(missing=Lettering() as missing):
                    found.append(missing)
                case _:
                    pass
        return tuple(found)
