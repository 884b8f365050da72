from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from openxml_audit import validate_pptx
from PIL import Image
from pptx import Presentation
from PySide6.QtGui import QColor, QImage
from tests.deck.images import TURNED, photo
from tests.deck.samples import ALL, JOIN, MIXED, TABLE, para, point, slide

from workshop.deck.account import Account, Deck
from workshop.deck.design import DARK, LIGHT, Design
from workshop.deck.look.geometry import Arrangement
from workshop.deck.pptx import Book, write_pptx
from workshop.model.errors import WorkshopError
from workshop.model.showing import Page
from workshop.model.text import Paragraph, Picture, Run

pytestmark = pytest.mark.usefixtures("qapp")

NOTES = (para("Say **this** first."), point("then this"), point("and within it this", 1), point("once", 0, 1), TABLE)


@pytest.fixture(scope="module")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pictures")
    picture = QImage(300, 200, QImage.Format.Format_RGB32)
    picture.fill(QColor("pink"))
    assert picture.save(str(folder / "page.png"))
    return folder


def written(path: Path, pages: list[Page], pictures: Path, design: Design = LIGHT) -> Account:
    def find(name: str) -> Path | None:
        return pictures / name if (pictures / name).exists() else None

    return write_pptx(pages, path, design, title="Short workshop", author="A. Author", language="en-GB", pictures=find)


@pytest.fixture(scope="module")
def deck_path(qapp: object, pictures: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("deck") / "deck.pptx"
    pages = [
        Page(showing=showing, notes=NOTES, section="Opening" if place < 5 else "Vignette", hidden=name == "few")
        for place, (name, showing) in enumerate(ALL.items())
    ]
    written(path, pages, pictures)
    return path


@pytest.fixture
def deck(deck_path: Path) -> Any:
    return Presentation(str(deck_path))


def slide_called(deck: Any, title: str) -> Any:
    return next(slide for slide in deck.slides if slide.shapes.title.text_frame.text == title)


def xml(path: Path, inside: str) -> str:
    with zipfile.ZipFile(path) as package:
        return package.read(inside).decode()


def test_office_finds_no_fault_in_it(deck_path: Path) -> None:
    assert [str(fault) for fault in validate_pptx(str(deck_path)).errors] == []


def test_office_finds_no_fault_in_a_dark_one_without_notes_or_sections(tmp_path: Path, pictures: Path) -> None:
    written(tmp_path / "dark.pptx", [Page(showing=showing) for showing in ALL.values()], pictures, DARK)

    assert [str(fault) for fault in validate_pptx(str(tmp_path / "dark.pptx")).errors] == []


def test_every_slide_has_a_title_of_its_own(deck: Any) -> None:
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]

    assert len(titles) == len(ALL)
    assert all(titles)
    assert len(set(titles)) == len(titles)


def test_no_placeholder_is_left_empty(deck: Any) -> None:
    for shape in (shape for made in deck.slides for shape in made.placeholders):
        assert not shape.has_text_frame or shape.text_frame.text.strip(), shape.name


def test_layouts_are_named_and_each_slide_has_the_fitting_one(deck: Any) -> None:
    names = [layout.name for layout in deck.slide_layouts]

    assert names == [arrangement.value for arrangement in Arrangement]
    assert slide_called(deck, "What makes feedback land").slide_layout.name == "Title and text"
    assert slide_called(deck, "Scan to join").slide_layout.name == "Join"


def test_pages_are_sixteen_to_nine(deck: Any) -> None:
    assert (deck.slide_width, deck.slide_height) == (12192000, 6858000)


