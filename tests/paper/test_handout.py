"""A handout as a PDF, as its readers meet it."""

from __future__ import annotations

import itertools

import pytest
from tests.paper.samples import (
    WORK,
    agreement,
    document,
    head,
    links,
    long_document,
    opened,
    outside,
    overlapping,
    page_texts,
    para,
    table,
    words_of,
)

from workshop.content.files import gather
from workshop.content.library import read
from workshop.content.places import shipped
from workshop.model.errors import WorkshopError
from workshop.model.session import Document
from workshop.model.text import Paragraph, Run
from workshop.paper.handout import handout_leaves, handout_pdf, write_handout
from workshop.paper.lettering import Lettering
from workshop.paper.look import heading
from workshop.paper.setting import Setting
from workshop.paper.sheet import Imprint, PaperSize
from workshop.paper.strips import Words

pytestmark = pytest.mark.usefixtures("qapp")

LIBRARY = read(gather(shipped(), None)).library
SETTING = Setting(references={"straus-2013": WORK})


def is_within(wanted: list[str], found: list[str]) -> bool:
    """Whether the words are all there and in this order."""
    rest = iter(found)
    return all(word in rest for word in wanted)


def rows_of(made: Document, setting: Setting = SETTING) -> list[list[Lettering]]:
    """The texts of each page, from its head to its foot."""
    leaves = handout_leaves(made, setting)
    pages = [[piece for piece in leaf.pieces if isinstance(piece, Words)] for leaf in leaves]
    return [[piece.text for piece in sorted(page, key=lambda piece: piece.y)] for page in pages]


def test_its_words_can_be_selected_in_their_order():
    (page,) = page_texts(handout_pdf(agreement(), SETTING))

    found = page.split()
    for block in agreement().blocks:
        assert is_within(words_of(Document("", "", (block,))), found)
    places = [page.index(words) for words in ("Our plan", "What we agree", "How to use it", "On the day", "Straus SE")]
    assert places == sorted(places)


def test_letterhead_licence_and_number_stand_on_every_page():
    imprint = Imprint("Mentoring at St Elsewhere", "CC BY 4.0", "After the shared workshop")

    pages = page_texts(handout_pdf(long_document(), Setting(imprint=imprint)))

    assert len(pages) > 3
    for number, page in enumerate(pages, start=1):
        for words in (
            "Mentoring at St Elsewhere",
            "CC BY 4.0",
            "After the shared workshop",
            f"{number} / {len(pages)}",
        ):
            assert words in page


def test_the_title_stands_at_the_head_of_the_following_pages():
    first, second, *_ = page_texts(handout_pdf(long_document(), SETTING))

    assert first.count("Our plan") == second.count("Our plan") == 1


def test_no_heading_stands_alone_at_the_foot_of_a_page():
    style = heading(2)
    for count in range(20, 32):
        for page in rows_of(long_document(count)):
            body = [one for one in page if one.layout.text() not in ("CC BY 4.0",) and " / " not in one.layout.text()]
            assert body[-1].style != style


def test_rows_are_not_broken_and_the_header_comes_again():
    rows = [f"Row {number}. " + "What they wanted, and what became of it. " * 5 + "|" for number in range(40)]

    pages = page_texts(handout_pdf(document(table("They wanted|I promised", *rows)), SETTING))

    assert len(pages) > 2
    assert all("They wanted" in page for page in pages)
    assert all(
        page.count("Row ") == page.replace("\r\n", " ").count("became of it. |") + page.count("Row ") for page in pages
    )
    for number in range(40):
        page = next(page for page in pages if f"Row {number}. " in page)
        after = page.split(f"Row {number}. ")[1].split("Row ")[0]
        assert after.count("became") == 5


def test_a_row_that_is_higher_than_a_page_goes_on_overleaf():
    giant = "A sentence that nobody wants to read in a table. " * 300

    pages = page_texts(handout_pdf(document(table("This|That", f"{giant}|and that")), SETTING))

    assert sum(page.count("nobody") for page in pages) == 300
    leaves = handout_leaves(document(table("This|That", f"{giant}|and that")), SETTING)
    assert [outside(leaf) for leaf in leaves] == [[]] * len(leaves)


def test_links_and_dois_can_be_followed():
    found = links(handout_pdf(agreement(), SETTING), 0)

    assert {address for address, _ in found} == {
        "https://example.org/page",
        "https://doi.org/10.1097/ACM.0b013e31827647a0",
    }


def test_a_link_to_anything_but_the_web_is_words_only():
    made = document(Paragraph((Run("press", link="javascript:alert(1)"), Run(" here", link="file:///etc/passwd"))))

    assert links(handout_pdf(made, SETTING), 0) == []


@pytest.mark.parametrize(("size", "points"), [(PaperSize.A4, (595, 842)), (PaperSize.LETTER, (612, 792))])
def test_pages_have_the_papers_size(size, points):
    page = opened(handout_pdf(agreement(), Setting(size=size))).pagePointSize(0)

    assert (round(page.width()), round(page.height())) == points


def test_a_table_with_many_full_columns_lays_the_sheet_on_its_side():
    cell = "A place to live, food, sleep; the first friendly face"
    grid = document(table("|One|Two|Three|Four", *["|".join(["Life", cell, cell, cell, cell])] * 3))

    page = opened(handout_pdf(grid, SETTING)).pagePointSize(0)

    assert page.width() > page.height()


def test_a_page_that_is_nearly_enough_is_made_enough():
    rows = [f"{number}. What was agreed, and for which day|" for number in range(29)]
    made = document(table("Listen for|Word for word", *rows), para("Say your own name."))

    assert len(handout_leaves(made, SETTING)) == 1


def test_the_title_and_language_are_known_to_the_reader():
    data = handout_pdf(agreement(), SETTING)

    assert opened(data).metaData(opened(data).MetaDataField.Title) == "Our plan"
    assert b"<FEFF0065006E002D00470042>" in data  # en-GB


@pytest.mark.parametrize("name", sorted(LIBRARY.handouts))
def test_nothing_in_our_handouts_is_cut_or_printed_over(name):
    leaves = handout_leaves(LIBRARY.handouts[name], Setting(references=LIBRARY.references))

    assert list(itertools.chain.from_iterable(map(outside, leaves))) == []
    assert list(itertools.chain.from_iterable(map(overlapping, leaves))) == []


def test_the_network_map_is_a_page_of_its_own():
    made = document(head("Draw it"), para("Use the map that is printed here."), name="network-map")

    leaves = handout_leaves(made, SETTING)
    *_, last = page_texts(handout_pdf(made, SETTING))

    assert len(leaves) == 2
    assert outside(leaves[-1]) == []
    assert overlapping(leaves[-1]) == []
    assert all(words in last for words in ("you", "near: you talk often", "my own department", "everybody else"))


def test_an_ending_that_is_not_known_is_told(tmp_path):
    with pytest.raises(WorkshopError, match=r"as \.pdf or \.docx; give plan\.odt"):
        write_handout(agreement(), tmp_path / "plan.odt")


def test_a_place_that_cannot_be_written_is_told_and_nothing_is_left_there(tmp_path):
    with pytest.raises(WorkshopError, match="could not be written"):
        write_handout(agreement(), tmp_path / "nowhere" / "plan.pdf")
    assert list(tmp_path.iterdir()) == []
