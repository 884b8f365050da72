"""Slide decks of content and of workshops: which pages, split where they must be, written as asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from pathlib import Path

from workshop.deck.account import Account
from workshop.deck.design import LIGHT
from workshop.deck.layout import continued
from workshop.deck.pdf import write_pdf
from workshop.deck.pptx import write_pptx
from workshop.model.errors import WorkshopError
from workshop.model.programme import Library, Programme, SessionItem, VignetteItem
from workshop.model.session import Session, Vignette
from workshop.model.showing import Page, Showing, TitleShowing
from workshop.model.step import Measure
from workshop.model.workshop import Workshop
from workshop.planning.changes import from_programme
from workshop.running.route import pages, split_pages
from workshop.running.stops import route_of

Progress = Callable[[int, int], bool]
FORMATS = (".pptx", ".pdf")


def fitting(showing: Showing) -> tuple[Showing, ...]:
    """The showing, continued on further ones where its text does not fit."""
    return continued(showing, LIGHT)


def pages_of_workshop(workshop: Workshop, library: Library) -> tuple[Page, ...]:
    """The slides of a planned workshop."""
    return pages(route_of(workshop, library), library)


def pages_of_content(content: Programme | Session | Vignette, library: Library) -> tuple[Page, ...]:
    """The slides of a programme, a session or a vignette that has no date yet."""
    if isinstance(content, Programme):
        programme = content
    else:
        item = (
            SessionItem(session=content.name) if isinstance(content, Session) else VignetteItem(vignette=content.name)
        )
        programme = Programme(
            name=content.name, title=content.title, starts=time(9), measure=Measure.THEN_NOW, items=(item,)
        )
    workshop = from_programme(programme, workshop="", title=content.title, on=date.min)
    made = pages(route_of(workshop, library), library)
    if isinstance(content, Programme):
        title = TitleShowing(title=content.title, eyebrow="Faculty mentoring workshop")
        made = (replace(made[0], showing=title), *made[1:])
    else:
        made = tuple(page for page in made if page.section not in ("Welcome", "Close"))
    return made


def as_slides(made: tuple[Page, ...]) -> tuple[Page, ...]:
    """The pages with each continued as the deck will continue it: for a preview."""
    return split_pages(made, fitting)


def write(
    made: tuple[Page, ...],
    path: Path,
    *,
    title: str,
    pictures: Callable[[str], Path | None],
    notes: bool = True,
    progress: Progress | None = None,
) -> Account:
    """Writes .pptx or .pdf, as the name of the file says. Raises WorkshopError for another ending."""
    if not notes:
        made = tuple(replace(page, notes=()) for page in made)
    match path.suffix.lower():
        case ".pptx":
            return write_pptx(made, path, LIGHT, title=title, pictures=pictures, progress=progress)
        case ".pdf":
            return write_pdf(made, path, LIGHT, title=title, pictures=pictures, progress=progress)
        case ending:
            raise WorkshopError(f"Slides are written as {' or '.join(FORMATS)}, not as “{ending or path.name}”.")


def account_lines(account: Account, path: Path) -> tuple[str, ...]:
    """What became of the slides, a sentence a line."""
    if account.cancelled:
        return ("The export was cancelled; nothing was written.",)
    lines = [f"{path}: {account.slides} slides."]
    if account.split:
        lines.append(f"Continued on a further slide: {', '.join(account.split)}.")
    if account.shrunk:
        lines.append(f"Set in smaller type: {', '.join(account.shrunk)}.")
    return tuple(lines)
