"""Whether the objectives of a session can be seen, and can have been worked on.

That a step serves an objective is a judgement; words that both have in common do not show it. What can be computed is
what rules it out: a verb that nobody can see done, work of a kind for which there is no step, more objectives
than steps in which the room works.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from workshop.content.advice.script import Remark, Script
from workshop.model.session import Session
from workshop.model.step import Activity, Break, FormStep, Kind, Measure, Mode, Step, VignetteStep, Vote, kind_of

LONGEST = 20  # words; an objective becomes a row of the evaluation

UNSEEN = frozenset(
    "understand know learn appreciate realise realize believe feel value consider reflect explore discuss"
    " be become familiarise familiarize internalise internalize grasp improve increase enhance".split()
)


@dataclass(frozen=True, slots=True)
class Work:
    """Verbs of one kind of work, the modes and shapes of step in which a room can do it, and how to say so."""

    verbs: frozenset[str]
    modes: frozenset[Mode]
    shapes: tuple[type[Step], ...]
    where: str


_TALKING = frozenset({Mode.PAIR, Mode.GROUP, Mode.ROLEPLAY, Mode.ROTATION})
_WRITING = frozenset({Mode.SOLO, Mode.PAIR, Mode.GROUP, Mode.GALLERY, Mode.ROLEPLAY, Mode.ROTATION})

WORKS = (
    Work(
        frozenset("write draft draw map plan fill list sketch prepare place".split()),
        _WRITING,
        (FormStep,),
        "people write (solo, pair, group, form)",
    ),
    Work(
        frozenset(
            "hold lead practise practice rehearse negotiate conduct give open close ask answer listen respond".split()
        ),
        _TALKING,
        (VignetteStep, Vote),
        "people speak with each other (pair, group, roleplay)",
    ),
)


def unserved(script: Script) -> Iterator[Remark]:
    session = script.whole
    if not isinstance(session, Session):
        return
    steps = [step for step in session.steps_for(Measure.THEN_NOW) if _is_work(step)]
    for scalar in script.front.scalars("objectives"):
        yield from ((scalar.line, sentence) for sentence in _wrong_with(scalar.text, steps))
    objectives = len(session.objectives)
    if objectives > len(steps):
        sentence = (
            f"more objectives ({objectives}) than steps in which the room works ({len(steps)}); one of them is a hope"
        )
        yield script.front.line("objectives"), sentence


def _wrong_with(objective: str, steps: list[Step]) -> Iterator[str]:
    words = re.findall(r"[\w’'-]+", objective)
    verb = words[0].lower() if words else ""
    if verb in UNSEEN:
        yield f"nobody can see whether somebody can ‘{verb}’; begin with what they do: name, draft, ask"
    if len(words) > LONGEST:
        yield f"this objective has {len(words)} words; it becomes a row of the evaluation, and {LONGEST} are enough"
    for work in WORKS:
        if verb in work.verbs and not any(_allows(step, work) for step in steps):
            yield f"the objective says ‘{verb}’, and there is no step in which {work.where}"


def _is_work(step: Step) -> bool:
    return kind_of(step) is not Kind.TALK and not isinstance(step, Break)


def _allows(step: Step, work: Work) -> bool:
    return isinstance(step, work.shapes) or (isinstance(step, Activity) and step.mode in work.modes)
