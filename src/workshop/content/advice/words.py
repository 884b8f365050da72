"""Words we do not use, each with a better one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from workshop.content.advice.script import Remark, Stretch


@dataclass(frozen=True, slots=True)
class Word:
    """A pattern, and what to write in its place. `quoted` tells whether it counts inside quotation marks too."""

    pattern: str
    better: str
    quoted: bool = True


_COHORT = r"(?:millennials|boomers|baby boomers|gen(?:eration)?[- ][xyz]|zoomers)"

WORDS = (
    Word(r"leverag\w+", "use"),
    Word(r"empower\w*", "say what they can do now"),
    Word(r"journeys?", "way, or years"),
    Word(r"toolbox(?:es)?", "means, or name the things in it"),
    Word(r"deep[- ]div\w+", "a close look"),
    Word(r"safe spaces?", "say what holds here: what stays in the room, and that anyone may pass"),
    Word(r"reach(?:ed|es|ing)? out", "write, ring or ask"),
    Word(r"impactful", "say what changed"),
    Word(r"unpack\w*", "explain, or look at"),
    Word(r"delv(?:e|es|ed|ing)", "look into"),
    Word(r"synerg\w+", "what they do better together"),
    Word(r"touch(?:ed|ing)? base", "talk"),
    Word(r"(?:going|moving) forward", "from now on"),
    Word(r"game[- ]chang\w+", "say what changes"),
    Word(r"cutting[- ]edge|world[- ]class|state[- ]of[- ]the[- ]art", "leave it out"),
    Word(r"best practices?", "say what worked, and where"),
    Word(r"take-?aways?", "what to keep"),
    Word(r"low[- ]hanging fruit", "what is easy"),
    Word(r"utili[sz]\w+", "use"),
    Word(r"stakeholders?", "name the people"),
    Word(rf"{_COHORT}\s+(?:are|want|need|expect|prefer|like|don.t|do not|can.?not|lack)\b", "speak of one person"),
    Word(
        r"anonym\w+", "“without your name”; in a small room people can be recognised by what they write", quoted=False
    ),
    Word(r"!", "a full stop", quoted=False),
)

_WHOLE = r"(?:(?<!\w)|(?!\w)){}(?:(?!\w)|(?<!\w))"  # no word is cut in two
_PATTERNS = [(re.compile(_WHOLE.format(f"(?:{word.pattern})"), re.IGNORECASE), word) for word in WORDS]
_MARKED = re.compile(r"(`+)[^`]*?\1|!(?=\[)|\]\([^)\n]*\)|\[@[^\]\n]*\]|https?://\S+")
_BLOCK_QUOTE = re.compile(r"^>.*$", re.MULTILINE)
_QUOTED = re.compile(r"“[^”]*?(?:”|\n\s*\n|\Z)|\"[^\"\n]*\"")


def unwanted(stretch: Stretch) -> Iterator[Remark]:
    """What is said of each unwanted word in running text. In a scene people speak as they speak."""
    text = _blank(_MARKED, stretch.text)
    outside = _blank(_QUOTED, _blank(_BLOCK_QUOTE, text))
    for pattern, word in _PATTERNS:
        searched = text if word.quoted else outside
        if stretch.in_a_scene and word.quoted:
            continue
        for match in pattern.finditer(searched):
            yield stretch.line_of(match.start()), f"we do not write ‘{match[0]}’; better: {word.better}"


def _blank(pattern: re.Pattern[str], text: str) -> str:
    """The text with white space where the pattern stands, so that every line stays where it is."""
    return pattern.sub(lambda match: re.sub(r"\S", " ", match[0]), text)
