"""Slide decks of content and of workshops: which pages, split where they must be, written as asked."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from datetime import date, time
from itertools import groupby
from pathlib import Path

from PySide6.QtCore import QLocale

from workshop.deck.account import Account, Deck
from workshop.deck.design import Design
from workshop.deck.layout import continued
from workshop.deck.papers.paper import PaperSize
from workshop.deck.pdf import Paper, write_pdf
from workshop.deck.pptx import write_pptx
from workshop.model.errors import WorkshopError
from workshop.model.programme import Library, Programme, SessionItem, VignetteItem
from workshop.model.session import Session, Vignette
from workshop.model.showing import Page, Showing, TitleShowing
from workshop.model.step import Measure
from workshop.model.workshop import Workshop
from workshop.planning.changes import from_programme
from workshop.running.briefing import briefings
from workshop.running.route import CLOSING, TITLE, Route, Split, Stop, pages, split_pages
from workshop.running.stops import route_of

Progress = Callable[[int, int], bool]
Pictures = Callable[[str], Path | None]
FORMATS = (".pptx", ".pdf")
LANGUAGE = "en-GB"  # of the words that we add, and of all content: none says that it has another


def fitting(design: Design, pictures: Pictures) -> Split:
    """What continues a showing on further ones where its text does not fit."""

    def split(showing: Showing) -> tuple[Showing, ...]:
        return continued(showing, design, pictures=pictures)

    return split


def pages_of_workshop(
    workshop: Workshop, library: Library, *, parts: Collection[str] | None = None, readings: bool = True
) -> tuple[Page, ...]:
    """The slides of a planned workshop, or of some items of it. The facilitator's own are among them, hidden."""
    route = route_of(workshop, library)
    if parts is not None:
        stops = _of_items(route.stops, parts)
        if not stops:
            return ()
        route = Route(stops)
    return pages(route, library, briefings=briefings(workshop, library), readings=readings)


def pages_of_content(
    content: Programme | Session | Vignette, library: Library, *, readings: bool = True
) -> tuple[Page, ...]:
    """The slides of a programme, a session or a vignette that has no date yet."""
    if not isinstance(content, Programme):
        workshop = _dateless(_programme_of(content))
        items = [one.id for one in workshop.items]
        return pages_of_workshop(workshop, library, parts=items, readings=readings)
    made = pages_of_workshop(_dateless(content), library, readings=readings)
    title = TitleShowing(title=content.title, eyebrow="Faculty mentoring workshop")
    return (replace(made[0], showing=title), *made[1:])


def _programme_of(content: Session | Vignette) -> Programme:
    item = SessionItem(session=content.name) if isinstance(content, Session) else VignetteItem(vignette=content.name)
    return Programme(name=content.name, title=content.title, starts=time(9), measure=Measure.THEN_NOW, items=(item,))


def _dateless(programme: Programme) -> Workshop:
    return from_programme(programme, workshop="", title=programme.title, on=date.min)


def _of_items(stops: Iterable[Stop], parts: Collection[str]) -> tuple[Stop, ...]:
    """The stops of some items, without the workshop's own title and end."""
    return tuple(stop for stop in stops if stop.item in parts and stop.item not in (TITLE, CLOSING))


def without_notes(made: tuple[Page, ...]) -> tuple[Page, ...]:
    """The pages with nothing on them that is the facilitator's alone."""
    return tuple(replace(page, notes=()) for page in made if not page.hidden)


def for_the_room(made: tuple[Page, ...]) -> tuple[Page, ...]:
    """The pages that everybody sees."""
    return tuple(page for page in made if not page.hidden)


def as_slides(made: tuple[Page, ...], design: Design, pictures: Pictures) -> tuple[Page, ...]:
    """The pages with each continued as the deck will continue it: for a preview."""
    return split_pages(made, fitting(design, pictures))


def titles_of(slides: tuple[Page, ...], design: Design, pictures: Pictures) -> tuple[str, ...]:
    """The title that the deck gives to each of these slides, so that no two are called the same."""
    made = groupby(Deck(slides, design, pictures).slides(None), key=lambda one: id(one.page))
    return tuple(next(group).slide.title for _, group in made)


def write(
    made: tuple[Page, ...],
    path: Path,
    design: Design,
    *,
    title: str,
    pictures: Pictures,
    language: str = LANGUAGE,
    paper: Paper = Paper.SLIDES,
    progress: Progress | None = None,
) -> Account:
    """Writes .pptx or .pdf, as the name of the file says. Raises WorkshopError for another ending."""
    match path.suffix.lower():
        case ".pptx":
            return write_pptx(made, path, design, title=title, language=language, pictures=pictures, progress=progress)
        case ".pdf":
            return write_pdf(
                made, path, design, progress, title=title, pictures=pictures, paper=paper, size=paper_size()
            )
        case ending:
            raise WorkshopError(f"Slides are written as {' or '.join(FORMATS)}, not as “{ending or path.name}”.")


def paper_size() -> PaperSize:
    """What the printers of this country hold."""
    of_letters = (QLocale.Country.UnitedStates, QLocale.Country.Canada, QLocale.Country.Mexico)
    return PaperSize.LETTER if QLocale.system().territory() in of_letters else PaperSize.A4


def account_lines(account: Account, path: Path) -> tuple[str, ...]:
    """What became of the slides, a sentence a line."""
    if account.cancelled:
        return ("The export was cancelled; nothing was written.",)
    lines = [f"{path}: {account.slides} slides."]
    if account.split:
        lines.append(f"Continued on a further slide: {', '.join(account.split)}.")
    if account.shrunk:
        lines.append(f"Set in smaller type: {', '.join(account.shrunk)}.")
    if account.shortened:
        lines.append(f"Line above or below shortened: {', '.join(account.shortened)}.")
    if account.overflowing:
        lines.append(f"More than fits, even continued; shorten: {', '.join(account.overflowing)}.")
    return tuple(lines)
