"""vignettes/*.md: stories in scenes that branch at votes, whose every path must come to its end."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter

from workshop.content.fields import Fields, parse
from workshop.content.markup import Markup, scan
from workshop.content.problem import Problems
from workshop.content.richtext import Prose
from workshop.content.shelf import Shelf
from workshop.content.step import Draft, Ids, common, drafts
from workshop.content.vote import KEYS as VOTE_KEYS
from workshop.content.vote import read_vote
from workshop.model.session import CastMember, Vignette
from workshop.model.step import Scene, SceneRole, Vote

KEYS = ("title", "minutes", "topics", "cast", "sensitive", "referral", "handouts", "sources", "license")
CAST_KEYS = ("name", "role", "line")
KINDS: dict[str, tuple[str, ...]] = {
    "scene": ("next", "film"),
    "pause": ("next",),
    "vote": ("next", *VOTE_KEYS),
    "reading": ("next",),
    "keypoints": ("next",),
}
ENDS = (SceneRole.READING, SceneRole.KEYPOINTS)

Part = Scene | Vote


def read_vignette(name: str, text: str, problems: Problems, shelf: Shelf) -> Vignette | None:
    """The vignette, or None where the file cannot be read so far or holds no part."""
    markup = scan(text, problems)
    front = parse(markup.front, problems) if markup else None
    if markup is None or front is None:
        return None
    fields = Fields(front, problems, KEYS)
    minutes = fields.whole("minutes", needed=True) or 0
    parts = _Parts(shelf, shelf.prose(problems), problems)
    parts.read(markup)
    vignette = Vignette(
        name=name,
        title=fields.text("title", needed=True),
        minutes=minutes,
        topics=fields.texts("topics", needed=True),
        cast=_cast(fields),
        parts=tuple(parts.parts),
        sensitive=fields.text("sensitive"),
        referral=fields.flag("referral"),
        handouts=shelf.handouts.check(fields.scalars("handouts"), problems),
        sources=shelf.works.check(fields.scalars("sources"), problems),
        license=fields.text("license"),
    )
    if not vignette.parts:
        problems.fault(fields.at, "this vignette has no scenes; begin one with '## Title {.scene minutes=2}'")
    elif parts.sound:
        _Flow(vignette, parts.lines, problems).check(fields.line("minutes"))
    return vignette


def _cast(fields: Fields) -> tuple[CastMember, ...]:
    found: list[CastMember] = []
    for mapping in fields.mappings("cast", needed=True):
        one = Fields(mapping, fields.problems, CAST_KEYS)
        found.append(CastMember(one.text("name", needed=True), one.text("role", needed=True), one.text("line")))
    return tuple(found)


@dataclass
class _Parts:
    """Builds the parts of one vignette."""

    shelf: Shelf
    prose: Prose
    problems: Problems
    parts: list[Part] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)
    sound: bool = True
    _ids: Ids = field(default_factory=Ids)

    def read(self, markup: Markup) -> None:
        """Reads all parts. The flow is `sound` where every part could be read and every link holds."""
        for draft in drafts(markup, KINDS, self._ids, self.prose):
            part = self._part(draft)
            self.parts.append(part)
            self.lines[part.id] = draft.line
        written = [heading for heading in markup.headings if heading.depth != 3]
        links_hold = self._check_links()
        self.sound = links_hold and len(written) == len(self.parts) == len(self.lines)

    def _part(self, draft: Draft) -> Part:
        if draft.kind == "vote":
            votes = [part for part in self.parts if isinstance(part, Vote)]
            return read_vote(draft, self.prose, self.shelf.scales, votes, branching=True)
        film = draft.value("film")
        if film is not None:
            self.prose.check_file(draft.line, film, "film")
        return Scene(**common(draft, self.prose), role=SceneRole(draft.kind), film=film)

    def _check_links(self) -> bool:
        links = list(self.prose.local_links)
        links += [(self.lines[part.id], part.next) for part in self.parts if part.next is not None]
        held = [self._ids.check(line, target, self.problems) for line, target in links]
        return self._check_branches() and all(held)

    def _check_branches(self) -> bool:
        """A scene at the end of a branch says where the story goes on, or it would run into its sister."""
        targets = {option.goto for part in self.parts if isinstance(part, Vote) for option in part.options}
        scenes = [part for part in self.parts if isinstance(part, Scene) and part.role not in ENDS]
        astray = [scene for scene in scenes if scene.id in targets and scene.next is None]
        for scene in astray:
            sentence = "an option leads here, so this scene says what follows it: next=#id"
            self.problems.fault(self.lines[scene.id], sentence)
        return not astray


class _Flow:
    """Follows a story whose links all hold. Told are a circle first, then what cannot be reached, then the ends."""

    def __init__(self, vignette: Vignette, lines: Mapping[str, int], problems: Problems) -> None:
        self._vignette = vignette
        self._lines = lines
        self._problems = problems
        self._parts = {part.id: part for part in vignette.parts}
        self._after = {part.id: [one.id for one in vignette.following(part)] for part in vignette.parts}

    def check(self, minutes_line: int) -> None:
        try:
            backwards = list(TopologicalSorter(self._after).static_order())
        except CycleError as error:
            self._tell_circle(error.args[1])
            return
        self._check_reached(list(reversed(backwards)))
        for role in ENDS:
            self._check_end(role, backwards)
        longest = self._longest(backwards)
        if (
            self._vignette.minutes
            and all(part.minutes for part in self._parts.values())
            and longest != self._vignette.minutes
        ):
            self._problems.fault(
                minutes_line, f"'minutes' is {self._vignette.minutes}, and the longest path takes {longest}"
            )

    def _tell_circle(self, circle: list[str]) -> None:
        way = " → ".join(f"#{one}" for one in reversed(circle))
        self._problems.fault(min(self._lines[one] for one in circle), f"the story goes round in a circle: {way}")

    def _check_reached(self, order: list[str]) -> None:
        first = self._vignette.parts[0].id
        reached = {first}
        for one in order:
            if one in reached:
                reached.update(self._after[one])
        for one in self._parts:
            if one not in reached:
                self._problems.fault(
                    self._lines[one], f"no path leads to '#{one}'; link an option or a next=#{one} to it"
                )

    def _check_end(self, role: SceneRole, backwards: list[str]) -> None:
        ends = [part.id for part in self._vignette.parts if isinstance(part, Scene) and part.role is role]
        if not ends:
            self._problems.fault(
                self._lines[self._vignette.parts[-1].id],
                f"a vignette ends with its {role}; there is none: ## Title {{.{role} minutes=3}}",
            )
            return
        for more in ends[1:]:
            self._problems.fault(
                self._lines[more], f"a vignette has one {role}; it stands already in line {self._lines[ends[0]]}"
            )
        comes_to = self._all_come_to(lambda one: one in ends, backwards)
        last = self._vignette.parts[0].id
        if comes_to[last]:
            return
        while after := self._after[last]:
            last = next(one for one in after if not comes_to[one])
        self._problems.fault(
            self._lines[last], f"a path ends here without the {role}; lead it there with next=#{ends[0]}"
        )

    def _all_come_to(self, is_end: Callable[[str], bool], backwards: list[str]) -> dict[str, bool]:
        """Of each part, whether every path from it comes to such an end."""
        comes_to: dict[str, bool] = {}
        for one in backwards:
            after = self._after[one]
            comes_to[one] = is_end(one) or (bool(after) and all(comes_to[other] for other in after))
        return comes_to

    def _longest(self, backwards: list[str]) -> int:
        takes: dict[str, int] = {}
        for one in backwards:
            takes[one] = self._parts[one].minutes + max((takes[other] for other in self._after[one]), default=0)
        return takes[self._vignette.parts[0].id]
