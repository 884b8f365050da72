"""A programme: what a workshop is made of before it has a date, and the library it draws on."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import time

from workshop.model.errors import WorkshopError
from workshop.model.form import Form, Phase
from workshop.model.session import Document, Reference, Session, Vignette
from workshop.model.step import Measure


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeItem:
    """What every item has. `minutes` is None where the item's own length holds.

    `at` locks the item to the clock; `leader` is who leads it, or empty.
    """

    minutes: int | None = None
    at: time | None = None
    leader: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionItem(ProgrammeItem):
    """A session, without the steps named in `without`."""

    session: str
    without: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class VignetteItem(ProgrammeItem):
    vignette: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FormItem(ProgrammeItem):
    """A form. Without a phase, the way the workshop measures decides."""

    form: str
    phase: Phase | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakItem(ProgrammeItem):
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingItem(ProgrammeItem):
    """Starts another date of a series."""

    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StationsItem(ProgrammeItem):
    """Sessions that run at the same time in different corners of the room."""

    parallel: tuple[str, ...]


Item = SessionItem | VignetteItem | FormItem | BreakItem | MeetingItem | StationsItem


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """A running order to start from. `slack` is the minutes kept free at its end."""

    name: str
    title: str
    starts: time
    measure: Measure
    items: tuple[Item, ...]
    slack: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """All content at hand, by name. Names are unique over all kinds."""

    programmes: Mapping[str, Programme] = field(default_factory=dict)
    sessions: Mapping[str, Session] = field(default_factory=dict)
    vignettes: Mapping[str, Vignette] = field(default_factory=dict)
    forms: Mapping[str, Form] = field(default_factory=dict)
    references: Mapping[str, Reference] = field(default_factory=dict)
    handouts: Mapping[str, Document] = field(default_factory=dict)
    guide: Mapping[str, Document] = field(default_factory=dict)

    def programme(self, name: str) -> Programme:
        """The programme of this name. Raises WorkshopError naming those there are."""
        try:
            return self.programmes[name]
        except KeyError:
            raise unknown("programme", name, self.programmes) from None

    def exportable(self, name: str) -> Programme | Session | Vignette:
        """The programme, session or vignette of this name, or WorkshopError."""
        every: dict[str, Programme | Session | Vignette] = {
            **self.vignettes,
            **self.sessions,
            **self.programmes,
        }
        try:
            return every[name]
        except KeyError:
            raise unknown("programme, session or vignette", name, every) from None


def unknown(what: str, name: str, known: Iterable[str]) -> WorkshopError:
    """The error for a name that is not there: says which is nearest, or which there are."""
    names = sorted(known)
    near = difflib.get_close_matches(name, names, n=1)
    hint = f"did you mean '{near[0]}'?" if near else f"there are: {', '.join(names)}" if names else "there is none yet"
    return WorkshopError(f"no {what} is called '{name}'; {hint}")
