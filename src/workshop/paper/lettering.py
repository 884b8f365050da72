"""Runs of text to lines of letters, with the blanks to write on and the boxes to tick among them.

A blank is written `____` and a box `☐`. Both are ruled by us: a typeface need
not have a box, and underscores leave gaps that a pen falls into.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

from workshop.model.text import Align, Run, plain
from workshop.paper.fonts import UNIT, font
from workshop.paper.look import PRIMARY, Style

BOX = "☐"
BLANK = re.compile(r"_{3,}")
WEB_LINK = re.compile(r"(https?://|mailto:)\S+$")

_MARKS = re.compile(rf"(_{{3,}}|{BOX})")
_NO_BREAK_SPACE = "\u00a0"
_BLANK_WIDTH = 84.0
_LAST_BLANK = 56.0  # at least: it is ruled to the end of the line
_BOX_WIDTH = 0.92  # of the size of the letters beside it
_BASELINE = 0.76  # of a line's height
_PLACE = re.compile(r"#\S+$")
_SHARE = {Align.LEFT: 0.0, Align.CENTER: 0.5, Align.RIGHT: 1.0}


@dataclass(frozen=True, slots=True)
class Mark:
    """A blank or a box. `place` counts the text's letters as Qt does; `last` when nothing but a stop follows."""

    place: int
    box: bool
    last: bool = False


@dataclass(frozen=True, slots=True)
class Stroke:
    """A blank's line, or the square of a box, measured in points from the upper left corner of its text."""

    x: float
    y: float
    width: float
    box: bool


@dataclass(frozen=True)
class Lettering:
    """Text set in a width. Its lines can be drawn one by one, on different pages if need be."""

    layout: QTextLayout
    style: Style
    width: float
    align: Align
    marks: tuple[Mark, ...] = ()

    @property
    def lines(self) -> int:
        return self.layout.lineCount()

    @property
    def height(self) -> float:
        return self.lines * self.style.line

    def inset(self, line: int) -> float:
        """How far from the left a line begins, as its alignment asks."""
        spare = self.width - self.layout.lineAt(line).naturalTextWidth() / UNIT
        return max(spare, 0) * _SHARE[self.align]

    def widest(self) -> float:
        return max((self.layout.lineAt(line).naturalTextWidth() / UNIT for line in range(self.lines)), default=0)

    def last_line(self) -> float:
        """How far the last line reaches."""
        return self.layout.lineAt(self.lines - 1).naturalTextWidth() / UNIT if self.lines else 0.0

    def draw_line(self, painter: QPainter, line: int, x: float, y: float) -> None:
        """Draw one line with its upper left corner there, in points; the painter counts in units."""
        drawn = self.layout.lineAt(line)
        top = (y + self.style.line * _BASELINE) * UNIT - drawn.ascent()
        drawn.draw(painter, QPointF((x + self.inset(line)) * UNIT, top))

    def strokes(self, line: int) -> Iterator[Stroke]:
        """The lines and boxes to be drawn in this line of text, the first line's top being 0."""
        drawn = self.layout.lineAt(line)
        start, end = drawn.textStart(), drawn.textStart() + drawn.textLength()
        base = self.style.line * _BASELINE
        for mark in self.marks:
            if not start <= mark.place < end:
                continue
            left = self.inset(line) + _x(self.layout, line, mark.place)
            if mark.box:
                side = self.style.size * 0.82
                yield Stroke(left, base - side * 0.93, side, box=True)
            else:
                right = self.width if mark.last else self.inset(line) + _x(self.layout, line, mark.place + 1)
                yield Stroke(left, base + self.style.size * 0.22, right - left, box=False)


def lettering(
    runs: Sequence[Run], style: Style, width: float, align: Align = Align.LEFT, *, anchor: str = ""
) -> Lettering:
    """Set the runs in a width in points. `anchor` is a name to which links in the same file can go."""
    text = _Text(style)
    for place, run in enumerate(runs):
        text.add(run, last=align is Align.LEFT and place == len(runs) - 1)
    layout = text.layout(width, anchor)
    return Lettering(layout, style, width, align, tuple(text.marks))


