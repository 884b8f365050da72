"""Paragraphs to lines of letters, once and for every canvas.

Text is shaped by QTextLayout in layout units; whoever draws it scales the
painter, so lines break the same on the projector, in a thumbnail and in a PDF.
The width that is measured is the width that is written to a .pptx.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextLayout, QTextOption

from workshop.deck.fonts import font, fonts
from workshop.deck.geometry import UNIT
from workshop.deck.theme import Colour
from workshop.model.text import Align, Run

LEADING = 1.2  # line spacing as a share of the size
_BASELINE = 0.82  # of the line spacing; where Office programs put it within a point
_WOBBLE = 0.005  # other programs' widths of the same text differ by this much
_ALIGNMENTS = {
    Align.LEFT: Qt.AlignmentFlag.AlignLeft,
    Align.CENTER: Qt.AlignmentFlag.AlignHCenter,
    Align.RIGHT: Qt.AlignmentFlag.AlignRight,
}


@dataclass(frozen=True, slots=True)
class Style:
    """The look of a paragraph's letters; `size` in points, `spacing` between letters in units."""

    size: int
    colour: Colour
    bold: bool = False
    caps: bool = False
    spacing: int = 0
    link: Colour = ""


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
class Shaped:
    """Lines ready to draw. `inset` is how much narrower than its box the text was set; drawing starts at (0, 0)."""

    paras: tuple[Para, ...]
    inset: int
    height: int
    layouts: tuple[QTextLayout, ...]
    markers: tuple[QTextLayout, ...]

    def breaks(self) -> tuple[tuple[int, ...], ...]:
        """Where each paragraph's lines begin."""
        return tuple(_starts(layout) for layout in self.layouts)

    @property
    def lines(self) -> int:
        return _lines(self.layouts)

    @property
    def leaves_a_word_alone(self) -> bool:
        """Whether a paragraph of several lines ends with one that holds a single word."""
        return any(map(_ends_on_one_word, self.layouts))


def shape(paras: Sequence[Para], width: int, *, balanced: bool = False) -> Shaped:
    """Set paragraphs in a width, a little narrower where that makes the breaks safe.

    A `balanced` text is set as narrow as its number of lines allows.
    """
    layouts = [_layout(para) for para in paras]
    wanted = _balanced_width(paras, layouts, width) if balanced else _stable_width(paras, layouts, width)
    markers: list[QTextLayout] = []
    top = 0
    for place, (para, layout) in enumerate(zip(paras, layouts, strict=True)):
        top += para.before if place else 0
        if para.marker:
            markers.append(_set_marker(para, para.marker, top))
        top = _set(para, layout, wanted, top)
    return Shaped(tuple(paras), width - wanted, top, tuple(layouts), tuple(markers))


def width_of(runs: Sequence[Run], style: Style) -> int:
    """The width of the text on one line."""
    layout = _layout(Para(runs=tuple(runs), style=style))
    _set(Para(runs=(), style=style), layout, 10**7, 0)
    return round(max((layout.lineAt(place).naturalTextWidth() for place in range(layout.lineCount())), default=0) + 1)


def size_for(text: str, style: Style, sizes: Sequence[int], width: int) -> int:
    """The first of the sizes at which the text goes on one line, or the last."""
    fitting = (size for size in sizes if width_of([Run(text)], replace(style, size=size)) <= width * (1 - _WOBBLE))
    return next(fitting, sizes[-1])


def widest_word(runs: Sequence[Run], style: Style) -> int:
    """The width of the longest word, below which it would be torn."""
    words = (replace(run, text=word) for run in runs for word in re.split(r"[\s\u200b–—-]+", run.text) if word)
    return max((width_of([word], style) for word in words), default=0)


def _stable_width(paras: Sequence[Para], layouts: Sequence[QTextLayout], width: int) -> int:
    """The widest width whose breaks are safe, or a little less where that leaves no word alone on a last line."""
    stable: dict[int, int] = {}
    for percent in range(100, 91, -1):
        tried = width * percent // 100
        if not _is_stable(paras, layouts, tried):
            continue
        stable[tried] = _lines(layouts)
        if stable[tried] == min(stable.values()) and not any(map(_ends_on_one_word, layouts)):
            return tried
    return next(iter(stable), width)


def _lines(layouts: Sequence[QTextLayout]) -> int:
    return sum(layout.lineCount() for layout in layouts)


