"""Paragraphs to lines: breaking by arithmetic says what Qt says, and the width chosen is a safe one."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from math import inf

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.deck.corpus import harsh

from workshop.deck.design import LIGHT
from workshop.deck.layout import continued, lay_out
from workshop.deck.look.geometry import UNIT
from workshop.deck.text.breaking import Lines, stretch
from workshop.deck.text.letters import is_clickable, letters
from workshop.deck.text.shaping import Para, Shaped, Style, shape, size_for, widest_word, width_of
from workshop.deck.text.typesetting import starts_of, typeset
from workshop.model.text import Align, Run, plain

pytestmark = pytest.mark.usefixtures("qapp")

HAIR = 3  # units by which Qt's rounding of many letters may make a line longer
STYLE = Style(26, "000000")
LETTERS = "abdefgilmnorstuvwyATVWÄßéœŁαΩ0179.,:;!?’“”„«»()[]–—-…%&+=*#@\u00a0\u2060\u200b"
WORDS = st.one_of(
    st.text(LETTERS, min_size=1, max_size=14),
    st.sampled_from(["86–107", "well-being", "e.g.", "AVATAR", "l’été", "1990-2004"]),
)
TEXTS = st.lists(WORDS, max_size=25).flatmap(
    lambda words: st.lists(st.sampled_from([" ", " ", " ", " ", "  ", "\n", "\t"]), min_size=len(words)).map(
        lambda gaps: "".join(word + gap for word, gap in zip(words, gaps, strict=False))
    )
)
RUNS = st.lists(
    st.builds(Run, TEXTS, bold=st.booleans(), italic=st.booleans(), code=st.booleans()), min_size=1, max_size=4
).map(tuple)
STYLES = st.builds(
    Style, st.integers(12, 52), st.just("000000"), st.booleans(), st.booleans(), st.sampled_from([0, 0, 0, 15])
)


def qts(para: Para, width: int) -> tuple[int, ...]:
    """Where QTextLayout starts the lines."""
    return starts_of(typeset(para, width))


def as_qt_would(para: Para, width: int) -> Lines:
    """The lines, without turning back at what Office programs keep together and Qt does not."""
    whole = letters(para).measure
    assert whole is not None
    simple = [
        stretch(part.start, [replace(word, turn=inf) for word in part.words], part.letters) for part in whole.stretches
    ]
    measured = replace(whole, stretches=tuple(simple))
    return measured.lines(max(width - para.indent, UNIT), para.style.size * UNIT)


@settings(max_examples=200, deadline=None)
@given(RUNS, STYLES, st.integers(60, 1000), st.integers(0, 40))
def test_lines_break_where_qt_breaks_them(runs: tuple[Run, ...], style: Style, points: int, indent: int) -> None:
    para = Para(runs=runs, style=style, indent=indent * UNIT)
    lines = as_qt_would(para, points * UNIT)
    room = (points - indent) * UNIT
    leaning = round(0.12 * style.size * UNIT) if lines.torn else 0  # Qt lets a first word lean out before a space
    assume(lines.used + HAIR < room < lines.over - HAIR - leaning)

    assert lines.starts == qts(para, points * UNIT)


def drawn(text: Shaped) -> tuple[tuple[int, ...], ...]:
    return tuple(map(starts_of, text.layouts))


def lines(text: Shaped) -> list[str]:
    whole = text.layouts[0].text()
    return [whole[start:end].strip() for start, end in pairwise([*text.starts[0], len(whole)])]


def test_what_is_drawn_has_the_lines_that_were_reckoned() -> None:
    for showing in harsh(seed=8, count=48):
        for page in continued(showing, LIGHT):
            for text in lay_out(page, LIGHT).letterings():
                assert drawn(text.shaped) == text.shaped.starts


@pytest.mark.parametrize("align", Align)
def test_a_line_that_qt_would_fill_further_stays_within_its_width(align: Align) -> None:
    para = Para(runs=(Run("Seven words / and one more of them / and none"),), style=STYLE, align=align)

    for points in range(60, 500, 3):
        text = shape([para], points * UNIT)
        layout = text.layouts[0]
        assert drawn(text) == text.starts
        for place in range(layout.lineCount()):
            rect = layout.lineAt(place).naturalTextRect()
            assert rect.left() >= -1
            assert text.tears_a_word or rect.right() <= text.width + HAIR


def test_letters_that_cannot_be_reckoned_with_are_left_to_qt() -> None:
    para = Para(runs=(Run("שלום עולם und Grüße 👩‍⚕️ an alle, die hier sind"),), style=STYLE)

    text = shape([para], 200 * UNIT)
    assert text.lines > 1
    assert drawn(text) == text.starts == (qts(para, text.width),)


def test_an_empty_paragraph_takes_a_line() -> None:
    text = shape([Para(runs=(), style=STYLE), Para(runs=(Run("a\n\nb"),), style=STYLE)], 200 * UNIT)

    assert text.starts == ((0,), (0, 2, 3))
    assert drawn(text) == text.starts


def test_a_link_is_cut_at_the_space_where_its_line_ends() -> None:
    link = "https://example.org"
    runs = (Run("Read "), Run("the twelve tips for mentors", link=link), Run(" now."))
    text = shape([Para(runs=runs, style=STYLE)], 250 * UNIT)
    made = text.paras[0].runs

    assert lines(text) == ["Read the twelve tips", "for mentors now."]
    assert plain(made) == plain(runs)
    assert [run.text for run in made if run.link] == ["the twelve tips", "for mentors"]


def test_a_link_on_one_line_is_left_whole() -> None:
    runs = (Run("Read "), Run("the twelve tips", link="https://example.org"))

    assert shape([Para(runs=runs, style=STYLE)], 800 * UNIT).paras[0].runs == runs


def test_a_range_breaks_behind_its_dash_and_alternatives_never_behind_their_slash() -> None:
    narrow = shape(
        [Para(runs=(Run("pages 1203–1221"),), style=STYLE)], width_of([Run("pages 1203–")], STYLE) + 2 * UNIT
    )
    whole = shape([Para(runs=(Run("ask and/or"),), style=STYLE)], width_of([Run("ask and/")], STYLE) + 2 * UNIT)

    assert [line.strip("\u200b") for line in lines(narrow)] == ["pages 1203–", "1221"]
    assert [line.replace("\u2060", "") for line in lines(whole)] == ["ask", "and/or"]


@pytest.mark.parametrize("word", ["feedback", "Weiterbildungsermächtigung", "f", "“AVATAR”"])
def test_no_word_is_torn_in_the_width_that_it_is_said_to_need(word: str) -> None:
    for style in (STYLE, replace(STYLE, bold=True), replace(STYLE, size=14), replace(STYLE, spacing=15)):
        runs = (Run(f"To {word} it", italic=True),)
        para = Para(runs=runs, style=style)

        assert not shape([para], widest_word(runs, style)).tears_a_word
        assert shape([para], widest_word(runs, style) * 9 // 10).tears_a_word or len(word) == 1


def test_a_width_is_wide_enough_for_its_text_and_not_much_more() -> None:
    runs = (Run("Ask before "), Run("you tell", bold=True))
    para = Para(runs=runs, style=STYLE)

    assert qts(para, width_of(runs, STYLE)) == (0,)
    assert len(qts(para, width_of(runs, STYLE) - 3)) > 1


def test_the_size_for_a_line_is_the_first_that_fits_or_the_last() -> None:
    assert size_for("Ask before you tell", STYLE, (40, 30, 20), width_of([Run("Ask before you tell")], STYLE)) == 20
    assert size_for("Ask before you tell", STYLE, (40, 30, 20), 9000 * UNIT) == 40
    assert size_for("Ask before you tell", STYLE, (40, 30, 20), 20 * UNIT) == 20


@pytest.mark.parametrize(
    "link", ["https://x/\x01", "https://x/\ufffe", "https://x/\ud800", "https://x\n", "ftp://x", "", None]
)
def test_a_link_that_leads_nowhere_or_that_no_file_can_hold_is_none(link: str | None) -> None:
    assert is_clickable("https://x/ä?a=1&b=2")
    assert is_clickable("mailto:a@example.org")
    assert not is_clickable(link)
