"""Whether the works of the library say what a reader wants to know before opening them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from workshop.content.names import REFERENCES
from workshop.content.problem import Problem, hint, quoted
from workshop.model.programme import Library
from workshop.model.session import Depth, Reference, WorkKind

MOST_MINUTES_OF_BRIEF = 25


def unready_works(library: Library, lines: Mapping[str, int]) -> Iterator[Problem]:
    for key, work in library.references.items():
        for sentence in (*_missing(work), *_unlikely(work), *_astray(work, library)):
            yield Problem(REFERENCES, lines.get(key, 1), sentence, advice=True)


def _missing(work: Reference) -> Iterator[str]:
    there = {
        "kind": work.kind,
        "minutes": work.minutes
        or work.kind is WorkKind.COURSE,  # how long a course takes is for those who give it to say
        "depth": work.depth,
        "good-for": work.good_for,
        "supports": work.supports,
    }
    missing = [key for key, value in there.items() if not value]
    if missing:
        yield f"{quoted(work.key)} has no {', no '.join(missing)}; a reader wants to know"


def _unlikely(work: Reference) -> Iterator[str]:
    if work.depth is Depth.BRIEF and (work.minutes or 0) > MOST_MINUTES_OF_BRIEF:
        yield f"{quoted(work.key)} takes {work.minutes} minutes; what is brief takes {MOST_MINUTES_OF_BRIEF} at most"


def _astray(work: Reference, library: Library) -> Iterator[str]:
    for name in work.sessions:
        if name not in library.sessions:
            yield f"{quoted(work.key)} belongs to no session called {quoted(name)}; {hint(name, library.sessions)}"
