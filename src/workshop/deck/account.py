"""An exported deck page by page, and the account of what was made of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from workshop.deck import wording
from workshop.deck.compose.composing import no_pictures
from workshop.deck.compose.flow import Pictures
from workshop.deck.compose.headings import heading_of
from workshop.deck.design import Design
from workshop.deck.layout import continued, lay_out
from workshop.deck.slide import LaidSlide
from workshop.model.showing import BreakShowing, Page, ResultShowing, SceneShowing, Showing, SlideShowing, VoteShowing
from workshop.saving import save as save  # for every writer of decks

#: Called after each page with how many are done, of how many; returns False to cancel.
Progress = Callable[[int, int], bool]


@dataclass(frozen=True, slots=True)
class Account:
    """What was written. `shrunk` and `split` hold the titles of slides with small type and of continued ones.

    `shortened` holds those whose eyebrow or footer lost words, `overflowing` those that hold more than fits on
    them at any size and that could not be continued. After a cancel nothing was written.
    """

    slides: int = 0
    shrunk: tuple[str, ...] = ()
    split: tuple[str, ...] = ()
    shortened: tuple[str, ...] = ()
    overflowing: tuple[str, ...] = ()
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
            for slide in self._slides_of(page.showing, titles):
                yield DeckSlide(page, slide)
            if progress and not progress(done, len(self.pages)):
                self.account = Account(cancelled=True)
                return

    def _slides_of(self, showing: Showing, titles: set[str]) -> Iterator[LaidSlide]:
        """One slide, or several where its text does not fit on one, or would not in the room with what that adds."""
        slide = self._laid(showing, titles)
        if slide.fits and not isinstance(showing, VoteShowing | BreakShowing):
            yield self._counted(slide, titles)
            return
        parts = continued(showing, self.design, pictures=self.pictures)
        if len(parts) > 1:
            self.account = replace(self.account, split=(*self.account.split, heading_of(showing)))
        for part in parts:
            yield self._counted(self._laid(part, titles), titles)

    def _laid(self, showing: Showing, titles: set[str]) -> LaidSlide:
        title = _own_title(showing, titles)
        return lay_out(showing, self.design, number=self.account.slides + 1, pictures=self.pictures, title=title)

    def _counted(self, slide: LaidSlide, titles: set[str]) -> LaidSlide:
        titles.add(slide.title.casefold())
        so_far, title = self.account, (slide.title,)
        self.account = replace(
            so_far,
            slides=so_far.slides + 1,
            shrunk=so_far.shrunk + (title if slide.shrunk and slide.fits else ()),
            shortened=so_far.shortened + (title if slide.shortened else ()),
            overflowing=so_far.overflowing + (() if slide.fits else title),
        )
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
