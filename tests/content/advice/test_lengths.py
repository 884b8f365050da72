"""Slides that a room could not read are told, with the line of the slide."""

import pytest
from tests.content.advice.samples import SESSION, VIGNETTE, remarks_on

LISTED = "\n".join("- one" for _ in range(7))


@pytest.mark.parametrize(
    ("old", "new", "remark"),
    [
        pytest.param(
            "### One at a time",
            "### One at a time and then another one after that",
            "32: this title has 10 words; 8 can be taken in at a glance",
            id="title",
        ),
        pytest.param(
            "They named",
            "They named " + "word " * 57,
            "22: this slide has 61 words; a room reads no more than 60",
            id="slide, whose citation is not counted",
        ),
        pytest.param(
            "They named",
            "::: reveal\n\n" + "word " * 61 + "\n\n:::\n\nThey named",
            "22: this slide has 61 words; a room reads no more than 60",
            id="second state",
        ),
        pytest.param(
            "- One person who earned your trust",
            LISTED,
            "12: a list here has 7 points; nobody keeps more than 6 in mind",
            id="points",
        ),
        pytest.param(
            "- One person who earned your trust",
            "- " + "word " * 19,
            "12: a point here has 19 words; a point is a thought of 18 at most",
            id="point",
        ),
        pytest.param(
            "| Ask first | always |",
            "\n".join("| Ask first | always |" for _ in range(6)),
            "32: a table here has 6 rows; share out what is more than 5",
            id="rows",
        ),
        pytest.param(
            "| Move | When |\n|---|---|\n| Ask first | always |",
            "| a | b | c | d | e |\n|---|---|---|---|---|\n| a | b | c | d | e |",
            "32: a table here has 5 columns; on the wall 4 can be read",
            id="columns of a table",
        ),
        pytest.param(
            "| Ask first | always |",
            "| Ask first | " + "word " * 16 + "|",
            "32: a cell here has 16 words; a table is for short words, 15 at most",
            id="cell",
        ),
    ],
)
def test_what_is_too_long_on_a_slide_is_told(old: str, new: str, remark: str) -> None:
    assert remarks_on(SESSION, (old, new)) == [remark]


@pytest.mark.parametrize(
    ("old", "new", "remark"),
    [
        pytest.param(
            "## What now?",
            "## What now? " + "word " * 13,
            "19: this question has 15 words; 14 are enough for a vote",
            id="question",
        ),
        pytest.param(
            "- Ask\n",
            "- " + "word " * 16 + "\n",
            "19: an option here has 16 words; 15 can be read on a phone while others wait",
            id="option",
        ),
        pytest.param(
            "- Ask\n",
            "".join(f"- Ask {number}\n" for number in range(6)),
            "19: this vote has 7 options; 6 can still be compared",
            id="options",
        ),
        pytest.param(
            "Page one is red.",
            "word " * 87,
            "9: this slide has 93 words; even a story that is read aloud has no more than 90 on a slide",
            id="scene",
        ),
    ],
)
def test_what_is_too_long_in_a_vignette_is_told(old: str, new: str, remark: str) -> None:
    assert remarks_on(VIGNETTE, (old, new)) == [remark]


def test_a_list_in_each_of_two_columns_is_counted_by_itself() -> None:
    column = "::: column\n\n" + "\n".join("- one" for _ in range(6)) + "\n\n:::\n"
    slide = ("### One at a time", "### One at a time {.columns}")
    table = "| Move | When |\n|---|---|\n| Ask first | always |\n"

    assert remarks_on(SESSION, slide, (table, f"{column}\n{column}")) == []


def test_a_scene_may_have_more_words_than_another_slide() -> None:
    assert remarks_on(VIGNETTE, ("Page one is red.", "word " * 80)) == []
