from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from tests.deck.chart_samples import AGREEMENT, CHANGE, CHARTS, EVEN, MANY, PLACE, VOTE, piece_of

from workshop.deck.charts.chart import chart_piece, split
from workshop.deck.charts.said import said
from workshop.deck.draw import _draw_piece
from workshop.deck.look.geometry import UNIT, Box
from workshop.deck.look.shades import letters_on, shades
from workshop.deck.look.theme import DARK, LIGHT, Theme, contrast
from workshop.deck.slide import Area, Figure, Lettering
from workshop.model.chart import Bar, BarChart, Change, ChangeChart, Chart, Distribution, LikertChart
from workshop.model.step import Kind
from workshop.model.text import plain

pytestmark = pytest.mark.usefixtures("qapp")

THEMES = [pytest.param(LIGHT, id="light"), pytest.param(DARK, id="dark")]


def words(text: Lettering | None) -> str:
    return plain(text.shaped.paras[0].runs) if text else ""


def smallest(piece: Figure) -> int:
    return min(para.style.size for text in piece.labels for para in text.shaped.paras)


def segments(piece: Figure, row: int) -> list[Area]:
    """The bars or dots in a row's band of the plot."""
    top = piece.plot.y + row * piece.pitch
    inside = Box(piece.plot.x - 40, round(top), piece.plot.w + 80, round(piece.pitch))
    return [area for area in piece.areas if inside.holds(area.box)]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", CHARTS)
def test_everything_stays_within_the_place_of_the_chart(name: str, theme: Theme) -> None:
    piece = piece_of(CHARTS[name], theme)

    assert [area for area in piece.areas if not piece.box.holds(area.box)] == []
    assert [words(text) for text in piece.labels if not piece.box.holds(text.box)] == []
    assert [words(text) for text in piece.labels if text.shaped.height > text.box.h] == []


@pytest.mark.parametrize("name", CHARTS)
def test_no_letters_are_under_14_points(name: str) -> None:
    assert smallest(piece_of(CHARTS[name])) >= 14


@pytest.mark.parametrize("name", CHARTS)
def test_texts_do_not_run_into_each_other(name: str) -> None:
    boxes = [
        Box(text.left, text.top, text.box.w - text.shaped.inset, text.shaped.height)
        for text in piece_of(CHARTS[name]).labels
        if words(text)
    ]

    hits = [
        (one, other)
        for place, one in enumerate(boxes)
        for other in boxes[place + 1 :]
        if one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom
    ]
    assert hits == []


def test_few_options_stand_above_their_bars_and_many_beside_them() -> None:
    above, beside = piece_of(VOTE), piece_of(MANY)

    assert above.names[0].box.bottom <= above.areas[0].box.y
    assert beside.names[0].box.right <= beside.areas[0].box.x
    assert above.size >= 24


@pytest.mark.parametrize("chart", [VOTE, MANY, AGREEMENT, CHANGE])
def test_rows_are_evenly_apart(chart: Chart) -> None:
    piece = piece_of(chart)
    middles = [text.top + text.shaped.height / 2 for text in piece.names]

    assert [b - a for a, b in pairwise(middles)] == pytest.approx([piece.pitch] * (len(middles) - 1), abs=2)


def test_the_bars_of_a_scale_meet_in_its_middle() -> None:
    piece = piece_of(replace(AGREEMENT, rows=(AGREEMENT.rows[1], AGREEMENT.rows[3])))
    neutral = shades(LIGHT, 5)[2]

    middles = [area.box.x + area.box.w / 2 for row in (0, 1) for area in segments(piece, row) if area.colour == neutral]

    assert middles[0] == pytest.approx(middles[1], abs=UNIT)


def test_a_scale_without_a_middle_point_turns_between_its_two_halves() -> None:
    rows = (EVEN.rows[0], Distribution("I have told somebody", (5, 1, 1, 3)))
    piece = piece_of(replace(EVEN, rows=rows))
    colours = shades(LIGHT, 4)

    turns = [area.box.x for row in (0, 1) for area in segments(piece, row) if area.colour == colours[2]]

    assert turns[0] == pytest.approx(turns[1], abs=UNIT)


