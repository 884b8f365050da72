"""The reading list of a workshop: what the people who took part in its sessions may want to read next."""

from __future__ import annotations

from collections.abc import Iterable

from workshop.model.programme import Library
from workshop.model.session import Depth, Reference


def reading_list(library: Library, sessions: Iterable[str]) -> tuple[Reference, ...]:
    """The works that belong to any of the sessions, or that these name as reading; brief and short ones first.

    Names that the library does not have are passed over, so that an old running order still has its list.
    """
    names = set(sessions)
    named = {key for name in names if name in library.sessions for key in library.sessions[name].reading}
    works = [work for key, work in library.references.items() if key in named or not names.isdisjoint(work.sessions)]
    return tuple(sorted(works, key=_order))


def _order(work: Reference) -> tuple[bool, bool, int, str]:
    return (work.depth is not Depth.BRIEF, work.minutes is None, work.minutes or 0, work.short)