def test_text_stands_in_placeholders_that_keep_the_layouts_place(deck: Any, deck_path: Path) -> None:
    slide = slide_called(deck, "What makes feedback land")
    body = next(shape for shape in slide.placeholders if shape.placeholder_format.idx == 1)
    layout_body = next(shape for shape in slide.slide_layout.placeholders if shape.placeholder_format.idx == 1)

    assert body.text_frame.paragraphs[0].text.startswith("It is specific")
    assert (body.left, body.top, body.width) == (layout_body.left, layout_body.top, layout_body.width)
    assert body.element.spPr.find("{*}xfrm") is None
    assert '<a:buChar char="•"/>' in xml(deck_path, "ppt/slides/slide3.xml")
    assert "<a:normAutofit/>" in xml(deck_path, "ppt/slideLayouts/slideLayout2.xml")
    assert 'kern="1200"' in xml(deck_path, "ppt/slideLayouts/slideLayout2.xml")


def test_levels_numbers_code_and_bold_survive(deck: Any, deck_path: Path) -> None:
    slide = slide_called(deck, "All that text can be")
    body = next(shape for shape in slide.placeholders if shape.placeholder_format.idx == 1)
    runs = {run.text: run for paragraph in body.text_frame.paragraphs for run in paragraph.runs}
    text = xml(deck_path, "ppt/slides/slide5.xml")

    assert [paragraph.level for paragraph in body.text_frame.paragraphs] == [0, 0, 1, 2, 0, 0, 0]
    assert runs["slowly"].font.italic
    assert runs["the twelve tips"].hyperlink.address == "https://example.org/tips"
    assert runs["mean(then) <= mean(now)"].font.name == "Courier New"
    assert text.count('<a:buAutoNum type="arabicPeriod" startAt="1"/>') == 2
    assert "\u2060" not in text
    assert "\u200b" not in text


def test_the_language_is_on_every_run(deck_path: Path) -> None:
    with zipfile.ZipFile(deck_path) as package:
        slides = [name for name in package.namelist() if re.fullmatch(r"ppt/(slides|notesSlides)/\w+\.xml", name)]
        runs = [tag for name in slides for tag in re.findall(r"<a:rPr[^>]*>", package.read(name).decode())]

    assert runs
    assert all('lang="en-GB"' in tag for tag in runs)


def test_tables_are_native_with_a_header_row(deck: Any) -> None:
    frame = next(shape for shape in slide_called(deck, "Say what you saw").shapes if shape.has_table)

    assert frame.table.first_row
    assert frame.table.cell(0, 1).text == "Try"
    assert len(frame.table.rows) == 4


def test_the_result_is_a_native_chart_whose_numbers_can_be_edited(deck: Any) -> None:
    frame = next(shape for slide in deck.slides for shape in slide.shapes if shape.has_chart)
    chart = frame.chart

    assert list(chart.plots[0].categories) == [option.label for option in _bars()]
    assert list(chart.plots[0].series[1].values) == [14, 5, 2, 1]
    assert chart.part.chart_workbook.xlsx_part is not None
    assert not re.search(rb'<c:(axId|crossAx) val="-', chart.part.blob)
    assert "Ask for it by Friday: 2" in frame._element.nvGraphicFramePr.cNvPr.get("descr")


def _bars() -> Any:
    return ALL["result"].chart.bars  # type: ignore[union-attr]  # it is the one with a chart


def test_pictures_and_codes_have_alternative_text(deck: Any) -> None:
    pictures = [shape for slide in deck.slides for shape in slide.shapes if shape._element.tag.endswith("}pic")]
    said = [picture._element.nvPicPr.cNvPr.get("descr") for picture in pictures]

    assert said.count("A page of a draft, red all over") == 2
    assert said.count(f"QR code that opens {JOIN.address}") == 3
    assert all(said)


def test_notes_have_paragraphs_bullets_and_bold(deck: Any) -> None:
    notes = slide_called(deck, "What makes feedback land").notes_slide.notes_text_frame
    lines = [paragraph.text for paragraph in notes.paragraphs]
    xml_of = notes._txBody.xml

    assert lines[:4] == ["Say this first.", "then this", "and within it this", "once"]
    assert lines[4] == "Instead of | Try | Because"
    assert [run.text for run in notes.paragraphs[0].runs if run.font.bold] == ["this"]
    assert notes.paragraphs[2].level == 1
    assert 'buChar char="•"' in xml_of
    assert "buAutoNum" in xml_of


