"""What lies in the library and is never taken out: handouts that nobody gives away, works that nobody is sent to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from workshop.content.names import REFERENCES
from workshop.content.problem import Problem
from workshop.model.programme import Library
from workshop.model.session import Session, Vignette

_CITED = re.compile(r"@([A-Za-z0-9][\w:.-]*)")


def unused_handouts(library: Library, texts: Mapping[str, str]) -> Iterator[Problem]:
    """A handout is used where a session or vignette names it, or where running text calls it by its title."""
    named = {name for whole in _plays(library) for name in whole.handouts}
    for name, handout in library.handouts.items():
        path = f"handouts/{name}.md"
        others = (text.lower() for other, text in texts.items() if other.endswith(".md") and other != path)
        called = (handout.title.lower(), name.replace("-", " "))
        if name not in named and not any(title in text for text in others for title in called):
            sentence = f"nobody hands this out; name it under 'handouts:' of a session ('{name}'), or in the guide"
            yield Problem(path, 1, sentence, advice=True)


def unused_works(library: Library, texts: Mapping[str, str], lines: Mapping[str, int]) -> Iterator[Problem]:
    """A work is used where it is cited, or where it stands on a reading list."""
    used = {key for path, text in texts.items() if path != REFERENCES for key in _CITED.findall(text)}
    used |= {key for session in library.sessions.values() for key in session.reading}
    for key, work in library.references.items():
        if key not in used and not work.sessions:
            sentence = f"'{key}' is cited nowhere and is on no reading list; name its sessions"
            yield Problem(REFERENCES, lines.get(key, 1), sentence, advice=True)


def _plays(library: Library) -> Iterator[Session | Vignette]:
    yield from library.sessions.values()
    yield from library.vignettes.values()
