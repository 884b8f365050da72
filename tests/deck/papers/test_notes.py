from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from tests.deck.pdf_reading import slides_of
from tests.deck.reading import body_words, spills, words_of
from tests.deck.samples import ALL, MIXED, POINTS, STORY, TABLE, para, point, slide

from workshop.deck.compose.composing import no_pictures
from workshop.deck.look.geometry import Box
from workshop.deck.papers.notes import NotesPages
from workshop.deck.papers.paper import Leaf, PaperSize, Stationery, stationery
from workshop.deck.slide import Area, Grid, LaidSlide, Lettering, Photo
from workshop.model.showing import Page
from workshop.model.text import Block, Columns, Paragraph, Picture, Run, Table, plain

pytestmark = pytest.mark.usefixtures("qapp")

LONG = tuple(block for _ in range(8) for block in (*STORY, *MIXED, TABLE))
GIANT = Paragraph((Run("What was seen and heard, and said again in other words. " * 200),))
TALL = Table(TABLE.header, TABLE.rows * 30, TABLE.align)
SPLIT = slide("On and on", *[point("Words enough to fill a line, and then some more of it") for _ in range(40)])


@cache
def a4() -> Stationery:
    return stationery(PaperSize.A4, "Mentors")


def leaves_of(*pages: Page, on: Stationery | None = None) -> list[Leaf]:
    return list(NotesPages(no_pictures).leaves(slides_of(pages), on or a4()))


def with_notes(*notes: Block, title: str = "Points") -> Page:
    return Page(showing=slide(title, *POINTS), notes=notes)


def said(leaf: Leaf) -> LaidSlide:
    """The leaf's own letters, without its slide's number and the heading of notes continued."""
    pieces = tuple(piece for piece in leaf.pieces if not (isinstance(piece, Lettering) and is_chrome(piece)))
    return replace(a4().sheet(leaf, 1, 1), pieces=pieces)


def is_chrome(text: Lettering) -> bool:
    words = plain(text.shaped.paras[0].runs)
    return words.isdigit() or words.endswith("(notes continued)")


def lines(leaf: Leaf) -> list[Area]:
    return [piece for piece in leaf.pieces if isinstance(piece, Area)]


def words(leaves: Iterable[Leaf]) -> list[str]:
    return [word for leaf in leaves for word in body_words(said(leaf))]


def test_notes_stand_below_their_slide() -> None:
    [leaf] = leaves_of(with_notes(*STORY))
    texts = [piece for piece in said(leaf).pieces if isinstance(piece, Lettering)]

    assert words([leaf]) == words_of(STORY)
    assert leaf.slides[0].box.h <= a4().page.h * 0.45
    assert min(text.box.y for text in texts) > leaf.slides[0].box.bottom


@pytest.mark.parametrize(
    "notes",
    [
        pytest.param(LONG, id="many blocks"),
        pytest.param((GIANT,), id="one giant paragraph"),
        pytest.param((TALL,), id="a tall table"),
        pytest.param((*STORY, TALL, GIANT, *POINTS), id="of all kinds"),
        pytest.param((Columns((*STORY, GIANT), (GIANT, *POINTS)),), id="columns"),
    ],
)
@pytest.mark.parametrize("size", PaperSize)
def test_long_notes_continue_under_their_slides_title_and_lose_nothing(size: PaperSize, notes: list[Block]) -> None:
    on = stationery(size, "Mentors")
    first, *more = leaves_of(with_notes(*notes, title="Points to keep"), on=on)

    assert more
    assert sorted(words([first, *more])) == sorted(words_of(notes))
    for leaf in more:
        assert leaf.slides == ()
        assert isinstance(heading := leaf.pieces[0], Lettering)
        assert plain(heading.shaped.paras[0].runs) == "Points to keep (notes continued)"


