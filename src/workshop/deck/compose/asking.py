"""Slides that ask, and what came of it: votes, results, forms, the way in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workshop.deck import wording
from workshop.deck.charts.chart import chart_piece
from workshop.deck.compose.code import code
from workshop.deck.compose.composing import Composing
from workshop.deck.compose.sheet import Sheet
from workshop.deck.look.geometry import FLOOR, SMALL_SIZES, UNIT, Arrangement, Box, Role
from workshop.deck.slide import LaidSlide
from workshop.deck.text.paragraphs import is_text, lettered, paragraphs
from workshop.deck.text.shaping import Para, size_for
from workshop.model.chart import BarChart
from workshop.model.showing import FormShowing, JoinCard, JoinShowing, ResultShowing, VoteShowing
from workshop.model.step import Kind
from workshop.model.text import Align, Paragraph, Run


def vote(c: Composing, showing: VoteShowing) -> LaidSlide:
    with_code = showing.join is not None or showing.answered is not None
    sheet = c.sheet(Arrangement.VOTE_JOIN if with_code else Arrangement.VOTE, showing.kind)
    heading = c.heading(showing)
    sheet.head(heading, showing.eyebrow)
    words = [block for block in showing.blocks if is_text(block)]
    sheet.fits = len(words) == len(showing.blocks)

    def paras(size: int) -> Sequence[Para]:
        look = sheet.look(Role.BODY, size)
        first = showing.first
        options = (lettered((Run(one.text),), place, look) for place, one in enumerate(showing.options, first))
        return (*paragraphs(words, look), *(_counting_on(option, first) for option in options))  # type: ignore[arg-type]  # is_text told them apart

    sheet.paras(Role.BODY, paras, FLOOR)
    _beside_vote(sheet, showing.join, showing.answered)
    sheet.foot(showing.footer, c.number)
    return sheet.finish(heading)


def _counting_on(option: Para, first: int) -> Para:
    """The option of a list whose first letter is another one than A, as Office needs it."""
    assert option.marker
    return replace(option, marker=replace(option.marker, start=first + 1))


def _beside_vote(sheet: Sheet, join: JoinCard | None, answered: int | None) -> None:
    lines: list[tuple[str, bool]] = []
    if join:
        sheet.add(code(join, _square(sheet.box(Role.CODE))))
        lines += [(join.address, True), (_spaced(join.code), True)]
    if answered is not None:
        lines.append((wording.answered(answered, None), False))

    def paras(size: int) -> Sequence[Para]:
        look = sheet.look(Role.ASIDE, size)
        width = sheet.box(Role.ASIDE).w
        made = []
        for text, bold in lines:
            style = replace(look.style("" if bold else sheet.surface.muted), bold=bold)
            fitting = replace(style, size=size_for(text, style, (size, *SMALL_SIZES), width))
            made.append(Para(runs=(Run(text),), style=fitting, before=look.share(0.15), align=Align.CENTER))
        return made

    if lines:
        sheet.paras(Role.ASIDE, paras)


def result(c: Composing, showing: ResultShowing) -> LaidSlide:
    chart = showing.chart
    sheet = c.sheet(Arrangement.RESULT if chart else Arrangement.BODY, showing.kind)
    heading = c.heading(showing)
    sheet.head(heading, showing.eyebrow)
    if chart:
        piece, fits = chart_piece(chart, sheet.box(Role.CHART), c.design.theme, sheet.surface.ink)
        sheet.add(piece)
        sheet.fits = sheet.fits and fits
        total = wording.votes(chart.total) if isinstance(chart, BarChart) else ""
        sheet.foot(" · ".join(part for part in (total, showing.footer) if part), c.number)
    else:
        sheet.blocks(Role.BODY, [_paragraph(wording.not_yet_shown())])
        sheet.foot(showing.footer, c.number)
    return sheet.finish(heading)


def form(c: Composing, showing: FormShowing) -> LaidSlide:
    sheet = c.sheet(Arrangement.FORM if showing.join else Arrangement.BODY, Kind.FORM)
    heading = c.heading(showing)
    sheet.head(heading, showing.eyebrow)
    about = [_paragraph(showing.about)] if showing.about else []
    count = "" if showing.answered is None else wording.answered(showing.answered, showing.expected)
    if showing.join:
        sheet.add(code(showing.join, _square(sheet.box(Role.CODE))))
        _way_in(sheet, showing.join, count, about)
    else:
        sheet.blocks(Role.BODY, [*about, _paragraph(wording.ask_facilitator())])
    sheet.foot(showing.footer, c.number)
    return sheet.finish(heading)


def join(c: Composing, showing: JoinShowing) -> LaidSlide:
    heading = c.heading(showing)
    if showing.join is None:
        sheet = c.sheet(Arrangement.BODY, Kind.FORM)
        sheet.head(heading, showing.eyebrow)
        sheet.blocks(Role.BODY, [_paragraph(wording.ask_facilitator())])
    else:
        sheet = c.sheet(Arrangement.JOIN, Kind.FORM)
        sheet.head(heading, showing.eyebrow)
        sheet.add(code(showing.join, _square(sheet.box(Role.CODE))))
        count = "" if showing.joined is None else wording.joined(showing.joined, showing.expected)
        _way_in(sheet, showing.join, count, [])
    sheet.foot("", c.number)
    return sheet.finish(heading)


def _way_in(sheet: Sheet, join: JoinCard, count: str, about: Sequence[Paragraph]) -> None:
    """The address and the code in large type, and how many are in."""

    def paras(size: int) -> Sequence[Para]:
        look = sheet.look(Role.BODY, size)
        bold = replace(look.style(), size=FLOOR, bold=True)
        large = size_for(join.address, bold, (34, 30, 26, FLOOR, *SMALL_SIZES), sheet.box(Role.BODY).w)
        lines = [
            Para(runs=(Run(wording.or_open()),), style=look.style(), before=look.share(0.5)),
            Para(runs=(Run(join.address),), style=replace(bold, size=large)),
            Para(runs=(Run(wording.room_code()),), style=look.style(), before=look.share(0.6)),
            Para(runs=(Run(_spaced(join.code)),), style=replace(bold, size=44, spacing=4 * UNIT)),
        ]
        if count:
            style = look.style(sheet.surface.muted)
            lines.append(Para(runs=(Run(count),), style=style, before=look.share(0.6)))
        return (*paragraphs(about, look), *lines)

    sheet.paras(Role.BODY, paras)


def _paragraph(text: str) -> Paragraph:
    return Paragraph((Run(text),))


def _square(box: Box) -> Box:
    side = min(box.w, box.h)
    return Box(box.x, box.y, side, side)


def _spaced(code_: str) -> str:
    """A code of six as two threes, which are easier to type."""
    return f"{code_[:3]} {code_[3:]}" if len(code_) == 6 else code_
