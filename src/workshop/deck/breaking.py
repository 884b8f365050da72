"""Where lines break: numbers in, line starts out.

Letters grow evenly with their size and are as wide in one line as in another, so a text
that was measured once can be broken at every width and every size by arithmetic. The
answers are those of QTextLayout; who measures is `measuring`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import inf


@dataclass(frozen=True, slots=True)
class Word:
    """Letters that stay on one line where they can: from `left` to `right`, the spaces behind them not counted.

    `start` and `end` are places in the text.
    """

    start: int
    end: int
    left: float
    right: float


Letters = Callable[[Word], Sequence[Word]]


@dataclass(frozen=True, slots=True)
class Stretch:
    """The words between two hard breaks, in order. `letters` takes a word apart that is wider than its line."""

    start: int
    words: tuple[Word, ...]
    reach: tuple[float, ...]
    letters: Letters

    @property
    def widest(self) -> float:
        return max((word.right - word.left for word in self.words), default=0)


@dataclass(frozen=True, slots=True)
class Lines:
    """Where lines start, the width they use, and the width at which the first of them would hold more.

    `torn` says that a word was wider than its line.
    """

    starts: tuple[int, ...]
    used: float = 0
    over: float = inf
    torn: bool = False

    def scaled(self, by: float) -> Lines:
        return Lines(self.starts, self.used * by, self.over * by, self.torn)


def stretch(start: int, words: Sequence[Word], letters: Letters) -> Stretch:
    return Stretch(start, tuple(words), tuple(accumulate((word.right for word in words), max)), letters)


def joined(parts: Iterable[Lines]) -> Lines:
    """The lines of texts that stand one below the other."""
    whole = list(parts)
    starts = tuple(start for part in whole for start in part.starts)
    used, over = max(part.used for part in whole), min(part.over for part in whole)
    return Lines(starts, used, over, any(part.torn for part in whole))


def broken(text: Stretch, width: float) -> Lines:
    """As many words to a line as fit, letters where not even one word does, and never nothing."""
    if not text.words:
        return Lines((text.start,))
    starts, used, over, torn = [text.start], 0.0, inf, False
    place, left = 0, 0.0
    while True:
        fitting = bisect_right(text.reach, left + width, place)
        if fitting > place:
            used = max(used, text.reach[fitting - 1] - left)
            place, following = fitting, text.words[fitting] if fitting < len(text.words) else None
        else:
            reach, following = _torn(text.letters(text.words[place]), starts[-1], left + width)
            used = max(used, reach - left)
            torn = torn or following is not None
            if following is None:
                place += 1
                following = text.words[place] if place < len(text.words) else None
        if following is None:
            return Lines(tuple(starts), used, over, torn)
        over = min(over, following.right - left)
        starts.append(following.start)
        left = following.left


def _torn(letters: Sequence[Word], start: int, limit: float) -> tuple[float, Word | None]:
    """How far the letters reach that fit before the limit, and the first of the next line."""
    first, *others = (letter for letter in letters if letter.start >= start)
    reach = first.right
    for letter in others:
        if letter.right > limit:
            return reach, letter
        reach = max(reach, letter.right)
    return reach, None
