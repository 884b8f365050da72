"""A handout as a .docx, read back and opened by another program."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest
from docx.document import Document as Docx
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml.ns import qn
from openxml_audit import OpenXmlValidator
from tests.paper.samples import WORK, agreement, document, has_writer, head, page_texts, para, rendered, table, text

from workshop.model.session import Document
from workshop.model.text import ListItem
from workshop.paper.docx import handout_docx
from workshop.paper.setting import Setting

pytestmark = pytest.mark.usefixtures("qapp")

SETTING = Setting(references={"straus-2013": WORK})


def made(source: Document | None = None) -> Docx:
    return docx.Document(BytesIO(handout_docx(source or agreement(), SETTING)))


def styled(file: Docx) -> list[tuple[str | None, str]]:
    return [(line.style.name if line.style else None, line.text) for line in file.paragraphs if line.text]


def test_its_text_stands_in_styles_that_words_gallery_knows():
    assert styled(made()) == [
        ("Title", "Our plan"),
        ("Subtitle", "For two people."),
        ("Normal", "Bring it along, and begin."),
        ("Heading 1", "What we agree"),
        ("Heading 1", "How to use it"),
        ("List Number", "Ask first"),
        ("List Number", "Then wait"),
        ("List Bullet", "Write it down"),
        ("List Check", "Tick this"),
        ("Heading 2", "On the day"),
        ("Normal", "Read this page first."),
        ("Normal", "We look at it again on " + "_" * 24 + "."),
        ("Normal", "Researchers said so (Straus et al., 2013)."),
        ("Sources", WORK.full),
    ]


def test_a_table_has_a_header_that_repeats_a_name_and_empty_cells():
    (found,) = made().tables

    assert [[cell.text for cell in row.cells] for row in found.rows][1] == ["Meetings", ""]
    first, *others = (row.get_or_add_trPr() for row in found._tbl.tr_lst)
    assert first.find(qn("w:tblHeader")) is not None
    assert all(row.find(qn("w:tblHeader")) is None for row in others)
    assert all(row.find(qn("w:cantSplit")) is not None for row in (first, *others))
    said = {part.tag: dict(part.attrib) for part in found._tbl.tblPr}
    assert said[qn("w:tblLook")][qn("w:firstRow")] == "1"
    assert said[qn("w:tblCaption")][qn("w:val")] == "What we agree"
    assert "Columns: Line, In our words." in said[qn("w:tblDescription")][qn("w:val")]
    assert all(row.height and row.height.pt >= 20 for row in found.rows[1:])


def test_every_numbered_list_counts_from_its_own_beginning():
    steps = [ListItem(text("one"), number=1), ListItem(text("two"), number=2)]

    file = made(document(*steps, para("And then"), *steps))

    lists = [number.get(qn("w:val")) for number in file.element.body.iter(qn("w:numId"))]
    assert lists[0] == lists[1] != lists[2] == lists[3]


def test_language_font_and_properties_are_ours():
    file = made()
    defaults = file.styles.element.find(qn("w:docDefaults"))

    assert defaults.find(".//" + qn("w:lang")).get(qn("w:val")) == "en-GB"
    assert defaults.find(".//" + qn("w:rFonts")).get(qn("w:ascii")) == "Arial"
    assert file.core_properties.title == "Our plan"
    assert file.core_properties.subject == "For two people."
    assert file.core_properties.language == "en-GB"
    assert "python" not in (file.core_properties.author + file.core_properties.comments).lower()


def test_head_and_foot_hold_the_programme_the_licence_and_page_numbers_as_fields():
    section = made().sections[0]
    fields = [field.get(qn("w:instr")).strip() for field in section.footer._element.iter(qn("w:fldSimple"))]

    assert section.header.paragraphs[0].text == "Faculty Mentoring Workshop"
    assert section.footer.paragraphs[0].text.startswith("CC BY 4.0\t")
    assert fields == ["PAGE", "NUMPAGES"]


def test_links_lead_where_they_led():
    file = made()
    targets = {file.part.rels[link.get(qn("r:id"))].target_ref for link in file.element.body.iter(qn("w:hyperlink"))}

    assert targets == {"https://example.org/page", "https://doi.org/10.1097/ACM.0b013e31827647a0"}


def test_the_network_map_is_a_picture_with_words_for_those_who_do_not_see_it():
    file = made(document(para("Draw it."), name="network-map"))

    (described,) = file.element.body.iter(qn("wp:docPr"))

    assert "small circle in the middle for you" in described.get("descr")


def test_gaps_of_the_referral_card_are_marked():
    file = made(document(table("For|Number", "Danger now|____"), name="referral-card"))

    (run,) = file.tables[0].rows[1].cells[1].paragraphs[0].runs

    assert run.font.highlight_color is WD_COLOR_INDEX.YELLOW


def test_the_file_follows_the_format(tmp_path):
    path = tmp_path / "plan.docx"
    path.write_bytes(handout_docx(agreement(), SETTING))

    found = OpenXmlValidator().validate(str(path))

    assert [str(error) for error in found.errors] == []


def test_signs_that_xml_cannot_hold_are_left_out():
    assert ("Normal", "ab") in styled(made(document(para("a\x00\x0bb"))))


@pytest.mark.skipif(not has_writer(), reason="LibreOffice Writer is not installed")
def test_libreoffice_prints_it_as_we_do(tmp_path):
    path = tmp_path / "plan.docx"
    path.write_bytes(handout_docx(document(*agreement().blocks, head("After it")), SETTING))

    (page,) = page_texts(rendered(path))

    places = [page.index(words) for words in ("Our plan", "What we agree", "Ask first", "Straus SE", "After it")]
    assert len(places) == 5
    assert "1 / 1" in page
