"""Paragraphs to lines of letters, once and for every canvas.

Text is shaped by QTextLayout in layout units; whoever draws it scales the
painter, so lines break the same on the projector, in a thumbnail and in a PDF.
The width that is measured is the width that is written to a .pptx.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import accumulate, pairwise
from math import ceil, inf

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from workshop.deck.breaking import Lines
from workshop.deck.fonts import FontPair, fonts
from workshop.deck.geometry import UNIT
from workshop.deck.measuring import ENDLESS, HARD_BREAK, Measure, Span, is_simple, letters_of, measure, spread
from workshop.deck.theme import OFFICE_SANS, Colour
from workshop.model.text import Align, Run

LEADING = 1.2  # line spacing as a share of the size
_BASELINE = 0.82  # of the line spacing; where Office programs put it within a point
_WOBBLE = 0.005  # other programs' widths of the same text differ by this much
_NARROW = 0.92  # how much of the width is kept, to make breaks safe
_SLASHED = re.compile(r"[^\s\u200b–—-]*/")
_ALIGNMENTS = {
    Align.LEFT: Qt.AlignmentFlag.AlignLeft,
    Align.CENTER: Qt.AlignmentFlag.AlignHCenter,
    Align.RIGHT: Qt.AlignmentFlag.AlignRight,
}


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


@dataclass(frozen=True)
class Shaped:
    """Lines of text. `width` is how wide the text is set, and `inset` how much narrower that is than its box.

    `starts` are the places in each paragraph where its lines begin. Drawing starts at (0, 0).
    """

    paras: tuple[Para, ...]
    inset: int
    height: int
    width: int
    starts: tuple[tuple[int, ...], ...]
    leaves_a_word_alone: bool

    @property
    def lines(self) -> int:
        return sum(map(len, self.starts))

    @cached_property
    def layouts(self) -> tuple[QTextLayout, ...]:
        """Each paragraph's lines ready to draw; made when first asked for, as most of what is tried is never drawn."""
        there = zip(self.paras, self._tops(), self.starts, strict=True)
        return tuple(_drawn(para, self.width, top, starts) for para, top, starts in there)

    @cached_property
    def markers(self) -> tuple[QTextLayout, ...]:
        there = zip(self.paras, self._tops(), strict=True)
        return tuple(_set_marker(para, para.marker, top) for para, top in there if para.marker)

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
    texts = [_Text(para) for para in paras]
    chosen = _balanced(texts, width) if balanced else _stable(texts, width)
    above = sum(para.before for para in paras[1:])
    height = above + sum(para.leading * len(starts) for para, starts in zip(paras, chosen.starts, strict=True))
    cut = tuple(text.cut(starts) for text, starts in zip(texts, chosen.starts, strict=True))
    return Shaped(cut, width - chosen.width, height, chosen.width, chosen.starts, chosen.word_alone)


def width_of(runs: Sequence[Run], style: Style) -> int:
    """The width of the text on one line."""
    return round(_Text(Para(runs=tuple(runs), style=style)).lines(ENDLESS).used + 1)


def size_for(text: str, style: Style, sizes: Sequence[int], width: int) -> int:
    """The first of the sizes at which the text goes on one line, or the last."""
    fitting = (size for size in sizes if width_of([Run(text)], replace(style, size=size)) <= width * (1 - _WOBBLE))
    return next(fitting, sizes[-1])


def widest_word(runs: Sequence[Run], style: Style) -> int:
    """The width of the longest word, below which it would be torn."""
    return _Text(Para(runs=tuple(runs), style=style)).widest_word()


def safe_for(width: int) -> int:
    """The room in which a line of this width stays whole also where its letters are a little wider."""
    return ceil(width / (1 - _WOBBLE)) + 1


