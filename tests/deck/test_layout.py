from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from tests.deck.reading import CHROME, smallest, spills
from tests.deck.samples import ALL, CHART, JOIN, POINTS, para, runs, slide

from workshop.deck.design import DARK, LIGHT, Design, large
from workshop.deck.layout import lay_out
from workshop.deck.look.geometry import Arrangement, Role
from workshop.deck.slide import Code, Figure, LaidSlide, Lettering, Photo
from workshop.deck.text.typesetting import starts_of, typeset
from workshop.model.chart import Bar, BarChart
from workshop.model.showing import Countdown, FormShowing, JoinShowing, ResultShowing, SlideShowing, VoteShowing
from workshop.model.step import Kind, Layout, Option
from workshop.model.text import Align, Picture, Table, plain

pytestmark = pytest.mark.usefixtures("qapp")


def text_in(laid: LaidSlide, role: Role | None) -> str:
    paras = (para for text in laid.letterings() if text.role == role for para in text.shaped.paras)
    return " ".join(plain(para.runs) for para in paras)


def body_size(laid: LaidSlide) -> int:
    return smallest(laid)


@pytest.mark.parametrize("name", ALL)
def test_every_arrangement_fits_its_places(name: str) -> None:
    laid = lay_out(ALL[name], LIGHT, number=7)

    assert laid.fits
    assert laid.title
    assert spills(laid) == []


@pytest.mark.parametrize("name", ALL)
def test_body_text_is_24_points_or_more_and_nothing_under_14(name: str) -> None:
    laid = lay_out(ALL[name], DARK, number=7)
    small = {Arrangement.REFERENCES, Arrangement.TABLE, Arrangement.PICTURE, Arrangement.BESIDE, Arrangement.RESULT}
    eyebrow_is_title = {Arrangement.SCENE, Arrangement.FILM, Arrangement.BREAK}

    for text in laid.letterings():
        floor = 14 if text.role in CHROME[1:] or laid.arrangement in small else 24
        if laid.arrangement in eyebrow_is_title and text.role is Role.HEADING:
            floor = 14
        assert all(one.style.size >= floor for one in text.shaped.paras), text.role


@pytest.mark.parametrize(
    ("name", "arrangement"),
    [
        ("points", Arrangement.BODY),
        ("columns", Arrangement.COLUMNS),
        ("prompt", Arrangement.PROMPT),
        ("question", Arrangement.QUESTION),
        ("quote", Arrangement.QUOTE),
        ("table", Arrangement.TABLE),
        ("picture", Arrangement.PICTURE),
        ("beside", Arrangement.BESIDE),
        ("text-and-table", Arrangement.BODY),
        ("vote", Arrangement.VOTE),
        ("vote-join", Arrangement.VOTE_JOIN),
        ("form-without-code", Arrangement.BODY),
    ],
)
def test_the_arrangement_follows_from_what_stands_there(name: str, arrangement: Arrangement) -> None:
    assert lay_out(ALL[name], LIGHT).arrangement is arrangement


def test_fewer_words_are_larger() -> None:
    few = lay_out(slide("Short", para("Ask before you tell.")), LIGHT)
    some = lay_out(slide("Middling", *POINTS), LIGHT)
    many = lay_out(slide("Long", *POINTS * 2), LIGHT)

    assert body_size(few) == 36
    assert 36 > body_size(some) > body_size(many) >= 24
    assert not some.shrunk


def test_a_long_title_takes_lines_and_the_body_makes_room() -> None:
    title = "What we say about feedback, and what people who were given some say about it a year later on the ward"
    laid = lay_out(slide(title, *POINTS), LIGHT)
    heading = next(text for text in laid.letterings() if text.role is Role.HEADING)
    body = next(text for text in laid.letterings() if text.role is Role.BODY)

    assert heading.shaped.lines > 1
    assert heading.box.bottom <= body.box.y
    assert spills(laid) == []


@pytest.mark.parametrize("words", range(6, 24))
def test_a_titles_last_line_is_never_one_word(words: int) -> None:
    laid = lay_out(slide(" ".join(["Mentors", "ask", "before", "telling"] * 6)[:].rsplit(" ", 24 - words)[0]), LIGHT)
    heading = next(text for text in laid.letterings() if text.role is Role.HEADING)
    layout = heading.shaped.layouts[0]
    last = layout.text()[layout.lineAt(layout.lineCount() - 1).textStart() :]

    assert layout.lineCount() == 1 or len(last.split()) > 1


def test_a_title_of_several_hundred_letters_still_leaves_the_page_whole() -> None:
    laid = lay_out(slide("Everything that was ever said about feedback " * 9, para("Ask.")), LIGHT)

    assert spills(laid) == []


def test_texts_are_measured_with_joiners_and_exported_without() -> None:
    laid = lay_out(slide("Ranges", para("and/or on pages 86–107")), LIGHT)
    body = next(text for text in laid.letterings() if text.role is Role.BODY)

    assert body.shaped.layouts[0].text() == "and/\u2060or on pages 86–\u200b107"
    assert text_in(laid, Role.BODY) == "and/or on pages 86–107"


