"""What the charts share: rows of even height, lengths that go with the letters, and lines of text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from workshop.deck.look.geometry import FLOOR, SMALL_SIZES, UNIT, Anchor, Box
from workshop.deck.slide import Area, Lettering
from workshop.deck.text.shaping import LEADING, Para, Shaped, Style, shape, width_of
from workshop.model.text import Align, Run

#: Sizes of the letters in charts, in points, from the most wanted to the smallest allowed.
SIZES = (26, 25, FLOOR, *SMALL_SIZES)


def ems(size: int, share: float) -> int:
    """A length as a share of the letters' size, in units."""
    return round(size * UNIT * share)


def line(text: str, style: Style, width: int, align: Align = Align.LEFT) -> Shaped:
    """A paragraph of plain text in a width."""
    return shape([Para(runs=(Run(text),), style=style, align=align)], width)


def leading(size: int) -> int:
    return ems(size, LEADING)


def one_line(text: str, style: Style) -> int:
    """How wide a text is on one line, with a little room so that it stays on one elsewhere."""
    return round(width_of([Run(text)], style) * 1.02) + 1


def widest(texts: Iterable[str], style: Style) -> int:
    return max((one_line(text, style) for text in texts), default=0)


def tallest(shapes: Sequence[Shaped]) -> int:
    return max((shaped.height for shaped in shapes), default=0)


def middle(row: Box, x: int, width: int, shaped: Shaped, align: Align = Align.LEFT) -> Lettering:
    """Text about the middle of a row."""
    return Lettering(
        Box(x, row.y + (row.h - shaped.height) // 2, width, shaped.height), shaped, None, Anchor.MIDDLE, align
    )


def bands(plot: Box, count: int) -> list[Box]:
    """The rows of a plot, each as high as the others."""
    edges = [plot.y + plot.h * place // max(count, 1) for place in range(count + 1)]
    return [Box(plot.x, top, plot.w, bottom - top) for top, bottom in pairwise(edges)]


def disc(x: int, y: int, across: int, colour: str) -> Area:
    """A circle about a point."""
    return Area(Box(x - across // 2, y - across // 2, across, across), colour, across // 2)
