"""From a showing to a slide that is laid out, continued over pages where its text needs them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from workshop.deck.chart import split
from workshop.deck.compose import compose
from workshop.deck.composing import Composing, no_pictures
from workshop.deck.cutting import cut, pages_of
from workshop.deck.design import Design
from workshop.deck.flow import Pictures
from workshop.deck.slide import LaidSlide
from workshop.deck.telling import cast_blocks
from workshop.model.session import Reference
from workshop.model.showing import (
    CastShowing,
    FormShowing,
    Numbered,
    ReferencesShowing,
    ResultShowing,
    SceneShowing,
    Showing,
    SlideShowing,
    TitleShowing,
    VoteShowing,
)
from workshop.model.step import Kind
from workshop.model.text import Block, Paragraph, Run

Paged = TypeVar("Paged", SlideShowing, SceneShowing, ResultShowing, ReferencesShowing)

_WIDEST_PART = (88, 88)  # so that the mark "(2/3)" never makes a heading longer than it was measured


def lay_out(
    showing: Showing,
    design: Design,
    *,
    number: int | None = None,
    pictures: Pictures = no_pictures,
    title: str | None = None,
) -> LaidSlide:
    """The showing as boxes of shaped text, areas and pictures. `title` replaces the showing's own heading.

    Needs a QGuiApplication; may be called from any one thread.
    """
    if number is None and isinstance(showing, Numbered):
        number = showing.number
    return compose(showing, Composing(design=design, number=number, pictures=pictures, title=title))


def continued(showing: Showing, design: Design, *, pictures: Pictures = no_pictures) -> tuple[Showing, ...]:
    """The showing itself, or what it takes in pages when its text does not fit at the smallest size allowed.

    Keeps the order and drops nothing.
    """
    at_the_floor = Composing(design=design, pictures=pictures, floor_only=True)

    def fits(tried: Showing) -> bool:
        return compose(tried, at_the_floor).fits

    if fits(showing):
        return (showing,)
    match showing:
        case SlideShowing():
            return _numbered(showing, [replace(showing, blocks=page) for page in _blocks_paged(showing, fits)])
        case SceneShowing():
            return _numbered(showing, [replace(showing, blocks=page) for page in _blocks_paged(showing, fits)])
        case ReferencesShowing():
            return _numbered(showing, _references_paged(showing, fits))
        case ResultShowing(chart=chart) if chart:
            parts = split(chart, lambda one: fits(replace(showing, chart=one, part=_WIDEST_PART)))
            return _numbered(showing, [replace(showing, chart=one) for one in parts])
        case CastShowing():
            return _cast_continued(showing, design, pictures)
        case VoteShowing(blocks=blocks) if blocks:
            before = SlideShowing(title=showing.title, blocks=blocks, eyebrow=showing.eyebrow, kind=showing.kind)
            return (*continued(before, design, pictures=pictures), replace(showing, blocks=()))
        case FormShowing(about=about) if about:
            before = _words(showing.title, about, showing.eyebrow, Kind.FORM)
            return (*continued(before, design, pictures=pictures), replace(showing, about=""))
        case TitleShowing(subtitle=subtitle) if subtitle:
            after = _words(showing.title, subtitle, showing.eyebrow, showing.kind)
            return (replace(showing, subtitle=""), *continued(after, design, pictures=pictures))
        case _:
            return (showing,)


def _words(title: str, text: str, eyebrow: str, kind: Kind) -> SlideShowing:
    return SlideShowing(title=title, blocks=(Paragraph((Run(text),)),), eyebrow=eyebrow, kind=kind)


def _blocks_paged(showing: SlideShowing | SceneShowing, fits: Callable[[Showing], bool]) -> list[tuple[Block, ...]]:
    def page_fits(blocks: Sequence[Block]) -> bool:
        return fits(replace(showing, blocks=tuple(blocks), part=_WIDEST_PART))

    return pages_of(showing.blocks, page_fits, cut)


def _references_paged(showing: ReferencesShowing, fits: Callable[[Showing], bool]) -> list[ReferencesShowing]:
    def page_fits(references: Sequence[Reference]) -> bool:
        return fits(replace(showing, references=tuple(references), part=_WIDEST_PART))

    return [replace(showing, references=page) for page in pages_of(showing.references, page_fits, _never)]


def _never(_item: Reference, _fits: Callable[[Sequence[Reference]], bool]) -> None:
    """A work's entry is not cut."""


def _cast_continued(showing: CastShowing, design: Design, pictures: Pictures) -> tuple[Showing, ...]:
    """A large cast becomes slides of text, which can be continued."""
    as_slide = SlideShowing(
        title=showing.title, blocks=cast_blocks(showing), eyebrow=showing.eyebrow, kind=Kind.VIGNETTE
    )
    return continued(as_slide, design, pictures=pictures)


def _numbered(showing: Paged, pages: Sequence[Paged]) -> tuple[Paged, ...]:
    if len(pages) < 2:
        return (showing,)
    return tuple(replace(page, part=(place, len(pages))) for place, page in enumerate(pages, start=1))
