"""What a laid slide shows, as tests read it."""

from __future__ import annotations

from collections.abc import Iterable

from workshop.deck.look.geometry import Role
from workshop.deck.slide import Grid, LaidSlide, Lettering
from workshop.model.text import Block, Columns, Run, Table, plain, runs_in

CHROME = (Role.HEADING, Role.EYEBROW, Role.FOOTER, Role.NUMBER)


def body_words(slide: LaidSlide) -> list[str]:
    """The words of the slide in reading order, without its heading and footer, and without tables' headers."""
    words: list[str] = []
    for piece in slide.pieces:
        match piece:
            case Lettering(role=role) if role not in CHROME:
                words += _words(piece)
            case Grid(cells=cells):
                words += [word for row in cells[1:] for cell in row for word in _words(cell)]
            case _:
                pass
    return words


def words_of(blocks: Iterable[Block]) -> list[str]:
    """The words of the blocks, without tables' headers."""
    words: list[str] = []
    for block in blocks:
        match block:
            case Table(rows=rows):
                words += [word for row in rows for cell in row for word in plain(cell).split()]
            case Columns(left, right):
                words += [*words_of(left), *words_of(right)]
            case _:
                for run in _joined(runs_in([block])):
                    words += run.split()
    return words


def _joined(runs: Iterable[Run]) -> list[str]:
    return ["".join(run.text for run in runs)]


def _words(text: Lettering) -> list[str]:
    return [word for para in text.shaped.paras for word in plain(para.runs).split()]


def spills(slide: LaidSlide) -> list[str]:
    """What lies outside its box or the page, in words for a failing test."""
    faults = []
    for text in slide.letterings():
        if text.shaped.height > text.box.h:
            faults.append(f"{text.role}: {text.shaped.height} high in {text.box}")
        if not slide.design.page.holds(text.box):
            faults.append(f"{text.role}: {text.box} leaves the page")
        for layout in text.shaped.layouts:
            lines = [layout.lineAt(place) for place in range(layout.lineCount())]
            wide = [line.naturalTextWidth() for line in lines if line.naturalTextWidth() > line.width() + 1]
            faults += [f"{text.role}: a line of {width}" for width in wide]
    return faults


def smallest(slide: LaidSlide, *, chrome: bool = False) -> int:
    """The smallest letters on the slide, in points."""
    return min(
        para.style.size
        for text in slide.letterings()
        if chrome or text.role not in CHROME
        for para in text.shaped.paras
    )