class _Text:
    """A paragraph that is about to be broken into lines."""

    def __init__(self, para: Para) -> None:
        self.para = para
        self._spans = _spans(para.runs, para.style.bold, para.style.caps, fonts(para.style.face))
        self._size = para.style.size * UNIT
        self._letters = "".join(span.text for span in self._spans)
        self._edges = list(pairwise(accumulate((len(span.text) for span in self._spans), initial=0)))
        self._links = [edges for run, edges in zip(para.runs, self._edges, strict=True) if is_clickable(run.link)]
        self._measure: Measure | None = None
        if is_simple(self._letters):
            spacing = para.style.spacing
            self._measure = measure(self._spans, self._size if spacing else 0, spacing)

    def lines(self, width: int) -> Lines:
        room = max(width - self.para.indent, UNIT)
        return self._measure.lines(room, self._size) if self._measure else _asked(self.para, room)

    def ends_on_one_word(self, starts: Sequence[int]) -> bool:
        behind = self._letters.encode("utf-16-le")[2 * starts[-1] :] if len(starts) > 1 else b""
        return len(behind.decode("utf-16-le").split()) == 1

    def is_doubtful(self, starts: Sequence[int]) -> bool:
        """Whether a line starts within a word where LibreOffice starts none: in a link, or before a slash."""
        inside = [start for start in starts[1:] if not self._letters[start - 1].isspace()]
        return any(
            any(link[0] < start < link[1] for link in self._links) or _SLASHED.match(self._letters, start)
            for start in inside
        )

    def cut(self, starts: Sequence[int]) -> Para:
        """The paragraph with its links cut at the spaces where lines end: LibreOffice breaks no link."""
        cuts = [start for start in starts if any(link[0] < start < link[1] for link in self._links)]
        if not cuts:
            return self.para
        runs: list[Run] = []
        for run, (first, last) in zip(self.para.runs, self._edges, strict=True):
            within = [self._letters[first:start] for start in cuts if first < start < last]
            runs += _cut(run, [len(part.split()) for part in within if part[-1].isspace()])
        return replace(self.para, runs=tuple(runs))

    def widest_word(self) -> int:
        if self._measure:
            return ceil(self._measure.widest_word(self._size)) + 1
        return max((width_of([Run(word)], self.para.style) for word in self._letters.split()), default=0)


@dataclass(frozen=True, slots=True)
class _Setting:
    """Texts broken at a width, which breaks them in the same places from `used` up to `over`."""

    width: int
    starts: tuple[tuple[int, ...], ...]
    used: float
    over: float
    torn: bool
    doubtful: bool
    word_alone: bool

    @property
    def least(self) -> float:
        """The least width at which letters that are a little wider break in the same places."""
        return self.used / (1 - _WOBBLE)

    @property
    def most(self) -> float:
        """The width below which letters that are a little narrower break in the same places."""
        return self.over / (1 + _WOBBLE)

    @property
    def lines(self) -> int:
        return sum(map(len, self.starts))

    @property
    def faults(self) -> tuple[bool, bool, int, bool]:
        """What is wrong with it, the worst first."""
        return self.torn, self.doubtful, self.lines, self.word_alone

    def is_fine(self, lines: int) -> bool:
        return self.faults <= (False, False, lines, False)


def _setting(texts: Sequence[_Text], width: int) -> _Setting:
    found = [(text, text.lines(width)) for text in texts]
    return _Setting(
        width,
        tuple(lines.starts for _, lines in found),
        used=max((lines.used + text.para.indent for text, lines in found), default=0),
        over=min((lines.over + text.para.indent for text, lines in found), default=inf),
        torn=any(lines.torn for _, lines in found),
        doubtful=any(text.is_doubtful(lines.starts) for text, lines in found),
        word_alone=any(text.ends_on_one_word(lines.starts) for text, lines in found),
    )


def _stable(texts: Sequence[_Text], width: int) -> _Setting:
    """The widest setting whose breaks are safe, or one a little narrower that is better."""
    here = full = _setting(texts, width)
    safe: list[_Setting] = []
    while here.width >= width * _NARROW:
        fitting = here.width if here.width < here.most else ceil(here.most) - 1
        if here.least <= fitting:
            safe.append(replace(here, width=fitting))
            if here.is_fine(safe[0].lines):
                break
        here = _setting(texts, min(here.width, ceil(here.used)) - 1)
    return min(safe, key=lambda setting: setting.faults, default=full)