def test_segments_are_as_long_as_their_share_and_apart_from_each_other() -> None:
    piece = piece_of(replace(AGREEMENT, rows=(AGREEMENT.rows[1],)))
    boxes = [area.box for area in segments(piece, 0)]
    whole = boxes[-1].right - boxes[0].x

    assert [box.w / whole for box in boxes] == pytest.approx([n / 22 for n in (2, 3, 4, 8, 5)], abs=0.01)
    assert all(one.right < other.x for one, other in pairwise(boxes))


def test_parts_are_written_where_there_is_room() -> None:
    first = piece_of(AGREEMENT).inside[0]

    assert [words(text) for text in first] == ["", "", "", "45%", "41%"]


def test_each_row_says_how_many_rated() -> None:
    assert [words(text) for text in piece_of(AGREEMENT).ends] == ["n = 22", "n = 22", "", "n = 22"]


def test_a_row_that_is_kept_back_says_so_instead_of_its_bar() -> None:
    likert, change = piece_of(AGREEMENT), piece_of(CHANGE)

    assert words(likert.inside[2][0]) == "too few answers to be shown"
    assert segments(likert, 2) == []
    assert words(change.inside[4][0]) == "too few answers to be shown"
    assert words(change.ends[4]) == ""


def test_the_key_names_every_point_with_its_colour() -> None:
    piece = piece_of(AGREEMENT)

    assert [words(text) for text in piece.labels[:5]] == list(AGREEMENT.labels)
    assert [area.colour for area in piece.areas[:5]] == list(shades(LIGHT, 5))


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("points", range(2, 12))
def test_letters_stand_out_seven_times_on_every_point_of_a_scale(points: int, theme: Theme) -> None:
    colours = shades(theme, points)

    assert len(set(colours)) == points
    assert min(contrast(letters_on(shade, theme), shade) for shade in colours) >= 7


@pytest.mark.parametrize("primary", ["C8701A", "FFD400", "3366FF", "777777", "FFFFFF", "000000"])
def test_letters_stand_out_also_on_the_colours_of_an_institution(primary: str) -> None:
    theme = replace(LIGHT, primary=primary, kinds={**LIGHT.kinds, Kind.VIGNETTE: LIGHT.kinds[Kind.FORM]})

    assert min(contrast(letters_on(shade, theme), shade) for shade in shades(theme, 7)) >= 7


def test_then_is_an_open_dot_and_now_a_filled_one_where_they_stand_on_the_scale() -> None:
    piece = piece_of(CHANGE)
    _, ring, hole, now = segments(piece, 0)
    middle = [area.box.x + area.box.w / 2 for area in (ring, hole, now)]

    assert (ring.colour, hole.colour, now.colour) == (LIGHT.primary, LIGHT.page, LIGHT.primary)
    assert [(x - piece.plot.x) / piece.plot.w * 6 + 1 for x in middle] == pytest.approx([4.8, 4.8, 5.8], abs=0.02)


def test_both_dots_are_seen_where_nothing_changed() -> None:
    ring, hole, now = segments(piece_of(CHANGE), 3)

    assert hole.box.holds(now.box)
    assert ring.box.holds(hole.box)


def test_numbers_stand_on_the_sides_of_the_dots_that_look_away_from_each_other() -> None:
    piece = piece_of(CHANGE)

    for place, row in enumerate(CHANGE.rows[:4]):
        then, now = piece.inside[place]
        assert then
        assert now
        assert (words(then), words(now)) == (f"{row.before:.1f}", f"{row.after:.1f}")
        assert (then.left < now.left) == (row.before <= row.after)


def test_the_changes_and_the_words_of_the_scale_are_written() -> None:
    piece = piece_of(CHANGE)

    assert [words(text) for text in piece.ends] == ["+1.0", "+1.8", "−0.8", "0.0", ""]
    assert words(piece.note) == CHANGE.note
    assert words(piece.labels[0]).split() == ["○", "then", "●", "now"]


def test_rows_of_unlike_numbers_of_people_each_say_theirs() -> None:
    rows = (CHANGE.rows[0], replace(CHANGE.rows[1], n=19))

    assert [words(text) for text in piece_of(replace(CHANGE, rows=rows)).ends] == ["+1.0  n = 23", "+1.8  n = 19"]