def test_slides_stand_in_sections_and_a_hidden_one_is_hidden(deck: Any, deck_path: Path) -> None:
    sections = re.findall(r'<p14:section name="([^"]*)".*?</p14:section>', xml(deck_path, "ppt/presentation.xml"), re.S)
    hidden = [slide.shapes.title.text_frame.text for slide in deck.slides if slide._element.get("show") == "0"]

    assert sections == ["Opening", "Vignette"]
    assert hidden == ["One thing to keep"]


def test_footer_and_number_are_on_the_slide(deck: Any, deck_path: Path) -> None:
    slide = slide_called(deck, "What makes feedback land")
    kinds = {str(shape.placeholder_format.type).split(" ")[0]: shape.text_frame.text for shape in slide.placeholders}

    assert kinds["FOOTER"] == "Giving and receiving feedback"
    assert 'type="slidenum"' in xml(deck_path, "ppt/slides/slide3.xml")


def test_the_file_says_what_it_is(deck: Any) -> None:
    core = deck.core_properties

    assert (core.title, core.author, core.language) == ("Short workshop", "A. Author", "en-GB")


def test_fonts_and_colours_are_the_themes(deck_path: Path) -> None:
    theme = xml(deck_path, "ppt/theme/theme1.xml")

    assert theme.count('<a:latin typeface="Arial"/>') == 2
    assert '<a:accent1><a:srgbClr val="0F5C63"/></a:accent1>' in theme


def test_nothing_of_the_librarys_own_deck_is_left(deck_path: Path) -> None:
    with zipfile.ZipFile(deck_path) as package:
        names = package.namelist()

    assert not [name for name in names if "printerSettings" in name or "thumbnail" in name]
    assert len([name for name in names if re.fullmatch(r"ppt/slideLayouts/slideLayout\d+\.xml", name)]) == len(
        Arrangement
    )


def test_an_equal_picture_is_stored_once(tmp_path: Path, pictures: Path) -> None:
    pages = [Page(showing=slide(f"Number {n}", Picture("page.png", "Pink"))) for n in range(3)]
    written(tmp_path / "deck.pptx", pages, pictures)

    with zipfile.ZipFile(tmp_path / "deck.pptx") as package:
        assert len([name for name in package.namelist() if name.startswith("ppt/media/")]) == 1


def test_what_xml_cannot_hold_does_not_break_the_file(tmp_path: Path, pictures: Path) -> None:
    nasty = slide(
        'A & B < "C" \x0b', Paragraph((Run("x\x00y <script> & \ud800\n next", link='https://e.org/?a="1"&b'),))
    )
    written(tmp_path / "deck.pptx", [Page(showing=nasty, notes=MIXED, section='S "1" & 2')], pictures)
    body = next(iter(Presentation(str(tmp_path / "deck.pptx")).slides)).placeholders[1]

    assert body.text_frame.text == "xy <script> & \v next"
    assert [str(fault) for fault in validate_pptx(str(tmp_path / "deck.pptx")).errors] == []


def test_a_continued_page_becomes_several_slides(tmp_path: Path, pictures: Path) -> None:
    long = slide("Long", *[point("A point with some words to it")] * 30)
    account = written(tmp_path / "deck.pptx", [Page(showing=long, notes=NOTES)], pictures)
    deck = Presentation(str(tmp_path / "deck.pptx"))

    assert account.split == ("Long",)
    assert len(deck.slides) == account.slides > 1
    assert all(slide.has_notes_slide for slide in deck.slides)


def test_a_cancelled_export_leaves_no_file(tmp_path: Path) -> None:
    pages = [Page(showing=showing) for showing in ALL.values()]
    account = write_pptx(pages, tmp_path / "deck.pptx", LIGHT, title="T", progress=lambda done, _: done < 3)

    assert account.cancelled
    assert list(tmp_path.iterdir()) == []


