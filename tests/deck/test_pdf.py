from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from tests.deck.pdf_reading import colours, in_points, links, needs_pdftotext, page_sizes, slides_of, texts
from tests.deck.samples import ALL, MIXED, STORY, slide

from workshop.deck.design import DARK, LIGHT, Design, large
from workshop.deck.look.geometry import Box
from workshop.deck.papers.handout import Handout
from workshop.deck.papers.notes import NotesPages
from workshop.deck.papers.paper import PaperSize, stationery
from workshop.deck.pdf import Paper, write_pdf
from workshop.model.errors import WorkshopError
from workshop.model.showing import Page

pytestmark = pytest.mark.usefixtures("qapp")

PAGES = [Page(showing=showing) for showing in ALL.values()]


def test_every_page_is_there_in_the_slides_shape(tmp_path: Path) -> None:
    account = write_pdf(PAGES, tmp_path / "deck.pdf", LIGHT, title="A deck")
    data = (tmp_path / "deck.pdf").read_bytes()

    assert account.slides == len(ALL)
    assert len(re.findall(rb"/Type\s*/Page\b", data)) == len(ALL)
    assert set(re.findall(rb"/MediaBox\s*\[([^\]]*)\]", data)) == {b"0 0 960.000000 540.000000"}
    assert b"https://example.org/tips" in data


def test_hidden_pages_stay_out(tmp_path: Path) -> None:
    pages = [PAGES[0], Page(showing=ALL["points"], hidden=True), PAGES[3]]

    assert write_pdf(pages, tmp_path / "deck.pdf", LIGHT).slides == 2


@needs_pdftotext
@pytest.mark.parametrize("paper", Paper)
def test_its_text_can_be_taken_out(tmp_path: Path, paper: Paper) -> None:
    write_pdf(PAGES, tmp_path / "deck.pdf", LIGHT, paper=paper)
    text = "\n".join(texts(tmp_path / "deck.pdf"))

    assert "What makes feedback land" in text
    assert "It is specific: what you saw, not who they are" in text
    assert "Go through the changes together" in text
    assert "and/or on pages 86–107" in text


@pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="pdfinfo is not installed (poppler-utils)")
def test_its_title_is_the_one_given(tmp_path: Path) -> None:
    write_pdf(PAGES[:1], tmp_path / "deck.pdf", LIGHT, title="Spring mentors, half day – é")
    told = subprocess.run(["pdfinfo", str(tmp_path / "deck.pdf")], capture_output=True, check=True).stdout.decode()

    assert re.search(r"^Title:\s+Spring mentors, half day – é$", told, re.MULTILINE)


@pytest.mark.parametrize("paper", Paper)
def test_a_cancelled_export_leaves_no_file(tmp_path: Path, paper: Paper) -> None:
    seen: list[tuple[int, int]] = []

    def stop_at_two(done: int, of: int) -> bool:
        seen.append((done, of))
        return done < 2

    account = write_pdf(PAGES, tmp_path / "deck.pdf", LIGHT, stop_at_two, paper=paper)

    assert account.cancelled
    assert account.slides == 0
    assert seen == [(1, len(PAGES)), (2, len(PAGES))]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("paper", Paper)
def test_an_export_cancelled_at_the_very_end_leaves_the_file_of_the_last_one(tmp_path: Path, paper: Paper) -> None:
    path = tmp_path / "deck.pdf"
    write_pdf(PAGES[:3], path, LIGHT, paper=paper)
    earlier = path.read_bytes()

    account = write_pdf(PAGES, path, LIGHT, lambda done, of: done < of, paper=paper)

    assert account.cancelled
    assert path.read_bytes() == earlier
    assert list(tmp_path.iterdir()) == [path]


def test_an_unwritable_place_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(WorkshopError, match="could not be written"):
        write_pdf(PAGES[:1], tmp_path / "nowhere" / "deck.pdf", LIGHT)


@pytest.mark.parametrize(
    ("paper", "pages"), [(Paper.HANDOUT_2, 4), (Paper.HANDOUT_3, 3), (Paper.HANDOUT_6, 2), (Paper.NOTES, 7)]
)
@pytest.mark.parametrize(("size", "points"), [(PaperSize.A4, (595, 842)), (PaperSize.LETTER, (612, 792))])
def test_paper_is_as_large_as_asked(
    tmp_path: Path, paper: Paper, pages: int, size: PaperSize, points: tuple[int, int]
) -> None:
    account = write_pdf(PAGES[:7], tmp_path / "deck.pdf", LIGHT, paper=paper, size=size)

    assert account.slides == 7
    assert page_sizes(tmp_path / "deck.pdf") == [(0, 0, *points)] * pages