@pytest.mark.parametrize(
    "chart",
    [
        BarChart("", (), 0),
        BarChart("", (Bar("Yes", 0), Bar("No", 0)), 0),
        LikertChart("", (), ("no", "yes")),
        LikertChart("", (Distribution("One point", (7,)),), ("one",)),
        ChangeChart("", (), 1, 7, "then", "now"),
        ChangeChart("", (Change("No length", 1, 1, 9),), 1, 1, "then", "now"),
        ChangeChart("", (Change("Beyond the scale", 0, 99, 9),), 1, 7, "then", "now"),
        ChangeChart("", (Change("Percent", 20, 60, 9),), 0, 100, "then", "now"),
    ],
)
def test_odd_charts_are_laid_out_all_the_same(chart: Chart) -> None:
    piece = piece_of(chart)

    assert [area for area in piece.areas if not piece.box.holds(area.box)] == []


@pytest.mark.parametrize("name", ["many", "agreement", "change"])
def test_a_chart_with_too_many_rows_goes_over_several_slides(name: str) -> None:
    chart = many_rows(CHARTS[name], 40)

    def fits(part: Chart) -> bool:
        return chart_piece(part, PLACE, LIGHT, LIGHT.ink)[1]

    parts = split(chart, fits)

    assert not fits(chart)
    assert all(map(fits, parts))
    assert [row for part in parts for row in rows_of(part)] == list(rows_of(chart))
    assert max(len(rows_of(part)) for part in parts) - min(len(rows_of(part)) for part in parts) <= 1


def test_a_chart_that_fits_stays_whole() -> None:
    assert split(VOTE, lambda _: True) == (VOTE,)


def test_rows_that_never_fit_get_a_slide_each() -> None:
    assert [len(part.bars) for part in split(VOTE, lambda _: False) if isinstance(part, BarChart)] == [1, 1, 1, 1]


def test_letters_shrink_before_a_chart_is_split() -> None:
    assert 14 <= piece_of(many_rows(AGREEMENT, 7)).size < piece_of(AGREEMENT).size


def test_a_smaller_place_as_in_a_large_room_is_kept_to() -> None:
    place = Box(1078, 2261, 14539, 5983)

    for chart in CHARTS.values():
        piece, _ = chart_piece(chart, place, LIGHT, LIGHT.ink)
        assert [text for text in piece.labels if not place.holds(text.box)] == []


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("vote", "Ask for it by Friday: 2; Question whether research is for him: 0; 22 answered"),
        (
            "agreement",
            "strongly disagree 0, disagree 1, neither 2, agree 10, strongly agree 9, not applicable 1, n = 22",
        ),
        ("agreement", "Answered by few: too few answers to be shown"),
        ("change", "Addressing diversity: then 4.0, now 3.2, −0.8, n = 23"),
        ("change", "scale from 1 to 7"),
    ],
)
def test_a_chart_says_all_its_figures_in_words(name: str, sentence: str) -> None:
    assert sentence in said(CHARTS[name])


@pytest.mark.parametrize("theme", THEMES)
def test_the_drawn_chart_has_its_colours_where_its_boxes_are(theme: Theme) -> None:
    piece = piece_of(CHANGE, theme)
    picture = QImage(1920, 1080, QImage.Format.Format_RGB32)
    picture.fill(QColor(f"#{theme.page}"))
    painter = QPainter(picture)
    painter.scale(0.1, 0.1)
    _draw_piece(painter, piece, theme)
    painter.end()
    _, ring, _, now = segments(piece, 0)

    def colour(area: Area) -> str:
        middle = (area.box.x + area.box.w // 2) // 10, (area.box.y + area.box.h // 2) // 10
        return picture.pixelColor(*middle).name().upper().removeprefix("#")

    assert colour(ring) == theme.page
    assert colour(now) == theme.primary


def rows_of(chart: Chart) -> tuple[object, ...]:
    return chart.bars if isinstance(chart, BarChart) else chart.rows


def many_rows(chart: Chart, count: int) -> Chart:
    match chart:
        case BarChart(bars=bars):
            return replace(chart, bars=bars * (count // len(bars)))
        case LikertChart():
            return replace(chart, rows=tuple(replace(AGREEMENT.rows[1], label=f"Item {n}") for n in range(count)))
        case ChangeChart():
            return replace(chart, rows=tuple(Change(f"Item {n}", 3, 4, 20) for n in range(count)))
