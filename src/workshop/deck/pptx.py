"""Slides as a native, editable .pptx.

python-pptx holds the package, the template, pictures and films; each slide, its
notes and its charts are written once as XML, because adding them through its
objects takes time that grows with the square of their number.
"""

from __future__ import annotations

import io
import uuid
from collections.abc import Sequence
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import Any

from pptx.media import Video
from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.parts.image import ImagePart
from PySide6.QtGui import QImage

from workshop.deck.account import Account, Deck, DeckSlide, Progress, save
from workshop.deck.compose.code import as_png
from workshop.deck.compose.composing import no_pictures
from workshop.deck.compose.film import first_picture
from workshop.deck.compose.flow import Pictures
from workshop.deck.design import Design
from workshop.deck.draw import image
from workshop.deck.images import as_it_is, encoded, written
from workshop.deck.office.chart import chart_part
from workshop.deck.office.notes import notes_xml
from workshop.deck.office.part import WrittenPart
from workshop.deck.office.presentation import presentation
from workshop.deck.office.slide import FilmRelations, Relations, SlideWriter
from workshop.deck.office.text import NAMESPACES, attribute
from workshop.deck.slide import Code, Figure, Film, LaidSlide
from workshop.deck.text.shaping import writable
from workshop.model.showing import Page

_FIRST_SLIDE_ID = 256
_LONGEST_PROPERTY = 255
_SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
_FILM_TYPES = {".mp4": "video/mp4", ".webm": "video/webm", ".mov": "video/quicktime", ".avi": "video/avi"}
_PLATE_WIDTH = 1920
_P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"


def write_pptx(
    pages: Sequence[Page],
    path: Path,
    design: Design,
    *,
    title: str,
    author: str = "",
    language: str = "en-GB",
    pictures: Pictures = no_pictures,
    progress: Progress | None = None,
) -> Account:
    """Write all pages; hidden ones are there and stay hidden when the deck is shown."""
    deck = Deck(pages, design, pictures)
    book = Book(design, title=title, author=author, language=language)
    for made in deck.slides(progress):
        book.add(made)
    if not deck.account.cancelled:
        save(path, book.finished())
    return deck.account


