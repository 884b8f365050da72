"""Words we do not use are told with a better one; what people say in a story is theirs."""

import pytest
from tests.content.advice.samples import FORM, GUIDE, HANDOUT, SESSION, VIGNETTE, remarks_on

from workshop.content.advice.script import Stretch
from workshop.content.advice.words import unwanted


def found(text: str, *, in_a_scene: bool = False) -> list[tuple[int, str]]:
    return [(line, sentence.split("‘")[1].split("’;")[0]) for line, sentence in unwanted(Stretch(1, text, in_a_scene))]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("We leverage this.", "leverage"),
        ("Empowering mentees", "Empowering"),
        ("Your mentoring journey", "journey"),
        ("A toolbox", "toolbox"),
        ("A deep dive", "deep dive"),
        ("A safe space for all", "safe space"),
        ("She reached out to him.", "reached out"),
        ("Let us unpack that.", "unpack"),
        ("We delve into it.", "delve"),
        ("Think of the synergies.", "synergies"),
        ("Millennials want to be heard.", "Millennials want"),
        ("Your answers are anonymous.", "anonymous"),
        ("Well done!", "!"),
    ],
)
def test_a_word_we_do_not_use_is_found(text: str, word: str) -> None:
    assert found(text) == [(1, word)]


@pytest.mark.parametrize(
    "text",
    [
        "It is written in English.",
        "He reached the outpatients.",
        "Do not say “anonymous”.",
        "“Well done!” she says.",
        "> Well done!",
        'She says "Well done!" and leaves.',
        "Take away the cards.",
        "![A ward](ward.png)",
        "See `!important`, and <https://example.org/journey>.",
        "See [this](https://example.org/journey) [@journey-2011].",
        "Mentoring millennials is the title of a paper.",
    ],
)
def test_what_only_looks_like_such_a_word_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_each_place_is_told_with_its_line() -> None:
    assert found("One.\nA journey, and\n“a quotation\nover two lines!”\nThe end!") == [(2, "journey"), (5, "!")]


def test_people_in_a_scene_speak_as_they_speak_and_the_teller_does_not_shout() -> None:
    assert found("“It is a journey!” They empower her.", in_a_scene=True) == []
    assert found("She runs!", in_a_scene=True) == [(1, "!")]


@pytest.mark.parametrize(
    ("path", "old", "new", "line"),
    [
        pytest.param(SESSION, "title: Trust", "title: A journey", 2, id="front matter of a session"),
        pytest.param(SESSION, "### One at a time", "### A journey", 32, id="title of a slide"),
        pytest.param(VIGNETTE, "Read it slowly.", "Read it.\n\nIt is a journey.", 17, id="notes below a scene"),
        pytest.param(HANDOUT, "Ask, then", "A journey:", 5, id="handout"),
        pytest.param(GUIDE, "Come early.", "Come early. It is the start of a journey.", 5, id="guide"),
        pytest.param(FORM, '"What will you do?"', '"What of your journey?"', 6, id="form"),
    ],
)
def test_every_kind_of_file_is_searched(path: str, old: str, new: str, line: int) -> None:
    assert remarks_on(path, (old, new)) == [f"{line}: we do not write ‘journey’; better: way, or years"]
