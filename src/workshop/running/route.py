"""The way through a workshop: every stop in file order, its pictures, and which stops may follow.

A vignette's scenes and votes are stops of their own. Made once from the plan
and the content; it does not change while the workshop runs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from types import MappingProxyType

from workshop.model.form import Form, Phase
from workshop.model.programme import Library
from workshop.model.response import Asking
from workshop.model.session import Reference
from workshop.model.showing import Page, ReferencesShowing, ResultShowing, Showing, TitleShowing
from workshop.model.step import Activity, Kind, Scene, SceneRole, Step
from workshop.model.text import Block, Paragraph, Run, citations
from workshop.model.workshop import Workshop

TITLE = "title"
CLOSING = "closing"

BEFORE_THE_START = (
    Paragraph((Run("Let people join", bold=True), Run(" while they find a seat: J shows the join card."))),
    Paragraph(
        (Run("Try it with your own phone", bold=True), Run(" before they come. Collect tells whether it arrived."))
    ),
    Paragraph((Run("The clocks start", bold=True), Run(" as you leave this picture."))),
)
AT_THE_END = (
    Paragraph(
        (Run("Thank them,", bold=True), Run(" and say when and where they will hear what came of their answers."))
    ),
    Paragraph((Run("End workshop", bold=True), Run(" closes what is still open and turns to the results."))),
)

Split = Callable[[Showing], tuple[Showing, ...]]


def whole(showing: Showing) -> tuple[Showing, ...]:
    """No splitting: each showing is one picture."""
    return (showing,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One picture of a stop, with the facilitator's notes for it. `result` marks the reveal of a vote."""

    showing: Showing
    notes: tuple[Block, ...] = ()
    result: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a stop opens for answers."""

    asking: Asking
    form: Form
    phase: Phase | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A step as it occurs in this workshop. `occurrence` is unique here and stays the same over restarts.

    `goes` pairs each option of a branching vote with the occurrence it leads to. `then` is the
    one occurrence that follows, None where the file's order holds.
    """

    occurrence: str
    title: str
    kind: Kind
    seconds: int
    frames: tuple[Frame, ...]
    item: str
    section: str
    step: Step | None = None
    asked: Asked | None = None
    goes: tuple[tuple[str, str], ...] = ()
    then: str | None = None

    @property
    def branches(self) -> bool:
        return bool(self.goes)

    @property
    def activity(self) -> Activity | None:
        return self.step if isinstance(self.step, Activity) else None


@dataclass(frozen=True, slots=True)
class Route:
    """All stops in file order. Never empty; occurrences are unique; links lead forward."""

    stops: tuple[Stop, ...]
    _places: dict[str, int] = field(init=False, repr=False, compare=False)
    _remaining: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _firsts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if not self.stops:
            raise ValueError("a route needs at least one stop")
        places = {stop.occurrence: place for place, stop in enumerate(self.stops)}
        if len(places) != len(self.stops):
            raise ValueError("two stops of one route have the same occurrence")
        object.__setattr__(self, "_places", places)
        object.__setattr__(self, "_remaining", self._longest_ways())
        firsts, count = [], 0
        for stop in self.stops:
            firsts.append(count)
            count += len(stop.frames)
        object.__setattr__(self, "_firsts", (*firsts, count))

    def __contains__(self, occurrence: str) -> bool:
        return occurrence in self._places

    def place(self, occurrence: str) -> int:
        """Where the occurrence stands. Raises KeyError for one that is not on this route."""
        return self._places[occurrence]

    def stop(self, occurrence: str) -> Stop:
        return self.stops[self.place(occurrence)]

    @property
    def frames(self) -> int:
        """How many pictures the whole route has."""
        return self._firsts[-1]

    def number(self, occurrence: str, frame: int) -> int:
        """The picture's number over the whole route, from 1."""
        return self._firsts[self.place(occurrence)] + frame + 1

    def at_number(self, number: int) -> tuple[str, int]:
        """Occurrence and frame of a picture's number; a number past either end is that end."""
        wanted = max(0, min(number - 1, self.frames - 1))
        place = max(place for place, first in enumerate(self._firsts[:-1]) if first <= wanted)
        return self.stops[place].occurrence, wanted - self._firsts[place]

    def following(self, stop: Stop, choice: str | None = None) -> Stop | None:
        """The stop that comes next; at a branching vote the one that `choice` leads to, or the first option's."""
        if stop.goes:
            chosen = dict(stop.goes).get(choice or "", stop.goes[0][1])
            return self.stop(chosen)
        if stop.then is not None:
            return self.stop(stop.then)
        place = self.place(stop.occurrence) + 1
        return self.stops[place] if place < len(self.stops) else None

    def remaining(self, stop: Stop) -> int:
        """Planned seconds of the longest way from after this stop to the end."""
        return self._remaining[self.place(stop.occurrence)]

    def item_stops(self, item: str) -> tuple[Stop, ...]:
        return tuple(stop for stop in self.stops if stop.item == item)

    def _longest_ways(self) -> tuple[int, ...]:
        longest = [0] * len(self.stops)
        for place in range(len(self.stops) - 1, -1, -1):
            after = self._places_after(place)
            if any(next_place <= place for next_place in after):
                raise ValueError(f"'{self.stops[place].occurrence}' leads back to where the room has been")
            longest[place] = max((self.stops[n].seconds + longest[n] for n in after), default=0)
        return tuple(longest)

    def _places_after(self, place: int) -> tuple[int, ...]:
        stop = self.stops[place]
        if stop.goes:
            return tuple(self._places[occurrence] for _, occurrence in stop.goes)
        if stop.then is not None:
            return (self._places[stop.then],)
        return (place + 1,) if place + 1 < len(self.stops) else ()


