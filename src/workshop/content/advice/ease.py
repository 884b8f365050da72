"""How easily notes are read by somebody who is standing up, with a room in front of them.

The measure is the readability index LIX: words to a sentence, plus the share of words of more than six letters in
per cent. Below 30 is a story for children, 40 a newspaper, above 50 a report. The limits are for English; notes in
other languages are not judged.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workshop.content.advice.script import Remark, Script
from workshop.model.text import Block, runs_in

MOST_LIX = 35
LONGEST_SENTENCE = 35  # words
LONG_WORD = 7  # letters
FEWEST_WORDS = 40  # of fewer, nothing can be said
ENGLISH = frozenset("and are for from have it not of or that the their they this to what with you your".split())
ENGLISH_SHARE = 0.1
ENOUGH_TO_TELL = 100  # words

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_END = re.compile(r"[.?!…:;]+(?=[\s”’)\]]|$)|\n")


@dataclass(frozen=True, slots=True)
class Ease:
    """What makes a text easy or hard. `longest` is the number of words of its longest sentence."""

    words: int
    sentences: int
    long_words: int
    longest: int

    @property
    def lix(self) -> float:
        return self.words / max(self.sentences, 1) + 100 * self.long_words / max(self.words, 1)


def hard_notes(script: Script) -> Iterator[Remark]:
    notes = [(placed.line, text_of(placed.slide.notes)) for placed in script.slides]
    if is_english(" ".join(text for _line, text in notes)):
        for line, text in notes:
            yield from ((line, sentence) for sentence in _hard(ease_of(text)))


def _hard(ease: Ease) -> Iterator[str]:
    if ease.longest > LONGEST_SENTENCE:
        yield f"the notes have a sentence of {ease.longest} words; {LONGEST_SENTENCE} can be read at a glance"
    if ease.words >= FEWEST_WORDS and ease.lix > MOST_LIX:
        mean, share = ease.words / ease.sentences, 100 * ease.long_words / ease.words
        why = f"{mean:.0f} words to a sentence, {share:.0f} % of them long"
        yield f"the notes are hard to read: LIX is {ease.lix:.0f}, and {MOST_LIX} is enough ({why})"


def text_of(blocks: Iterable[Block]) -> str:
    """The text of blocks, each in a line of its own, without citations."""
    return "\n".join("".join(run.text for run in runs_in((block,)) if not run.cite) for block in blocks)


def ease_of(text: str) -> Ease:
    sentences = [words for part in _END.split(text) if (words := _WORD.findall(part))]
    words = [word for sentence in sentences for word in sentence]
    return Ease(
        words=len(words),
        sentences=len(sentences),
        long_words=sum(len(word) >= LONG_WORD for word in words),
        longest=max(map(len, sentences), default=0),
    )


def is_english(text: str) -> bool:
    """Whether the short words of English are there in the number one expects; a short text is taken to be."""
    words = [word.lower() for word in _WORD.findall(text)]
    return len(words) < ENOUGH_TO_TELL or sum(word in ENGLISH for word in words) >= ENGLISH_SHARE * len(words)
