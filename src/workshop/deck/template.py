"""An institution's presentation as a design: which of its layouts serves which kind of our slides, and how it looks."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from lxml import etree
from pptx import Presentation
from pptx.exc import PythonPptxError

from workshop.deck.design import Design, Source
from workshop.deck.look.geometry import (
    BODY_SIZES,
    FLOOR,
    FLUSH,
    PLACEHOLDERS,
    PLANS,
    SMALL_FLOOR,
    TIMER,
    UNIT,
    Anchor,
    Arrangement,
    Box,
    Holder,
    Place,
    Plan,
    Role,
    Timer,
)
from workshop.deck.look.theme import (
    LIGHT,
    OFFICE_SANS,
    Colour,
    Faces,
    KindColours,
    Surface,
    Theme,
    contrast,
    legible,
    mixed,
)
from workshop.deck.office.guard import checked
from workshop.deck.office.matching import Match, content, match
from workshop.deck.office.reading import Facts, LayoutFacts, Slot, read
from workshop.model.errors import WorkshopError
from workshop.model.step import Kind
from workshop.model.text import Align

#: What reading raises where a part is missing, breaks off or says what it must not.
_DAMAGED = (
    LookupError,
    ValueError,
    AttributeError,
    TypeError,
    ArithmeticError,
    OSError,
    PythonPptxError,
    etree.XMLSyntaxError,
)
_STEPS = (72, 66, 60, 54, 48, 44, 40, 36, 34, 32, 30, 28, 26, 25, 24)
_GAP = 12 * UNIT
_EYEBROW = 22 * UNIT
_TIMER_ROOM = 50 * UNIT
_SMALL_HEADING = 28
_READABLE = 3  # to 1: what an institution chose for itself is kept down to this
_CONTENT = (Role.BODY, Role.SECOND, Role.TABLE, Role.PICTURE, Role.CHART, Role.FIGURE, Role.ASIDE, Role.CODE)
_ACCENTS = {
    Kind.TALK: "accent1",
    Kind.DISCUSS: "accent2",
    Kind.PRACTISE: "accent3",
    Kind.VIGNETTE: "accent4",
    Kind.FORM: "accent5",
    Kind.BREAK: "accent6",
}


@dataclass(frozen=True, slots=True)
class Template:
    """A design read from a file, with what was matched and the names of all the layouts there are to choose from."""

    design: Design
    matches: tuple[Match, ...]
    layouts: tuple[str, ...]


def template(data: bytes, name: str, chosen: Mapping[str, str] = MappingProxyType({})) -> Template:
    """The design of a .pptx or .potx. `chosen` leads from our kinds of slide to its layouts, by name.

    Raises WorkshopError for a file that is unsafe, broken or without layouts.
    """
    safe = checked(data, name)
    try:
        facts = read(Presentation(io.BytesIO(safe.data)))
    except _DAMAGED as error:
        raise WorkshopError(
            f"{name} is damaged or unusual ({error}); save it once more as .pptx in PowerPoint and choose it again."
        ) from error
    if not facts.layouts:
        raise WorkshopError(f"{name} has no slide layouts; choose a file with a slide master and its layouts.")
    matches = match(facts.layouts, chosen)
    remarks = (*safe.remarks, *_remarks(matches))
    source = Source(safe.data, {one.arrangement: one.layout.part for one in matches}, remarks)
    return Template(_design(name, facts, matches, source), matches, tuple(one.name for one in facts.layouts))


def _remarks(matches: Sequence[Match]) -> list[str]:
    untitled = sorted({one.layout.name for one in matches if not _titles(one.layout) and not _is_blank(one)})
    remarks = [f"The layout “{name}” has no place for a title; titles stand above its text there." for name in untitled]
    partly = sorted({one.layout.name for one in matches if one.layout.left_out})
    if partly:
        remarks.append(
            f"Of the drawings on {', '.join(f'“{name}”' for name in partly)}, the projector shows pictures and plain "
            "rectangles; lines and other shapes are in the exported file alone."
        )
    return remarks


def _is_blank(one: Match) -> bool:
    return one.arrangement in (Arrangement.BLACK, Arrangement.WHITE)


def _design(name: str, facts: Facts, matches: Sequence[Match], source: Source) -> Design:
    theme = _theme(facts)
    plans = {one.arrangement: _Planner(facts, one.layout, theme).plan(one.arrangement) for one in matches}
    body = plans[Arrangement.BODY].places[Role.BODY].box
    return Design(
        name=name,
        theme=theme,
        plans=plans,
        page=facts.page,
        width=facts.width,
        timer=_timer(body, facts.page),
        source=source,
    )


def _timer(body: Box, page: Box) -> Timer:
    """Below the text, as near to the footer as there is room."""
    top = min(body.bottom, page.bottom - _TIMER_ROOM)
    wide = min(TIMER.time.box.w, body.w // 3)
    time = Box(body.right - wide, top, wide, TIMER.time.box.h)
    bar = Box(body.x, top + time.h // 2 - TIMER.bar.h // 2, body.w - wide - _GAP, TIMER.bar.h)
    return Timer(replace(TIMER.time, box=time), bar)


def _theme(facts: Facts) -> Theme:
    """Our theme in the file's colours; what it does not name is mixed from them."""
    palette = facts.palette
    page = palette.named("bg1") or LIGHT.page
    ink = palette.named("tx1") or legible(LIGHT.ink, page)
    primary = palette.named("accent1") or LIGHT.primary
    muted = legible(mixed(ink, page, 0.3), page)
    fills = {kind: palette.named(name) or primary for kind, name in _ACCENTS.items()}
    return replace(
        LIGHT,
        name="Template",
        page=page,
        ink=ink,
        muted=muted,
        line=mixed(ink, page, 0.85),
        track=mixed(ink, page, 0.92),
        primary=primary,
        soft=mixed(primary, page, 0.85),
        quiet=mixed(primary, page, 0.55),
        link=legible(palette.named("hlink") or primary, page),
        late=legible(LIGHT.late, page),
        kinds={kind: KindColours(fill, legible(fill, page)) for kind, fill in fills.items()},
        named=palette.scheme,
        faces=Faces(heading=facts.heading_face or OFFICE_SANS, body=facts.body_face or OFFICE_SANS),
    )


