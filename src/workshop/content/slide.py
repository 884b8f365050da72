"""A heading with what stands below it, as one slide: blocks, columns, notes and second state."""

from __future__ import annotations

from workshop.content.markup import Code, Fence, Heading, Passage
from workshop.content.problem import Problems
from workshop.content.richtext import Prose
from workshop.model.step import Layout, Slide
from workshop.model.text import Block, Columns

LAYOUTS = tuple(str(layout) for layout in Layout)


def read_slide(heading: Heading, layout: Layout | None, prose: Prose) -> Slide:
    """The slide of a heading. What is wrong with its fences is told."""
    return _SlideReader(heading, layout, prose).slide()


def layout_of(heading: Heading, problems: Problems) -> Layout | None:
    """The layout that the heading asks for by name, or None."""
    named = [Layout(name) for name in heading.attributes.classes if name in LAYOUTS]
    if len(named) > 1:
        problems.fault(heading.line, f"a slide has one layout; here are {' and '.join('.' + one for one in named)}")
    return named[0] if named else None


class _SlideReader:
    def __init__(self, heading: Heading, layout: Layout | None, prose: Prose) -> None:
        self._heading = heading
        self._layout = layout
        self._prose = prose
        self._problems = prose.problems

    def slide(self) -> Slide:
        plain = [piece for piece in self._heading.pieces if not isinstance(piece, Fence)]
        blocks = self._prose.blocks(plain) + self._columns()
        return Slide(
            title=self._heading.title,
            blocks=blocks,
            layout=self._layout,
            notes=self._prose.blocks(self._inside("notes")),
            reveal=self._reveal(),
        )

    def _fences(self, name: str) -> list[Fence]:
        return [piece for piece in self._heading.pieces if isinstance(piece, Fence) and piece.name == name]

    def _inside(self, name: str) -> list[Passage | Code]:
        return [piece for fence in self._fences(name) for piece in fence.inside]

    def _reveal(self) -> tuple[Block, ...] | None:
        fences = self._fences("reveal")
        for more in fences[1:]:
            self._problems.fault(more.line, "a slide has one '::: reveal'; begin a further slide with '###'")
        if not fences:
            return None
        blocks = self._prose.blocks(fences[0].inside)
        if not blocks:
            self._problems.fault(fences[0].line, "'::: reveal' holds nothing")
        return blocks

    def _columns(self) -> tuple[Block, ...]:
        fences = self._fences("column")
        if self._layout is not Layout.COLUMNS:
            for fence in fences:
                self._problems.fault(
                    fence.line, "'::: column' stands on a slide with {.columns}; add it to the heading"
                )
            return ()
        if len(fences) != 2:
            line = fences[2].line if len(fences) > 2 else self._heading.line
            self._problems.fault(line, f"a slide with .columns holds two '::: column'; here {_are(len(fences))}")
            return ()
        left, right = (self._prose.blocks(fence.inside) for fence in fences)
        return (Columns(left, right),)


def _are(number: int) -> str:
    return "is one" if number == 1 else f"are {number or 'none'}"
