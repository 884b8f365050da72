"""Sessions, vignettes and the documents around them, as their authors wrote them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import KW_ONLY, dataclass
from enum import StrEnum

from workshop.model.step import Measure, Scene, SceneRole, Step, Vote
from workshop.model.text import Block

#: The six areas of mentoring skill, in the order in which reports show them.
COMPETENCIES: dict[str, str] = {
    "communication": "Communication",
    "expectations": "Setting expectations",
    "understanding": "Evaluating understanding",
    "diversity": "Addressing diversity",
    "independence": "Supporting independence",
    "development": "Professional development",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A skill-building session: timed steps towards objectives that can be observed."""

    name: str
    title: str
    minutes: int
    objectives: tuple[str, ...]
    steps: tuple[Step, ...]
    subtitle: str = ""
    competencies: tuple[str, ...] = ()
    materials: tuple[str, ...] = ()
    handouts: tuple[str, ...] = ()
    reading: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    license: str = ""

    def steps_for(self, measure: Measure) -> tuple[Step, ...]:
        """The steps that exist when the workshop measures this way."""
        return tuple(step for step in self.steps if step.exists_in(measure))


@dataclass(frozen=True, slots=True)
class CastMember:
    name: str
    role: str
    line: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vignette:
    """A story that is stepped scene by scene and branches at its votes."""

    name: str
    title: str
    minutes: int
    topics: tuple[str, ...]
    cast: tuple[CastMember, ...]
    parts: tuple[Scene | Vote, ...]
    sensitive: str = ""
    referral: bool = False
    handouts: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    license: str = ""

    def part(self, part_id: str) -> Scene | Vote:
        """The part with this id. Raises KeyError where there is none."""
        for part in self.parts:
            if part.id == part_id:
                return part
        raise KeyError(part_id)

    def following(self, part: Scene | Vote) -> tuple[Scene | Vote, ...]:
        """The parts that may come right after this one; empty after the last."""
        if isinstance(part, Vote) and part.branches:
            targets = dict.fromkeys(option.goto for option in part.options if option.goto)
            if all(option.goto for option in part.options):
                return tuple(self.part(target) for target in targets)
            return (*(self.part(target) for target in targets), *self._in_file_after(part))
        if part.next:
            return (self.part(part.next),)
        return self._in_file_after(part)

    def _in_file_after(self, part: Scene | Vote) -> tuple[Scene | Vote, ...]:
        place = self.parts.index(part)
        return self.parts[place + 1 : place + 2]

    def paths(self) -> Iterator[tuple[Scene | Vote, ...]]:
        """Every way through the story, from the first part to an end. The story has no cycle."""
        return self._paths_from(self.parts[0])

    def _paths_from(self, part: Scene | Vote) -> Iterator[tuple[Scene | Vote, ...]]:
        after = self.following(part)
        if not after:
            yield (part,)
        for follower in after:
            for rest in self._paths_from(follower):
                yield (part, *rest)

    @property
    def votes(self) -> tuple[Vote, ...]:
        return tuple(part for part in self.parts if isinstance(part, Vote))

    @property
    def scenes(self) -> tuple[Scene, ...]:
        return tuple(part for part in self.parts if isinstance(part, Scene) and part.role is SceneRole.SCENE)


class WorkKind(StrEnum):
    """What one takes into one's hands, or looks at."""

    PAPER = "paper"
    REVIEW = "review"
    GUIDE = "guide"
    BOOK = "book"
    TALK = "talk"
    COURSE = "course"
    WEB_PAGE = "web page"


class Depth(StrEnum):
    """Whether a work fits between two meetings or wants an evening."""

    BRIEF = "brief"
    IN_DEPTH = "in-depth"


class Source(StrEnum):
    """Who keeps the page that a link leads to."""

    DOI = "DOI"
    PUBMED = "PubMed"
    PMC = "free full text"
    WEB = "web page"


@dataclass(frozen=True, slots=True)
class Link:
    source: Source
    address: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A work that content may cite. `short` stands on slides, `full` in the list of references.

    `supports` says how far its findings carry, `good_for` who may want to read it and why.
    `minutes` is None where nobody can say, `depth` and `kind` are None where the author does not.
    `sessions` are the names of those whose reading list it stands on.
    """

    key: str
    short: str
    full: str
    section: str = ""
    supports: str = ""
    _: KW_ONLY
    kind: WorkKind | None = None
    minutes: int | None = None
    depth: Depth | None = None
    good_for: str = ""
    sessions: tuple[str, ...] = ()
    doi: str = ""
    pmid: str = ""
    pmc: str = ""
    url: str = ""

    @property
    def links(self) -> tuple[Link, ...]:
        """Where the work is found, the most lasting address first."""
        addresses = (
            (Source.DOI, "https://doi.org/", self.doi),
            (Source.PMC, "https://pmc.ncbi.nlm.nih.gov/articles/", self.pmc),
            (Source.PUBMED, "https://pubmed.ncbi.nlm.nih.gov/", self.pmid),
            (Source.WEB, "", self.url),
        )
        return tuple(Link(source, base + name) for source, base, name in addresses if name)


@dataclass(frozen=True, slots=True)
class Document:
    """A handout or a page of the facilitator guide."""

    name: str
    title: str
    blocks: tuple[Block, ...]
    about: str = ""
