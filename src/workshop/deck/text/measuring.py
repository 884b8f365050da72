"""How wide words are: Qt is asked once for a text, at one size, and `breaking` does the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from itertools import pairwise
from math import inf

from PySide6.QtCore import QTextBoundaryFinder
from PySide6.QtGui import QFont, QFontMetricsF, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from workshop.deck.look.fonts import font
from workshop.deck.text.breaking import Lines, Stretch, Word, broken, joined, stretch

HARD_BREAK = "\u2028"
ENDLESS = 10**7
_REFERENCE = 2048  # units to an em in most typefaces, so that their letters are whole numbers wide
_MOST_LETTERS = 4000  # on a line of that size, before Qt's numbers end
_SPACES = " \u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u3000"  # those that a line may end with
_SPACED = re.compile(f"[{_SPACES}]+")
_CLINGING, _OPENING = ".,:;?!)]}/", "([{"
_BEHIND_SLASH = re.compile(r"/\u2060?(?=[^/\d\u2060])")
_SIMPLE = re.compile(
    r"[\u2028 -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u052f\u1e00-\u1fff\u2000-\u200b\u2010-\u2027\u202f-\u2060"
    r"\u20a0-\u20bf\u2100-\u2bff]*"
)


@dataclass(frozen=True, slots=True)
class Span:
    """Letters of one typeface, as they are drawn."""

    text: str
    family: str
    bold: bool = False
    italic: bool = False

    def font(self, size: int, spacing: int = 0) -> QFont:
        return font(self.family, size, self.bold, self.italic, spacing)


@dataclass(frozen=True, slots=True)
class Measure:
    """A text's words, as wide as they are at a size of `size`."""

    text: str
    stretches: tuple[Stretch, ...]
    size: int

    def lines(self, width: float, size: int) -> Lines:
        """Where lines of this width start when the letters have this size."""
        scale = size / self.size
        return joined([broken(part, width / scale) for part in self.stretches]).scaled(scale)

    def width(self, size: int) -> float:
        """The width of the text where only hard breaks break it."""
        return self.lines(inf, size).used

    def widest_word(self, size: int) -> float:
        return max(part.widest for part in self.stretches) * size / self.size


def is_simple(text: str) -> bool:
    """Whether the letters stand side by side from left to right, as breaking by arithmetic needs it."""
    return _SIMPLE.fullmatch(text) is not None


def measure(
    spans: tuple[Span, ...], size: int = 0, spacing: int = 0, whole: tuple[tuple[int, int], ...] = ()
) -> Measure:
    """A simple text measured, at a size that is as good as any or, where that matters, at this one.

    What is `whole` is broken at its edges and its spaces alone.
    """
    text = _text(spans)
    size = size or _REFERENCE * _MOST_LETTERS // max(len(text), _MOST_LETTERS)
    spread = _Spread(spans, text, size, spacing)
    breaks = sorted({*_boundaries(text, QTextBoundaryFinder.BoundaryType.Line), *_after_spaces(text)})
    breaks = sorted({*breaks, *_behind_first_slashes(text)})
    for start, end in whole:
        breaks = [at for at in breaks if not start < at < end or text[at - 1].isspace()]
        breaks = sorted({*breaks, start, end})
    letters = partial(_letters, spans, size, spacing)
    stretches = [
        stretch(start, spread.turning([start, *(at for at in breaks if start < at < end), end]), letters)
        for start, end in _between_hard_breaks(text)
    ]
    return Measure(text, tuple(stretches), size)


@lru_cache(maxsize=256)
def _letters(spans: tuple[Span, ...], size: int, spacing: int, word: Word) -> tuple[Word, ...]:
    """The word taken apart."""
    text = _text(spans)
    within = [at for at in _boundaries(text, QTextBoundaryFinder.BoundaryType.Grapheme) if word.start < at < word.end]
    return tuple(_Spread(spans, text, size, spacing).words([word.start, *within, word.end]))


