"""A session or vignette beside its text, so that a remark can name the line of the slide it is about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from workshop.content.fields import Fields, parse
from workshop.content.markup import Fence, Markup, Passage, Piece, scan
from workshop.content.problem import Problems
from workshop.model.session import Session, Vignette
from workshop.model.step import Scene, SceneRole, Slide, Step

Remark = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Placed:
    """A slide of a step, and the line of its heading."""

    line: int
    slide: Slide
    step: Step


@dataclass(frozen=True, slots=True)
class Script:
    """A file without faults: what it holds, and where."""

    whole: Session | Vignette
    front: Fields
    slides: tuple[Placed, ...]
    markup: Markup

    @classmethod
    def of(cls, whole: Session | Vignette, text: str) -> Script | None:
        """The script of a text, or None where it is not the text of this session or vignette."""
        nowhere = Problems("")
        markup = scan(text, nowhere)
        front = parse(markup.front, nowhere) if markup else None
        steps = whole.steps if isinstance(whole, Session) else whole.parts
        slides = [(slide, step) for step in steps for slide in step.slides]
        if markup is None or front is None or len(slides) != len(markup.headings):
            return None
        placed = (
            Placed(heading.line, slide, step) for heading, (slide, step) in zip(markup.headings, slides, strict=True)
        )
        return cls(whole, Fields(front, nowhere), tuple(placed), markup)

    @property
    def steps(self) -> tuple[Placed, ...]:
        """The first slide of each step."""
        return tuple(placed for placed in self.slides if placed.slide is placed.step.slides[0])


Rule = Callable[[Script], Iterator[Remark]]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Running text. What stands in a scene is told by somebody, and may be said as people say it."""

    line: int
    text: str
    in_a_scene: bool = False

    def line_of(self, place: int) -> int:
        """The line of a character of the text."""
        return self.line + self.text.count("\n", 0, place)


def stretches(markup: Markup, scenes: frozenset[int] = frozenset()) -> Iterator[Stretch]:
    """All running text of a file, headings too, without code and without what stands in braces.

    `scenes` are the lines of the headings of scenes; the notes below these are not part of the scene.
    """
    yield yaml_stretch(markup.front)
    yield from _texts(markup.lead, in_a_scene=False)
    for heading in markup.headings:
        inside = heading.line in scenes
        yield Stretch(heading.line, heading.title, inside)
        yield from _texts(heading.pieces, in_a_scene=inside)


def yaml_stretch(passage: Passage) -> Stretch:
    """The text of YAML without remarks, and without its quotation marks, which are nobody's words."""
    lines = ("" if line.lstrip().startswith("#") else line for line in passage.text.split("\n"))
    return Stretch(passage.line, "\n".join(lines).replace('"', " "))


def _texts(pieces: Iterable[Piece], *, in_a_scene: bool) -> Iterator[Stretch]:
    for piece in pieces:
        match piece:
            case Passage(line, text):
                yield Stretch(line, text, in_a_scene)
            case Fence(name=name, inside=inside):
                yield from _texts(inside, in_a_scene=in_a_scene and name != "notes")
            case _:
                pass


def scene_lines(script: Script) -> frozenset[int]:
    """The lines of the headings of all slides that tell a story."""
    return frozenset(placed.line for placed in script.slides if is_scene(placed.step))


def is_scene(step: Step) -> bool:
    return isinstance(step, Scene) and step.role is SceneRole.SCENE
