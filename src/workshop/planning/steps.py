"""The steps that an item of a running order stands for, each with its share of the item's time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workshop.model.form import Form, Phase
from workshop.model.programme import (
    BreakItem,
    FormItem,
    Item,
    Library,
    MeetingItem,
    SessionItem,
    StationsItem,
    VignetteItem,
    unknown,
)
from workshop.model.session import Session, Vignette
from workshop.model.step import Break, FormStep, Kind, Measure, Step, VignetteStep

DEFAULT_FORM_MINUTES = 10
DEFAULT_BREAK_MINUTES = 15


@dataclass(frozen=True, slots=True)
class TimedStep:
    """A step with the seconds it has here, which may differ from what its author gave it."""

    step: Step
    seconds: int


def session_of(item: SessionItem, library: Library) -> Session:
    """The session an item names. Raises WorkshopError where the library has none of that name."""
    try:
        return library.sessions[item.session]
    except KeyError:
        raise unknown("session", item.session, library.sessions) from None


def vignette_named(name: str, library: Library) -> Vignette:
    """The vignette of this name, or WorkshopError."""
    try:
        return library.vignettes[name]
    except KeyError:
        raise unknown("vignette", name, library.vignettes) from None


def form_named(name: str, library: Library) -> Form:
    """The form of this name, or WorkshopError."""
    try:
        return library.forms[name]
    except KeyError:
        raise unknown("form", name, library.forms) from None


def title_of(item: Item, library: Library) -> str:
    """What a person calls the item."""
    match item:
        case SessionItem():
            return session_of(item, library).title
        case VignetteItem(vignette=name):
            return vignette_named(name, library).title
        case FormItem(form=name):
            return form_named(name, library).title
        case BreakItem(title=title) | MeetingItem(title=title):
            return title
        case StationsItem(parallel=names):
            return "Stations: " + ", ".join(library.sessions[name].title for name in names if name in library.sessions)


def own_steps(item: Item, library: Library, measure: Measure) -> tuple[Step, ...]:
    """The steps as their authors wrote them; a vignette, form or break is one step."""
    match item:
        case SessionItem(without=without):
            steps = session_of(item, library).steps_for(measure)
            return tuple(step for step in steps if step.id not in without)
        case VignetteItem(vignette=name):
            vignette = vignette_named(name, library)
            return (VignetteStep(id=name, title=vignette.title, minutes=vignette.minutes, slides=(), vignette=name),)
        case FormItem(form=name, phase=phase):
            title = form_named(name, library).title
            return (FormStep(id=name, title=title, minutes=DEFAULT_FORM_MINUTES, slides=(), form=name, phase=phase),)
        case BreakItem(title=title):
            return (Break(id="break", title=title, minutes=DEFAULT_BREAK_MINUTES, slides=()),)
        case MeetingItem():
            return ()
        case StationsItem(parallel=names):
            longest = max((library.sessions[name].minutes for name in names if name in library.sessions), default=0)
            return (Break(id="stations", title=title_of(item, library), minutes=longest, slides=()),)


def timed_steps(item: Item, library: Library, measure: Measure) -> tuple[TimedStep, ...]:
    """The item's steps with their seconds.

    Where the item's minutes differ from what its steps add up to, every step
    gets its proportional share, so that the seconds add up to the item's minutes.
    """
    steps = own_steps(item, library, measure)
    natural = sum(step.minutes for step in steps)
    if item.minutes is None or item.minutes == natural or natural == 0:
        return tuple(TimedStep(step, step.minutes * 60) for step in steps)
    return tuple(map(TimedStep, steps, shares([step.minutes for step in steps], item.minutes * 60)))


def shares(weights: Sequence[int], whole: int) -> tuple[int, ...]:
    """Whole numbers in proportion to the weights that add up to `whole`."""
    total = sum(weights)
    given, result, passed = 0, [], 0
    for weight in weights:
        passed += weight
        upto = whole * passed // total
        result.append(upto - given)
        given = upto
    return tuple(result)


def minutes_of(item: Item, library: Library, measure: Measure) -> int:
    """How long the item takes."""
    if item.minutes is not None:
        return item.minutes
    return sum(step.minutes for step in own_steps(item, library, measure))


def kind_of_item(item: Item) -> Kind:
    """The family whose colour the item wears in the running order."""
    match item:
        case SessionItem() | MeetingItem():
            return Kind.TALK
        case StationsItem():
            return Kind.DISCUSS
        case VignetteItem():
            return Kind.VIGNETTE
        case FormItem():
            return Kind.FORM
        case BreakItem():
            return Kind.BREAK


def phase_asked(form: Form, phase: Phase | None, measure: Measure) -> Phase | None:
    """The phase in which a form is asked when the workshop measures this way.

    Only forms with skill areas measure a change. A closing form written for then and
    now asks for now alone where the room has already answered before the workshop.
    """
    if not any(part.competency for part in form.parts):
        return phase
    if measure is Measure.BEFORE_AFTER and phase in (None, Phase.THEN_NOW):
        return Phase.AFTER
    return phase or Phase.THEN_NOW
