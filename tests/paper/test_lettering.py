"""Lines of letters, with blanks to write on and boxes to tick."""

from __future__ import annotations

import pytest
from tests.paper.samples import text

from workshop.model.text import Align, Run
from workshop.paper.lettering import lettering, longest_word, natural_width
from workshop.paper.look import BODY

pytestmark = pytest.mark.usefixtures("qapp")


def test_lines_are_no_wider_than_their_column():
    made = lettering(text("Whatever one of you writes alone is an offer until the other has said yes. " * 3), BODY, 180)

    assert made.lines > 3
    assert made.widest() <= 180


def test_a_word_that_is_longer_than_the_line_is_broken_and_not_cut():
    assert lettering(text("x" * 80), BODY, 100).widest() <= 100


def test_a_blank_at_the_end_is_ruled_to_the_end_of_the_line():
    made = lettering(text("We look at it again on ____."), BODY, 300)

    (stroke,) = made.strokes(made.lines - 1)

    assert stroke.x + stroke.width == pytest.approx(300)


def test_a_blank_amid_words_leaves_them_their_places():
    made = lettering(text("Rung on ____ by us"), BODY, 400)

    (stroke,) = made.strokes(0)

    assert stroke.x == pytest.approx(natural_width(text("Rung on "), BODY), abs=0.5)
    assert stroke.width > 60
    assert stroke.x + stroke.width < made.widest() - 10


def test_a_box_is_drawn_where_it_is_written():
    made = lettering(text("☐ Water"), BODY, 200)

    (stroke,) = made.strokes(0)

    assert stroke.box
    assert stroke.x == pytest.approx(0, abs=0.5)


def test_a_blank_in_the_middle_of_the_page_is_not_ruled_to_its_edge():
    made = lettering(text("Date: ____"), BODY, 400, Align.CENTER)

    (stroke,) = made.strokes(0)

    assert stroke.x + stroke.width < 300


def test_signs_beyond_the_basic_plane_do_not_shift_a_blank():
    plain_stroke, shifted = (next(lettering(text(words), BODY, 400).strokes(0)) for words in ("ab ____ c", "𝒜b ____ c"))

    assert shifted.x > 5
    assert shifted.width == pytest.approx(plain_stroke.width)


def test_the_longest_word_fits_a_column_of_its_width():
    runs = (Run("occupational", bold=True), Run(" health"))

    assert lettering(runs, BODY, longest_word(runs, BODY) + 0.5).lines == 2
