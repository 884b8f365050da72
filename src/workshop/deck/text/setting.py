"""The width that a text is set in: its breaks are safe there, and leave nothing ugly where that can be."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil, inf, sqrt

from workshop.deck.look.geometry import UNIT
from workshop.deck.text.breaking import Lines
from workshop.deck.text.letters import Para, letters
from workshop.deck.text.measuring import ENDLESS
from workshop.deck.text.typesetting import starts_of, typeset
from workshop.model.text import Run

WOBBLE = 0.006  # other programs' widths of the same text differ by this much
_NARROW, _NARROWER = 0.92, 0.85  # how much of the width is kept, to make breaks safe, and for links at line ends


class Text:
    """A paragraph that is about to be broken into lines."""

    def __init__(self, para: Para) -> None:
        self.para = para
        self.letters = letters(para)
        self._size = para.style.size * UNIT

    def lines(self, width: int) -> Lines:
        room = max(width - self.para.indent, UNIT)
        known = self.letters.measure
        return known.lines(room, self._size) if known else _asked(self.para, room)

    def ends_on_one_word(self, starts: Sequence[int]) -> bool:
        behind = self.letters.text.encode("utf-16-le")[2 * starts[-1] :] if len(starts) > 1 else b""
        return len(behind.decode("utf-16-le").split()) == 1

    def is_doubtful(self, width: int, starts: Sequence[int]) -> bool:
        """Whether LibreOffice starts other lines: it breaks links at their edges, and else only where they are cut."""
        room = max(width - self.para.indent, UNIT)
        elsewhere = self.letters.elsewhere
        return elsewhere is not None and elsewhere.lines(room, self._size).starts != starts

    def cut(self, starts: Sequence[int]) -> Para:
        """The paragraph with its links cut at the spaces where lines end: LibreOffice breaks no link."""
        known = self.letters
        cuts = [start for start in starts if any(link[0] < start < link[1] for link in known.links)]
        if not cuts or known.measure is None:
            return self.para
        runs: list[Run] = []
        for run, (first, last) in zip(self.para.runs, known.edges, strict=True):
            within = [known.text[first:start] for start in cuts if first < start < last]
            runs += _cut(run, [len(part.split()) for part in within if part[-1].isspace()])
        return replace(self.para, runs=tuple(runs))

    def widest_word(self) -> int:
        if self.letters.measure:
            return _roomy(self.letters.measure.widest_word(self._size))
        return max((_roomy(self._width(word)) for word in self.letters.text.split()), default=0)

    def _width(self, word: str) -> float:
        return Text(replace(self.para, runs=(Run(word),), indent=0)).lines(ENDLESS).used


@dataclass(frozen=True, slots=True)
class Setting:
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
        return self.used / (1 - WOBBLE)

    @property
    def most(self) -> float:
        """The width below which letters that are a little narrower break in the same places."""
        return self.over / (1 + WOBBLE)

    @property
    def lines(self) -> int:
        return sum(map(len, self.starts))

    @property
    def faults(self) -> tuple[bool, bool, int, bool]:
        """What is wrong with it, the worst first."""
        return self.torn, self.doubtful, self.lines, self.word_alone

    def is_fine(self, lines: int) -> bool:
        return self.faults <= (False, False, lines, False)


def _roomy(width: float) -> int:
    """The room in which a line of this width stays whole also where its letters are a little wider."""
    return ceil(width / (1 - WOBBLE)) + 1


def setting(texts: Sequence[Text], width: int) -> Setting:
    found = [(text, text.lines(width)) for text in texts]
    return Setting(
        width,
        tuple(lines.starts for _, lines in found),
        used=max((lines.used + text.para.indent for text, lines in found), default=0),
        over=min((lines.over + text.para.indent for text, lines in found), default=inf),
        torn=any(lines.torn for _, lines in found),
        doubtful=any(text.is_doubtful(width, lines.starts) for text, lines in found),
        word_alone=any(text.ends_on_one_word(lines.starts) for text, lines in found),
    )


def safe_setting(texts: Sequence[Text], width: int) -> Setting:
    """The widest setting whose breaks are safe, or one a little narrower that is better."""
    here = full = setting(texts, width)
    safe: list[Setting] = []
    tried = [full]
    while here.width >= width * (_NARROWER if safe and all(one.doubtful for one in safe) else _NARROW):
        fitting = here.width if here.width < here.most else ceil(here.most) - 1
        tried.append(here)
        if here.least <= fitting:
            safe.append(replace(here, width=fitting))
            if here.is_fine(safe[0].lines):
                break
        here = setting(texts, min(here.width, ceil(here.used)) - 1)
    best = min(safe, key=lambda one: one.faults, default=None) or _safest(tried or [full])
    return full if best.torn and not full.torn else best


def _safest(tried: Sequence[Setting]) -> Setting:
    """Where none is safe: of those with the fewest lines the one that comes nearest to it."""
    full = tried[0]
    if full.width <= 0:
        return full
    similar = [one for one in tried if one.lines == full.lines and one.used > 0]
    best = max(similar, key=lambda one: min(one.over, full.width) / one.used, default=full)
    return replace(best, width=min(full.width, round(sqrt(best.used * min(best.over, 2 * full.width)))))


def balanced_setting(texts: Sequence[Text], width: int) -> Setting:
    """The narrowest safe setting of at least half the width that takes no more lines than the whole width."""
    full = setting(texts, width)
    safe: list[Setting] = []
    here = setting(texts, width // 2) if full.lines > len(texts) else full
    while here.width < width and here.over < inf:
        fitting = max(here.width, ceil(here.least))
        if here.lines == full.lines and fitting < min(here.most, width):
            safe.append(replace(here, width=fitting))
            if here.is_fine(full.lines):
                break
        here = setting(texts, max(here.width + 1, ceil(here.over)))
    best = min(safe, key=lambda one: one.faults, default=None)
    return safe_setting(texts, width) if best is None or best.torn else best


def _asked(para: Para, width: int) -> Lines:
    """Qt's own answer, for letters that cannot be reckoned with."""
    room = width + para.indent
    here = typeset(para, room)
    wider = typeset(para, ceil(room * (1 + WOBBLE)))
    used = max(here.lineAt(place).naturalTextWidth() for place in range(here.lineCount()))
    return Lines(starts_of(here), used, inf if starts_of(here) == starts_of(wider) else room)


def _cut(run: Run, counts: Sequence[int]) -> list[Run]:
    """The run as several, with bare spaces between, cut behind so many of its words."""
    parts = re.findall(r"\s*\S+|\s+$", run.text)
    edges = [0, *counts, len(parts)]
    pieces = ["".join(parts[start:end]) for start, end in pairwise(edges)]
    made = [replace(run, text=pieces[0])]
    for piece in pieces[1:]:
        words = piece.lstrip()
        made += [replace(run, text=piece[: len(piece) - len(words)], link=None), replace(run, text=words)]
    return made