def words(text: str, style: Style, width: float, align: Align = Align.LEFT, *, link: str | None = None) -> Lettering:
    """Plain words in a width."""
    return lettering((Run(text, link=link),), style, width, align)


def natural_width(runs: Sequence[Run], style: Style) -> float:
    """How wide the text would be in one line, in points."""
    return sum(_advance(run.text, _font(run, style)) for run in runs) / UNIT


def longest_word(runs: Sequence[Run], style: Style) -> float:
    """The narrowest width that breaks no word, in points. Bold is taken for granted, to be on the safe side."""
    face = font(style.size, bold=True)
    return max((_advance(word, face) for word in plain(runs).split()), default=0.0) / UNIT


@dataclass
class _Text:
    """Letters with their looks, as they are gathered run by run."""

    style: Style
    letters: list[str] = field(default_factory=list)
    length: int = 0
    formats: list[QTextLayout.FormatRange] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)

    def add(self, run: Run, *, last: bool) -> None:
        parts = [part for part in _MARKS.split(run.text) if part]
        for place, part in enumerate(parts):
            if _MARKS.fullmatch(part):
                rest = "".join(parts[place + 1 :])
                self._mark(run, box=part == BOX, last=last and not rest.strip(" ."))
            else:
                self._append(part.replace("\n", "\u2028"), self._format(run))

    def _mark(self, run: Run, *, box: bool, last: bool) -> None:
        self.marks.append(Mark(self.length, box, last))
        made = self._format(run)
        width = self.style.size * _BOX_WIDTH if box else _LAST_BLANK if last else _BLANK_WIDTH
        face = made.font()
        face.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, width * UNIT - _advance(_NO_BREAK_SPACE, face))
        made.setFont(face)
        self._append(_NO_BREAK_SPACE, made)

    def _append(self, text: str, made: QTextCharFormat) -> None:
        span = QTextLayout.FormatRange()
        span.start, span.length, span.format = self.length, _length(text), made
        self.formats.append(span)
        self.letters.append(text)
        self.length += span.length

    def _format(self, run: Run) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setFont(_font(run, self.style))
        leads_out = bool(run.link and WEB_LINK.match(run.link))
        made.setForeground(QColor(f"#{PRIMARY if leads_out else self.style.colour}"))
        if run.link and (leads_out or _PLACE.match(run.link)):
            made.setAnchor(True)
            made.setAnchorHref(run.link)
        return made

    def layout(self, width: float, anchor: str) -> QTextLayout:
        if anchor and self.formats:
            first = self.formats[0]
            named = QTextCharFormat(first.format)
            named.setAnchor(True)
            named.setAnchorNames([anchor])
            first.format = named
        made = QTextLayout("".join(self.letters), font(self.style.size, bold=self.style.bold, italic=self.style.italic))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        made.setTextOption(option)
        made.setFormats(self.formats)
        _break(made, width)
        return made


def _break(layout: QTextLayout, width: float) -> None:
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width * UNIT)
        line.setPosition(QPointF(0, 0))
    layout.endLayout()


def _font(run: Run, style: Style) -> QFont:
    return font(style.size, bold=run.bold or style.bold, italic=run.italic or style.italic, mono=run.code)


def _advance(text: str, face: QFont) -> float:
    return QFontMetricsF(face).horizontalAdvance(text)


def _length(text: str) -> int:
    """How many letters Qt counts."""
    return len(text.encode("utf-16-le")) // 2


def _x(layout: QTextLayout, line: int, place: int) -> float:
    found: object = layout.lineAt(line).cursorToX(place)
    x = found[0] if isinstance(found, tuple) else found  # Qt for Python gives the place back beside it
    assert isinstance(x, float)
    return x / UNIT
