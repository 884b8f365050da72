"""The one table of places on a slide, used to lay text out, to draw it and to write the .pptx.

The page is 960 x 540 points; lengths are whole units of a twentieth of a point.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import NamedTuple

from workshop.deck.look.theme import Colour, Ground, Surface
from workshop.model.text import Align

UNIT = 20  # units to a point
EMU = 635  # English metric units to a unit, where the page of the file is as wide as ours

#: Sizes of body text in points: the generous ones only where they leave the page airy.
GENEROUS = (36, 32, 28)
BODY_SIZES = (26, 25, 24)
#: Sizes of what may be smaller than body text: references, table cells, the labels of charts.
SMALL_SIZES = (22, 20, 18, 17, 16, 15, 14)
FLOOR = 24
SMALL_FLOOR = 14


@dataclass(frozen=True, slots=True)
class Box:
    x: int
    y: int
    w: int
    h: int

    @property
    def right(self) -> int:
        return self.x + self.w

    @property
    def bottom(self) -> int:
        return self.y + self.h

    def holds(self, other: Box) -> bool:
        return self.x <= other.x and self.y <= other.y and other.right <= self.right and other.bottom <= self.bottom

    def meets(self, other: Box) -> bool:
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom

    def lowered(self, by: int) -> Box:
        """The same box with its upper edge moved down and its lower edge where it was."""
        return Box(self.x, self.y + by, self.w, self.h - by)


PAGE = Box(0, 0, 960 * UNIT, 540 * UNIT)


class Insets(NamedTuple):
    """How far inside its frame a file's text begins, in units. Our own layouts have none."""

    left: int = 0
    top: int = 0
    right: int = 0
    bottom: int = 0


FLUSH = Insets()


class Anchor(StrEnum):
    """Where text stands in a box that is taller; the values are Office's."""

    TOP = "t"
    MIDDLE = "ctr"
    BOTTOM = "b"


class Ink(StrEnum):
    """Which of a surface's colours a place's text wears."""

    INK = "ink"
    MUTED = "muted"
    EYEBROW = "eyebrow"


class Role(StrEnum):
    """What a place is for."""

    HEADING = "heading"
    EYEBROW = "eyebrow"
    BODY = "body"
    SECOND = "second"
    TABLE = "table"
    PICTURE = "picture"
    CHART = "chart"
    FIGURE = "figure"
    ASIDE = "aside"
    CODE = "code"
    FOOTER = "footer"
    NUMBER = "number"


Holder = tuple[str, int]  # Office's type and index of a placeholder

