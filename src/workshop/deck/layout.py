"""From a showing to a slide that is laid out, continued over pages where its text needs them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import time
from typing import TypeVar

from workshop.deck import wording
from workshop.deck.charts.chart import split
from workshop.deck.compose.composing import Composing, no_pictures
from workshop.deck.compose.cutting import cut, cut_option, cut_reference, pages_of
from workshop.deck.compose.flow import Pictures
from workshop.deck.compose.kinds import compose
from workshop.deck.compose.telling import cast_blocks
from workshop.deck.design import Design
from workshop.deck.slide import LaidSlide
from workshop.model.session import Reference
from workshop.model.showing import (
    BreakShowing,
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
from workshop.model.step import Kind, Option
from workshop.model.text import Block, Paragraph, Run

Paged = TypeVar("Paged", SlideShowing, SceneShowing, ResultShowing, ReferencesShowing, VoteShowing)

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

    The parts of one that had to be continued are all set as small, so that the room sees one size.

    Needs a QGuiApplication; may be called from any one thread.
    """
    if number is None and isinstance(showing, Numbered):
        number = showing.number
    _, parts = getattr(showing, "part", (1, 1))
    composing = Composing(design=design, number=number, pictures=pictures, title=title, floor_only=parts > 1)
    return compose(showing, composing)


def continued(showing: Showing, design: Design, *, pictures: Pictures = no_pictures) -> tuple[Showing, ...]:
    """The showing itself, or what it takes in pages when its text does not fit at the smallest size allowed.

    Keeps the order and drops nothing.
    """
    at_the_floor = Composing(design=design, pictures=pictures, floor_only=True)

    def fits(tried: Showing) -> bool:
        return compose(_at_its_fullest(tried), at_the_floor).fits

    if fits(showing):
        return (showing,)
    return tuple(
        page
        for part in _told_apart(showing)
        for page in (continued(part, design, pictures=pictures) if part is not showing else _paged(showing, fits))
    )


def _told_apart(showing: Showing) -> tuple[Showing, ...]:
    """What can stand on slides of its own, before or after the rest; else the showing itself."""
    match showing:
        case CastShowing():
            blocks = cast_blocks(showing)
            return (SlideShowing(title=showing.title, blocks=blocks, eyebrow=showing.eyebrow, kind=Kind.VIGNETTE),)
        case VoteShowing(blocks=blocks) if blocks:
            before = SlideShowing(title=showing.title, blocks=blocks, eyebrow=showing.eyebrow, kind=showing.kind)
            return before, replace(showing, blocks=())
        case FormShowing(about=about) if about:
            return _words(showing.title, about, showing.eyebrow, Kind.FORM), replace(showing, about="")
        case TitleShowing(subtitle=subtitle) if subtitle:
            after = _words(showing.title, subtitle, showing.eyebrow, showing.kind)
            return replace(showing, subtitle=""), after
        case BreakShowing(then=then) if then:
            title = showing.title or showing.eyebrow
            after = _words(title, wording.next_up(then), showing.eyebrow, Kind.BREAK)
            return replace(showing, then=""), after
        case _:
            return (showing,)


def _paged(showing: Showing, fits: Callable[[Showing], bool]) -> tuple[Showing, ...]:
    match showing:
        case SlideShowing():
            return _numbered(showing, [replace(showing, blocks=page) for page in _blocks_paged(showing, fits)])
        case SceneShowing():
            return _numbered(showing, [replace(showing, blocks=page) for page in _blocks_paged(showing, fits)])
        case ReferencesShowing():
            return _numbered(showing, _references_paged(showing, fits))
        case VoteShowing():
            return _numbered(showing, _options_paged(showing, fits))
        case ResultShowing(chart=chart) if chart:
            parts = split(chart, lambda one: fits(replace(showing, chart=one, part=_WIDEST_PART)))
            return _numbered(showing, [replace(showing, chart=one) for one in parts])
        case _:
            return (showing,)


def _at_its_fullest(showing: Showing) -> Showing:
    """With what only the room adds to it, so that it fits there as well."""
    match showing:
        case VoteShowing(join=None, answered=None):
            return replace(showing, answered=0)
        case BreakShowing(back=None):
            return replace(showing, back=time())
        case _:
            return showing


def _words(title: str, text: str, eyebrow: str, kind: Kind) -> SlideShowing:
    return SlideShowing(title=title, blocks=(Paragraph((Run(text),)),), eyebrow=eyebrow, kind=kind)


def _blocks_paged(showing: SlideShowing | SceneShowing, fits: Callable[[Showing], bool]) -> list[tuple[Block, ...]]:
    def page_fits(blocks: Sequence[Block]) -> bool:
        return fits(replace(showing, blocks=tuple(blocks), part=_WIDEST_PART))

    return pages_of(showing.blocks, page_fits, cut)


def _references_paged(showing: ReferencesShowing, fits: Callable[[Showing], bool]) -> list[ReferencesShowing]:
    def page_fits(references: Sequence[Reference]) -> bool:
        return fits(replace(showing, references=tuple(references), part=_WIDEST_PART))

    return [replace(showing, references=page) for page in pages_of(showing.references, page_fits, cut_reference)]


def _options_paged(showing: VoteShowing, fits: Callable[[Showing], bool]) -> list[VoteShowing]:
    """Each page's letters count on from those before; an option that goes over two keeps its letter."""
    places = {option.value: place for place, option in enumerate(showing.options)}

    def page(options: Sequence[Option]) -> VoteShowing:
        return replace(showing, options=tuple(options), first=places[options[0].value])

    def page_fits(options: Sequence[Option]) -> bool:
        return fits(replace(page(options), part=_WIDEST_PART))

    return [page(options) for options in pages_of(showing.options, page_fits, cut_option)]


def _numbered(showing: Paged, pages: Sequence[Paged]) -> tuple[Paged, ...]:
    if len(pages) < 2:
        return (showing,)
    return tuple(replace(page, part=(place, len(pages))) for place, page in enumerate(pages, start=1))