@pytest.mark.parametrize("size", PaperSize)
def test_nothing_on_a_notes_page_leaves_its_place(size: PaperSize) -> None:
    on = stationery(size, "Mentors")
    short = [Page(showing=showing, notes=(para("Wait."),)) for showing in ALL.values()]
    for leaf in leaves_of(*short, with_notes(*LONG, GIANT, TALL), on=on):
        assert spills(on.sheet(leaf, 1, 9)) == []
        assert all(on.area.holds(box) for box in boxes(leaf))
        assert all(above.bottom <= below.y for above, below in pairwise(boxes(leaf)))


def boxes(leaf: Leaf) -> list[Box]:
    """From the top to the foot."""
    there = [placed.box for placed in leaf.slides] + [piece.box for piece in leaf.pieces]
    return sorted(there, key=lambda box: box.y)


def test_paragraphs_stay_in_the_order_in_which_they_were_written() -> None:
    numbered = [para(f"Number {place} of many") for place in range(150)]

    assert words(leaves_of(with_notes(*numbered))) == words_of(numbered)


def test_points_keep_their_levels_and_numbers() -> None:
    [leaf] = leaves_of(with_notes(*MIXED))
    paras = [para for text in said(leaf).letterings() for para in text.shaped.paras]
    markers = [(para.level, para.marker.label) for para in paras if para.marker]

    assert markers == [(0, "1."), (1, "–"), (2, "•"), (0, "2.")]
    assert any(run.link for para in paras for run in para.runs)
    assert {para.style.size for para in paras} == {22}  # eleven points: paper is laid out twice as large


def test_a_table_is_a_table() -> None:
    [leaf] = leaves_of(with_notes(para("Say:"), TABLE))

    assert [len(piece.rows) for piece in leaf.pieces if isinstance(piece, Grid)] == [4]


def test_a_tall_table_repeats_its_header_on_every_page() -> None:
    grids = [piece for leaf in leaves_of(with_notes(TALL)) for piece in leaf.pieces if isinstance(piece, Grid)]
    headers = [plain(grid.cells[0][0].shaped.paras[0].runs) for grid in grids]

    assert len(grids) > 2
    assert set(headers) == {"Instead of"}


def test_a_picture_in_notes_is_drawn(tmp_path: Path) -> None:
    photo = tmp_path / "page.png"
    QImage(40, 30, QImage.Format.Format_RGB32).save(str(photo))
    page = with_notes(*STORY, Picture("page.png", "A page"))
    [leaf] = NotesPages(lambda _path: photo).leaves(slides_of([page]), a4())

    assert [piece.path for piece in leaf.pieces if isinstance(piece, Photo)] == [photo]


def test_a_slide_without_notes_has_lines_to_write_on() -> None:
    [leaf] = leaves_of(Page(showing=ALL["points"]))

    assert len(lines(leaf)) > 12
    assert lines(leaf)[0].box.y > leaf.slides[0].box.bottom
    assert all(a4().area.holds(line.box) for line in lines(leaf))


def test_notes_stand_with_the_first_slide_of_a_page_that_takes_several() -> None:
    opening, first, *more, closing = leaves_of(
        Page(showing=ALL["title"]), Page(showing=SPLIT, notes=STORY), Page(showing=ALL["few"])
    )

    assert lines(opening)
    assert lines(closing)
    assert words([first]) == words_of(STORY)
    assert len(more) > 1
    for leaf in more:
        assert words([leaf]) == "The notes for this slide stand with slide 2.".split()
        assert lines(leaf)


def test_only_hidden_pages_are_marked() -> None:
    shown, *hidden = leaves_of(Page(showing=ALL["few"], notes=STORY), Page(showing=SPLIT, notes=LONG, hidden=True))

    assert not shown.facilitator_only
    assert len(hidden) > 2
    assert all(leaf.facilitator_only for leaf in hidden)
    assert "Facilitator only" not in sheet_words(shown)
    assert all("Facilitator only" in sheet_words(leaf) for leaf in hidden)


def sheet_words(leaf: Leaf) -> str:
    return " ".join(body_words(a4().sheet(leaf, 1, 1)))
