"""sessions/*.md: front matter and timed steps."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from workshop.content.fields import Fields, parse
from workshop.content.markup import Markup, scan
from workshop.content.problem import Problems, hint, quoted
from workshop.content.richtext import Prose
from workshop.content.shelf import Shelf
from workshop.content.step import Draft, Ids, begins_step, common, drafts
from workshop.content.vote import KEYS as VOTE_KEYS
from workshop.content.vote import read_vote
from workshop.model.form import Phase
from workshop.model.session import COMPETENCIES, Session
from workshop.model.step import (
    Activity,
    Break,
    FormStep,
    Measure,
    Mode,
    RoundPart,
    Step,
    VignetteStep,
    Vote,
)

KEYS = (
    "title",
    "subtitle",
    "minutes",
    "objectives",
    "competencies",
    "materials",
    "handouts",
    "reading",
    "sources",
    "license",
)
KINDS: dict[str, tuple[str, ...]] = {
    **{str(mode): ("mode", "rounds", "parts") for mode in Mode},
    "vote": ("mode", *VOTE_KEYS),
    "vignette": ("mode", "vignette"),
    "form": ("mode", "form", "phase"),
    "break": ("mode",),
}

_PART = re.compile(r"(\S.*?)\s+(\d{1,4})")


def read_session(name: str, text: str, problems: Problems, shelf: Shelf) -> Session | None:
    """The session, or None where the file has no front matter that can be read."""
    markup = scan(text, problems)
    front = parse(markup.front, problems) if markup else None
    if markup is None or front is None:
        return None
    fields = Fields(front, problems, KEYS)
    minutes = fields.whole("minutes", needed=True) or 0
    steps = _Steps(shelf, shelf.prose(problems), problems).read(markup)
    session = Session(
        name=name,
        title=fields.text("title", needed=True),
        minutes=minutes,
        objectives=fields.texts("objectives", needed=True),
        steps=steps,
        subtitle=fields.text("subtitle"),
        competencies=_competencies(fields),
        materials=fields.texts("materials"),
        handouts=shelf.handouts.check(fields.scalars("handouts"), problems),
        reading=shelf.works.check(fields.scalars("reading"), problems),
        sources=shelf.works.check(fields.scalars("sources"), problems),
        license=fields.text("license"),
    )
    if len(steps) == len([heading for heading in markup.headings if begins_step(heading)]):
        _check_minutes(session, fields)
    return session


def _competencies(fields: Fields) -> tuple[str, ...]:
    names = fields.scalars("competencies")
    for name in names:
        if name.text not in COMPETENCIES:
            sentence = f"no skill area is called {quoted(name.text)}; {hint(name.text, COMPETENCIES)}"
            fields.problems.fault(name.line, sentence)
    return tuple(name.text for name in names)


def _check_minutes(session: Session, fields: Fields) -> None:
    """Minutes must add up; they are not counted where a step has none that can be read."""
    problems = fields.problems
    line = fields.line("minutes")
    if not session.steps:
        problems.fault(fields.at, "this session has no steps; begin one with '## Title {.talk minutes=5}'")
        return
    steps = session.steps_for(Measure.THEN_NOW)
    if not session.minutes or not all(step.minutes for step in session.steps):
        return
    total = sum(step.minutes for step in steps)
    if total != session.minutes:
        problems.fault(line, f"'minutes' is {session.minutes}, and the steps take {total}")


@dataclass
class _Steps:
    """Builds the steps of one session, knowing the votes that came before."""

    shelf: Shelf
    prose: Prose
    problems: Problems
    _ids: Ids = field(default_factory=Ids)
    _votes: list[Vote] = field(default_factory=list)

    def read(self, markup: Markup) -> tuple[Step, ...]:
        steps = tuple(self._step(draft) for draft in drafts(markup, KINDS, self._ids, self.prose))
        self._check_links()
        return steps

    def _check_links(self) -> None:
        for line, target in self.prose.local_links:
            self._ids.check(line, target, self.problems)

    def _step(self, draft: Draft) -> Step:
        match draft.kind:
            case "vote":
                vote = read_vote(draft, self.prose, self.shelf.scales, self._votes, branching=False)
                self._votes.append(vote)
                return vote
            case "vignette":
                return self._vignette(draft)
            case "form":
                return self._form(draft)
            case "break":
                return Break(**common(draft, self.prose))
            case _:
                return self._activity(draft)

    def _vignette(self, draft: Draft) -> VignetteStep:
        name = draft.needed("vignette", "name")
        vignette = self.shelf.vignettes.find(name, draft.line, self.problems)
        return VignetteStep(**common(draft, self.prose, vignette.minutes if vignette else 0), vignette=name)

    def _form(self, draft: Draft) -> FormStep:
        if draft.heading.attributes.id is None:
            draft.fault(f"a form is answered, so its step has an id of its own; write {{.form #{draft.id}}}")
        name = draft.needed("form", "evaluation")
        self.shelf.forms.find(name, draft.line, self.problems)
        return FormStep(**common(draft, self.prose), form=name, phase=draft.one_of("phase", Phase))

    def _activity(self, draft: Draft) -> Activity:
        fields = common(draft, self.prose)
        rounds = draft.whole("rounds") or 1
        parts = tuple(_parts(draft))
        needed = rounds * sum(part.minutes for part in parts)
        if fields["minutes"] and needed > fields["minutes"]:
            times = f"{rounds} rounds" if rounds > 1 else "the parts"
            draft.fault(f"{times} take {needed} minutes, and the step has {fields['minutes']}")
        return Activity(**fields, mode=Mode(draft.kind), rounds=rounds, parts=parts)


def _parts(draft: Draft) -> list[RoundPart]:
    found: list[RoundPart] = []
    text = draft.value("parts")
    for part in text.split(",") if text is not None else ():
        match = _PART.fullmatch(part.strip())
        if match is None or int(match[2]) < 1:
            draft.fault(f'{quoted(part.strip())} is no part of a round; write parts="prepare 1, talk 4"')
        else:
            found.append(RoundPart(match[1], int(match[2])))
    return found
