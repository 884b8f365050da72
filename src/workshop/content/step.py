"""What sessions and vignettes share: headings become steps with a kind, an id, minutes and slides."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypedDict, TypeVar

from workshop.content.fields import member, whole
from workshop.content.markup import Fence, Heading, Markup, slug
from workshop.content.problem import Problems, hint, not_known_here, quoted
from workshop.content.richtext import Prose
from workshop.content.slide import LAYOUTS, layout_of, read_slide
from workshop.model.step import Measure, Slide

EVERY_STEP = ("minutes", "least", "cut")

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

E = TypeVar("E", bound=StrEnum)


class Common(TypedDict):
    """The fields that every kind of step has."""

    id: str
    title: str
    minutes: int
    slides: tuple[Slide, ...]
    least: int | None
    cut: bool
    measures: frozenset[Measure]
    next: str | None


@dataclass(frozen=True)
class Draft:
    """A step as it is written: its heading, the headings of its further slides, and its kind."""

    heading: Heading
    further: tuple[Heading, ...]
    kind: str
    id: str
    problems: Problems

    @property
    def line(self) -> int:
        return self.heading.line

    def value(self, key: str) -> str | None:
        return self.heading.attributes.values.get(key)

    def fault(self, sentence: str) -> None:
        self.problems.fault(self.line, sentence)

    def whole(self, key: str, least: int = 1) -> int | None:
        text = self.value(key)
        return None if text is None else whole(text, key, self.line, self.problems, least)

    def one_of(self, key: str, kinds: type[E]) -> E | None:
        text = self.value(key)
        return None if text is None else member(kinds, text, self.line, self.problems)

    def needed(self, key: str, example: str) -> str:
        """The value of an attribute that this kind of step cannot be without."""
        text = self.value(key)
        if text is None:
            self.fault(f"a {self.kind} names its {key}; write {key}={example}")
        return text or ""

    def target(self, key: str) -> str | None:
        """The id that an attribute such as next=#id points to."""
        text = self.value(key)
        if text is not None and not text.startswith("#"):
            self.fault(f"'{key}' points to an id; write {key}=#{text}")
        return text.removeprefix("#") if text else None


@dataclass
class Ids:
    """The ids of one file: which there are, which were given by hand, and who points to them."""

    given: dict[str, int] = field(default_factory=dict)
    made: dict[str, int] = field(default_factory=dict)

    def claim(self, heading: Heading, number: int, problems: Problems) -> str:
        """The id of a heading: its own, or the slug of its title."""
        own = heading.attributes.id
        name = own or slug(heading.title) or f"step-{number}"
        if own and not _ID.fullmatch(own):
            problems.fault(
                heading.line, f"{quoted('#' + own)} is no id; write lower case letters, digits and single hyphens"
            )
        if (line := self.given.get(name) or self.made.get(name)) is not None:
            problems.fault(
                heading.line, f"the id '#{name}' stands already in line {line}; give this step another: {{#id}}"
            )
        (self.given if own else self.made).setdefault(name, heading.line)
        return name

    def check(self, line: int, name: str, problems: Problems) -> bool:
        """Tells of a link to an id that is not there, or that would change with its title."""
        if name in self.given:
            return True
        if name in self.made:
            problems.fault(
                line,
                f"a step that is linked to has an id of its own; add #{name} to the heading in line {self.made[name]}",
            )
        else:
            problems.fault(
                line, f"no step here has the id {quoted('#' + name)}; {hint(name, (*self.given, *self.made))}"
            )
        return False


def begins_step(heading: Heading) -> bool:
    """Whether a step is meant, if only by the braces of a heading that is one '#' too high."""
    attributes = heading.attributes
    return heading.depth == 2 or (heading.depth == 1 and bool(attributes.classes or attributes.values))


def drafts(markup: Markup, kinds: dict[str, tuple[str, ...]], ids: Ids, prose: Prose) -> list[Draft]:
    """The steps of a file with a kind among `kinds`, each with the attributes of its own that the table names.

    What stands below other headings is read for its faults only.
    """
    problems = prose.problems
    for piece in markup.lead:
        what = f"'::: {piece.name}'" if isinstance(piece, Fence) else "this"
        problems.fault(
            piece.line, f"{what} stands before the first step; begin a step with '## Title {{.kind minutes=5}}'"
        )
    found: list[Draft] = []
    groups, loose = _groups(markup.headings, problems)
    for number, (heading, further) in enumerate(groups, 1):
        kind = _kind(heading, kinds, problems)
        name = ids.claim(heading, number, problems)
        if kind:
            _check_keys(heading, kind, kinds, problems)
            found.append(Draft(heading, tuple(further), kind, name, problems))
        else:
            loose += (heading, *further)
    for heading in loose:
        read_slide(heading, layout_of(heading, problems), prose)
    return found


