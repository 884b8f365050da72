"""Lines from numbers alone: every letter is 10 wide here, and so is a space."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.deck.text.breaking import Lines, Stretch, Word, broken, joined, stretch

TEXTS = st.lists(st.text("ab", min_size=1, max_size=9), min_size=1, max_size=12).map(" ".join)


def word(start: int, end: int) -> Word:
    return Word(start, end, 10.0 * start, 10.0 * end)


def letters(whole: Word) -> Sequence[Word]:
    return [word(place, place + 1) for place in range(whole.start, whole.end)]


def words(text: str) -> Stretch:
    return stretch(0, [word(found.start(), found.end()) for found in re.finditer(r"\S+", text)], letters)


def lines(text: str, width: float) -> list[str]:
    starts = broken(words(text), width).starts
    return [text[start:end].rstrip() for start, end in pairwise([*starts, len(text)])]


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        pytest.param(1000, ["ask before you tell"], id="all on one"),
        pytest.param(100, ["ask before", "you tell"], id="spaces hang behind the line"),
        pytest.param(99, ["ask", "before", "you tell"], id="a hair too narrow"),
        pytest.param(40, ["ask", "befo", "re", "you", "tell"], id="a word wider than its line is torn"),
        pytest.param(1, list("askbeforeyoutell"), id="never less than a letter"),
    ],
)
def test_as_many_words_to_a_line_as_fit(width: float, expected: list[str]) -> None:
    assert lines("ask before you tell", width) == expected


def test_nothing_still_takes_a_line() -> None:
    assert broken(stretch(4, [], letters), 100) == Lines((4,))


def test_what_is_torn_is_said() -> None:
    assert broken(words("before"), 40).torn
    assert not broken(words("before"), 60).torn


@given(TEXTS, st.integers(5, 400))
def test_the_breaks_stay_from_the_width_used_up_to_the_width_that_would_hold_more(text: str, width: int) -> None:
    here = broken(words(text), width)

    assert here.used <= max(width, 10)
    assert broken(words(text), max(here.used, 10)).starts == here.starts
    if here.over < inf:
        assert broken(words(text), here.over - 0.01).starts == here.starts
        assert broken(words(text), here.over).starts != here.starts
    if here.used > 10:
        assert broken(words(text), here.used - 0.01).starts != here.starts


@given(TEXTS, st.integers(5, 400), st.floats(0.5, 4))
def test_letters_of_another_size_break_where_the_width_is_as_much_wider(text: str, width: int, scale: float) -> None:
    assert broken(words(text), width).scaled(scale).used == broken(words(text), width).used * scale


def test_a_line_turns_back_before_a_word_that_is_kept_with_the_one_before() -> None:
    text = words("ask again / now")
    *before, slash, last = text.words
    kept = stretch(0, [*before, replace(slash, turn=slash.left, home=1), last], letters)

    assert broken(text, 100).starts == (0, 10)
    assert broken(kept, 100).starts == (0, 4, 12)
    assert broken(kept, 99).starts == (0, 10)
    assert broken(kept, 99).over == 100
    assert broken(kept, 100).used == 100


def test_a_word_that_is_kept_with_the_lines_first_stands_on_its_own_all_the_same() -> None:
    first, slash = words("again /").words

    assert broken(stretch(0, [first, replace(slash, turn=slash.left, home=0)], letters), 60).starts == (0, 6)


def test_texts_below_each_other_are_as_wide_as_the_widest_and_change_with_the_first() -> None:
    assert joined([Lines((0,), 40, 90), Lines((5, 9), 60, 70, torn=True)]) == Lines((0, 5, 9), 60, 70, torn=True)
