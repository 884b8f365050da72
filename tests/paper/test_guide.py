"""The guide: several documents, a contents page that is right, and tables of all sessions."""

from __future__ import annotations

import re

import pytest
from tests.paper.samples import bookmarks, document, head, links, long_document, opened, page_texts, para

from workshop.content.files import gather
from workshop.content.library import read
from workshop.content.places import shipped
from workshop.model.errors import WorkshopError
from workshop.model.step import Kind
from workshop.paper.guide import guide_pdf, write_guide
from workshop.paper.overview import ProgrammeLine, ProgrammeOverview, SessionOverview, StepLine, session_overview

pytestmark = pytest.mark.usefixtures("qapp")

CHAPTERS = (
    document(para("Read it once."), head("The week before"), name="first-time", title="Your first time"),
    document(*long_document(20).blocks, name="moments", title="Difficult moments"),
    document(para("Ask for the key."), name="rooms", title="Rooms and tables"),
)
FEEDBACK = SessionOverview(
    title="Giving and receiving feedback",
    minutes=60,
    objectives=("open a feedback talk with a question",),
    steps=(StepLine("Three rounds", 24, Kind.PRACTISE), StepLine("A scene", 6, Kind.VIGNETTE)),
    materials=("A bell",),
    handouts=("Feedback card",),
)
HALF_DAY = ProgrammeOverview(
    title="Half day",
    minutes=240,
    lines=(ProgrammeLine("09:00", "Opening", 30), ProgrammeLine("09:30", "Giving and receiving feedback", 60)),
)


@pytest.fixture(scope="module")
def guide(qapp):
    return guide_pdf(CHAPTERS, sessions=(FEEDBACK,), programmes=(HALF_DAY,))


def test_contents_name_the_page_on_which_each_chapter_begins(guide):
    _, contents, *_ = pages = page_texts(guide)

    for title in ("Your first time", "Difficult moments", "Rooms and tables", "The programmes", "The sessions"):
        number = re.search(rf"{title}\W+(\d+)", contents)
        assert number, title
        page = pages[int(number[1]) - 1]
        assert title in page
        assert f"· {title}" not in page  # which stands at the head of its further pages
        assert page.rstrip().endswith(number[1])


def test_contents_and_bookmarks_lead_to_the_chapters(guide):
    pages = page_texts(guide)
    targets = {page for _, page in links(guide, 1)}
    marks = bookmarks(guide)

    assert [(title, level) for title, level, _ in marks] == [
        ("Your first time", 0),
        ("Difficult moments", 0),
        ("Rooms and tables", 0),
        ("The programmes", 0),
        ("Half day (240 minutes)", 1),
        ("The sessions", 0),
        ("Giving and receiving feedback (60 minutes)", 1),
    ]
    assert all(title in pages[page] for title, _, page in marks)
    assert targets == {page for *_, page in marks}


def test_overviews_show_what_a_facilitator_chooses_by(guide):
    *_, programmes, sessions = page_texts(guide)

    for words in ("09:30", "Opening", "Half day (240 minutes)"):
        assert words in programmes
    for words in ("Three rounds", "practise", "24", "open a feedback talk with a question", "A bell", "Feedback card"):
        assert words in sessions


def test_every_page_but_the_first_has_its_number(guide):
    pages = page_texts(guide)

    assert "The facilitator’s guide" in pages[0]
    assert all(page.rstrip().endswith(str(number)) for number, page in enumerate(pages[1:], start=2))


def test_contents_that_fill_several_pages_still_name_the_right_ones(qapp):
    many = [document(para("x"), name=f"c{place}", title=f"Chapter {place} of many") for place in range(80)]

    pages = page_texts(guide_pdf(many))

    assert "Chapter 79 of many" in pages[-1]
    assert re.search(rf"Chapter 79 of many\W+{len(pages)}\b", "\n".join(pages[1:5]))


def test_our_own_guide_and_sessions_make_a_guide(tmp_path, qapp):
    library = read(gather(shipped(), None)).library
    overviews = [session_overview(session, library.handouts) for session in library.sessions.values()]

    write_guide(list(library.guide.values()), tmp_path / "guide.pdf", sessions=overviews)

    assert opened((tmp_path / "guide.pdf").read_bytes()).pageCount() > 3
    assert "Feedback card" in overviews[list(library.sessions).index("feedback")].handouts


def test_the_guide_is_a_pdf_and_nothing_else(tmp_path):
    with pytest.raises(WorkshopError, match=r"written as \.pdf; give guide\.docx"):
        write_guide(CHAPTERS, tmp_path / "guide.docx")