class Book:
    """The presentation in the making."""

    def __init__(self, design: Design, *, title: str, author: str, language: str) -> None:
        self._design = design
        self._language = language
        self._presentation, self._layouts = presentation(
            design, title=_property(title), author=_property(author), language=language
        )
        self._package = self._presentation.part.package
        self._sections: list[str] = []
        self._pictures: dict[Path, ImagePart] = {}
        self._films: dict[Path, tuple[Part, ImagePart | None]] = {}
        self._charts = 0
        self._relations: Any = self._presentation.part.rels

    def add(self, made: DeckSlide) -> None:
        number = len(self._sections) + 1
        part = WrittenPart(PackURI(f"/ppt/slides/slide{number}.xml"), CT.PML_SLIDE, self._package)
        part.related(self._layouts[made.slide.arrangement], RT.SLIDE_LAYOUT)
        self._list(part, number)
        relations = Relations(
            link=lambda address: part.related(address, RT.HYPERLINK),
            picture=lambda path: part.related(self._picture(path), RT.IMAGE),
            code=lambda code: part.related(self._code(code), RT.IMAGE),
            film=lambda film: self._film(part, film, made.slide),
            chart=lambda figure: part.related(self._chart(figure, made.slide.surface.ink), RT.CHART),
        )
        part.blob = SlideWriter(made.slide, relations, self._language).xml(hidden=made.page.hidden)
        if made.page.notes:
            self._add_notes(part, made.page, number)
        self._sections.append(made.page.section)

    def finished(self) -> bytes:
        if any(self._sections):
            self._list_sections()
        out = io.BytesIO()
        self._presentation.save(out)
        return out.getvalue()

    def _list(self, part: Part, number: int) -> None:
        # `relate_to` looks through all relations for an equal one, which takes time with the square of their number.
        relation = self._relations._add_relationship(RT.SLIDE, part)  # noqa: SLF001
        root: Any = self._presentation.element
        root.get_or_add_sldIdLst().append(
            parse_xml(f'<p:sldId {NAMESPACES} id="{_FIRST_SLIDE_ID + number - 1}" r:id="{relation}"/>')
        )

    def _add_notes(self, slide: WrittenPart, page: Page, number: int) -> None:
        notes = WrittenPart(PackURI(f"/ppt/notesSlides/notesSlide{number}.xml"), CT.PML_NOTES_SLIDE, self._package)
        notes.related(self._notes_master, RT.NOTES_MASTER)
        notes.related(slide, RT.SLIDE)
        notes.blob = notes_xml(page.notes, self._language, lambda address: notes.related(address, RT.HYPERLINK))
        slide.related(notes, RT.NOTES_SLIDE)

    @cached_property
    def _notes_master(self) -> Part:
        master: Part = self._presentation.part.notes_master_part
        return master

    def _picture(self, path: Path) -> ImagePart:
        if path not in self._pictures:
            self._pictures[path] = self._whole_picture(path) or self._image_part(encoded(path))
        return self._pictures[path]

    def _whole_picture(self, path: Path) -> ImagePart | None:
        try:
            data = as_it_is(path)
            return self._image_part(data) if data else None
        except (ValueError, OSError):  # the library is more particular than Qt: of two pictures in one JPEG, for one
            return None

    def _film(self, slide: WrittenPart, film: Film, laid: LaidSlide) -> FilmRelations:
        """The film inside the file, with its first picture, or the drawn plate, to stand for it until it plays."""
        assert film.path is not None
        if film.path not in self._films:
            self._films[film.path] = self._film_parts(film.path)
        media, poster = self._films[film.path]
        return FilmRelations(
            poster=slide.related(poster or self._image_part(written(_plate(film, laid))), RT.IMAGE),
            link=slide.related(media, RT.VIDEO),
            media=slide.related(media, RT.MEDIA),
        )

    def _film_parts(self, path: Path) -> tuple[Part, ImagePart | None]:
        """The film and its first picture, which may take seconds to come, or not come at all."""
        video = Video.from_path_or_file_like(str(path), _FILM_TYPES.get(path.suffix.lower(), "video/mp4"))
        add: Any = self._package.get_or_add_media_part
        first = first_picture(path)
        return add(video), self._image_part(written(first)) if first else None

    def _code(self, code: Code) -> ImagePart:
        return self._image_part(as_png(code.link))

    def _image_part(self, data: bytes) -> ImagePart:
        part: ImagePart = self._package.get_or_add_image_part(io.BytesIO(data))
        return part

    def _chart(self, figure: Figure, ink: str) -> Part:
        self._charts += 1
        scale = self._design.hundredths(1) / 100
        return chart_part(figure, self._package, self._design.theme, ink, scale=scale, number=self._charts)

    def _list_sections(self) -> None:
        """Group the slides; one without a section belongs to the one before."""
        names: list[str] = []
        for name in self._sections:
            names.append(name or (names[-1] if names else next(filter(None, self._sections))))
        numbers = iter(range(_FIRST_SLIDE_ID, _FIRST_SLIDE_ID + len(names)))
        sections = "".join(
            f'<p14:section name={attribute(name)} id="{_section_id(place, name)}"><p14:sldIdLst>'
            + "".join(f'<p14:sldId id="{next(numbers)}"/>' for _ in group)
            + "</p14:sldIdLst></p14:section>"
            for place, (name, group) in enumerate(groupby(names))
        )
        self._presentation.element.append(
            parse_xml(
                f'<p:extLst {NAMESPACES}><p:ext uri="{_SECTIONS}"><p14:sectionLst xmlns:p14="{_P14}">{sections}'
                "</p14:sectionLst></p:ext></p:extLst>"
            )
        )


def _section_id(place: int, name: str) -> str:
    return f"{{{str(uuid.uuid5(uuid.NAMESPACE_OID, f'{place} {name}')).upper()}}}"


def _property(text: str) -> str:
    """What the library takes for one of the file's properties, and no more of it than Office keeps."""
    return writable(text)[:_LONGEST_PROPERTY]


def _plate(film: Film, laid: LaidSlide) -> QImage:
    """The film's place cut out of the drawn slide."""
    page, box = laid.design.page, film.box
    drawn = image(laid, _PLATE_WIDTH, round(_PLATE_WIDTH * page.h / page.w))
    scale = _PLATE_WIDTH / page.w
    return drawn.copy(*(round(edge * scale) for edge in (box.x, box.y, box.w, box.h)))
