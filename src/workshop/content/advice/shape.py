"""How a session is built: how much of it is talk, what it ends with, and that no step leaves its facilitator alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workshop.content.advice.script import Remark, Script
from workshop.model.session import Session
from workshop.model.step import Activity, Break, FormStep, Kind, Measure, Mode, Step, kind_of
from workshop.model.text import runs_in

MOST_TALK = 4  # talk is at most one part in so many of a session
LONGEST_TALK = 10  # minutes

_WRITING = re.compile(
    r"\b(?:writ(?:e|es|ing|ten)|wrote|fill(?:s|ed|ing)? in|note down|jot|draw|draft)\b", re.IGNORECASE
)


def much_talk(script: Script) -> Iterator[Remark]:
    session = script.whole
    if not isinstance(session, Session):
        return
    steps = session.steps_for(Measure.THEN_NOW)
    talk = sum(step.minutes for step in steps if kind_of(step) is Kind.TALK)
    total = sum(step.minutes for step in steps)
    if talk * MOST_TALK > total:
        yield script.front.line("minutes"), f"{talk} of {total} minutes are talk; a quarter is enough"
    for placed in script.steps:
        step = placed.step
        if kind_of(step) is Kind.TALK and step.minutes > LONGEST_TALK:
            yield (
                placed.line,
                f"this is a talk of {step.minutes} minutes; let the room do something after {LONGEST_TALK}",
            )


def missing_notes(script: Script) -> Iterator[Remark]:
    for placed in script.steps:
        if not placed.step.notes and not isinstance(placed.step, Break):
            yield placed.line, "this step has no notes; say what the facilitator does here"


def unwritten_end(script: Script) -> Iterator[Remark]:
    """A session ends in something written, whichever way the workshop measures."""
    session = script.whole
    if not isinstance(session, Session):
        return
    lasts = {steps[-1].id for measure in Measure if (steps := _without_breaks(session, measure))}
    for placed in script.steps:
        if placed.step.id in lasts and not _is_written(placed.step):
            yield (
                placed.line,
                "the session ends here with nothing written; end with a form, or ask everyone to write one thing down",
            )


def _without_breaks(session: Session, measure: Measure) -> list[Step]:
    return [step for step in session.steps_for(measure) if not isinstance(step, Break)]


def _is_written(step: Step) -> bool:
    if isinstance(step, FormStep) or (isinstance(step, Activity) and step.mode is Mode.SOLO):
        return True
    texts = [run.text for slide in step.slides for run in runs_in((*slide.blocks, *(slide.reveal or ()), *slide.notes))]
    return _WRITING.search(" ".join((step.title, *texts))) is not None
