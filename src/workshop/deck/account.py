"""An exported deck page by page, and the account of what was made of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from workshop.deck import wording
from workshop.deck.composing import no_pictures
from workshop.deck.design import Design
from workshop.deck.flow import Pictures
from workshop.deck.headings import heading_of
from workshop.deck.layout import continued, lay_out
from workshop.deck.slide import LaidSlide
from workshop.model.errors import WorkshopError
from workshop.model.showing import Page, ResultShowing, SceneShowing, Showing, SlideShowing

#: Called after each page with how many are done, of how many; returns False to cancel.
Progress = Callable[[int, int], bool]


@dataclass(frozen=True, slots=True)
class Account:
    """What was written. `shrunk` and `split` hold the titles of slides with small type and of continued ones.

    After a cancel nothing was written.
    """

    slides: int = 0
    shrunk: tuple[str, ...] = ()
    split: tuple[str, ...] = ()
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class DeckSlide:
    page: Page
    slide: LaidSlide


@dataclass
class Deck:
    """Lays pages out one by one, for a file in which every slide has a title of its own."""

    pages: Sequence[Page]
    design: Design
    pictures: Pictures = no_pictures
    account: Account = Account()

    def slides(self, progress: Progress | None) -> Iterator[DeckSlide]:
        """Every slide in order. Ends early when `progress` cancels; the account then says so."""
        titles: set[str] = set()
        for done, page in enumerate(self.pages, start=1):
            parts = continued(page.showing, self.design, pictures=self.pictures)
            if len(parts) > 1:
                self.account = replace(self.account, split=(*self.account.split, heading_of(page.showing)))
            for part in parts:
                yield DeckSlide(page, self._laid(part, titles))
            if progress and not progress(done, len(self.pages)):
                self.account = Account(cancelled=True)
                return

    def _laid(self, showing: Showing, titles: set[str]) -> LaidSlide:
        number = self.account.slides + 1
        title = _own_title(showing, titles)
        titles.add(title.casefold())
        slide = lay_out(showing, self.design, number=number, pictures=self.pictures, title=title)
        shrunk = (*self.account.shrunk, title) if slide.shrunk or not slide.fits else self.account.shrunk
        self.account = replace(self.account, slides=number, shrunk=shrunk)
        return slide


def _own_title(showing: Showing, taken: set[str]) -> str:
    """The heading, told apart from equal ones: by "after", by the scene's own title, as a result, or by a number."""
    heading = heading_of(showing)
    if isinstance(showing, SlideShowing) and showing.after:
        heading = wording.after(heading)
    if heading.casefold() in taken and isinstance(showing, SceneShowing) and showing.title != heading:
        heading = f"{heading} · {showing.title}"
    if heading.casefold() in taken and isinstance(showing, ResultShowing):
        heading = wording.result(heading)
    title, count = heading, 1
    while title.casefold() in taken:
        count += 1
        title = f"{heading} – {count}"
    return title


def save(path: Path, data: bytes) -> None:
    """Write a file whole or not at all. Raises WorkshopError where it cannot be written."""
    part = path.with_name(f"{path.name}.part")
    try:
        try:
            part.write_bytes(data)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise WorkshopError(f"{path} could not be written ({reason}); choose another folder or name.") from error
