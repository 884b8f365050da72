"""The referral card is not printed with gaps."""

from __future__ import annotations

import pytest
from tests.paper.samples import document, page_texts, para, table

from workshop.model.errors import WorkshopError
from workshop.model.session import Document
from workshop.paper.handout import handout_pdf, write_handout
from workshop.paper.referral import gaps

pytestmark = pytest.mark.usefixtures("qapp")


def card(number: str = "____", day: str = "____") -> Document:
    return document(
        table("For|Number", f"Danger now|{number}", "Nights|112"),
        para(f"Every number was rung on {day}."),
        table("For you to fill in, by hand|", "Whom I would ring for myself|"),
        name="referral-card",
        title="Referral card",
    )


def test_gaps_are_told_where_they_are_and_cells_to_be_filled_in_by_hand_are_none():
    assert gaps(card()) == ("Danger now: Number", "Every number was rung on")


def test_a_card_with_gaps_is_refused_in_one_sentence_that_says_what_to_do(tmp_path):
    with pytest.raises(WorkshopError) as told:
        write_handout(card(day="3 June"), tmp_path / "card.pdf")

    assert str(told.value) == (
        "The referral card still has one gap, the first at “Danger now: Number”; copy handouts/referral-card.md into "
        "your own content folder, write what is true at your place over every ____, and print it then."
    )
    assert list(tmp_path.iterdir()) == []


def test_a_filled_card_is_printed():
    (page,) = page_texts(handout_pdf(card("999", "3 June")))

    assert "999" in page


def test_a_card_with_gaps_can_be_taken_as_docx_to_be_filled_in(tmp_path):
    write_handout(card(), tmp_path / "card.docx")

    assert (tmp_path / "card.docx").stat().st_size > 5_000


def test_other_documents_may_have_blanks():
    assert gaps(document(para("We meet on ____."))) == ()