@pytest.mark.parametrize("paper", [Paper.HANDOUT_2, Paper.HANDOUT_3, Paper.HANDOUT_6, Paper.NOTES])
def test_a_link_on_paper_lies_on_its_letters_in_the_smaller_slide(tmp_path: Path, paper: Paper) -> None:
    pages = [Page(showing=ALL["points"]), Page(showing=ALL["mixed"])]
    write_pdf(pages, tmp_path / "slides.pdf", LIGHT, title="Mentors")
    write_pdf(pages, tmp_path / "paper.pdf", LIGHT, title="Mentors", paper=paper)

    [(_, large_letters)] = links(tmp_path / "slides.pdf")
    [(address, letters)] = links(tmp_path / "paper.pdf")
    left, bottom, right, top = in_points(boxes_on_paper(pages, paper)[1], 842)
    scale = (right - left) / 960

    assert address == "https://example.org/tips"
    assert left < letters[0] < letters[2] < right
    assert bottom < letters[1] < letters[3] < top
    expected = [edge * scale + at for edge, at in zip(large_letters, (left, bottom) * 2, strict=True)]
    assert letters == pytest.approx(expected, abs=0.1)


def boxes_on_paper(pages: list[Page], paper: Paper) -> list[Box]:
    """Where the slides of one page of a handout, or of two pages with notes, stand."""
    made = {
        Paper.HANDOUT_2: Handout(across=1, down=2),
        Paper.HANDOUT_3: Handout(across=1, down=3, lined=True),
        Paper.HANDOUT_6: Handout(across=2, down=3),
    }.get(paper) or NotesPages(lambda _path: None)
    leaves = made.leaves(slides_of(pages), stationery(PaperSize.A4, "Mentors"))
    return [placed.box for leaf in leaves for placed in leaf.slides]


def test_a_link_in_notes_lies_below_the_slide(tmp_path: Path) -> None:
    pages = [Page(showing=ALL["points"], notes=MIXED)]
    write_pdf(pages, tmp_path / "deck.pdf", LIGHT, title="Mentors", paper=Paper.NOTES)

    [(address, letters)] = links(tmp_path / "deck.pdf")
    [slide] = (in_points(box, 842) for box in boxes_on_paper(pages, Paper.NOTES))

    assert address == "https://example.org/tips"
    assert slide[0] < letters[0] < letters[2] < slide[2]
    assert 54 < letters[1] < letters[3] < slide[1]


@pytest.mark.parametrize("paper", Paper)
def test_letters_and_areas_are_drawn_and_only_pictures_are_pictures(tmp_path: Path, paper: Paper) -> None:
    photo = tmp_path / "page.png"
    QImage(40, 30, QImage.Format.Format_RGB32).save(str(photo))
    drawn = [Page(showing=ALL[name]) for name in ("title", "mixed", "table", "scene", "form")]
    write_pdf(drawn, tmp_path / "drawn.pdf", LIGHT, paper=paper)
    write_pdf(
        [*drawn, Page(showing=ALL["picture"])], tmp_path / "deck.pdf", LIGHT, paper=paper, pictures=lambda _: photo
    )

    assert b"/Subtype /Image" not in (tmp_path / "drawn.pdf").read_bytes()
    assert (tmp_path / "deck.pdf").read_bytes().count(b"/Subtype /Image") == 1


@needs_pdftotext
def test_every_page_of_paper_says_whose_it_is_and_which_of_how_many(tmp_path: Path) -> None:
    write_pdf(PAGES[:8], tmp_path / "deck.pdf", LIGHT, title="Spring mentors", paper=Paper.HANDOUT_3)
    pages = texts(tmp_path / "deck.pdf")

    assert [page.split()[:2] for page in pages] == [["Spring", "mentors"]] * 3
    assert ["".join(page.split())[-3:] for page in pages] == ["1/3", "2/3", "3/3"]


@needs_pdftotext
def test_notes_pages_hold_what_is_for_the_facilitator_only_and_say_so(tmp_path: Path) -> None:
    pages = [PAGES[0], Page(showing=slide("What the expert says", *STORY), notes=MIXED, hidden=True), PAGES[3]]

    assert write_pdf(pages, tmp_path / "handout.pdf", LIGHT, paper=Paper.HANDOUT_2).slides == 2
    assert write_pdf(pages, tmp_path / "notes.pdf", LIGHT, paper=Paper.NOTES).slides == 3
    assert "What the expert says" not in "".join(texts(tmp_path / "handout.pdf"))
    assert ["Facilitator only" in page for page in texts(tmp_path / "notes.pdf")] == [False, True, False]
    assert "While you read" in texts(tmp_path / "notes.pdf")[1]


@pytest.mark.parametrize("paper", [Paper.HANDOUT_2, Paper.HANDOUT_3, Paper.HANDOUT_6, Paper.NOTES])
@pytest.mark.parametrize("design", [DARK, large(DARK)], ids=["dark", "dark and large"])
def test_our_dark_slides_are_light_on_paper(tmp_path: Path, paper: Paper, design: Design) -> None:
    pages = [Page(showing=ALL["points"])]
    write_pdf(pages, tmp_path / "slides.pdf", design)
    write_pdf(pages, tmp_path / "paper.pdf", design, paper=paper)

    assert DARK.theme.page in colours(tmp_path / "slides.pdf")
    assert DARK.theme.page not in colours(tmp_path / "paper.pdf")
    assert LIGHT.theme.primary in colours(tmp_path / "paper.pdf")