def test_an_unwritable_place_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(WorkshopError, match="could not be written"):
        write_pptx([Page(showing=ALL["points"])], tmp_path / "nowhere" / "deck.pptx", LIGHT, title="T")


def pictured(path: Path, name: str, folder: Path) -> Any:
    """The only slide of a deck with one picture on it."""
    written(path, [Page(showing=slide("A picture", Picture(name, "What is on it")))], folder)
    assert [str(fault) for fault in validate_pptx(str(path)).errors] == []
    return next(iter(Presentation(str(path)).slides))


def shown(made: Any) -> Any:
    return next(shape for shape in made.shapes if shape._element.tag.endswith("}pic"))


def test_a_photo_taken_upright_stands_upright_and_is_not_squeezed(tmp_path: Path) -> None:
    photo(tmp_path / "upright.jpg", turned=True)

    frame = shown(pictured(tmp_path / "deck.pptx", "upright.jpg", tmp_path))

    with Image.open(io.BytesIO(frame.image.blob)) as inside:
        assert inside.size == TURNED
        assert inside.getexif().get(0x0112, 1) == 1
    assert frame.width / frame.height == pytest.approx(TURNED[0] / TURNED[1], rel=0.01)


@pytest.mark.parametrize(
    ("name", "kind", "inside"), [("phone.jpg", "MPO", "jpg"), ("web.png", "WEBP", "png"), ("odd.bmp", "JPEG", "jpg")]
)
def test_a_picture_is_what_it_is_whatever_its_name_says(name: str, kind: str, inside: str, tmp_path: Path) -> None:
    photo(tmp_path / name, kind=kind)

    assert shown(pictured(tmp_path / "deck.pptx", name, tmp_path)).image.ext == inside


@pytest.mark.parametrize("name", ["cut.png", "vast.png"])
def test_a_picture_that_cannot_be_read_is_named_in_its_place(name: str, tmp_path: Path) -> None:
    if name == "vast.png":
        Image.new("1", (20_000, 15_000)).save(tmp_path / name)
    else:
        (tmp_path / name).write_bytes(photo(tmp_path / "whole.png").read_bytes()[:-200])

    made = pictured(tmp_path / "deck.pptx", name, tmp_path)

    assert "Picture not found: What is on it" in [
        shape.text_frame.text for shape in made.shapes if shape.has_text_frame
    ]
    assert not [shape for shape in made.shapes if shape._element.tag.endswith("}pic")]


def test_a_very_large_photo_is_written_smaller(tmp_path: Path) -> None:
    Image.new("RGB", (9000, 6000), "red").save(tmp_path / "large.jpg")

    assert shown(pictured(tmp_path / "deck.pptx", "large.jpg", tmp_path)).image.size == (3240, 2160)


def test_a_picture_that_goes_while_the_deck_is_made_is_a_sentence(tmp_path: Path) -> None:
    photo(tmp_path / "page.webp")
    pages = [Page(showing=slide("One", Picture("page.webp", "A page"))), Page(showing=ALL["points"])]
    deck = Deck(pages, LIGHT, lambda name: tmp_path / name)
    laid = next(deck.slides(None))
    (tmp_path / "page.webp").unlink()

    with pytest.raises(WorkshopError, match=r"page\.webp could not be read; look at the file"):
        Book(LIGHT, title="T", author="", language="en-GB").add(laid)


def test_a_title_that_the_file_cannot_say_is_cut_and_cleaned(tmp_path: Path) -> None:
    title, author = "Long\x07 title " * 40, "A\x00 B " * 100
    write_pptx([Page(showing=ALL["points"])], tmp_path / "deck.pptx", LIGHT, title=title, author=author)
    core = Presentation(str(tmp_path / "deck.pptx")).core_properties

    assert core.title == ("Long title " * 40)[:255]
    assert core.author == core.last_modified_by == ("A B " * 100)[:255]