def _ends_on_one_word(layout: QTextLayout) -> bool:
    if layout.lineCount() < 2:
        return False
    last = layout.lineAt(layout.lineCount() - 1)
    return len(layout.text().encode("utf-16-le")[2 * last.textStart() :].decode("utf-16-le").split()) == 1


def _balanced_width(paras: Sequence[Para], layouts: Sequence[QTextLayout], width: int) -> int:
    def lines(tried: int) -> int:
        return sum(map(len, _breaks(paras, layouts, tried)))

    wanted = lines(width)
    if wanted == len(paras):
        return _stable_width(paras, layouts, width)
    found: list[int] = []
    for percent in range(50, 100, 2):
        tried = width * percent // 100
        if lines(tried) == wanted and _is_stable(paras, layouts, tried):
            if not any(map(_ends_on_one_word, layouts)):
                return tried
            found.append(tried)
    return found[0] if found else _stable_width(paras, layouts, width)


def _is_stable(paras: Sequence[Para], layouts: Sequence[QTextLayout], width: int) -> bool:
    """Whether the breaks stay when letters are a little wider or narrower. Leaves the text set at `width`."""
    wobbled = [_breaks(paras, layouts, round(width * share)) for share in (1 - _WOBBLE, 1 + _WOBBLE)]
    here = _breaks(paras, layouts, width)
    return all(breaks == here for breaks in wobbled)


def _breaks(paras: Sequence[Para], layouts: Sequence[QTextLayout], width: int) -> tuple[tuple[int, ...], ...]:
    for para, layout in zip(paras, layouts, strict=True):
        _set(para, layout, width, 0)
    return tuple(_starts(layout) for layout in layouts)


def _starts(layout: QTextLayout) -> tuple[int, ...]:
    return tuple(layout.lineAt(place).textStart() for place in range(layout.lineCount()))


def _set(para: Para, layout: QTextLayout, width: int, top: int) -> int:
    """Break the paragraph into lines from `top` on; returns its lower edge."""
    leading = para.leading
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width - para.indent, UNIT))
        line.setPosition(QPointF(para.indent, top + leading * _BASELINE - line.ascent()))
        top += leading
    layout.endLayout()
    return top


def _set_marker(para: Para, marker: Marker, top: int) -> QTextLayout:
    style = replace(para.style, colour=marker.colour)
    label = Para(runs=(Run(marker.label),), style=style, indent=para.indent - para.hang)
    layout = _layout(label)
    _set(label, layout, 10**6, top)
    return layout


def _layout(para: Para) -> QTextLayout:
    layout = QTextLayout()
    option = QTextOption(_ALIGNMENTS[para.align])
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setUseDesignMetrics(True)
    layout.setTextOption(option)
    layout.setFont(_font(para.style, Run("")))
    pieces = [measured(run.text.upper() if para.style.caps else run.text) for run in para.runs]
    layout.setText("".join(pieces))
    layout.setFormats(_formats(para, pieces))
    return layout


def _formats(para: Para, pieces: Sequence[str]) -> list[QTextLayout.FormatRange]:
    ranges = []
    start = 0
    for run, piece in zip(para.runs, pieces, strict=True):
        span = QTextLayout.FormatRange()
        span.start, span.length = start, _utf16(piece)
        span.format = _format(para.style, run)
        ranges.append(span)
        start += span.length
    return ranges


def _format(style: Style, run: Run) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFont(_font(style, run))
    made.setForeground(QColor(f"#{style.colour}"))
    if is_clickable(run.link):
        made.setAnchor(True)
        made.setAnchorHref(run.link or "")
        made.setFontUnderline(True)
        made.setForeground(QColor(f"#{style.link or style.colour}"))
    return made


def is_clickable(link: str | None) -> bool:
    return bool(link) and re.match(r"(https?://|mailto:)\S+$", link or "") is not None


def _font(style: Style, run: Run) -> QFont:
    family = fonts().mono if run.code else fonts().sans
    return font(family, style.size * UNIT, style.bold or run.bold, run.italic, style.spacing)


def writable(text: str) -> str:
    """The text without the characters that no file format for text can hold."""
    return re.sub(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", text)


def _utf16(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def measured(text: str) -> str:
    """The text as it is measured and drawn, never as it is exported.

    Office programs break after a dash between digits and not after a slash; Qt does the reverse.
    """
    text = re.sub(r"/(?=\S)", "/\u2060", writable(text))
    text = re.sub(r"(?<=\d)–(?=\d)", "–\u200b", text)
    return text.replace("\n", "\u2028").replace("\t", "    ")