def _groups(
    headings: Iterable[Heading], problems: Problems
) -> tuple[list[tuple[Heading, list[Heading]]], list[Heading]]:
    """Each step's heading with those of its further slides, and the headings that belong to no step."""
    groups: list[tuple[Heading, list[Heading]]] = []
    loose: list[Heading] = []
    for heading in headings:
        if heading.depth not in (2, 3):
            problems.fault(
                heading.line,
                f"'{'#' * heading.depth}' is not used here; a step begins with '##', a further slide with '###'",
            )
        if begins_step(heading):
            groups.append((heading, []))
        elif heading.depth != 3:
            loose.append(heading)
        elif not groups:
            problems.fault(heading.line, "a further slide needs a step above it; begin one with '##'")
            loose.append(heading)
        else:
            _check_further(heading, problems)
            groups[-1][1].append(heading)
    return groups, loose


def _check_further(heading: Heading, problems: Problems) -> None:
    attributes = heading.attributes
    for name in (*attributes.classes, *attributes.values):
        if name not in LAYOUTS:
            problems.fault(heading.line, f"{quoted(name)} is not known on a further slide; {hint(name, LAYOUTS)}")
    if attributes.id:
        problems.fault(heading.line, f"a further slide has no id; put '#{attributes.id}' on its step")


def _kind(heading: Heading, kinds: Iterable[str], problems: Problems) -> str | None:
    named = [name for name in heading.attributes.classes if name not in LAYOUTS]
    for name in named:
        if name not in kinds:
            problems.fault(heading.line, not_known_here(name, (*kinds, *LAYOUTS)))
    known = [name for name in named if name in kinds]
    if len(known) > 1:
        problems.fault(heading.line, f"a step has one kind; here are {' and '.join('.' + name for name in known)}")
    if not named:
        problems.fault(heading.line, f"this step has no kind; write one of .{', .'.join(kinds)}")
    return known[0] if known else None


def _check_keys(heading: Heading, kind: str, kinds: dict[str, tuple[str, ...]], problems: Problems) -> None:
    known = (*EVERY_STEP, *kinds[kind])
    elsewhere = {key for keys in kinds.values() for key in keys}
    for key in heading.attributes.values:
        if key in elsewhere and key not in known:
            problems.fault(heading.line, f"'{key}' means nothing for a {kind}; {hint('', known)}")
        elif key not in known:
            problems.fault(heading.line, not_known_here(key, known))


def common(draft: Draft, prose: Prose, otherwise: int | None = None) -> Common:
    """What every step has; `otherwise` are the minutes of a step that need not name its own.

    A step whose minutes cannot be read gets 0, which no whole step has.
    """
    minutes = draft.whole("minutes")
    if draft.value("minutes") is None:
        minutes = otherwise
        if otherwise is None:
            draft.fault(f"this {draft.kind} has no minutes; write minutes=5")
    least = draft.whole("least")
    if minutes and least and least > minutes:
        draft.fault(f"'least' is {least} and 'minutes' is {minutes}; a step cannot be shortened to more than it has")
    headings = (draft.heading, *draft.further)
    return Common(
        id=draft.id,
        title=draft.heading.title,
        minutes=minutes or 0,
        slides=tuple(read_slide(heading, layout_of(heading, draft.problems), prose) for heading in headings),
        least=least,
        cut=_cut(draft),
        measures=_measures(draft),
        next=draft.target("next"),
    )


def _cut(draft: Draft) -> bool:
    text = draft.value("cut")
    if text not in (None, "yes", "no"):
        draft.fault(f"'cut' is yes or no; here it is {quoted(text or '')}")
    return text == "yes"


def _measures(draft: Draft) -> frozenset[Measure]:
    names = [name.strip() for name in (draft.value("mode") or "").split(",") if name.strip()]
    found = (member(Measure, name, draft.line, draft.problems) for name in names)
    return frozenset(measure for measure in found if measure)
