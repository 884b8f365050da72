"""Text of the model as HTML: every block has its shape, and nothing anybody wrote is run."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextDocument
from tests.ui.samples import RUDE

from workshop.model.session import Reference
from workshop.model.text import (
    Align,
    Block,
    CodeBlock,
    Columns,
    ListItem,
    Paragraph,
    Picture,
    Quotation,
    Run,
    Table,
)
from workshop.ui.widgets import richtext

RUNS = (Run(RUDE),)


@pytest.mark.parametrize(
    "block",
    [
        Paragraph(RUNS),
        ListItem(RUNS),
        ListItem(RUNS, level=1, number=3),
        Quotation((RUNS,)),
        CodeBlock(RUDE),
        Table((RUNS,), ((RUNS,),), (Align.LEFT,)),
        Picture("a.png", RUDE),
        Columns((Paragraph(RUNS),), (Paragraph(RUNS),)),
    ],
    ids=lambda block: type(block).__name__,
)
def test_what_was_written_is_read_and_not_run(block: Block) -> None:
    document = QTextDocument()
    document.setHtml(richtext.page(richtext.html((block,))))

    assert RUDE in document.toPlainText()


def test_numbers_and_looks_are_kept() -> None:
    blocks = (ListItem((Run("two", bold=True),), number=2), ListItem((Run("three", italic=True),), number=3))

    made = richtext.html(blocks)

    assert 'start="2"' in made
    assert "<b>two</b>" in made
    assert "<i>three</i>" in made


def test_a_citation_shows_the_short_form_of_its_work() -> None:
    known = {"telio-2015": Reference("telio-2015", "Telio 2015", "Telio S and others.")}

    assert "[Telio 2015]" in richtext.html((Paragraph((Run("", cite="telio-2015"),)),), known)
    assert "[lost-2001]" in richtext.html((Paragraph((Run("", cite="lost-2001"),)),), known)


@pytest.mark.parametrize(
    ("link", "linked"),
    [("https://example.org/a?b=1&c=2", True), ("javascript:alert(1)", False), ("file:///etc/passwd", False)],
)
def test_only_web_and_mail_addresses_become_links(link: str, linked: bool) -> None:
    assert ("<a href" in richtext.html((Paragraph((Run("here", link=link),)),))) is linked


def test_type_can_be_enlarged() -> None:
    small, large = richtext.page("", share=1.0), richtext.page("", share=2.0)

    assert small != large
