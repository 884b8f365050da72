"""references.yaml: the works that content may cite, by key."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from workshop.content.fields import Fields, Mapping, parse
from workshop.content.markup import Passage
from workshop.content.problem import Problems, quoted
from workshop.model.session import Reference

KEYS = ("short", "full", "supports", "section", "url")

_KEY = re.compile(r"[A-Za-z0-9][\w:.-]*")


@dataclass(frozen=True, slots=True)
class References:
    """The works that can be cited, and the keys of those that have faults."""

    good: dict[str, Reference] = field(default_factory=dict)
    broken: frozenset[str] = frozenset()


def read_references(text: str, problems: Problems) -> References | None:
    """The works of the file, or None where it cannot be read at all."""
    if not _holds_anything(text):
        return References()
    whole = parse(Passage(1, text), problems)
    if whole is None:
        return None
    good: dict[str, Reference] = {}
    broken: set[str] = set()
    for entry in whole.entries:
        own = Problems(problems.path)
        if not _KEY.fullmatch(entry.key):
            own.fault(entry.line, f"{quoted(entry.key)} is no key for a work; write it like straus-2013")
        if isinstance(entry.value, Mapping):
            good[entry.key] = _reference(entry.key, Fields(entry.value, own, KEYS))
        else:
            own.fault(entry.line, "a work holds lines of 'short:', 'full:' and more")
        if not own.faultless:
            good.pop(entry.key, None)
            broken.add(entry.key)
        problems.take(own)
    return References(good, frozenset(broken))


def _holds_anything(text: str) -> bool:
    return any(line.strip() and not line.lstrip().startswith("#") for line in text.splitlines())


def _reference(key: str, fields: Fields) -> Reference:
    url = fields.text("url")
    if url and not url.startswith(("https://", "http://")):
        fields.problems.fault(fields.line("url"), f"{quoted(url)} is no web address; it begins with https://")
    return Reference(
        key=key,
        short=fields.text("short", needed=True),
        full=fields.text("full", needed=True),
        section=fields.text("section"),
        supports=fields.text("supports"),
    )
