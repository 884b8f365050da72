"""The facilitator's guide: title page, contents, chapters, and tables of all sessions and programmes in one PDF."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path

from workshop.model.errors import WorkshopError
from workshop.model.session import Document
from workshop.model.text import Align, Paragraph, plain
from workshop.paper.catalogue import Bookmark, catalogued
from workshop.paper.flow import Flow, heading_anchor
from workshop.paper.leaves import Leaf, foot, head, leaf
from workshop.paper.lettering import words
from workshop.paper.look import ABOUT, BODY, CELL, INK, LINE, MUTED, PRIMARY, SMALL, Style
from workshop.paper.overview import ProgrammeOverview, SessionOverview, programmes_chapter, sessions_chapter
from workshop.paper.paging import PlacedPage, paginate
from workshop.paper.pdf import pdf
from workshop.paper.setting import Setting
from workshop.paper.sheet import Room, Sheet
from workshop.paper.strips import Area, Dotted, Piece, Strip, Words
from workshop.saving import save

TITLE = "The facilitator’s guide"
ABOUT_IT = (
    "For the person who runs the workshop: what to choose, what to prepare, what to say, and what to do on the day."
)

_COVER_TITLE = Style(38, INK, bold=True, leading=1.15)
_COVER_NAME = Style(13, PRIMARY, bold=True)
_CHAPTER = replace(BODY, bold=True, before=9)
_SECTION = replace(CELL, colour=MUTED, before=2)
_NUMBER_WIDTH = 30.0
_DOTS = 10.0  # the least that is worth a dotted line


@dataclass(frozen=True, slots=True)
class _Entry:
    """A line of the contents."""

    title: str
    anchor: str
    level: int = 0


@dataclass(frozen=True)
class _Guide:
    """The guide on its way to paper."""

    title: str
    about: str
    chapters: Sequence[Document]
    setting: Setting
    sheet: Sheet = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "sheet", Sheet(self.setting.size))

    def pdf(self) -> bytes:
        chapters = [self._chapter(number, chapter) for number, chapter in enumerate(self.chapters)]
        entries = [entry for number, chapter in enumerate(self.chapters) for entry in _entries(number, chapter)]
        before = 1 + len(self._contents(entries, {}))
        places = _places(chapters, before)
        leaves = list(self._leaves(self._contents(entries, places), chapters))
        marks = [Bookmark(entry.title, places[entry.anchor], entry.level) for entry in entries]
        return catalogued(pdf(leaves, self.title), self.setting.imprint.language, marks)

    def _chapter(self, number: int, chapter: Document) -> tuple[PlacedPage, ...]:
        flow = Flow(
            self.sheet.area,
            references=self.setting.references,
            pictures=self.setting.pictures,
            anchors=_anchor(number),
        )
        return paginate(tuple(flow.document(chapter)), self.sheet.area.height)

    def _contents(self, entries: Sequence[_Entry], places: Mapping[str, int]) -> tuple[PlacedPage, ...]:
        flow = Flow(self.sheet.area)
        lines = (_line(entry, self.sheet.area, places.get(entry.anchor)) for entry in entries)
        return paginate((*flow.title("Contents"), *lines), self.sheet.area.height)

    def _leaves(self, contents: Sequence[PlacedPage], chapters: Sequence[Sequence[PlacedPage]]) -> Iterator[Leaf]:
        yield Leaf(self.sheet, tuple(self._cover()))
        parts = [("Contents", contents), *zip([chapter.title for chapter in self.chapters], chapters, strict=True)]
        number = 1
        for title, pages in parts:
            for place, page in enumerate(pages):
                number += 1
                beside = f"{self.title} · {title}" if place else self.title
                above = head(self.sheet, self.setting.imprint, beside)
                yield leaf(self.sheet, page, above, foot(self.sheet, self.setting.imprint, str(number)))

    def _cover(self) -> Iterator[Piece]:
        area, imprint = self.sheet.area, self.setting.imprint
        top = self.sheet.height * 0.3
        yield Words.whole(words(imprint.programme, _COVER_NAME, area.width), area.x, top - 34)
        yield Area(Room(area.x, top - 6, 64, 3), PRIMARY)
        title = words(self.title, _COVER_TITLE, area.width)
        yield Words.whole(title, area.x, top + 14)
        about = words(self.about, replace(ABOUT, size=13), area.width * 0.8)
        yield Words.whole(about, area.x, top + 30 + title.height)
        licence = words(imprint.foot, SMALL, area.width)
        yield Words.whole(licence, area.x, self.sheet.height - self.sheet.FOOT - licence.height)


def write_guide(
    chapters: Sequence[Document],
    path: Path,
    setting: Setting | None = None,
    *,
    sessions: Sequence[SessionOverview] = (),
    programmes: Sequence[ProgrammeOverview] = (),
    title: str = TITLE,
    about: str = ABOUT_IT,
) -> None:
    """Write the chapters in this order, and after them the programmes and the sessions as tables. Only as .pdf.

    Raises WorkshopError for another suffix, or where the file cannot be written. Needs a QGuiApplication.
    """
    if path.suffix.lower() != ".pdf":
        raise WorkshopError(f"The guide is written as .pdf; give {path.name} this ending.")
    save(path, guide_pdf(chapters, setting, sessions=sessions, programmes=programmes, title=title, about=about))


def guide_pdf(
    chapters: Sequence[Document],
    setting: Setting | None = None,
    *,
    sessions: Sequence[SessionOverview] = (),
    programmes: Sequence[ProgrammeOverview] = (),
    title: str = TITLE,
    about: str = ABOUT_IT,
) -> bytes:
    """The guide as `write_guide` writes it."""
    generated = [programmes_chapter(programmes)] if programmes else []
    generated += [sessions_chapter(sessions)] if sessions else []
    return _Guide(title, about, (*chapters, *generated), setting or Setting()).pdf()


def _anchor(number: int) -> str:
    return f"chapter-{number + 1}"


def _entries(number: int, chapter: Document) -> Iterator[_Entry]:
    """The chapter, and its headings where it is one of our tables: those of the others are too many for one page."""
    yield _Entry(chapter.title, _anchor(number))
    if chapter.name:
        return
    for place, block in enumerate(chapter.blocks):
        if isinstance(block, Paragraph) and block.heading:
            yield _Entry(plain(block.runs), heading_anchor(_anchor(number), place), 1)


def _places(chapters: Sequence[Sequence[PlacedPage]], before: int) -> dict[str, int]:
    """On which page, counted from 0, each title and heading stands."""
    pages = chain.from_iterable(chapters)
    return {
        placed.strip.anchor: number
        for number, page in enumerate(pages, start=before)
        for placed in page
        if placed.strip.anchor
    }


def _line(entry: _Entry, area: Room, page: int | None) -> Strip:
    style = _SECTION if entry.level else _CHAPTER
    left = 16.0 * entry.level
    link = f"#{entry.anchor}"
    title = words(entry.title, style, area.width - left - _NUMBER_WIDTH - _DOTS, link=link)
    shown = "" if page is None else str(page + 1)
    number = words(shown, replace(style, bold=False), _NUMBER_WIDTH, Align.RIGHT, link=link)
    pieces: list[Piece] = [Words.whole(title, area.x + left, 0)]
    pieces.append(Words.whole(number, area.right - _NUMBER_WIDTH, title.height - style.line))
    start, end = area.x + left + title.last_line() + 6, area.right - 22
    if end - start > _DOTS:
        pieces.append(Dotted(Room(start, title.height - style.line * 0.3, end - start, 0), LINE, 0.7))
    return Strip(title.height, tuple(pieces), gap=style.before)
