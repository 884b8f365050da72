"""What is wrong with a file of content, in words for the one who wrote it, and where."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workshop.model.errors import WorkshopError

LONGEST_SENTENCE = 400
LONGEST_NAME = 60
NAMES_LISTED = 20


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to mend, or, as advice, to think about. `path` is relative to the content folder."""

    path: str
    line: int
    sentence: str
    advice: bool = False

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {'advice: ' if self.advice else ''}{self.sentence}"


class ContentError(WorkshopError):
    """Content that cannot be used; its text holds a line for each problem."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = tuple(problems)


class Problems:
    """Collects what is wrong with one file, so that all of it can be told at once."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._found: dict[Problem, None] = {}

    def fault(self, line: int, sentence: str) -> None:
        self._add(Problem(self.path, line, _one_line(sentence)))

    def advise(self, line: int, sentence: str) -> None:
        self._add(Problem(self.path, line, _one_line(sentence), advice=True))

    def _add(self, problem: Problem) -> None:
        self._found.setdefault(problem)

    def take(self, others: Problems) -> None:
        """Adds what another collector has found."""
        for problem in others.found:
            self._add(problem)

    @property
    def found(self) -> tuple[Problem, ...]:
        return tuple(self._found)

    @property
    def faultless(self) -> bool:
        return all(problem.advice for problem in self._found)


def quoted(name: str) -> str:
    """A name as it stands in a sentence: in quotes, and never longer than a line."""
    short = name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + "…"
    return f"'{short}'"


def hint(name: str, known: Iterable[str]) -> str:
    """The name that may have been meant, or those that there are."""
    names = sorted(known)
    near = difflib.get_close_matches(name[:LONGEST_NAME], names, n=1)
    if near:
        return f"did you mean '{near[0]}'?"
    if not names:
        return "there is none yet"
    more = len(names) - NAMES_LISTED
    return f"there are: {', '.join(names[:NAMES_LISTED])}{f' and {more} more' if more > 0 else ''}"


def not_known_here(name: str, known: Iterable[str]) -> str:
    """The sentence for a key, a kind or an attribute that means nothing where it stands."""
    return f"{quoted(name)} is not known here; {hint(name, known)}"


def _one_line(sentence: str) -> str:
    line = " ".join(sentence.split())
    return line if len(line) <= LONGEST_SENTENCE else line[: LONGEST_SENTENCE - 1] + "…"
