"""What a facilitator looks up before a session or vignette: what it is for, what to bring, how long each step takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from workshop.model.programme import Item, Library, SessionItem, VignetteItem
from workshop.model.session import Session, Vignette
from workshop.model.showing import Page, SlideShowing
from workshop.model.step import Activity, FormStep, Kind, Mode, Scene, SceneRole, Step, VignetteStep, Vote, kind_of
from workshop.model.text import Align, Run, Runs, Table
from workshop.model.workshop import PlannedItem, Workshop
from workshop.planning.steps import session_of, shares, timed_steps, title_of, vignette_named

EYEBROW = "Facilitator only"
WAYS = {
    Mode.TALK: "talk",
    Mode.SOLO: "alone",
    Mode.PAIR: "in pairs",
    Mode.GROUP: "in groups",
    Mode.PLENARY: "all together",
    Mode.GALLERY: "gallery walk",
    Mode.ROLEPLAY: "role-play",
    Mode.ROTATION: "rotation",
}
PARTS = {
    SceneRole.SCENE: "scene",
    SceneRole.PAUSE: "pause",
    SceneRole.READING: "what mentors noticed",
    SceneRole.KEYPOINTS: "key points",
}
Row = tuple[Runs, Runs]


def briefings(workshop: Workshop, library: Library) -> Mapping[str, Page]:
    """A hidden page for each session and vignette of the plan, by the id of its item."""
    return {one.id: _page(one, workshop, library) for one in workshop.items if _is_briefed(one.item)}


def _is_briefed(item: Item) -> bool:
    return isinstance(item, SessionItem | VignetteItem)


def _page(planned: PlannedItem, workshop: Workshop, library: Library) -> Page:
    title = title_of(planned.item, library)
    timed = [(one.step, one.seconds) for one in timed_steps(planned.item, library, workshop.measure)]
    if isinstance(planned.item, VignetteItem):
        vignette = vignette_named(planned.item.vignette, library)
        before, steps = tuple(_before_vignette(vignette, library)), _parts(vignette, timed[0][1])
    else:
        assert isinstance(planned.item, SessionItem)
        before, steps = tuple(_before_session(session_of(planned.item, library), library)), timed
    minutes = sum(seconds for _, seconds in timed) // 60
    table = Table(
        header=_row("What", f"{minutes} minutes"),
        rows=(*before, *(_row(_minutes(seconds), _words(step)) for step, seconds in steps)),
        align=(Align.LEFT, Align.LEFT),
    )
    showing = SlideShowing(
        title=f"For the facilitator: {title}", blocks=(table,), eyebrow=EYEBROW, kind=Kind.BREAK, footer=title
    )
    return Page(showing=showing, section=title, hidden=True)


def _before_session(session: Session, library: Library) -> Iterator[Row]:
    yield from _listed("Objectives", session.objectives)
    yield from _together("Materials", session.materials)
    yield from _together("Handouts", _handouts(session.handouts, library))


def _before_vignette(vignette: Vignette, library: Library) -> Iterator[Row]:
    yield from _together("About", vignette.topics)
    yield from _together("Warn of", (vignette.sensitive,) if vignette.sensitive else ())
    yield from _together("Handouts", _handouts(vignette.handouts, library))


def _parts(vignette: Vignette, seconds: int) -> list[tuple[Step, int]]:
    """The parts of the story with their time, the longest way through them taking the seconds given."""
    longest = max(sum(part.minutes for part in path) for path in vignette.paths())
    if not longest:
        return [(part, 0) for part in vignette.parts]
    return [(part, shares([part.minutes, max(0, longest - part.minutes)], seconds)[0]) for part in vignette.parts]


def _handouts(names: Iterable[str], library: Library) -> tuple[str, ...]:
    return tuple(library.handouts[name].title for name in names if name in library.handouts)


def _listed(what: str, lines: Sequence[str]) -> Iterator[Row]:
    """A row for each line, the first of them named."""
    return (_row(what if place == 0 else "", line) for place, line in enumerate(lines))


def _together(what: str, things: Sequence[str]) -> Iterator[Row]:
    return iter((_row(what, "; ".join(things)),) if things else ())


def _row(what: str, words: str) -> Row:
    return (Run(what, bold=True),), (Run(words),)


def _minutes(seconds: int) -> str:
    """In whole minutes; a part of one is told as it is."""
    if seconds % 60 == 0:
        return f"{seconds // 60} min"
    return f"{seconds // 60}:{seconds % 60:02d} min"


def _words(step: Step) -> str:
    return f"{step.title} ({way})" if (way := _way(step)) else step.title


def _way(step: Step) -> str:
    match step:
        case Activity(mode=mode):
            return WAYS[mode]
        case Scene(role=role):
            return PARTS[role]
        case Vote():
            return "vote"
        case FormStep() | VignetteStep():
            return str(kind_of(step))
        case _:
            return ""