def pages(
    route: Route, library: Library, *, briefings: Mapping[str, Page] = MappingProxyType({}), readings: bool = True
) -> tuple[Page, ...]:
    """The route as pages of a deck, with the works that it cites at its end.

    The page that `briefings` has for an item stands before its first; without `readings` what experts
    noticed is left out. So is the result of a vote: before the workshop there is none.
    """
    stops = [stop for stop in route.stops if readings or not _is_reading(stop)]
    made: list[Page] = []
    for item, group in groupby(stops, key=lambda stop: stop.item):
        made += [briefings[item]] if item in briefings else []
        made += (
            Page(showing=frame.showing, notes=frame.notes, section=stop.section)
            for stop in group
            for frame in stop.frames
            if not isinstance(frame.showing, ResultShowing)
        )
    cited = works_cited(stops, library)
    if cited:
        showing = ReferencesShowing(references=cited, title="References")
        made.append(Page(showing=showing, section="References"))
    return tuple(made)


def _is_reading(stop: Stop) -> bool:
    return isinstance(stop.step, Scene) and stop.step.role is SceneRole.READING


def works_cited(stops: Iterable[Stop], library: Library) -> tuple[Reference, ...]:
    """The works cited at any of these stops, by their short names."""
    keys: set[str] = set()
    for stop in stops:
        for frame in stop.frames:
            keys.update(citations(frame.notes))
            keys.update(citations(getattr(frame.showing, "blocks", ())))
    known = [library.references[key] for key in keys if key in library.references]
    return tuple(sorted(known, key=lambda reference: reference.short))


def split_pages(made: Iterable[Page], split: Split) -> tuple[Page, ...]:
    """Pages whose text does not fit continued on further ones; the notes stay with the first."""
    result: list[Page] = []
    for page in made:
        first, *rest = split(page.showing)
        result.append(replace(page, showing=first))
        result.extend(replace(page, showing=showing, notes=()) for showing in rest)
    return tuple(result)


def title_stop(workshop: Workshop) -> Stop:
    """The stop before the clock starts."""
    subtitle = " · ".join(
        part for part in (f"{workshop.date:%A} {workshop.date.day} {workshop.date:%B %Y}", workshop.place) if part
    )
    showing = TitleShowing(title=workshop.title, eyebrow="Welcome", subtitle=subtitle)
    return Stop(
        occurrence=TITLE,
        title=workshop.title,
        kind=Kind.TALK,
        seconds=0,
        frames=(Frame(showing=showing, notes=BEFORE_THE_START),),
        item=TITLE,
        section="Welcome",
    )


def closing_stop() -> Stop:
    """The last stop: nothing is asked any more."""
    showing = TitleShowing(title="Thank you", eyebrow="The end", subtitle="Go well, and keep one promise to a mentee.")
    return Stop(
        occurrence=CLOSING,
        title="Thank you",
        kind=Kind.TALK,
        seconds=0,
        frames=(Frame(showing=showing, notes=AT_THE_END),),
        item=CLOSING,
        section="Close",
    )


def continued_frames(frames: Sequence[Frame], split: Split) -> tuple[Frame, ...]:
    """Frames whose text does not fit continued on further ones, each with the same notes."""
    return tuple(replace(frame, showing=showing) for frame in frames for showing in split(frame.showing))
