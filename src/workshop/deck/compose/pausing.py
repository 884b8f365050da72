"""Slides that fill a pause: time left, and nothing at all."""

from __future__ import annotations

from workshop.deck import wording
from workshop.deck.compose.composing import Composing
from workshop.deck.look.geometry import Arrangement, Role
from workshop.deck.slide import LaidSlide
from workshop.deck.text.shaping import Para
from workshop.model.showing import BlankShowing, BreakShowing
from workshop.model.step import Kind
from workshop.model.text import Align, Paragraph, Run


def break_(c: Composing, showing: BreakShowing) -> LaidSlide:
    sheet = c.sheet(Arrangement.BREAK, Kind.BREAK)
    heading = c.heading(showing)
    sheet.head(heading)
    live = showing.seconds is not None
    figure = wording.clock(showing.seconds or 0) if live else wording.minutes(showing.minutes)
    sheet.paras(
        Role.FIGURE,
        lambda size: [Para(runs=(Run(figure),), style=sheet.look(Role.FIGURE, size).style(), align=Align.CENTER)],
    )
    below: list[Paragraph] = []
    if showing.back:
        below.append(Paragraph((Run(wording.start_again() + " "), Run(wording.at(showing.back), bold=True))))
    if showing.then:
        below.append(_paragraph(wording.next_up(showing.then)))
    if below:
        sheet.blocks(Role.BODY, below)
    return sheet.finish(heading)


def blank(c: Composing, showing: BlankShowing) -> LaidSlide:
    return c.sheet(Arrangement.WHITE if showing.white else Arrangement.BLACK).finish(c.heading(showing))


def _paragraph(text: str) -> Paragraph:
    return Paragraph((Run(text),))
