"""Slides that tell: titles, text, scenes, films, people, works cited."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workshop.deck.compose.composing import Composing
from workshop.deck.compose.film import film as film_piece
from workshop.deck.look.geometry import Arrangement, Role
from workshop.deck.slide import LaidSlide
from workshop.deck.text.paragraphs import is_text
from workshop.model.session import Reference
from workshop.model.showing import CastShowing, FilmShowing, ReferencesShowing, SceneShowing, SlideShowing, TitleShowing
from workshop.model.step import Kind, Layout
from workshop.model.text import Block, Columns, Paragraph, Picture, Quotation, Run, Table


def title(c: Composing, showing: TitleShowing) -> LaidSlide:
    sheet = c.sheet(Arrangement.TITLE, showing.kind)
    heading = c.heading(showing)
    sheet.head(heading, showing.eyebrow)
    if showing.subtitle:
        sheet.blocks(Role.BODY, [_paragraph(showing.subtitle)])
    return sheet.finish(heading)


def slide(c: Composing, showing: SlideShowing) -> LaidSlide:
    arrangement = _arrangement(showing)
    sheet = c.sheet(arrangement, showing.kind)
    heading = c.heading(showing)
    sheet.head(heading, showing.eyebrow)
    match arrangement:
        case Arrangement.QUESTION:
            pass
        case Arrangement.COLUMNS:
            columns = showing.blocks[0]
            assert isinstance(columns, Columns)
            sheet.side_by_side([(Role.BODY, columns.left), (Role.SECOND, columns.right)])
        case Arrangement.BESIDE:
            words = [block for block in showing.blocks if not isinstance(block, Picture)]
            photos = [block for block in showing.blocks if isinstance(block, Picture)]
            sheet.side_by_side([(Role.BODY, words), (Role.PICTURE, photos)])
        case Arrangement.TABLE:
            sheet.blocks(Role.TABLE, showing.blocks)
        case Arrangement.PICTURE:
            sheet.blocks(Role.PICTURE, showing.blocks)
        case _:
            sheet.blocks(Role.BODY, showing.blocks, quote_indent=arrangement is not Arrangement.QUOTE)
    c.foot(sheet, showing.footer, showing.countdown)
    return sheet.finish(heading)


def scene(c: Composing, showing: SceneShowing) -> LaidSlide:
    sheet = c.sheet(Arrangement.SCENE, Kind.VIGNETTE)
    heading = c.heading(showing)
    sheet.head(heading)
    blocks = showing.blocks or (Paragraph((Run(showing.title, bold=True),)),)
    sheet.blocks(Role.BODY, blocks, airy=True)
    c.foot(sheet, showing.footer, showing.countdown)
    return sheet.finish(heading)


def film(c: Composing, showing: FilmShowing) -> LaidSlide:
    sheet = c.sheet(Arrangement.FILM, Kind.VIGNETTE)
    heading = c.heading(showing)
    sheet.head(heading)
    sheet.add(film_piece(showing, c.pictures(showing.film), sheet.box(Role.PICTURE)))
    sheet.foot(showing.footer, c.number)
    return sheet.finish(heading)


def cast(c: Composing, showing: CastShowing) -> LaidSlide:
    sheet = c.sheet(Arrangement.CAST, Kind.VIGNETTE)
    heading = c.heading(showing)
    sheet.head(heading, showing.eyebrow)
    sheet.blocks(Role.BODY, cast_blocks(showing), airy=True)
    sheet.foot("", c.number)
    return sheet.finish(heading)


def references(c: Composing, showing: ReferencesShowing) -> LaidSlide:
    sheet = c.sheet(Arrangement.REFERENCES)
    heading = c.heading(showing)
    sheet.head(heading)
    sheet.blocks(Role.BODY, [_work(reference) for reference in showing.references])
    sheet.foot(showing.footer, c.number)
    return sheet.finish(heading)


def _work(reference: Reference) -> Paragraph:
    """The work's entry; what finds it leads there."""
    found = re.search(r"doi:\S+\w", reference.full)
    if found is None or not reference.links:
        return _paragraph(reference.full)
    start, end = found.span()
    runs = (
        Run(reference.full[:start]),
        Run(reference.full[start:end], link=reference.links[0].address),
        Run(reference.full[end:]),
    )
    return Paragraph(tuple(run for run in runs if run.text))


def cast_blocks(showing: CastShowing) -> tuple[Block, ...]:
    """Each person with what they are and a line about them; last, what to warn of."""
    blocks: list[Block] = []
    for person in showing.cast:
        runs = [Run(person.name, bold=True)]
        runs += [Run(f", {person.role}")] if person.role else []
        runs += [Run(f"\n{person.line}")] if person.line else []
        blocks.append(Paragraph(tuple(runs)))
    if showing.sensitive:
        blocks.append(Paragraph((Run(showing.sensitive, italic=True),)))
    return tuple(blocks)


def _arrangement(showing: SlideShowing) -> Arrangement:
    blocks = showing.blocks
    if not blocks:
        return Arrangement.QUESTION
    if showing.layout is Layout.PROMPT:
        return Arrangement.PROMPT
    if showing.layout is Layout.QUOTE or _is_quotation(blocks):
        return Arrangement.QUOTE
    if len(blocks) == 1 and isinstance(blocks[0], Columns):
        return Arrangement.COLUMNS
    if len(blocks) == 1 and isinstance(blocks[0], Table):
        return Arrangement.TABLE
    photos = [isinstance(block, Picture) for block in blocks]
    if all(photos):
        return Arrangement.PICTURE
    if any(photos) and all(is_text(block) for block in blocks if not isinstance(block, Picture)):
        return Arrangement.BESIDE
    return Arrangement.BODY


def _is_quotation(blocks: Sequence[Block]) -> bool:
    """One quotation, with or without a line that says whose it is."""
    quotation, *rest = blocks
    return isinstance(quotation, Quotation) and len(rest) <= 1 and all(isinstance(one, Paragraph) for one in rest)


def _paragraph(text: str) -> Paragraph:
    return Paragraph((Run(text),))
