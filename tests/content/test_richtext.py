"""Markdown becomes blocks and runs; what is no text stays letters."""

import pytest

from workshop.content.problem import Problems
from workshop.content.richtext import blocks
from workshop.model.session import Reference
from workshop.model.text import (
    Align,
    Block,
    ListItem,
    Paragraph,
    Picture,
    Quotation,
    Run,
    Table,
    plain,
    runs_in,
)

WORKS = {
    "straus-2013": Reference("straus-2013", "Straus et al., 2013", "Straus SE."),
    "pfund-2014": Reference("pfund-2014", "Pfund et al., 2014", "Pfund C."),
}


def paragraph(text: str) -> Paragraph:
    return Paragraph((Run(text),))


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        pytest.param("One\nline", [paragraph("One line")], id="a soft break is a blank"),
        pytest.param("One  \nline", [paragraph("One\nline")], id="a hard break stays"),
        pytest.param(
            "**big *and* bent** `x < y`",
            [
                Paragraph(
                    (
                        Run("big ", bold=True),
                        Run("and", bold=True, italic=True),
                        Run(" bent", bold=True),
                        Run(" "),
                        Run("x < y", code=True),
                    )
                )
            ],
            id="looks within looks",
        ),
        pytest.param(r"\*not bent\* &amp; 5 < 6", [paragraph("*not bent* & 5 < 6")], id="escapes and entities"),
        pytest.param(
            "[here](https://example.org/?a=1&b=2)",
            [Paragraph((Run("here", link="https://example.org/?a=1&b=2"),))],
            id="link",
        ),
        pytest.param(
            "- a\n  - b\n\n1. c\n2. d",
            [
                ListItem((Run("a"),)),
                ListItem((Run("b"),), level=1),
                ListItem((Run("c"),), number=1),
                ListItem((Run("d"),), number=2),
            ],
            id="lists",
        ),
        pytest.param(
            "- a\n\n- b\n\n  more",
            [ListItem((Run("a"),)), ListItem((Run("b"),)), paragraph("more")],
            id="loose list",
        ),
        pytest.param("3. c\n4. d", [ListItem((Run("c"),), number=3), ListItem((Run("d"),), number=4)], id="from three"),
        pytest.param("> a\n> b\n>\n> c", [Quotation(((Run("a b"),), (Run("c"),)))], id="quotation"),
        pytest.param(
            "| a | b |\n|:-:|--:|\n| **1** | x\\|y |\n| 2 |",
            [
                Table(
                    header=((Run("a"),), (Run("b"),)),
                    rows=(((Run("1", bold=True),), (Run("x|y"),)), ((Run("2"),), ())),
                    align=(Align.CENTER, Align.RIGHT),
                )
            ],
            id="table, with a short row filled up",
        ),
        pytest.param(
            'See ![a cup](pictures/cup.png "Tea") there',
            [paragraph("See there"), Picture("pictures/cup.png", "a cup", "Tea")],
            id="picture with text",
        ),
        pytest.param("  indented", [paragraph("indented")], id="an indent is no code"),
        pytest.param("Title\n===", [paragraph("Title ===")], id="an underlined line is no heading"),
        pytest.param("#1 of all", [paragraph("#1 of all")], id="a number is no heading"),
        pytest.param("", [], id="nothing"),
        pytest.param("\n \n", [], id="white space"),
    ],
)
def test_markdown_becomes_blocks(markdown: str, expected: list[Block]) -> None:
    assert list(blocks(markdown)) == expected


def test_citations_become_the_short_forms_of_the_works_in_one_pair_of_brackets() -> None:
    (found,) = blocks("It grows [@straus-2013; @pfund-2014].", references=WORKS)

    assert found == Paragraph(
        (
            Run("It grows "),
            Run("(Straus et al., 2013; ", cite="straus-2013"),
            Run("Pfund et al., 2014)", cite="pfund-2014"),
            Run("."),
        )
    )


def test_raw_html_stays_letters() -> None:
    text = "<script>alert(1)</script> and <b>bold</b> &lt;i&gt;"

    assert plain(runs_in(blocks(text))) == "<script>alert(1)</script> and <b>bold</b> <i>"


def test_each_of_two_wrong_links_has_its_own_line() -> None:
    problems = Problems("guide/x.md")

    blocks("[a](ftp://x)\n\n[b](ftp://x)", problems=problems, line=10)

    assert [problem.line for problem in problems.found] == [10, 12]


def test_code_may_hold_what_text_may_not() -> None:
    problems = Problems("guide/x.md")

    (found,) = blocks("`[a](ftp://x)` and `[@nobody]`", references=WORKS, problems=problems)

    assert found == Paragraph((Run("[a](ftp://x)", code=True), Run(" and "), Run("[@nobody]", code=True)))
    assert problems.faultless


def test_lists_in_a_quotation_are_kept_as_its_paragraphs() -> None:
    assert blocks("> a\n>\n> - b\n> - c") == (Quotation(((Run("a"),), (Run("b"),), (Run("c"),))),)


def test_a_link_that_is_no_address_at_all_is_a_fault() -> None:
    problems = Problems("guide/x.md")

    blocks("[a](http://[x)", problems=problems)

    assert "'http://[x'" in str(problems.found[0])


def test_quotations_within_quotations_without_end_are_a_fault_or_a_block_and_no_crash() -> None:
    problems = Problems("guide/x.md")

    found = blocks(">" * 3000 + " deep", problems=problems)

    assert found or problems.found