#: The placeholder of each role in our own layouts.
PLACEHOLDERS: Mapping[Role, Holder] = {
    Role.HEADING: ("title", 0),
    Role.EYEBROW: ("body", 13),
    Role.BODY: ("body", 1),
    Role.SECOND: ("body", 2),
    Role.TABLE: ("tbl", 15),
    Role.PICTURE: ("pic", 16),
    Role.CHART: ("chart", 17),
    Role.FIGURE: ("body", 18),
    Role.ASIDE: ("body", 19),
    Role.CODE: ("pic", 20),
    Role.FOOTER: ("ftr", 11),
    Role.NUMBER: ("sldNum", 12),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A box and the look of what goes there. `sizes` are tried from the first to the last, in points.

    `colour` is one of its own instead of `ink`, and `face` one instead of the design's. `box` is where the
    text is, inside the `insets` of a file's frame; `placed` says that the frame is another one than that of
    the layout's placeholder.
    """

    box: Box
    sizes: tuple[int, ...] = BODY_SIZES
    bold: bool = False
    caps: bool = False
    spacing: int = 0
    ink: Ink = Ink.INK
    anchor: Anchor = Anchor.TOP
    align: Align = Align.LEFT
    bullets: bool = False
    colour: Colour = ""
    insets: Insets = FLUSH
    placed: bool = False
    italic: bool = False
    face: str = ""

    @property
    def size(self) -> int:
        return self.sizes[0]


class Arrangement(StrEnum):
    """How a slide is arranged; the value is the layout's name in the .pptx."""

    TITLE = "Title"
    BODY = "Title and text"
    COLUMNS = "Two columns"
    QUESTION = "Question"
    PROMPT = "Title and question"
    QUOTE = "Quotation"
    TABLE = "Title and table"
    PICTURE = "Title and picture"
    BESIDE = "Text and picture"
    SCENE = "Scene"
    FILM = "Film"
    CAST = "Cast"
    VOTE = "Vote"
    VOTE_JOIN = "Vote with code"
    RESULT = "Result"
    FORM = "Form with code"
    JOIN = "Join"
    BREAK = "Break"
    REFERENCES = "References"
    BLACK = "Black"
    WHITE = "White"


class Rule(StrEnum):
    """The colour of an area that belongs to one of our arrangements."""

    PRIMARY = "primary"
    SCENE_BAR = "scene_bar"


@dataclass(frozen=True, slots=True)
class Sticker:
    """A picture that belongs to a layout of an institution's file, such as its logo."""

    box: Box
    data: bytes


@dataclass(frozen=True, slots=True)
class Plan:
    """All places of one arrangement, what they stand on, and the areas that are always there.

    `holders` are the placeholders of the layout in the file; text in a place without one
    gets a box of its own. `surface` takes the place of the theme's where a file has its own.
    """

    places: Mapping[Role, Place]
    ground: Ground = Ground.PAGE
    areas: tuple[tuple[Box, Rule | Colour], ...] = ()
    stickers: tuple[Sticker, ...] = ()
    surface: Surface | None = None
    holders: Mapping[Role, Holder] = field(default_factory=lambda: PLACEHOLDERS)


def _box(x: float, y: float, w: float, h: float) -> Box:
    return Box(round(x * UNIT), round(y * UNIT), round(w * UNIT), round(h * UNIT))


_LEFT, _WIDTH, _TOP, _END = 62, 836, 130, 474
_SCENE_LEFT, _SCENE_WIDTH = 76, 822

_HEADING = Place(box=_box(_LEFT, 68, _WIDTH, 46), sizes=(36, 34, 32, 30, 28, 26, 24), bold=True)
_EYEBROW = Place(box=_box(_LEFT, 44, _WIDTH, 20), sizes=(15, 14), bold=True, caps=True, spacing=15, ink=Ink.EYEBROW)
_FOOTER = Place(box=_box(_LEFT, 502, 620, 18), sizes=(14,), ink=Ink.MUTED)
_NUMBER = Place(box=_box(798, 502, 100, 18), sizes=(14,), ink=Ink.MUTED, align=Align.RIGHT)
_BODY = Place(box=_box(_LEFT, _TOP, _WIDTH, _END - _TOP), bullets=True)
_HEAD = {Role.EYEBROW: _EYEBROW, Role.HEADING: _HEADING}
_FOOT = {Role.FOOTER: _FOOTER, Role.NUMBER: _NUMBER}
_CENTRED_EYEBROW = replace(_EYEBROW, align=Align.CENTER)


def _at(place: Place, x: float, y: float, w: float, h: float) -> Place:
    return replace(place, box=_box(x, y, w, h))


def _page(**places: Place) -> dict[Role, Place]:
    return {**_HEAD, **{Role(name): place for name, place in places.items()}, **_FOOT}


_SCENE_FOOT = {Role.FOOTER: _at(_FOOTER, _SCENE_LEFT, 502, 620, 18), Role.NUMBER: _NUMBER}
_SCENE_BAR = ((_box(0, 0, 14, 540), Rule.SCENE_BAR),)
_OPTIONS = (30, 28, *BODY_SIZES)
_SMALL_HEADING = replace(_HEADING, sizes=(24,), ink=Ink.MUTED)

PLANS: Mapping[Arrangement, Plan] = {
    Arrangement.TITLE: Plan(
        {
            Role.EYEBROW: _at(_EYEBROW, _LEFT, 168, _WIDTH, 20),
            Role.HEADING: replace(
                _at(_HEADING, _LEFT, 196, _WIDTH, 64), sizes=(52, 48, 44, 40, 36, 32, 28, 24), anchor=Anchor.TOP
            ),
            Role.BODY: replace(_at(_BODY, _LEFT, 278, _WIDTH, 170), sizes=(26, 25, 24), bullets=False),
        },
        Ground.FILLED,
    ),
    Arrangement.BODY: Plan(_page(body=_BODY)),
    Arrangement.COLUMNS: Plan(
        _page(
            body=_at(_BODY, _LEFT, _TOP, 400, _END - _TOP),
            second=_at(_BODY, 498, _TOP, 400, _END - _TOP),
        )
    ),
    Arrangement.QUESTION: Plan(
        {
            Role.EYEBROW: _EYEBROW,
            Role.HEADING: replace(
                _at(_HEADING, _LEFT, 90, _WIDTH, 370), sizes=(52, 48, 44, 40, 36, 32, 28, 24), anchor=Anchor.MIDDLE
            ),
            **_FOOT,
        }
    ),
    Arrangement.PROMPT: Plan(
        {
            Role.EYEBROW: _EYEBROW,
            Role.HEADING: _at(_SMALL_HEADING, _LEFT, 70, _WIDTH, 32),
            Role.BODY: replace(
                _at(_BODY, _LEFT, 124, _WIDTH, 350), sizes=(48, 44, 40, 36, 32, 28, 26, 25, 24), anchor=Anchor.MIDDLE
            ),
            **_FOOT,
        }
    ),
    Arrangement.QUOTE: Plan(
        {
            Role.EYEBROW: _EYEBROW,
            Role.HEADING: _at(_SMALL_HEADING, _LEFT, 70, _WIDTH, 32),
            Role.BODY: replace(
                _at(_BODY, 92, 130, 790, 330), sizes=(40, 36, 34, 32, 30, 28, 26, 25, 24), anchor=Anchor.MIDDLE
            ),
            **_FOOT,
        },
        areas=((_box(_LEFT, 130, 6, 330), Rule.PRIMARY),),
    ),
    Arrangement.TABLE: Plan(_page(table=replace(_BODY, sizes=(FLOOR, *SMALL_SIZES)))),
    Arrangement.PICTURE: Plan(_page(picture=_BODY)),
    Arrangement.BESIDE: Plan(
        _page(
            body=_at(_BODY, _LEFT, _TOP, 400, _END - _TOP),
            picture=_at(_BODY, 498, _TOP, 400, _END - _TOP),
        )
    ),
    Arrangement.SCENE: Plan(
        {
            Role.HEADING: _at(_EYEBROW, _SCENE_LEFT, 44, _SCENE_WIDTH, 20),
            Role.BODY: _at(_BODY, _SCENE_LEFT, 92, _SCENE_WIDTH, _END - 92),
            **_SCENE_FOOT,
        },
        Ground.SCENE,
        _SCENE_BAR,
    ),
    Arrangement.FILM: Plan(
        {
            Role.HEADING: _at(_EYEBROW, _SCENE_LEFT, 44, _SCENE_WIDTH, 20),
            Role.PICTURE: _at(_BODY, _SCENE_LEFT + 71, 88, 680, 382.5),
            **_SCENE_FOOT,
        },
        Ground.SCENE,
        _SCENE_BAR,
    ),
    Arrangement.CAST: Plan(
        {
            Role.EYEBROW: _at(_EYEBROW, _SCENE_LEFT, 44, _SCENE_WIDTH, 20),
            Role.HEADING: _at(_HEADING, _SCENE_LEFT, 68, _SCENE_WIDTH, 46),
            Role.BODY: _at(_BODY, _SCENE_LEFT, _TOP, _SCENE_WIDTH, 364),
            **_SCENE_FOOT,
        },
        Ground.SCENE,
        _SCENE_BAR,
    ),
    Arrangement.VOTE: Plan(_page(body=replace(_BODY, sizes=_OPTIONS))),
    Arrangement.VOTE_JOIN: Plan(
        _page(
            body=replace(_at(_BODY, _LEFT, _TOP, 600, _END - _TOP), sizes=_OPTIONS),
            code=_at(_BODY, 718, _TOP, 180, 180),
            aside=replace(_at(_BODY, 690, _TOP + 190, 236, 154), sizes=(24,), bullets=False, align=Align.CENTER),
        )
    ),
    Arrangement.RESULT: Plan(_page(chart=_BODY)),
    Arrangement.FORM: Plan(
        _page(
            code=_at(_BODY, _LEFT, _TOP + 6, 290, 290),
            body=replace(_at(_BODY, 396, _TOP, 502, 358), bullets=False),
        )
    ),
    Arrangement.JOIN: Plan(
        {
            Role.EYEBROW: replace(_CENTRED_EYEBROW, box=_box(_LEFT, 56, _WIDTH, 20)),
            Role.HEADING: replace(_at(_HEADING, _LEFT, 80, _WIDTH, 46), align=Align.CENTER),
            Role.CODE: _at(_BODY, 160, 146, 300, 300),
            Role.BODY: replace(_at(_BODY, 500, 146, 398, 300), anchor=Anchor.MIDDLE, bullets=False),
            **_FOOT,
        }
    ),
    Arrangement.BREAK: Plan(
        {
            Role.HEADING: replace(_CENTRED_EYEBROW, box=_box(_LEFT, 112, _WIDTH, 20)),
            Role.FIGURE: replace(
                _at(_BODY, _LEFT, 146, _WIDTH, 160),
                sizes=(130, 110, 90, 72),
                bold=True,
                align=Align.CENTER,
                bullets=False,
            ),
            Role.BODY: replace(
                _at(_BODY, _LEFT, 318, _WIDTH, 150), sizes=(28, 26, 25, 24), align=Align.CENTER, bullets=False
            ),
        },
        Ground.PAUSE,
    ),
    Arrangement.REFERENCES: Plan(_page(body=replace(_BODY, sizes=SMALL_SIZES[1:], bullets=False))),
    Arrangement.BLACK: Plan({Role.HEADING: _at(_EYEBROW, _LEFT, 502, 620, 20)}, Ground.BLACK),
    Arrangement.WHITE: Plan({Role.HEADING: _at(_EYEBROW, _LEFT, 502, 620, 20)}, Ground.WHITE),
}


@dataclass(frozen=True, slots=True)
class Timer:
    """Where time left stands: below every body and above the footer."""

    time: Place
    bar: Box


TIMER = Timer(
    Place(box=_box(708, 478, 190, 50), sizes=(40,), bold=True, align=Align.RIGHT), bar=_box(_LEFT, 486, 628, 8)
)
