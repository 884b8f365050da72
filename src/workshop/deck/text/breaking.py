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

    `start` and `end` are places in the text. Where a line reaches the `turn`, it ends before the word with the
    number `home`, although there is room for more: Office programs do not end a line behind every word.
    """

    start: int
    end: int
    left: float
    right: float
    turn: float = inf
    home: int = 0


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


@dataclass(frozen=True, slots=True)
class _End:
    """How far a line reaches, how far it would have to reach to hold more, and what the next one starts with."""

    reach: float
    limit: float
    following: Word | None
    torn: bool = False


def broken(text: Stretch, width: float) -> Lines:
    """As many words to a line as fit, letters where not even one word does, and never nothing."""
    if not text.words:
        return Lines((text.start,))
    starts, used, over, torn = [text.start], 0.0, inf, False
    place, left = 0, 0.0
    while True:
        fitting = bisect_right(text.reach, left + width, place)
        whole = fitting > place
        end = _whole(text, place, fitting, left + width) if whole else _torn(text, place, starts[-1], left + width)
        used, over, torn = max(used, end.reach - left), min(over, end.limit - left), torn or end.torn
        if end.following is None:
            return Lines(tuple(starts), used, over, torn)
        place = bisect_right(text.words, end.following.start, place, key=_start) - 1
        starts.append(end.following.start)
        left = end.following.left


def _whole(text: Stretch, place: int, fitting: int, edge: float) -> _End:
    """The end of a line that holds the words from `place` on that are before the number `fitting`."""
    reach = text.reach[fitting - 1]
    if fitting == len(text.words):
        return _End(reach, inf, None)
    following = text.words[fitting]
    if following.home <= place:
        return _End(reach, following.right, following)
    if following.turn > edge:
        return _End(reach, min(following.turn, following.right), following)
    return _End(following.turn, following.right, text.words[following.home])


def _torn(text: Stretch, place: int, start: int, edge: float) -> _End:
    """The end of a line that begins at `start`, within a word that is too wide for it or with it."""
    first, *others = (letter for letter in text.letters(text.words[place]) if letter.start >= start)
    reach = first.right
    for letter in others:
        if letter.right > edge:
            return _End(reach, letter.right, letter, torn=True)
        reach = max(reach, letter.right)
    following = text.words[place + 1] if place + 1 < len(text.words) else None
    return _End(reach, following.right if following else inf, following)


def _start(word: Word) -> int:
    return word.start
