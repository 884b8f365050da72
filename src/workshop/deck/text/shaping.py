"""Paragraphs to lines of letters, once and for every canvas.

Lengths are layout units; whoever draws scales the painter, so lines break the
same on the projector, in a thumbnail and in a PDF. The width that is measured
is the width that is written to a .pptx.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from PySide6.QtGui import QTextLayout

from workshop.deck.text.letters import LEADING, Marker, Para, Style, is_clickable, measured, writable
from workshop.deck.text.measuring import ENDLESS
from workshop.deck.text.setting import WOBBLE, Text, balanced_setting, safe_setting
from workshop.deck.text.typesetting import typeset, typeset_marker
from workshop.model.text import Run

__all__ = [
    "LEADING",
    "Marker",
    "Para",
    "Shaped",
    "Style",
    "is_clickable",
    "measured",
    "shape",
    "size_for",
    "widest_word",
    "width_of",
    "writable",
]


@dataclass(frozen=True)
class Shaped:
    """Lines of text. `width` is how wide the text is set, and `inset` how much narrower that is than its box.

    `starts` are the places in each paragraph where its lines begin; a text `leaves_a_word_alone` where a paragraph
    of several lines ends with one that holds a single word. Drawing starts at (0, 0).
    """

    paras: tuple[Para, ...]
    inset: int
    height: int
    width: int
    starts: tuple[tuple[int, ...], ...]
    leaves_a_word_alone: bool
    tears_a_word: bool

    @property
    def lines(self) -> int:
        return sum(map(len, self.starts))

    @cached_property
    def layouts(self) -> tuple[QTextLayout, ...]:
        """Each paragraph's lines ready to draw; made when first asked for, as most of what is tried is never drawn."""
        there = zip(self.paras, self._tops(), self.starts, strict=True)
        return tuple(typeset(para, self.width, top, starts) for para, top, starts in there)

    @cached_property
    def markers(self) -> tuple[QTextLayout, ...]:
        there = zip(self.paras, self._tops(), strict=True)
        return tuple(typeset_marker(para, para.marker, top) for para, top in there if para.marker)

    def breaks(self) -> tuple[tuple[int, ...], ...]:
        """Where each paragraph's lines begin."""
        return self.starts

    def _tops(self) -> Iterator[int]:
        top = 0
        for place, (para, starts) in enumerate(zip(self.paras, self.starts, strict=True)):
            top += para.before if place else 0
            yield top
            top += para.leading * len(starts)


def shape(paras: Sequence[Para], width: int, *, balanced: bool = False) -> Shaped:
    """Set paragraphs in a width, a little narrower where that makes the breaks safe.

    A `balanced` text is set as narrow as its number of lines allows.
    """
    texts = [Text(para) for para in paras]
    chosen = balanced_setting(texts, width) if balanced else safe_setting(texts, width)
    above = sum(para.before for para in paras[1:])
    height = above + sum(para.leading * len(starts) for para, starts in zip(paras, chosen.starts, strict=True))
    cut = tuple(text.cut(starts) for text, starts in zip(texts, chosen.starts, strict=True))
    return Shaped(
        cut, width - chosen.width, height, chosen.width, chosen.starts, chosen.word_alone, tears_a_word=chosen.torn
    )


def width_of(runs: Sequence[Run], style: Style) -> int:
    """The width of the text on one line."""
    return round(Text(Para(runs=tuple(runs), style=style)).lines(ENDLESS).used + 1)


def size_for(text: str, style: Style, sizes: Sequence[int], width: int) -> int:
    """The first of the sizes at which the text goes on one line, or the last."""
    fitting = (size for size in sizes if width_of([Run(text)], replace(style, size=size)) <= width * (1 - WOBBLE))
    return next(fitting, sizes[-1])


def widest_word(runs: Sequence[Run], style: Style) -> int:
    """The width that the longest word needs, below which it would be torn here or elsewhere."""
    return Text(Para(runs=tuple(runs), style=style)).widest_word()
