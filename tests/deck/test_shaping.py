"""Paragraphs to lines: breaking by arithmetic says what Qt says, and the width chosen is a safe one."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from workshop.deck.geometry import UNIT
from workshop.deck.shaping import Para, Style, _breaks, _layout, _Text
from workshop.model.text import Run

pytestmark = pytest.mark.usefixtures("qapp")

HAIR = 3  # units by which Qt's rounding of many letters may make a line longer
STYLE = Style(26, "000000")
LETTERS = "abdefgilmnorstuvwyATVWÄßéœŁαΩ0179.,;:!?’“”„«»()[]/–—-…%&+=*#@\u00a0\u2060\u200b漢字。"
WORDS = st.one_of(
    st.text(LETTERS, min_size=1, max_size=14),
    st.sampled_from(["and/or", "86–107", "well-being", "e.g.", "AVATAR", "https://example.org/a/b?c=d&e=f#g", "l’été"]),
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
    return _breaks([para], [_layout(para)], width)[0]


@settings(max_examples=200, deadline=None)
@given(RUNS, STYLES, st.integers(60, 1000), st.integers(0, 40))
def test_lines_break_where_qt_breaks_them(runs: tuple[Run, ...], style: Style, points: int, indent: int) -> None:
    para = Para(runs=runs, style=style, indent=indent * UNIT)
    lines = _Text(para).lines(points * UNIT)
    room = (points - indent) * UNIT
    assume(lines.used + HAIR < room < lines.over - HAIR)

    assert lines.starts == qts(para, points * UNIT)
