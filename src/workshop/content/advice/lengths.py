"""How much stands on a slide: words, points, rows. The limits are those that a tired room can read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from workshop.content.advice.script import Placed, Remark, Script, is_scene
from workshop.model.step import Vote
from workshop.model.text import Block, Columns, ListItem, Run, Table, plain, runs_in

#: What is measured: the most there should be, and what is said of more.
LIMITS = {
    "title": (8, "this title has {found} words; {most} can be taken in at a glance"),
    "question": (14, "this question has {found} words; {most} are enough for a vote"),
    "slide": (60, "this slide has {found} words; a room reads no more than {most}"),
    "scene": (90, "this slide has {found} words; even a story that is read aloud has no more than {most} on a slide"),
    "points": (6, "a list here has {found} points; nobody keeps more than {most} in mind"),
    "point": (18, "a point here has {found} words; a point is a thought of {most} at most"),
    "options": (6, "this vote has {found} options; {most} can still be compared"),
    "option": (15, "an option here has {found} words; {most} can be read on a phone while others wait"),
    "rows": (5, "a table here has {found} rows; share out what is more than {most}"),
    "columns": (4, "a table here has {found} columns; on the wall {most} can be read"),
    "cell": (15, "a cell here has {found} words; a table is for short words, {most} at most"),
}

_WORD = re.compile(r"\w[\w'’.,%-]*")

Size = tuple[str, int]


def long_slides(script: Script) -> Iterator[Remark]:
    for placed in script.slides:
        largest: dict[str, int] = {}
        for name, size in _sizes(placed):
            largest[name] = max(size, largest.get(name, 0))
        for name, size in largest.items():
            most, sentence = LIMITS[name]
            if size > most:
                yield placed.line, sentence.format(found=size, most=most)


def words_in(runs: Iterable[Run]) -> int:
    """How many words there are to read; the short form of a work that is cited is none."""
    return len(_WORD.findall(plain(run for run in runs if not run.cite)))


def _sizes(placed: Placed) -> Iterator[Size]:
    slide, step = placed.slide, placed.step
    asks = isinstance(step, Vote) and slide is step.slides[0]
    yield "question" if asks else "title", words_in((Run(slide.title),))
    for blocks in (slide.blocks, slide.reveal or ()):
        yield "scene" if is_scene(step) else "slide", words_in(runs_in(blocks))
        yield from _block_sizes(blocks)
    if isinstance(step, Vote):
        yield "options", len(step.options)
        yield from (("option", words_in((Run(option.text),))) for option in step.options)


def _block_sizes(blocks: tuple[Block, ...]) -> Iterator[Size]:
    points = [block for block in blocks if isinstance(block, ListItem)]
    yield "points", len(points)
    yield from (("point", words_in(point.runs)) for point in points)
    for block in blocks:
        match block:
            case Columns(left, right):
                yield from _block_sizes(left)
                yield from _block_sizes(right)
            case Table(header, rows):
                yield "rows", len(rows)
                yield "columns", len(header)
                yield from (("cell", words_in(cell)) for row in (header, *rows) for cell in row)
            case _:
                pass