@pytest.mark.parametrize("name", ["mixed", "scene", "long-title", "columns"])
def test_breaks_stay_where_they_are_when_letters_are_half_a_percent_wider_or_narrower(name: str) -> None:
    for text in lay_out(ALL[name], LIGHT).letterings():
        width = text.box.w - text.shaped.inset
        for share in (0.9951, 1.0049):
            wobbled = tuple(starts_of(typeset(para, round(width * share))) for para in text.shaped.paras)
            assert wobbled == text.shaped.starts


def test_a_countdown_takes_the_numbers_place_and_counts_on_in_red() -> None:
    before = ALL["countdown"]
    assert isinstance(before, SlideShowing)
    showing = replace(before, countdown=Countdown(seconds=-75, share=1.4, label="Swap roles"))
    laid = lay_out(showing, LIGHT, number=5)
    time = next(text for text in laid.letterings() if text.role is None)

    assert plain(time.shaped.paras[0].runs) == "−1:15"
    assert time.shaped.paras[0].style.colour == LIGHT.theme.late
    assert text_in(laid, Role.FOOTER) == "Swap roles"
    assert text_in(laid, Role.NUMBER) == ""


def test_options_carry_letters_and_the_kinds_colour() -> None:
    laid = lay_out(ALL["vote"], LIGHT)
    body = next(text for text in laid.letterings() if text.role is Role.BODY)

    assert [one.marker.label for one in body.shaped.paras if one.marker] == ["A.", "B.", "C.", "D."]
    assert {one.marker.colour for one in body.shaped.paras if one.marker} == {LIGHT.theme.kinds[Kind.VIGNETTE].text}


@pytest.mark.parametrize("count", [4, 16])
def test_options_are_never_under_24_points(count: int) -> None:
    options = tuple(
        Option(str(place), f"Option {place} that says what Dr Osei could do next, at length") for place in range(count)
    )
    laid = lay_out(VoteShowing(title="Which?", options=options, eyebrow="Vote", kind=Kind.VIGNETTE), LIGHT)

    assert smallest(laid) >= 24
    assert laid.fits == (count == 4)


def test_a_table_shrinks_before_it_tears_a_word() -> None:
    heads = ("Selbstverantwortung", "Lernzielvereinbarung", "Rückmeldegespräch", "Zusammenarbeit")
    table = Table(tuple(runs(head) for head in heads), (tuple(runs(head) for head in heads),), (Align.LEFT,) * 4)
    laid = lay_out(slide("Words", table), LIGHT)

    assert 14 <= smallest(laid) < 24
    assert not any(text.shaped.tears_a_word for text in laid.letterings())


def test_a_word_too_long_for_its_column_at_any_size_is_torn_at_the_smallest() -> None:
    table = Table((runs("A"), runs("B")), ((runs("Donau" * 60), runs("Donau" * 60)),), (Align.LEFT,) * 2)
    laid = lay_out(slide("Words", table), LIGHT)

    assert laid.fits
    assert smallest(laid) == 14
    assert spills(laid) == []


LONG_LINE = "Mentoring across differences of rank, age and language in the clinic and in the laboratory"


@pytest.mark.parametrize("name", ["points", "countdown", "vote-join", "cast", "join", "scene"])
@pytest.mark.parametrize("design", [LIGHT, large(DARK)], ids=lambda design: design.name)
def test_a_long_eyebrow_and_footer_take_a_second_line_and_lose_nothing(name: str, design: Design) -> None:
    showing = ALL[name]
    more = {one: LONG_LINE + " today" for one in ("eyebrow", "footer") if hasattr(showing, one)}
    laid = lay_out(replace(showing, **more), design, number=7)  # type: ignore[arg-type]  # only the fields it has

    assert spills(laid) == []
    assert not laid.shortened
    for role in (Role.EYEBROW, Role.FOOTER):
        assert text_in(laid, role) in ("", LONG_LINE + " today")
    words = [text for text in laid.letterings() if text.role in (Role.EYEBROW, Role.FOOTER, Role.NUMBER)]
    others = [text.box for text in laid.letterings() if text not in words]
    assert not any(text.box.meets(other) for text in words for other in others)


def test_an_eyebrow_that_is_longer_than_two_lines_is_shortened_and_says_so() -> None:
    laid = lay_out(slide("Points", *POINTS, eyebrow=LONG_LINE * 9), LIGHT)

    assert laid.shortened
    assert text_in(laid, Role.EYEBROW).endswith("…")
    assert spills(laid) == []


@pytest.mark.parametrize("name", ["points", "prompt", "quote"])
def test_a_long_title_takes_lines_at_24_points_before_it_is_smaller(name: str) -> None:
    showing = ALL[name]
    assert isinstance(showing, SlideShowing)
    title = "What we say about feedback, and what people who were given some say about it a year later. "
    for times, small in ((2, False), (9, True)):
        laid = lay_out(replace(showing, title=title * times), LIGHT)
        heading = next(text for text in laid.letterings() if text.role is Role.HEADING)

        assert (heading.shaped.paras[0].style.size < 24) == small
        assert laid.shrunk >= small


