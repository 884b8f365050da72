from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot
from tests.ui.collect.contrast import contrast
from tests.ui.results.samples import RUDE

from workshop.model.chart import Bar, BarChart, Change, ChangeChart, Distribution, LikertChart
from workshop.ui.results.bars import BarsView
from workshop.ui.results.chart import PaintedChart
from workshop.ui.results.dumbbell import ROW, Dumbbell, difference_color
from workshop.ui.results.likert import LikertView, ramp, readable_on

CHANGES = ChangeChart(
    title="Then and now, by skill area",
    rows=(Change("Communication", 2.0, 6.0, 23), Change("Setting expectations", 5.0, 4.0, 23)),
    low=1,
    high=7,
    before_label="then",
    after_label="now",
)
OPINIONS = LikertChart(
    "Workshop evaluation",
    (Distribution("It was useful", (0, 1, 2, 10, 9), not_applicable=1),),
    ("strongly disagree", "disagree", "neither", "agree", "strongly agree"),
)
VOTE = BarChart("What now?", (Bar("Ask", 15, leading=True), Bar("Tell", 5), Bar(RUDE, 0)), 20)


def painted(chart: PaintedChart, qtbot: QtBot, width: int = 700) -> QImage:
    qtbot.addWidget(chart)
    chart.resize(width, chart.heightForWidth(width))
    return chart.grab().toImage()


def colors_in(picture: QImage, room: QRectF) -> set[str]:
    area = room.toRect()
    return {
        picture.pixelColor(x, y).name()
        for x in range(area.left(), area.right())
        for y in range(area.top(), area.bottom())
    }


def test_the_dumbbell_says_its_figures_in_words(qtbot):
    chart = Dumbbell(CHANGES)
    qtbot.addWidget(chart)

    assert chart.accessibleName() == "Then and now, by skill area"
    assert chart.accessibleDescription() == (
        "Communication: then 2.0, now 6.0, +4.0, 23 people. "
        "Setting expectations: then 5.0, now 4.0, −1.0, 23 people. Scale from 1 to 7."
    )


def test_the_first_time_is_an_open_circle_and_the_second_a_filled_one(qtbot, shades):
    chart = Dumbbell(CHANGES)
    picture = painted(chart, qtbot)
    names = chart._names_width()
    field = QRectF(names + 12, 0, 700 - names - 24 - 66, 2 * ROW)
    middle = round(ROW / 2 + 7)

    open_one, filled_one = (round(chart._x(value, field)) for value in (2.0, 6.0))

    assert picture.pixelColor(open_one - 1, middle) == QColor(shades.surface)
    assert picture.pixelColor(filled_one - 1, middle) == QColor(shades.primary)


def test_the_ends_of_the_scale_are_within_the_chart(qtbot):
    rows = (Change("Communication", 1.0, 7.0, 23),)
    chart = Dumbbell(replace(CHANGES, rows=rows))
    qtbot.addWidget(chart)
    field = QRectF(200, 0, 400, ROW)

    assert field.left() < chart._x(1.0, field) < chart._x(7.0, field) < field.right()


def test_a_scale_without_length_is_drawn_all_the_same(qtbot):
    chart = Dumbbell(replace(CHANGES, low=1, high=1))

    assert not painted(chart, qtbot).isNull()


def test_a_chart_without_rows_is_drawn_all_the_same(qtbot):
    for chart in (
        Dumbbell(replace(CHANGES, rows=())),
        LikertView(replace(OPINIONS, rows=())),
        BarsView(BarChart("What now?", (), 0)),
    ):
        painted(chart, qtbot)


def test_the_difference_is_green_only_when_there_is_more(shades):
    assert difference_color(0.6).name().upper() == shades.good_text
    assert difference_color(-0.6).name().upper() == shades.ink.upper()
    assert difference_color(0.04).name().upper() == shades.ink.upper()


def test_the_distribution_says_its_counts_and_median_in_words(qtbot):
    chart = LikertView(OPINIONS)
    qtbot.addWidget(chart)

    assert chart.accessibleDescription() == (
        "It was useful: strongly disagree 0, disagree 1, neither 2, agree 10, strongly agree 9, "
        "not applicable 1; median 4, 22 people."
    )


def test_each_point_that_was_chosen_has_its_colour_in_the_bar(qtbot, shades):
    picture = painted(LikertView(OPINIONS), qtbot)

    names = [shade.name() for shade in ramp(5)]
    bar = colors_in(picture, QRectF(270, 30, 330, picture.height() - 32))
    assert set(names[1:]) <= bar
    assert names[0] not in bar


def test_a_legend_too_long_for_a_line_goes_on_in_the_next(qtbot):
    chart = LikertView(OPINIONS)
    qtbot.addWidget(chart)

    assert len(chart._legend(700)) == 1
    assert len(chart._legend(300)) > 1
    assert chart.heightForWidth(300) > chart.heightForWidth(700)


@pytest.mark.parametrize("points", range(2, 12))
def test_a_count_is_readable_on_every_colour_of_the_scale(shades, points):
    assert min(contrast(readable_on(shade), shade) for shade in ramp(points)) >= 4.5


@pytest.mark.parametrize("grey", range(0, 256, 5))
def test_black_or_white_is_readable_on_any_grey(grey):
    assert contrast(readable_on(QColor(grey, grey, grey)), QColor(grey, grey, grey)) >= 4.5


def test_words_on_charts_are_readable(shades):
    for words in (shades.ink, shades.muted, shades.good_text):
        assert contrast(QColor(words), QColor(shades.surface)) >= 4.5


def test_marks_stand_out_from_the_surface(shades):
    for mark in (shades.primary, shades.faint):
        assert contrast(QColor(mark), QColor(shades.surface)) >= 3


def test_a_vote_says_its_counts_and_shares_in_words(qtbot):
    chart = BarsView(VOTE)
    qtbot.addWidget(chart)

    assert chart.accessibleName() == "What now?"
    assert chart.accessibleDescription() == f"Ask 15 (75%), Tell 5 (25%), {RUDE} 0 (0%); 20 people."


def test_the_answer_chosen_most_stands_out(qtbot, shades):
    picture = painted(BarsView(replace(VOTE, bars=VOTE.bars[:2])), qtbot)
    half = picture.height() / 2

    assert QColor(shades.primary).name() in colors_in(picture, QRectF(320, 0, 100, half))
    assert QColor(shades.primary).name() not in colors_in(picture, QRectF(320, half, 100, half))


def test_a_bar_is_as_long_as_its_share(qtbot, shades):
    picture = painted(BarsView(replace(VOTE, bars=VOTE.bars[:1])), qtbot)
    y = picture.height() // 2 - 4
    primary, track = QColor(shades.primary).name(), QColor(shades.track).name()
    row = [picture.pixelColor(x, y).name() for x in range(300, 604)]

    filled, empty = row.count(primary), row.count(track)

    assert filled / (filled + empty) == pytest.approx(0.75, abs=0.03)
