"""What a session is made of: steps with a time, slides and facilitator notes.

The shapes are five (activity, vote, vignette, form, break); inside a vignette
there are scenes and votes.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from workshop.model.form import Ask, Choice, Form, FormPart, Item, Phase, Scale
from workshop.model.text import Block


class Measure(StrEnum):
    """How a workshop measures: one closing form, two forms, or both."""

    THEN_NOW = "then-now"
    BEFORE_AFTER = "before-after"
    BOTH = "both"


class Kind(StrEnum):
    """The family a step belongs to; each has its colour."""

    TALK = "talk"
    DISCUSS = "discuss"
    PRACTISE = "practise"
    VIGNETTE = "vignette"
    FORM = "form"
    BREAK = "break"


class Mode(StrEnum):
    """How the room works in an activity."""

    TALK = "talk"
    SOLO = "solo"
    PAIR = "pair"
    GROUP = "group"
    PLENARY = "plenary"
    GALLERY = "gallery"
    ROLEPLAY = "roleplay"
    ROTATION = "rotation"

    @property
    def kind(self) -> Kind:
        if self is Mode.TALK:
            return Kind.TALK
        return Kind.PRACTISE if self in (Mode.ROLEPLAY, Mode.ROTATION) else Kind.DISCUSS


class Layout(StrEnum):
    """A slide layout that the author asked for by name."""

    PROMPT = "prompt"
    QUOTE = "quote"
    COLUMNS = "columns"


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide as its author wrote it, before it is laid out.

    `reveal` holds the blocks of its second state, or None when it has none.
    `notes` is empty where the author wrote none for this slide.
    """

    title: str
    blocks: tuple[Block, ...] = ()
    layout: Layout | None = None
    notes: tuple[Block, ...] = ()
    reveal: tuple[Block, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What every step has. `id` is unique in its file; `least` is the shortest it may become.

    `measures` is empty for a step that always exists. `next` is the id of the step
    that follows in a vignette, or None where the file's order holds.
    """

    id: str
    title: str
    minutes: int
    slides: tuple[Slide, ...]
    least: int | None = None
    cut: bool = False
    measures: frozenset[Measure] = frozenset()
    next: str | None = None

    def exists_in(self, measure: Measure) -> bool:
        return not self.measures or measure in self.measures

    @property
    def notes(self) -> tuple[Block, ...]:
        """The step's first notes: shown for a slide that has none of its own."""
        return next((slide.notes for slide in self.slides if slide.notes), ())

    def notes_of(self, slide: Slide) -> tuple[Block, ...]:
        return slide.notes or self.notes


@dataclass(frozen=True, slots=True)
class RoundPart:
    name: str
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity(Step):
    """Something the room does. `parts` are the parts of each of `rounds` rounds, or empty."""

    mode: Mode
    rounds: int = 1
    parts: tuple[RoundPart, ...] = ()


class VoteBy(StrEnum):
    PHONES = "phones"
    HANDS = "hands"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to a vote. `goto` is the id of the scene it leads to, or None."""

    value: str
    text: str
    goto: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote(Step):
    """A question to the room. `again` is the id of the earlier vote that it repeats."""

    ask: Ask = Ask.ONE
    by: VoteBy = VoteBy.PHONES
    options: tuple[Option, ...] = ()
    scale: Scale | None = None
    again: str | None = None

    ITEM = "vote"

    @property
    def branches(self) -> bool:
        return any(option.goto for option in self.options)

    def form(self) -> Form:
        """The form with one item that phones, kiosk and paper show for this vote."""
        choices = tuple(Choice(option.value, option.text) for option in self.options)
        item = Item(id=self.ITEM, ask=self.ask, text=self.title, choices=choices, scale=self.scale, required=True)
        return Form.make(name=self.id, title=self.title, parts=(FormPart(title="", items=(item,)),))


@dataclass(frozen=True, slots=True, kw_only=True)
class VignetteStep(Step):
    """Runs a vignette here, within this step's minutes."""

    vignette: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FormStep(Step):
    form: str
    phase: Phase | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Break(Step):
    pass


class SceneRole(StrEnum):
    SCENE = "scene"
    PAUSE = "pause"
    READING = "reading"
    KEYPOINTS = "keypoints"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene(Step):
    """A part of a vignette that is not a vote. `film` is a path in the content folder."""

    role: SceneRole
    film: str | None = None


def kind_of(step: Step) -> Kind:
    """The family whose colour and word the step wears."""
    match step:
        case Activity(mode=mode):
            return mode.kind
        case FormStep():
            return Kind.FORM
        case Break():
            return Kind.BREAK
        case Scene() | VignetteStep():
            return Kind.VIGNETTE
        case Vote():
            return Kind.DISCUSS
        case _:
            raise TypeError(f"no kind for {step!r}")