class _Spread:
    """A text on one endless line for each of its stretches."""

    def __init__(self, spans: tuple[Span, ...], text: str, size: int, spacing: int) -> None:
        self._spans, self._text, self._size, self._spacing = spans, text, size, spacing
        formats = [letters_of(span.font(size, spacing)) for span in spans]
        self._layout = spread([span.text for span in spans], formats, QTextOption())
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(ENDLESS)
        self._layout.endLayout()

    def words(self, places: Sequence[int]) -> list[Word]:
        """What stands between neighbouring places, without the spaces behind it; nothing for nothing but spaces."""
        line = self._layout.lineForTextPosition(places[0])
        made = []
        for start, following in pairwise(places):
            end = start + len(self._text[start:following].rstrip(_SPACES))
            if end > start:
                right = x_of(line, end) + self._overhang(end)
                made.append(Word(start, end, x_of(line, start), right))
        return made

    def turning(self, places: Sequence[int]) -> list[Word]:
        """The words, and where each turns a line back: within, behind a slash; or before a mark with a space."""
        words = self.words(places)
        line = self._layout.lineForTextPosition(places[0])
        first = 0  # of the words that no space parts
        for place, (before, word) in enumerate(pairwise(words), start=1):
            if before.end < word.start:
                first = place
                if self._text[word.start] in _CLINGING or self._text[before.end - 1] in _OPENING:
                    words[place] = replace(word, turn=word.left, home=before.home or place - 1)
            elif slash := _BEHIND_SLASH.search(self._text, word.start, word.end):
                words[place] = replace(word, turn=x_of(line, slash.end()), home=first)
        return words

    def _overhang(self, end: int) -> float:
        """How far the letter before this place leans out of its own width, as Qt adds it at a line's end."""
        for span in self._spans:
            if end <= len(span.text):
                return _overhang(span.text[end - 1], span.family, span.bold, span.italic, self._size)
            end -= len(span.text)
        return 0


@lru_cache(maxsize=4096)
def _overhang(letter: str, family: str, bold: bool, italic: bool, size: int) -> float:
    if not letter.isprintable():
        return 0
    metrics = QFontMetricsF(font(family, size, bold, italic))
    return max(0.0, metrics.boundingRect(letter).right() - metrics.horizontalAdvance(letter))


def spread(texts: Sequence[str], formats: Sequence[QTextCharFormat], option: QTextOption) -> QTextLayout:
    """The texts one behind the other, each in its format, not yet broken into lines."""
    layout = QTextLayout("".join(texts))
    option.setUseDesignMetrics(True)
    layout.setTextOption(option)
    ranges = []
    start = 0
    for text, letters in zip(texts, formats, strict=True):
        span = QTextLayout.FormatRange()
        span.start, span.length, span.format = start, len(text.encode("utf-16-le")) // 2, letters
        ranges.append(span)
        start += span.length
    if formats:
        layout.setFont(formats[0].font())
    layout.setFormats(ranges)
    return layout


def letters_of(used: QFont) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFont(used)
    return made


def x_of(line: QTextLine, place: int) -> float:
    """Where the letter at this place begins."""
    found = line.cursorToX(place)
    assert isinstance(found, tuple)
    return float(found[0])


def _text(spans: Sequence[Span]) -> str:
    return "".join(span.text for span in spans)


def _boundaries(text: str, kind: QTextBoundaryFinder.BoundaryType) -> Iterator[int]:
    finder = QTextBoundaryFinder(kind, text)
    while (place := finder.toNextBoundary()) >= 0:
        yield place


def _after_spaces(text: str) -> Iterator[int]:
    return (found.end() for found in _SPACED.finditer(text))


def _behind_first_slashes(text: str) -> Iterator[int]:
    """LibreOffice does break behind the slashes of a paragraph's first word, where that is too long for its line."""
    first = re.match(r"\S*", text)
    return (found.end() for found in _BEHIND_SLASH.finditer(first[0] if first else ""))


def _between_hard_breaks(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each stretch."""
    start = 0
    for stretch_ in text.split(HARD_BREAK):
        yield start, start + len(stretch_)
        start += len(stretch_) + 1