@pytest.mark.parametrize("count", [2, 4, 6, 7, 10, 12])
def test_bars_fit_for_any_number_of_options(count: int) -> None:
    bars = tuple(Bar(f"A way on that has some words to it, number {place}", place) for place in range(count))
    laid = lay_out(ResultShowing(title="How?", eyebrow="Vote", kind=Kind.VIGNETTE, chart=BarChart("", bars, 30)), LIGHT)

    assert laid.fits
    assert spills(laid) == []
    assert text_in(laid, Role.FOOTER) == "30 votes"


def test_a_bar_is_as_long_as_its_share_of_the_votes() -> None:
    laid = lay_out(ALL["result"], LIGHT)
    bars = next(piece for piece in laid.pieces if isinstance(piece, Figure))
    track, bar = bars.areas[:2]

    assert bar.box.w / track.box.w == pytest.approx(14 / CHART.total, abs=0.001)
    assert bar.colour == LIGHT.theme.primary
    assert bars.areas[3].colour == LIGHT.theme.quiet


def test_nobody_voted_is_drawn_without_a_bar() -> None:
    chart = BarChart("", (Bar("Yes", 0), Bar("No", 0)), 0)
    laid = lay_out(ResultShowing(title="How?", eyebrow="Vote", kind=Kind.VIGNETTE, chart=chart), LIGHT)

    bars = next(piece for piece in laid.pieces if isinstance(piece, Figure))
    assert {area.colour for area in bars.areas} == {LIGHT.theme.track}


def test_the_join_card_says_the_way_in_three_times() -> None:
    laid = lay_out(ALL["join"], LIGHT)
    words = text_in(laid, Role.BODY)

    assert [piece.link for piece in laid.pieces if isinstance(piece, Code)] == [JOIN.url]
    assert JOIN.address in words
    assert "K7Q M4X" in words
    assert "18 of 24 have joined" in words


@pytest.mark.parametrize("name", ["form-without-code"])
def test_a_form_without_a_code_sends_people_to_the_facilitator(name: str) -> None:
    assert "Your facilitator will show the code" in text_in(lay_out(ALL[name], LIGHT), Role.BODY)


def test_a_join_card_without_an_address_sends_people_to_the_facilitator() -> None:
    assert "Your facilitator will show the code" in text_in(lay_out(JoinShowing(join=None), LIGHT), Role.BODY)


def test_a_long_address_stays_on_one_line() -> None:
    join = replace(JOIN, address="laptop-17.example.org:8080")
    for name in ("join", "vote-join", "form"):
        showing = ALL[name]
        assert isinstance(showing, JoinShowing | VoteShowing | FormShowing)
        laid = lay_out(replace(showing, join=join), LIGHT)
        lines = {
            layout.text(): layout.lineCount()
            for text in laid.letterings()
            for layout in text.shaped.layouts
            if layout.text().endswith(":8080")
        }
        assert set(lines.values()) == {1}, name


def test_a_picture_keeps_its_shape_and_a_missing_one_says_what_it_was(tmp_path: Path) -> None:
    wide = QImage(400, 100, QImage.Format.Format_RGB32)
    wide.fill(QColor("red"))
    assert wide.save(str(tmp_path / "wide.png"))
    showing = slide("Pictures", Picture("wide.png", "A red bar"), Picture("gone.png", "A lost chart"))
    laid = lay_out(showing, LIGHT, pictures=lambda path: tmp_path / path if path == "wide.png" else None)
    found, lost = (piece for piece in laid.pieces if isinstance(piece, Photo))

    assert found.box.w / found.box.h == pytest.approx(4, abs=0.01)
    assert lost.missing is not None
    assert "A lost chart" in plain(lost.missing.shaped.paras[0].runs)


def test_a_file_that_is_no_picture_is_a_missing_picture(tmp_path: Path) -> None:
    (tmp_path / "fake.png").write_text("not a picture")
    laid = lay_out(slide("Fake", Picture("fake.png", "Words")), LIGHT, pictures=lambda path: tmp_path / path)

    assert [piece.path for piece in laid.pieces if isinstance(piece, Photo)] == [None]


def test_a_single_prompt_stands_in_the_middle() -> None:
    laid = lay_out(slide("Think", para("Why?"), layout=Layout.PROMPT), LIGHT)
    body = next(piece for piece in laid.pieces if isinstance(piece, Lettering) and piece.role is Role.BODY)

    assert abs(body.top + body.shaped.height // 2 - (body.box.y + body.box.h // 2)) <= 1


def test_a_showings_own_title_gives_way_to_a_given_one() -> None:
    laid = lay_out(ALL["points"], LIGHT, title="Another title")

    assert laid.title == "Another title"
    assert text_in(laid, Role.HEADING) == "Another title"