def _balanced(texts: Sequence[_Text], width: int) -> _Setting:
    """The narrowest safe setting of at least half the width that takes no more lines than the whole width."""
    full = _setting(texts, width)
    safe: list[_Setting] = []
    here = _setting(texts, width // 2) if full.lines > len(texts) else full
    while here.width < width and here.over < inf:
        fitting = max(here.width, ceil(here.least))
        if here.lines == full.lines and fitting < min(here.most, width):
            safe.append(replace(here, width=fitting))
            if here.is_fine(full.lines):
                break
        here = _setting(texts, max(here.width + 1, ceil(here.over)))
    best = min(safe, key=lambda setting: setting.faults, default=None)
    return _stable(texts, width) if best is None or best.torn else best


def _asked(para: Para, width: int) -> Lines:
    """Qt's own answer, for letters that cannot be reckoned with."""
    layout = _layout(para)
    room = width + para.indent
    wider = _breaks([para], [layout], ceil(room * (1 + _WOBBLE)))
    here = _breaks([para], [layout], room)
    used = max(layout.lineAt(place).naturalTextWidth() for place in range(layout.lineCount()))
    return Lines(here[0], used, inf if here == wider else room)


def _breaks(paras: Sequence[Para], layouts: Sequence[QTextLayout], width: int) -> tuple[tuple[int, ...], ...]:
    for para, layout in zip(paras, layouts, strict=True):
        _set(para, layout, width, 0)
    return tuple(_starts(layout) for layout in layouts)


def _starts(layout: QTextLayout) -> tuple[int, ...]:
    return tuple(layout.lineAt(place).textStart() for place in range(layout.lineCount()))


def _set(para: Para, layout: QTextLayout, width: int, top: int, starts: Sequence[int] = ()) -> None:
    """Break the paragraph into lines from `top` on, where Qt would or at the given starts."""
    leading = para.leading
    room = max(width - para.indent, UNIT)
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(room)
        if starts:
            _hold(line, room, starts)
        line.setPosition(QPointF(para.indent, top + leading * _BASELINE - line.ascent()))
        top += leading
    layout.endLayout()


def _hold(line: QTextLine, room: int, starts: Sequence[int]) -> None:
    """Where a line ends elsewhere by a hair, make it a hair wider or narrower."""
    end = next((start for start in starts if start > line.textStart()), None)
    for share in (1.001, 0.999, 1.004, 0.996, 1.02, 0.98):
        if end is None or line.textStart() + line.textLength() == end:
            return
        line.setLineWidth(room * share)


def _drawn(para: Para, width: int, top: int, starts: Sequence[int]) -> QTextLayout:
    layout = _layout(para)
    _set(para, layout, width, top, starts)
    return layout


def _set_marker(para: Para, marker: Marker, top: int) -> QTextLayout:
    style = replace(para.style, colour=marker.colour)
    label = Para(runs=(Run(marker.label),), style=style, indent=para.indent - para.hang)
    layout = _layout(label)
    _set(label, layout, ENDLESS, top)
    return layout


def _layout(para: Para) -> QTextLayout:
    option = QTextOption(_ALIGNMENTS[para.align])
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    spans = _spans(para.runs, para.style.bold, para.style.caps, fonts(para.style.face))
    formats = [_format(para.style, run, span) for run, span in zip(para.runs, spans, strict=True)]
    return spread([span.text for span in spans], formats, option)


def _format(style: Style, run: Run, span: Span) -> QTextCharFormat:
    made = letters_of(span.font(style.size * UNIT, style.spacing))
    made.setForeground(QColor(f"#{style.colour}"))
    if is_clickable(run.link):
        made.setAnchor(True)
        made.setAnchorHref(run.link or "")
        made.setFontUnderline(True)
        made.setForeground(QColor(f"#{style.link or style.colour}"))
    return made


def is_clickable(link: str | None) -> bool:
    return bool(link) and re.match(r"(https?://|mailto:)\S+$", link or "") is not None


@lru_cache(maxsize=2048)
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


def _cut(run: Run, counts: Sequence[int]) -> list[Run]:
    """The run as several, with bare spaces between, cut behind so many of its words."""
    parts = re.findall(r"\s*\S+|\s+$", run.text)
    edges = [0, *counts, len(parts)]
    pieces = ["".join(parts[start:end]) for start, end in pairwise(edges)]
    made = [replace(run, text=pieces[0])]
    for piece in pieces[1:]:
        letters = piece.lstrip()
        made += [replace(run, text=piece[: len(piece) - len(letters)], link=None), replace(run, text=letters)]
    return made


def writable(text: str) -> str:
    """The text without the characters that no file format for text can hold."""
    return re.sub(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", text)


def measured(text: str, before: str = "", behind: str = "") -> str:
    """The text as it is measured and drawn between these neighbours, never as it is exported.

    Office programs break after a slash never, after a hyphen or a dash also before digits, and not between
    brackets or marks and the space within them; Qt does the reverse.
    """
    around = f"{before}{writable(text)}{behind}"
    around = re.sub(r"/(?=\S)", "/\u2060", around)
    around = re.sub(r"(?<=[-–])(?=[\w\u00a0])", "\u200b", around)
    around = re.sub(r"(?<=[(\[]) | (?=[?!)\]/])", "\u00a0", around)
    inside = around[len(before) : len(around) - len(behind)]
    return inside.replace("\n", HARD_BREAK).replace("\t", "    ")