def _titles(layout: LayoutFacts) -> list[Slot]:
    return [slot for slot in layout.slots if slot.kind in ("title", "ctrTitle")]


def _inner(slot: Slot) -> Box:
    left, top, right, bottom = slot.insets
    box = slot.box
    return Box(box.x + left, box.y + top, max(box.w - left - right, UNIT), max(box.h - top - bottom, UNIT))


def _ladder(size: int, floor: int = FLOOR) -> tuple[int, ...]:
    size = max(size, floor)
    return (size, *(step for step in _STEPS if floor <= step < size))


class _Planner:
    """Makes one arrangement's plan from a layout: its placeholders where it has them, else places beside them."""

    def __init__(self, facts: Facts, layout: LayoutFacts, theme: Theme) -> None:
        self._page = facts.page
        self._layout = layout
        self._theme = theme
        self._fill = layout.fill or theme.page
        self._title = next(iter(_titles(layout)), None)

    def plan(self, arrangement: Arrangement) -> Plan:
        ours = PLANS[arrangement]
        held = self._held(arrangement, ours)
        places = self._content_places(ours, held) | self._heads(arrangement, ours, held)
        return replace(
            ours,
            places={role: places[role] for role in ours.places},
            areas=self._layout.areas,
            stickers=self._layout.stickers,
            holders={role: (slot.kind, slot.index) for role, slot in held.items()},
            surface=self._surface(held.get(Role.BODY) or held.get(Role.HEADING)),
        )

    def _surface(self, slot: Slot | None) -> Surface:
        ground = self._ground(slot.box) if slot else self._fill
        ink = (slot and slot.colour) or self._theme.ink
        ink = ink if contrast(ink, ground) >= _READABLE else legible(ink, ground)
        return Surface(self._fill, ink, legible(mixed(ink, ground, 0.3), ground), ink)

    def _ground(self, box: Box) -> Colour:
        """What lies under a box: the uppermost of the layout's areas behind its middle, or the page."""
        x, y = box.x + box.w // 2, box.y + box.h // 2
        under = (colour for area, colour in reversed(self._layout.areas) if area.holds(Box(x, y, 0, 0)))
        return next(under, self._fill)

    # -- which placeholder holds what

    def _held(self, arrangement: Arrangement, ours: Plan) -> dict[Role, Slot]:
        if self._layout.name == arrangement.value:
            return self._as_ours(ours)
        held: dict[Role, Slot] = {}
        if self._title:
            held[Role.HEADING] = self._title
        by_kind = {slot.kind: slot for slot in self._layout.slots if slot.kind in ("ftr", "sldNum")}
        for role, kind in ((Role.FOOTER, "ftr"), (Role.NUMBER, "sldNum")):
            if kind in by_kind:
                held[role] = by_kind[kind]
        free = list(content(self._layout))
        for role in (role for role in ours.places if role in _SLOTS_OF):
            slot = next((slot for slot in free if slot.kind in _SLOTS_OF[role]), None)
            if slot is not None and not _shares_the_room(ours, role):
                held[role] = slot
                free.remove(slot)
        return {role: slot for role, slot in held.items() if role in ours.places}

    def _as_ours(self, ours: Plan) -> dict[Role, Slot]:
        """The placeholders of a layout that was ours once and was edited by hand."""
        known: dict[Holder, Slot] = {(slot.kind, slot.index): slot for slot in self._layout.slots}
        return {role: known[holder] for role in ours.places if (holder := PLACEHOLDERS[role]) in known}

    # -- where it stands

    def _content_places(self, ours: Plan, held: Mapping[Role, Slot]) -> dict[Role, Place]:
        roles = [role for role in ours.places if role in _CONTENT]
        frame = _around([ours.places[role].box for role in roles])
        room = self._room()
        places = {}
        for role in roles:
            place = ours.places[role]
            if role in held:
                places[role] = self._in_slot(place, held[role])
            elif frame:
                places[role] = replace(place, box=_mapped(place.box, frame, room), placed=True)
        return places

    def _in_slot(self, place: Place, slot: Slot) -> Place:
        usual = place.sizes[0] == BODY_SIZES[0]
        return replace(
            place,
            box=_inner(slot),
            sizes=_ladder(slot.size) if usual else place.sizes,
            anchor=slot.anchor if usual else place.anchor,
            align=slot.align,
            bold=slot.bold,
            caps=slot.caps,
            italic=slot.italic,
            spacing=slot.spacing,
            face=slot.face,
            colour=self._readable(slot.colour, slot.box),
            insets=slot.insets,
        )

    def _room(self) -> Box:
        """Where this layout wants what a slide holds: all of its places for content, or what the title leaves free."""
        slots = [_inner(slot) for slot in content(self._layout)]
        around = _around(slots)
        if around and around.h >= 120 * UNIT:
            return around
        head = _inner(self._title) if self._title else Box(_GAP * 3, 0, self._page.w - _GAP * 6, 60 * UNIT)
        feet = [slot.box.y for slot in self._layout.slots if slot.kind in ("ftr", "sldNum", "dt")]
        end = min((foot for foot in feet if foot > self._page.h // 2), default=self._page.h - 3 * _GAP) - _GAP
        below = max(head.y, _EYEBROW * 2) + 80 * UNIT if self._is_in_the_way(head) else head.bottom + _GAP
        return Box(head.x, below, head.w, max(end - below, 100 * UNIT))

    def _heads(self, arrangement: Arrangement, ours: Plan, held: Mapping[Role, Slot]) -> dict[Role, Place]:
        places: dict[Role, Place] = {}
        heading = self._heading(arrangement, ours.places[Role.HEADING], held.get(Role.HEADING))
        if Role.EYEBROW in held:
            places[Role.EYEBROW] = self._in_slot(ours.places[Role.EYEBROW], held[Role.EYEBROW])
        elif Role.EYEBROW in ours.places:
            heading, places[Role.EYEBROW] = self._with_eyebrow(heading, ours.places[Role.EYEBROW])
        places[Role.HEADING] = heading
        for role in (role for role in (Role.FOOTER, Role.NUMBER) if role in ours.places):
            place = ours.places[role]
            places[role] = self._in_foot(place, held[role]) if role in held else self._at_the_foot(place)
        return places

    def _heading(self, arrangement: Arrangement, ours: Place, slot: Slot | None) -> Place:
        if slot is None:
            room = self._room()
            box = Box(room.x, max(room.y - ours.box.h - _GAP, _GAP), room.w, ours.box.h)
            return replace(ours, box=box, placed=True)
        if self._layout.name == arrangement.value:
            return replace(self._in_slot(ours, slot), sizes=_ladder(slot.size, min(slot.size, ours.sizes[-1])))
        size = min(slot.size, _SMALL_HEADING) if ours.size <= FLOOR else slot.size
        place = replace(self._in_slot(ours, slot), sizes=_ladder(size))
        box = place.box
        if self._is_in_the_way(box) and _holds_content(arrangement):
            return replace(place, box=Box(box.x, max(box.y, _EYEBROW * 2), box.w, ours.box.h), placed=True)
        return place

    def _is_in_the_way(self, head: Box) -> bool:
        """Whether a title takes so much of the page that nothing goes below it."""
        return head.bottom > self._page.h * 9 // 20

    def _with_eyebrow(self, heading: Place, ours: Place) -> tuple[Place, Place]:
        """A line above the title, or in the upper part of its box where there is no room above."""
        box = heading.box
        fits_above = box.y - _EYEBROW >= _EYEBROW
        top = box.y - _EYEBROW if fits_above and heading.anchor is Anchor.TOP else box.y
        line = Box(box.x, top, box.w, ours.box.h)
        colour = "" if self._ground(line) == self._fill else self._readable(heading.colour, line)
        eyebrow = replace(ours, box=line, align=heading.align, placed=True, insets=FLUSH, colour=colour)
        if top < box.y or box.h < 2 * _EYEBROW:
            return heading, eyebrow
        return replace(heading, box=box.lowered(_EYEBROW), placed=True), eyebrow

    def _in_foot(self, ours: Place, slot: Slot) -> Place:
        """The footer takes the date's place as well, which stands empty; our words are longer than a date."""
        date = next((one for one in self._layout.slots if one.kind == "dt"), None)
        box, placed = slot.box, False
        if slot.kind == "ftr" and date and date.box.right <= box.x:
            box, placed = Box(date.box.x, box.y, box.right - date.box.x, box.h), True
        size = max(slot.size, SMALL_FLOOR)
        return replace(
            ours,
            box=_at_least(_inner(replace(slot, box=box)), size * UNIT * 5 // 4),
            sizes=(size,) if size == SMALL_FLOOR else (size, SMALL_FLOOR),
            align=Align.LEFT if placed else slot.align,
            anchor=slot.anchor,
            bold=slot.bold,
            caps=slot.caps,
            italic=slot.italic,
            spacing=slot.spacing,
            face=slot.face,
            colour=self._readable(slot.colour, slot.box),
            insets=slot.insets,
            placed=placed,
        )

    def _at_the_foot(self, ours: Place) -> Place:
        box = ours.box
        share = self._page.h / (540 * UNIT)
        return replace(ours, box=Box(box.x, min(round(box.y * share), self._page.h - box.h), box.w, box.h), placed=True)

    def _readable(self, colour: Colour | None, box: Box) -> Colour:
        """The colour that the file gives there, unless nobody could read it on its ground."""
        ground = self._ground(box)
        wanted = colour or self._theme.ink
        return wanted if contrast(wanted, ground) >= _READABLE else legible(wanted, ground)


#: Which placeholders can hold what a role brings.
_SLOTS_OF: Mapping[Role, tuple[str, ...]] = {
    Role.BODY: ("body", "obj", "subTitle"),
    Role.SECOND: ("body", "obj"),
    Role.TABLE: ("tbl", "obj"),
    Role.PICTURE: ("pic", "obj"),
    Role.CHART: ("chart", "obj"),
}


def _shares_the_room(ours: Plan, role: Role) -> bool:
    """Whether a QR code or a large figure stands by the text, which then cannot have the whole placeholder."""
    return role is Role.BODY and bool({Role.CODE, Role.FIGURE} & ours.places.keys())


def _holds_content(arrangement: Arrangement) -> bool:
    return any(role in _CONTENT for role in PLANS[arrangement].places)


def _at_least(box: Box, height: int) -> Box:
    """The box so high that a line goes in, about the same middle."""
    more = max(height - box.h, 0)
    return Box(box.x, box.y - more // 2, box.w, box.h + more)


def _around(boxes: Sequence[Box]) -> Box | None:
    if not boxes:
        return None
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    return Box(left, top, max(box.right for box in boxes) - left, max(box.bottom for box in boxes) - top)


def _mapped(box: Box, frame: Box, room: Box) -> Box:
    """The box where it would be if the frame were as large as the room."""
    across, down = room.w / frame.w, room.h / frame.h
    return Box(
        room.x + round((box.x - frame.x) * across),
        room.y + round((box.y - frame.y) * down),
        round(box.w * across),
        round(box.h * down),
    )
