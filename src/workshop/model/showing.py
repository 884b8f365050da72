"""What the audience sees: made by `running`, drawn by `deck` on every canvas.

A showing made before the workshop lacks what only the room knows (counts,
clocks, the join address); `running` fills these in while the workshop runs.
`number` is the picture's place on its route, from 1; None on no route.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time

from workshop.model.chart import Chart
from workshop.model.session import CastMember, Reference
from workshop.model.step import Kind, Layout, Option
from workshop.model.text import Block


@dataclass(frozen=True, slots=True)
class JoinCard:
    """How to get in. `url` carries the token and is for the QR; `address` is short enough to type."""

    url: str
    address: str
    code: str


@dataclass(frozen=True, slots=True)
class Countdown:
    """Time left in an exercise. `seconds` is negative in overtime; `share` is the part used, 0 to 1."""

    seconds: int
    share: float
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleShowing:
    """Opens a workshop or a session."""

    title: str
    eyebrow: str = ""
    subtitle: str = ""
    kind: Kind = Kind.TALK


@dataclass(frozen=True, slots=True, kw_only=True)
class SlideShowing:
    """A slide of an activity. `part` is (which, of how many) where the text had to be continued."""

    title: str
    blocks: tuple[Block, ...]
    eyebrow: str
    kind: Kind
    layout: Layout | None = None
    footer: str = ""
    part: tuple[int, int] = (1, 1)
    after: bool = False
    countdown: Countdown | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SceneShowing:
    """A scene of a vignette, read aloud."""

    title: str
    blocks: tuple[Block, ...]
    eyebrow: str
    footer: str = ""
    part: tuple[int, int] = (1, 1)
    countdown: Countdown | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FilmShowing:
    """A scene of a vignette as a film. `film` is a path in the content folder; the scene's text follows."""

    title: str
    film: str
    eyebrow: str
    footer: str = ""
    number: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CastShowing:
    """Opens a vignette: who is in it, and what to warn of."""

    title: str
    cast: tuple[CastMember, ...]
    eyebrow: str
    sensitive: str = ""
    number: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteShowing:
    """A vote while the room answers; the options stand there for those without a phone.

    `part` as on a slide; `first` is the place among all options of the first that is shown, from 0.
    """

    title: str
    options: tuple[Option, ...]
    eyebrow: str
    kind: Kind
    blocks: tuple[Block, ...] = ()
    footer: str = ""
    part: tuple[int, int] = (1, 1)
    first: int = 0
    answered: int | None = None
    join: JoinCard | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultShowing:
    """The result of a vote or a form. `chart` is None until it may be seen; `part` as on a slide."""

    title: str
    eyebrow: str
    kind: Kind
    footer: str = ""
    chart: Chart | None = None
    part: tuple[int, int] = (1, 1)
    number: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FormShowing:
    """A form is open: scan and answer."""

    title: str
    about: str
    eyebrow: str
    footer: str = ""
    join: JoinCard | None = None
    answered: int | None = None
    expected: int | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinShowing:
    """The join card."""

    join: JoinCard | None
    eyebrow: str = ""
    joined: int | None = None
    expected: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakShowing:
    """A pause. `seconds` left and the time to be `back` are known while the workshop runs."""

    title: str
    minutes: int
    eyebrow: str
    seconds: int | None = None
    back: time | None = None
    then: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferencesShowing:
    """The works cited."""

    references: tuple[Reference, ...]
    title: str
    part: tuple[int, int] = (1, 1)
    footer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BlankShowing:
    """Nothing, on black or on white."""

    white: bool = False


Showing = (
    TitleShowing
    | SlideShowing
    | SceneShowing
    | FilmShowing
    | CastShowing
    | VoteShowing
    | ResultShowing
    | FormShowing
    | JoinShowing
    | BreakShowing
    | ReferencesShowing
    | BlankShowing
)


Numbered = SlideShowing | SceneShowing | FilmShowing | CastShowing | VoteShowing | ResultShowing | FormShowing


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One showing with what belongs to it in an exported deck.

    `section` groups pages in the file; a `hidden` page is for the facilitator only.
    """

    showing: Showing
    notes: tuple[Block, ...] = ()
    section: str = ""
    hidden: bool = False
