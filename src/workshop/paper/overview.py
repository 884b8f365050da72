"""The guide's tables: every session with its steps, every programme with its clock times, as ordinary documents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from workshop.model.session import Document, Session
from workshop.model.step import Kind, kind_of
from workshop.model.text import Align, Block, ListItem, Paragraph, Run, Runs, Table


@dataclass(frozen=True, slots=True)
class StepLine:
    title: str
    minutes: int
    kind: Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionOverview:
    """What a facilitator wants to know of a session before choosing it. Handouts by their titles."""

    title: str
    minutes: int
    objectives: tuple[str, ...] = ()
    steps: tuple[StepLine, ...] = ()
    materials: tuple[str, ...] = ()
    handouts: tuple[str, ...] = ()
    subtitle: str = ""


@dataclass(frozen=True, slots=True)
class ProgrammeLine:
    """`begins` is the clock time as it is to be read, or empty where there is none: another meeting's title, say."""

    begins: str
    title: str
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeOverview:
    """A programme's running order. `minutes` is all of it, slack included."""

    title: str
    minutes: int
    lines: tuple[ProgrammeLine, ...]
    about: str = ""


def session_overview(session: Session, handouts: Mapping[str, Document]) -> SessionOverview:
    """The overview of a session as its author wrote it; a handout that is not there keeps its name."""
    return SessionOverview(
        title=session.title,
        subtitle=session.subtitle,
        minutes=session.minutes,
        objectives=session.objectives,
        steps=tuple(StepLine(step.title, step.minutes, kind_of(step)) for step in session.steps),
        materials=session.materials,
        handouts=tuple(handouts[name].title if name in handouts else name for name in session.handouts),
    )


def sessions_chapter(sessions: Sequence[SessionOverview]) -> Document:
    """All sessions in one table, and then each with its objectives and steps."""
    table = Table(
        header=_row("Session", "Minutes", "Handouts"),
        rows=tuple(_row(one.title, str(one.minutes), ", ".join(one.handouts) or "–") for one in sessions),
        align=(Align.LEFT, Align.RIGHT, Align.LEFT),
    )
    blocks: list[Block] = [table]
    for one in sessions:
        blocks += _session(one)
    return Document(
        name="", title="The sessions", blocks=tuple(blocks), about="What each of them is for, and what happens in it."
    )


def programmes_chapter(programmes: Sequence[ProgrammeOverview]) -> Document:
    """Every programme with its running order."""
    blocks = tuple(block for one in programmes for block in _programme(one))
    about = "Their running orders, with the time at which each part begins. Move the beginning, and all moves with it."
    return Document(name="", title="The programmes", blocks=blocks, about=about)


def _session(one: SessionOverview) -> Iterator[Block]:
    yield _heading(f"{one.title} ({one.minutes} minutes)")
    if one.subtitle:
        yield Paragraph((Run(one.subtitle, italic=True),))
    if one.objectives:
        yield Paragraph(_runs("Afterwards people can:"))
        yield from (ListItem(_runs(objective)) for objective in one.objectives)
    if one.steps:
        yield Table(
            header=_row("Step", "Kind", "Minutes"),
            rows=tuple(_row(step.title, step.kind.value, str(step.minutes)) for step in one.steps),
            align=(Align.LEFT, Align.LEFT, Align.RIGHT),
        )
    yield from _named("Materials", one.materials)
    yield from _named("Handouts", one.handouts)


def _programme(one: ProgrammeOverview) -> Iterator[Block]:
    yield _heading(f"{one.title} ({one.minutes} minutes)")
    if one.about:
        yield Paragraph(_runs(one.about))
    yield Table(
        header=_row("Begins", "What", "Minutes"),
        rows=tuple(_row(line.begins, line.title, str(line.minutes or "–")) for line in one.lines),
        align=(Align.LEFT, Align.LEFT, Align.RIGHT),
    )


def _named(name: str, what: Sequence[str]) -> Iterator[Block]:
    if what:
        yield Paragraph((Run(f"{name}: ", bold=True), Run(", ".join(what) + ".")))


def _heading(text: str) -> Paragraph:
    return Paragraph((Run(text, bold=True),), heading=2)


def _runs(text: str) -> Runs:
    return (Run(text),)


def _row(*texts: str) -> tuple[Runs, ...]:
    return tuple(_runs(text) for text in texts)
