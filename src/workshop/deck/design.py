"""A design: the colours, places, page and letters of slides; ours, or an institution's.

Everything that lays out, draws or writes slides is given one, and asks it alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from workshop.deck.look import theme as colours
from workshop.deck.look.geometry import (
    EMU,
    PAGE,
    PLANS,
    TIMER,
    UNIT,
    Arrangement,
    Box,
    Insets,
    Place,
    Plan,
    Role,
    Timer,
)
from workshop.deck.look.theme import Surface, Theme, legible
from workshop.model.step import Kind

LARGER = 1.15  # how much larger everything is read in a large room


@dataclass(frozen=True, slots=True)
class Source:
    """An institution's own file, checked and ready to be opened, and the part that is the layout of each arrangement.

    `remarks` say what could not be taken over, a sentence each.
    """

    package: bytes
    layouts: Mapping[Arrangement, str]
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Design:
    """How slides look. `page` is in layout units, and `width` how many EMU of a file it is across.

    `source` is the file that it was read from, None for ours.
    """

    name: str
    theme: Theme
    plans: Mapping[Arrangement, Plan]
    page: Box = PAGE
    width: int = PAGE.w * EMU
    timer: Timer = TIMER
    source: Source | None = None

    @property
    def height(self) -> int:
        """How many EMU of a file the page is high."""
        return round(self.page.h * self.width / self.page.w)

    def emu(self, units: float) -> int:
        return round(units * self.width / self.page.w)

    def hundredths(self, points: float) -> int:
        """A size in layout points as a file counts it: in hundredths of a point."""
        return round(points * 100 * self.width / (self.page.w * EMU))

    def surface(self, arrangement: Arrangement, kind: Kind = Kind.TALK) -> Surface:
        plan = self.plans[arrangement]
        if plan.surface is None:
            return self.theme.surface(plan.ground, kind)
        return replace(plan.surface, eyebrow=legible(self.theme.kinds[kind].fill, plan.surface.fill))


LIGHT = Design(name="Light", theme=colours.LIGHT, plans=PLANS)
DARK = Design(name="Dark", theme=colours.DARK, plans=PLANS)


def large(design: Design, by: float = LARGER) -> Design:
    """The design for a large room: the same letters on a smaller page, which fills the same screen and file."""
    page = _shrunk(design.page, by)
    plans = {arrangement: _closer(plan, by) for arrangement, plan in design.plans.items()}
    timer = Timer(_one_line(design.timer.time, by), _shrunk(design.timer.bar, by))
    return replace(design, name=f"{design.name}, large", page=page, plans=plans, timer=timer)


def _closer(plan: Plan, by: float) -> Plan:
    """The places drawn in; a place for one line keeps its height, because its letters keep their size."""
    places = {role: _drawn_in(role, place, by) for role, place in plan.places.items()}
    return replace(
        plan,
        places=places,
        areas=tuple((_shrunk(box, by), rule) for box, rule in plan.areas),
        stickers=tuple(replace(one, box=_shrunk(one.box, by)) for one in plan.stickers),
    )


def _drawn_in(role: Role, place: Place, by: float) -> Place:
    one_line = place.box.h < place.size * UNIT * 2
    if role in (Role.FOOTER, Role.NUMBER, Role.EYEBROW, Role.HEADING) and one_line:
        return _one_line(place, by)
    return replace(place, box=_shrunk(place.box, by), insets=_thinner(place.insets, by))


def _one_line(place: Place, by: float) -> Place:
    box = _shrunk(place.box, by)
    return replace(place, box=Box(box.x, box.y, box.w, place.box.h), insets=_thinner(place.insets, by))


def _thinner(insets: Insets, by: float) -> Insets:
    return Insets(*(round(side / by) for side in insets))


def _shrunk(box: Box, by: float) -> Box:
    left, top, right, bottom = (round(edge / by) for edge in (box.x, box.y, box.right, box.bottom))
    return Box(left, top, right - left, bottom - top)
