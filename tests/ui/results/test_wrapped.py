from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetricsF
from tests.ui.results.samples import RUDE

from workshop.ui import theme
from workshop.ui.results.wrapped import WrappedText, laid_out


@pytest.mark.parametrize("text", ["x" * 4000, "word " * 800, RUDE * 50])
def test_no_line_is_wider_than_its_room(qapp, text):
    layout = laid_out(text, theme.font(), 300)

    assert max(layout.lineAt(n).naturalTextWidth() for n in range(layout.lineCount())) <= 300


def test_no_letter_is_lost(qapp):
    text = "One line.\nAnother with a verylongword" + "y" * 200
    layout = laid_out(text, theme.font(), 120)
    lines = [layout.lineAt(n) for n in range(layout.lineCount())]

    assert sum(line.textLength() for line in lines) == len(text)


def test_a_line_break_that_somebody_typed_is_kept(qapp):
    assert laid_out("One\nTwo\r\nThree", theme.font(), 1000).lineCount() == 3


def test_a_word_goes_whole_into_the_next_line_where_it_fits_there(qapp):
    width = QFontMetricsF(theme.font()).horizontalAdvance("before giving") + 2

    layout = laid_out("before giving advice", theme.font(), width)

    assert [layout.lineAt(n).textLength() for n in range(layout.lineCount())] == [14, 6]


def test_words_are_as_high_as_their_lines_and_say_themselves(qtbot):
    words = WrappedText("word " * 100, ruled=True)
    qtbot.addWidget(words)

    assert words.heightForWidth(200) > 2 * words.heightForWidth(600)
    assert words.accessibleName() == "word " * 100


def test_a_long_word_does_not_widen_the_page(qtbot):
    words = WrappedText("x" * 4000)
    qtbot.addWidget(words)

    assert words.minimumSizeHint().width() <= 100
