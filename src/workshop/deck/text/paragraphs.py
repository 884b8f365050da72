"""Blocks of text as paragraphs with a look: sizes, markers, margins and distances."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from workshop.deck.look.geometry import FLOOR, UNIT
from workshop.deck.look.theme import OFFICE_SANS, Colour
from workshop.deck.text.shaping import Marker, Para, Style, width_of
from workshop.model.text import Align, Block, CodeBlock, ListItem, Paragraph, Quotation, Run, Runs

LEVEL_INDENT = 28 * UNIT
BULLETS = "•–•"
_TEXT = (Paragraph, ListItem, Quotation, CodeBlock)

TextBlock = Paragraph | ListItem | Quotation | CodeBlock


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How the paragraphs of one place look. `airy` text has more room between paragraphs, as a story has."""

    size: int
    ink: Colour
    muted: Colour
    mark: Colour
    link: Colour
    face: str = OFFICE_SANS
    bold: bool = False
    align: Align = Align.LEFT
    airy: bool = False
    quote_indent: bool = True
    caps: bool = False
    spacing: int = 0
    italic: bool = False

    def style(self, colour: Colour = "") -> Style:
        return Style(
            self.size,
            colour or self.ink,
            bold=self.bold,
            caps=self.caps,
            spacing=self.spacing,
            link=self.link,
            face=self.face,
            italic=self.italic,
        )

    def share(self, of_size: float) -> int:
        return round(self.size * UNIT * of_size)


def is_text(block: Block) -> bool:
    return isinstance(block, _TEXT)


def paragraphs(blocks: Iterable[TextBlock], look: Look) -> tuple[Para, ...]:
    """The blocks as paragraphs, in order; numbered points count on as Office does."""
    made: list[Para] = []
    numbering = _Numbering()
    for block in blocks:
        match block:
            case Paragraph(runs):
                made.append(_plain(runs, look if look.quote_indent else _source(look)))
            case ListItem():
                made.append(_point(block, look, numbering))
                continue
            case Quotation(paragraphs=texts):
                made += _quotation(texts, look)
            case CodeBlock(text):
                made += _code(text, look)
        numbering = _Numbering()
    return tuple(_with_even_hangs(made))


def _plain(runs: Runs, look: Look) -> Para:
    before = look.share(0.8 if look.airy else 0.5)
    return Para(runs=runs, style=look.style(), before=before, align=look.align)


def _source(look: Look) -> Look:
    """How the line below a large quotation looks that says whose it is."""
    return replace(look, size=max(FLOOR, look.size * 2 // 3), ink=look.muted)


class _Numbering:
    """Where the running numbered list of each level began, so that a viewer can count on."""

    def __init__(self) -> None:
        self._started: dict[int, tuple[int, int]] = {}

    def start_of(self, item: ListItem) -> int:
        if item.number is None:
            self._started.pop(item.level, None)
            return 1
        start, expected = self._started.get(item.level, (item.number, item.number))
        if item.number != expected:
            start = item.number
        self._started = {level: value for level, value in self._started.items() if level < item.level}
        self._started[item.level] = (start, item.number + 1)
        return start


def _point(item: ListItem, look: Look, numbering: _Numbering) -> Para:
    level = min(item.level, 2)
    start = numbering.start_of(replace(item, level=level))
    if item.number is None:
        marker = Marker(BULLETS[level], look.mark)
    else:
        marker = Marker(f"{item.number}.", look.mark, "arabicPeriod", start)
    return Para(
        runs=item.runs,
        style=look.style(),
        marker=marker,
        level=level,
        indent=LEVEL_INDENT * (level + 1),
        hang=LEVEL_INDENT,
        before=look.share(0.5 if look.airy else 0.34 if level == 0 else 0.16),
    )


def lettered(runs: Runs, place: int, look: Look) -> Para:
    """One of the options A, B, C … of a vote."""
    label = chr(ord("A") + place) if place < 26 else str(place + 1)
    marker = Marker(f"{label}.", look.mark, "alphaUcPeriod", 1)
    hang = look.share(1.5)
    return Para(runs=runs, style=look.style(), marker=marker, indent=hang, hang=hang, before=look.share(0.6))


def _quotation(texts: tuple[Runs, ...], look: Look) -> Iterator[Para]:
    indent = LEVEL_INDENT if look.quote_indent else 0
    for place, runs in enumerate(texts):
        yield Para(
            runs=runs,
            style=look.style(look.muted if look.quote_indent else ""),
            indent=indent,
            before=look.share(0.3 if place else 0.6),
        )


def _code(text: str, look: Look) -> Iterator[Para]:
    for place, line in enumerate(text.rstrip("\n").split("\n")):
        yield Para(runs=(Run(line, code=True),), style=look.style(), before=0 if place else look.share(0.5))


def _with_even_hangs(paras: list[Para]) -> Iterator[Para]:
    """Numbers of two and more digits need more room, and every point of the text the same."""
    widest = max((width_of([Run(f"{para.marker.label} ")], para.style) for para in paras if para.marker), default=0)
    extra = max(0, widest - LEVEL_INDENT)
    for para in paras:
        if para.marker and extra:
            yield replace(para, indent=para.indent + extra * (para.level + 1), hang=para.hang + extra)
        else:
            yield para
