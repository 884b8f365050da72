"""A slide in the making: puts text and blocks into the places of an arrangement, at sizes that fit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from math import ceil

from workshop.deck.compose.flow import Flow, Pictures, Setter
from workshop.deck.design import Design
from workshop.deck.look.geometry import (
    FLOOR,
    GENEROUS,
    SMALL_FLOOR,
    SMALL_SIZES,
    UNIT,
    Arrangement,
    Box,
    Ink,
    Place,
    Role,
)
from workshop.deck.look.theme import Colour
from workshop.deck.slide import Grid, LaidSlide, Lettering, Photo, Piece
from workshop.deck.text.paragraphs import Look
from workshop.deck.text.shaping import LEADING, Para, Shaped, Style, shape
from workshop.model.step import Kind
from workshop.model.text import Block, Columns, Run, Table

_FIXED = (Role.HEADING, Role.EYEBROW, Role.FOOTER, Role.NUMBER)
_AIRY_SHARE = 0.6  # of its place that generous text may fill
_SMALL_CELL = 18
_HAIR = UNIT // 2  # a box exactly as high as its text is shrunk by other programs
_MOST_LOWERED = 200 * UNIT  # by a heading of many lines, so that a page stays for what is below it


class Sheet:
    """Collects pieces; `finish` makes the slide. `floor_only` tries no size but the smallest."""

    def __init__(
        self, arrangement: Arrangement, design: Design, kind: Kind, pictures: Pictures, floor_only: bool
    ) -> None:
        self.arrangement = arrangement
        self.design = design
        self.theme = design.theme
        self.kind = kind
        self.plan = design.plans[arrangement]
        self.surface = design.surface(arrangement, kind)
        self.fits = True
        self.shrunk = False
        self.shortened = False
        self._pictures = pictures
        self._floor_only = floor_only
        self._pieces: list[Piece] = []
        self._lowered = 0
        self._number: int | None = None

    def add(self, *pieces: Piece) -> None:
        self._pieces += pieces

    def finish(self, title: str) -> LaidSlide:
        return LaidSlide(
            arrangement=self.arrangement,
            title=title,
            surface=self.surface,
            design=self.design,
            pieces=tuple(self._pieces),
            number=self._number,
            fits=self.fits,
            shrunk=self.shrunk,
            shortened=self.shortened,
        )

    def colour(self, ink: Ink) -> Colour:
        match ink:
            case Ink.INK:
                return self.surface.ink
            case Ink.MUTED:
                return self.surface.muted
            case Ink.EYEBROW:
                return self.surface.eyebrow

    def face(self, place: Place) -> str:
        faces = self.theme.faces
        return place.face or (faces.heading if place is self.plan.places[Role.HEADING] else faces.body)

    def box(self, role: Role) -> Box:
        """Where a role's place is on this slide: lower than in the plan when the heading took more lines."""
        box = self.plan.places[role].box
        return box if role in _FIXED else box.lowered(self._lowered)

    def look(self, role: Role, size: int, *, airy: bool = False, quote_indent: bool = True) -> Look:
        place = self.plan.places[role]
        return Look(
            size=size,
            ink=place.colour or self.colour(place.ink),
            muted=self.surface.muted,
            mark=self.surface.eyebrow,
            link=self.theme.link,
            face=self.face(place),
            bold=place.bold,
            align=place.align,
            airy=airy,
            quote_indent=quote_indent,
            caps=place.caps,
            spacing=place.spacing,
            italic=place.italic,
        )

    def head(self, heading: str, eyebrow: str = "") -> None:
        """The heading, and above it the eyebrow. What stands below makes room for a long heading."""
        if eyebrow and Role.EYEBROW in self.plan.places:
            self.line(Role.EYEBROW, eyebrow)
        place = self.plan.places[Role.HEADING]
        text = self._heading(place, heading)
        self._lowered = text.height + _HAIR - place.box.h if text.height > place.box.h else 0
        box = Box(place.box.x, place.box.y, place.box.w, place.box.h + self._lowered)
        self._letter(Role.HEADING, text, box)
        self.fits = self.fits and self._lowered < _MOST_LOWERED

    def foot(self, footer: str, number: int | None) -> None:
        if footer and Role.FOOTER in self.plan.places:
            self.line(Role.FOOTER, footer)
        if number is not None and Role.NUMBER in self.plan.places:
            self._number = number
            self.line(Role.NUMBER, str(number))

    def line(self, role: Role, text: str) -> None:
        """Short text in its place, on two lines where there is room, and shortened where that is too little."""
        place = self.plan.places[role]
        box = place.box
        shaped = self._fitting(place, text, box.h)
        if shaped.height > box.h:
            box = self._for_two_lines(role)
            shaped = self._fitting(place, text, box.h)
        if shaped.height > box.h:
            self.shortened = True
            shaped = self._shortened(place, text, box.h)
        self._letter(role, shaped, box)

    def _for_two_lines(self, role: Role) -> Box:
        """The place with room for a second line above, around or below it, if nothing else can stand there."""
        place = self.plan.places[role]
        box, height = place.box, ceil(place.sizes[-1] * UNIT * LEADING) * 2
        others = [other.box for one, other in self.plan.places.items() if one is not role]
        others += [one.box for one in self.plan.stickers]
        if role is Role.FOOTER:
            others += [self.design.timer.bar, self.design.timer.time.box]
        more = max(height - box.h, 0)
        for eighths in range(8, -1, -1):
            taller = Box(box.x, box.y - more * eighths // 8, box.w, box.h + more)
            if self.design.page.holds(taller) and not any(taller.meets(other) for other in others):
                return taller
        return box

    def paras(self, role: Role, make: Callable[[int], Sequence[Para]], floor: int = 0) -> None:
        """Paragraphs in their place, at the first of its sizes that fits, down to the floor."""
        box = self.box(role)
        sizes = [size for size in self.plan.places[role].sizes if size >= floor]

        def attempt(size: int) -> Flow:
            text = shape(make(size), box.w)
            place = self.plan.places[role]
            piece = Lettering(box, text, anchor=place.anchor, align=place.align)
            return Flow((piece,), text.height, text.height <= box.h)

        for piece in self._fitted(attempt, sizes, box.h, ()).pieces:
            if isinstance(piece, Lettering):
                self._letter(role, piece.shaped, piece.box)

    def blocks(self, role: Role, blocks: Sequence[Block], *, airy: bool = False, quote_indent: bool = True) -> None:
        """Blocks in a place: larger where there are few words, smaller where there are many."""
        self.side_by_side([(role, blocks)], airy=airy, quote_indent=quote_indent)

    def side_by_side(
        self, sides: Sequence[tuple[Role, Sequence[Block]]], *, airy: bool = False, quote_indent: bool = True
    ) -> None:
        """Several places that share one size."""
        tables = any(has_table(blocks) for _, blocks in sides)
        first = self.plan.places[sides[0][0]]
        sizes = tuple(dict.fromkeys((*first.sizes, *SMALL_SIZES))) if tables else first.sizes
        room = min(self.box(role).h for role, _ in sides)

        def attempt(size: int) -> Flow:
            flows = [self._flow(role, blocks, size, airy, quote_indent) for role, blocks in sides]
            pieces = tuple(piece for flow in flows for piece in flow.pieces)
            return Flow(pieces, max(flow.height for flow in flows), all(flow.fits for flow in flows))

        generous = GENEROUS if first.sizes[0] < GENEROUS[-1] else ()
        self._place(self._fitted(attempt, sizes, room, generous).pieces)

    def _flow(self, role: Role, blocks: Sequence[Block], size: int, airy: bool, quote_indent: bool) -> Flow:
        small = max(self.plan.places[role].sizes) < FLOOR
        look = self.look(role, size if small else max(size, FLOOR), airy=airy, quote_indent=quote_indent)
        anchor = self.plan.places[role].anchor
        setter = Setter(self.theme, look, self._pictures, max(min(size, FLOOR), SMALL_FLOOR), anchor)
        return setter.flow(blocks, self.box(role))

    def _fitted(self, attempt: Callable[[int], Flow], sizes: Sequence[int], room: int, generous: Sequence[int]) -> Flow:
        least = attempt(sizes[-1])
        if not least.fits or self._floor_only:
            self.fits = self.fits and least.fits
            self.shrunk = True
            return least
        for size in generous:
            if least.height * size / sizes[-1] > room * _AIRY_SHARE:
                continue
            flow = attempt(size)
            if flow.fits and flow.height <= room * _AIRY_SHARE:
                return flow
        for size in sizes[:-1]:
            flow = attempt(size)
            if flow.fits:
                self.shrunk = self.shrunk or size < min(sizes[0], FLOOR + 2 if sizes[-1] >= FLOOR else _SMALL_CELL)
                return flow
        self.shrunk = self.shrunk or len(sizes) > 1
        return least

    def _place(self, pieces: Iterable[Piece]) -> None:
        """Give the pieces their roles: the first text is the body, the next the second column, and so on."""
        free = [role for role in self.plan.places if role not in _FIXED and role not in self._taken()]
        for piece in pieces:
            role = next((role for role in free if role in _ROLES_OF.get(type(piece), ())), None)
            if role is None or not isinstance(piece, Lettering | Grid | Photo):
                self._pieces.append(piece)
                continue
            free.remove(role)
            if isinstance(piece, Lettering):
                self._letter(role, piece.shaped, piece.box)
            else:
                self._pieces.append(replace(piece, role=role))

    def _taken(self) -> set[Role]:
        return {piece.role for piece in self._pieces if isinstance(piece, Lettering | Grid | Photo) and piece.role}

    def _letter(self, role: Role, shaped: Shaped, box: Box) -> None:
        place = self.plan.places[role]
        moved = box != place.box
        self._pieces.append(Lettering(box, shaped, role, place.anchor, place.align, moved))

    def _heading(self, place: Place, text: str) -> Shaped:
        one_line = place.box.h < place.size * UNIT * 2
        sizes = place.sizes[:3] if one_line else place.sizes
        low = (shaped for size in sizes if (shaped := self._set(place, text, size)).height <= place.box.h)
        return _tidiest(low) or _tidiest(self._tall_headings(place, text)) or self._small_heading(place, text)

    def _tall_headings(self, place: Place, text: str) -> Iterator[Shaped]:
        """The heading on as many lines as its size allows: the smaller, the more; at the smallest all that fit."""
        *sizes, least = place.sizes[2:] or place.sizes[-1:]
        for most, size in enumerate(sizes, start=2):
            shaped = self._set(place, text, size)
            if shaped.lines <= most:
                yield shaped
        shaped = self._set(place, text, least)
        if shaped.height < place.box.h + _MOST_LOWERED:
            yield shaped

    def _small_heading(self, place: Place, text: str) -> Shaped:
        """The heading smaller than its place has it, where it would leave no room below it."""
        sizes = [size for size in SMALL_SIZES if size < place.sizes[-1]] or [place.sizes[-1]]
        self.shrunk = self.shrunk or sizes[0] < place.sizes[-1]
        tries = (self._set(place, text, size) for size in sizes)
        fitting = (shaped for shaped in tries if shaped.height < place.box.h + _MOST_LOWERED)
        return next(fitting, None) or self._set(place, text, sizes[-1])

    def _set(self, place: Place, text: str, size: int) -> Shaped:
        return shape([self._para(place, text, size)], place.box.w, balanced=not place.caps)

    def _fitting(self, place: Place, text: str, height: int) -> Shaped:
        for size in place.sizes:
            shaped = shape([self._para(place, text, size)], place.box.w)
            if shaped.height <= height:
                break
        return shaped

    def _shortened(self, place: Place, text: str, height: int) -> Shaped:
        words = text.split(" ")
        while len(words) > 1:
            words.pop()
            shaped = self._fitting(place, " ".join(words) + " …", height)
            if shaped.height <= height:
                return shaped
        return self._fitting(place, words[0][:30] + "…", height)

    def _para(self, place: Place, text: str, size: int) -> Para:
        colour = place.colour or self.colour(place.ink)
        face = self.face(place)
        style = Style(
            size, colour, bold=place.bold, caps=place.caps, spacing=place.spacing, face=face, italic=place.italic
        )
        return Para(runs=(Run(text),), style=style, align=place.align)


_ROLES_OF: dict[type[Piece], tuple[Role, ...]] = {
    Lettering: (Role.BODY, Role.SECOND),
    Grid: (Role.TABLE,),
    Photo: (Role.PICTURE,),
}


def _tidiest(shapes: Iterator[Shaped]) -> Shaped | None:
    """Of the first three, the one that tears no word and leaves none alone on a last line, else the first."""
    few = list(islice(shapes, 3))
    tidy = (shaped for shaped in few if not shaped.leaves_a_word_alone and not shaped.tears_a_word)
    return next(tidy, few[0] if few else None)


def has_table(blocks: Iterable[Block]) -> bool:
    return any(
        isinstance(block, Table) or (isinstance(block, Columns) and has_table((*block.left, *block.right)))
        for block in blocks
    )
