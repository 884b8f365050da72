"""references.yaml: the works that content may cite and that a reading list is made of, by key."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from workshop.content.fields import Fields, Mapping, parse
from workshop.content.markup import Passage
from workshop.content.problem import Problems, quoted
from workshop.model.session import Depth, Reference, WorkKind

KEYS = (
    "short",
    "full",
    "supports",
    "section",
    "kind",
    "minutes",
    "depth",
    "sessions",
    "good-for",
    "pmid",
    "url",
)
LONGEST_WORK = 100_000  # minutes; a handbook is long

_KEY = re.compile(r"[A-Za-z0-9][\w:.-]*")
_DOI = re.compile(r"\b10\.\d{4,9}/\S+")
_PMC = re.compile(r"\bPMC\d+\b")


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
    full = fields.text("full", needed=True)
    pmc = _PMC.search(full)
    return Reference(
        key=key,
        short=fields.text("short", needed=True),
        full=full,
        section=fields.text("section"),
        supports=fields.text("supports"),
        kind=fields.one_of("kind", WorkKind),
        minutes=fields.whole("minutes", most=LONGEST_WORK),
        depth=fields.one_of("depth", Depth),
        good_for=fields.text("good-for"),
        sessions=fields.texts("sessions"),
        doi=_doi(full),
        pmid=_pmid(fields),
        pmc=pmc[0] if pmc else "",
        url=_url(fields),
    )


def _doi(full: str) -> str:
    """The DOI as it stands in the text, without the mark or bracket that ends the sentence around it."""
    found = _DOI.search(full)
    doi = found[0].rstrip(".,;:") if found else ""
    return doi.removesuffix(")") if doi.count(")") > doi.count("(") else doi


def _pmid(fields: Fields) -> str:
    pmid = fields.text("pmid")
    if pmid and not re.fullmatch(r"[1-9]\d{0,8}", pmid):
        fields.problems.fault(fields.line("pmid"), f"{quoted(pmid)} is no number of PubMed; it has digits only")
    return pmid


def _url(fields: Fields) -> str:
    url = fields.text("url")
    if url and not url.startswith(("https://", "http://")):
        fields.problems.fault(fields.line("url"), f"{quoted(url)} is no web address; it begins with https://")
    return url
