"""Paragraphs with their look, and their letters as they are measured and drawn."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate, pairwise

from workshop.deck.look.fonts import FontPair, fonts
from workshop.deck.look.geometry import UNIT
from workshop.deck.look.theme import OFFICE_SANS, Colour
from workshop.deck.text.measuring import HARD_BREAK, Measure, Span, is_simple, measure
from workshop.model.text import Align, Run

LEADING = 1.2  # line spacing as a share of the size


@dataclass(frozen=True, slots=True)
class Style:
    """The look of a paragraph's letters; `size` in points, `spacing` between letters in units.

    `face` is the typeface as a file names it.
    """

    size: int
    colour: Colour
    bold: bool = False
    caps: bool = False
    spacing: int = 0
    link: Colour = ""
    face: str = OFFICE_SANS
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Marker:
    """What stands before a point. `scheme` is Office's name of a numbering that begins at `start`, or empty."""

    label: str
    colour: Colour
    scheme: str = ""
    start: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Para:
    """A paragraph with its look. `indent` is its left margin and `hang` how far the marker stands out of it."""

    runs: tuple[Run, ...]
    style: Style
    marker: Marker | None = None
    level: int = 0
    indent: int = 0
    hang: int = 0
    before: int = 0
    align: Align = Align.LEFT

    @property
    def leading(self) -> int:
        return round(self.style.size * UNIT * LEADING)


@dataclass(frozen=True, slots=True)
class Letters:
    """What a paragraph's letters are at every size: their places, those of their links, and how wide they are.

    `measure` is None for letters that only Qt can break; `elsewhere` is how LibreOffice breaks text with links.
    """

    spans: tuple[Span, ...]
    text: str
    edges: tuple[tuple[int, int], ...]
    links: tuple[tuple[int, int], ...]
    measure: Measure | None
    elsewhere: Measure | None


def letters(para: Para) -> Letters:
    style = para.style
    return _known(
        tuple(replace(run, italic=True) for run in para.runs) if style.italic else para.runs,
        style.bold,
        style.caps,
        fonts(style.face),
        style.size * UNIT if style.spacing else 0,  # what is between letters does not grow with them
        style.spacing,
    )


@lru_cache(maxsize=2048)
def _known(runs: tuple[Run, ...], bold: bool, caps: bool, pair: FontPair, size: int = 0, spacing: int = 0) -> Letters:
    spans = _spans(runs, bold, caps, pair)
    text = "".join(span.text for span in spans)
    edges = tuple(pairwise(accumulate((len(span.text) for span in spans), initial=0)))
    links = tuple(edge for run, edge in zip(runs, edges, strict=True) if is_clickable(run.link))
    simple = is_simple(text)
    return Letters(
        spans,
        text,
        edges,
        links,
        measure(spans, size, spacing) if simple else None,
        measure(spans, size, spacing, links) if simple and links else None,
    )


def _spans(runs: tuple[Run, ...], bold: bool, caps: bool, pair: FontPair) -> tuple[Span, ...]:
    """The letters of the runs as they are measured and drawn, with their typefaces."""
    made = []
    for place, run in enumerate(runs):
        before, behind = (
            "".join(one.text for one in runs[:place])[-1:],
            "".join(one.text for one in runs[place + 1 :])[:1],
        )
        text = measured(run.text.upper() if caps else run.text, before, behind)
        made.append(Span(text, pair.mono if run.code else pair.sans, bold or run.bold, run.italic))
    return tuple(made)


def is_clickable(link: str | None) -> bool:
    """Whether it leads somewhere, in characters that every file can hold."""
    return link is not None and link == writable(link) and re.fullmatch(r"(https?://|mailto:)\S+", link) is not None


def writable(text: str) -> str:
    """The text without the characters that no file format for text can hold."""
    return re.sub(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", text)


def measured(text: str, before: str = "", behind: str = "") -> str:
    """The text as it is measured and drawn between these neighbours, never as it is exported.

    Office programs never break after a slash, and after a hyphen or a dash also before digits; Qt does the reverse.
    """
    around = f"{before}{writable(text)}{behind}"
    around = re.sub(r"/(?=\S)", "/\u2060", around)
    around = re.sub(r"(?<=[-–])(?=[\w\u00a0])", "\u200b", around)
    inside = around[len(before) : len(around) - len(behind)]
    return inside.replace("\n", HARD_BREAK).replace("\t", "    ")
