from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.deck.reading import body_words, smallest, spills, words_of
from tests.deck.samples import ALL, TABLE, para, point, runs, slide

from workshop.deck.compose.sheet import has_table
from workshop.deck.design import LIGHT
from workshop.deck.layout import continued, lay_out
from workshop.model.session import CastMember, Reference
from workshop.model.showing import (
    BreakShowing,
    CastShowing,
    FormShowing,
    JoinCard,
    ReferencesShowing,
    SceneShowing,
    Showing,
    SlideShowing,
    VoteShowing,
)
from workshop.model.step import Kind, Option
from workshop.model.text import Align, Block, CodeBlock, Columns, ListItem, Paragraph, Picture, Quotation, Run, Table

pytestmark = pytest.mark.usefixtures("qapp")

WORDS = st.text("abcdefgh/–’äß漢1", min_size=1, max_size=14)


def texts(most: int) -> st.SearchStrategy[tuple[Run, ...]]:
    pieces = st.lists(WORDS, min_size=1, max_size=most).map(" ".join)
    return st.lists(
        st.builds(Run, pieces.map(lambda text: text + " "), st.booleans(), st.booleans()), min_size=1, max_size=3
    ).map(tuple)


def tables() -> st.SearchStrategy[Table]:
    def of(columns: int) -> st.SearchStrategy[Table]:
        row = st.tuples(*[texts(4)] * columns)
        rows = st.lists(row, min_size=1, max_size=14).map(tuple)
        return st.builds(Table, st.tuples(*[texts(1)] * columns), rows, st.just((Align.LEFT,) * columns))

    return st.integers(1, 4).flatmap(of)


TEXT_BLOCKS = st.one_of(
    st.builds(Paragraph, texts(60)),
    st.builds(ListItem, texts(20), st.integers(0, 4), st.one_of(st.none(), st.integers(1, 120))),
    st.builds(Quotation, st.lists(texts(25), min_size=1, max_size=3).map(tuple)),
    st.builds(CodeBlock, st.lists(WORDS, min_size=1, max_size=20).map("\n".join)),
)
BLOCKS = st.lists(st.one_of(TEXT_BLOCKS, TEXT_BLOCKS, TEXT_BLOCKS, tables()), min_size=1, max_size=9).map(tuple)
SLOW = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@SLOW
@given(BLOCKS, st.lists(WORDS, min_size=1, max_size=14).map(" ".join), st.booleans())
def test_pages_keep_every_word_in_order_and_nothing_spills(blocks: tuple[Block, ...], title: str, scene: bool) -> None:
    showing: SlideShowing | SceneShowing = slide(title, *blocks)
    if scene:
        showing = SceneShowing(title=title, blocks=blocks, eyebrow="Vignette · " + title)
    pages = continued(showing, LIGHT)
    slides = [lay_out(page, LIGHT, number=3) for page in pages]

    assert [word for laid in slides for word in body_words(laid)] == words_of(blocks)
    for page, laid in zip(pages, slides, strict=True):
        assert isinstance(page, SlideShowing | SceneShowing)
        assert laid.fits
        assert spills(laid) == []
        assert smallest(laid) >= (14 if has_table(page.blocks) else 24)


@settings(max_examples=10, deadline=None)
@given(st.lists(TEXT_BLOCKS, max_size=6).map(tuple), st.lists(TEXT_BLOCKS, min_size=1, max_size=6).map(tuple))
def test_columns_are_continued_side_by_side(left: tuple[Block, ...], right: tuple[Block, ...]) -> None:
    pages = continued(slide("Two sides", Columns(left, right)), LIGHT)
    columns = [block for page in pages if isinstance(page, SlideShowing) for block in page.blocks]

    assert [word for one in columns if isinstance(one, Columns) for word in words_of(one.left)] == words_of(left)
    assert [word for one in columns if isinstance(one, Columns) for word in words_of(one.right)] == words_of(right)
    assert all(spills(lay_out(page, LIGHT)) == [] for page in pages)


def test_what_fits_is_not_touched() -> None:
    for showing in ALL.values():
        assert continued(showing, LIGHT) == (showing,)


def test_pages_are_marked_with_their_place() -> None:
    pages = continued(slide("Long", *[point("A point with some words to it")] * 30), LIGHT)
    titles = [lay_out(page, LIGHT).title for page in pages]

    assert len(pages) > 1
    assert titles[0] == f"Long (1/{len(pages)})"
    assert titles[-1] == f"Long ({len(pages)}/{len(pages)})"


def test_a_giant_paragraph_alone_is_cut_between_words() -> None:
    blocks = (para("Ask, wait, and **then** say what you saw. " * 60),)
    pages = continued(slide("Giant", *blocks), LIGHT)

    assert len(pages) > 2
    assert [word for page in pages for word in body_words(lay_out(page, LIGHT))] == words_of(blocks)


def test_a_tables_header_is_on_each_of_its_pages() -> None:
    table = replace(TABLE, rows=TABLE.rows * 9)
    pages = continued(slide("Rows", table), LIGHT)
    tables = [block for page in pages if isinstance(page, SlideShowing) for block in page.blocks]

    assert len(tables) > 1
    assert all(isinstance(one, Table) and one.header == TABLE.header for one in tables)
    assert sum(len(one.rows) for one in tables if isinstance(one, Table)) == 27


def test_a_row_that_is_taller_than_a_page_is_continued_in_each_cell() -> None:
    tall = Table((runs("A"), runs("B")), ((runs("left word " * 200), runs("right word " * 250)),), (Align.LEFT,) * 2)
    pages = continued(slide("Tall", tall), LIGHT)
    words = [word for page in pages for word in body_words(lay_out(page, LIGHT))]

    assert words.count("left") == 200
    assert words.count("right") == 250
    assert all(spills(lay_out(page, LIGHT)) == [] for page in pages)


def test_references_are_shared_out_and_stay_readable() -> None:
    works = tuple(
        Reference(f"w{n}", f"W {n}", f"Author {n}. A title of some length that says what it is. J. 2010;{n}.")
        for n in range(40)
    )
    pages = continued(ReferencesShowing(references=works, title="References"), LIGHT)

    assert [work for page in pages if isinstance(page, ReferencesShowing) for work in page.references] == list(works)
    for page in pages:
        laid = lay_out(page, LIGHT)
        assert spills(laid) == []
        assert smallest(laid) >= 14


def test_a_long_introduction_to_a_form_goes_on_slides_before_its_code() -> None:
    form = ALL["form"]
    assert isinstance(form, FormShowing)
    *before, last = continued(replace(form, about="Why we ask this of you. " * 60), LIGHT)

    assert before
    assert last == replace(form, about="")
    assert "".join(" ".join(body_words(lay_out(page, LIGHT))) for page in before).count("Why") == 60


def test_a_long_story_before_a_vote_goes_on_slides_before_it() -> None:
    vote = ALL["vote-join"]
    assert isinstance(vote, VoteShowing)
    *before, last = continued(replace(vote, blocks=(para("So it was said. " * 80),)), LIGHT)

    assert before
    assert last == vote


def test_a_large_cast_is_continued() -> None:
    cast = tuple(CastMember(f"Person {n}", "resident", "Says little, and hears much.") for n in range(20))
    pages = continued(CastShowing(title="Everyone", cast=cast, eyebrow="Vignette"), LIGHT)
    words = " ".join(word for page in pages for word in body_words(lay_out(page, LIGHT)))

    assert len(pages) > 1
    assert words.count("resident") == 20


def test_kind_survives_continuing() -> None:
    pages = continued(slide("Long", *[point("A point with some words")] * 40, kind=Kind.PRACTISE), LIGHT)

    assert {page.kind for page in pages if isinstance(page, SlideShowing)} == {Kind.PRACTISE}


CHINESE = "导师先问后说听完再问然后一起决定下一步怎么走。" * 65
THAI = "อาจารย์ที่ปรึกษาถามก่อนบอกและฟังจนจบ" * 60
WORD = "Donaudampfschifffahrt" * 75
ADDRESS = "https://example.org/" + "a-long-way/that=never&ends/" * 50
CODE = "mean(then)<=mean(now)+" * 120


def all_letters(pages: tuple[Showing, ...]) -> str:
    return "".join(word for page in pages for word in body_words(lay_out(page, LIGHT)))


def assert_whole(pages: tuple[Showing, ...]) -> None:
    for page in pages:
        laid = lay_out(page, LIGHT)
        assert laid.fits
        assert spills(laid) == []


@pytest.mark.parametrize(
    "text", [CHINESE, THAI, WORD, ADDRESS, "😀👩‍👩‍👧" * 250], ids=["zh", "th", "word", "url", "emoji"]
)
@pytest.mark.parametrize("make", [para, point, lambda text: Quotation((runs(text),)), CodeBlock])
def test_a_text_without_blanks_is_cut_and_keeps_every_letter(text: str, make: Callable[[str], Block]) -> None:
    pages = continued(slide("Long", make(text)), LIGHT)

    assert len(pages) > 1
    assert all_letters(pages) == text
    assert_whole(pages)


def test_chinese_is_cut_where_a_line_may_end() -> None:
    pages = continued(slide("Long", para(CHINESE)), LIGHT)

    assert not any(all_letters((page,)).startswith("。") for page in pages)


def test_a_letter_of_several_signs_is_never_cut() -> None:
    pages = continued(slide("Long", para("👩‍👩‍👧" * 600)), LIGHT)

    assert len(pages) > 1
    assert all(all_letters((page,)).count("👩‍👩‍👧") * len("👩‍👩‍👧") == len(all_letters((page,))) for page in pages)


def test_a_few_words_before_one_that_never_ends_stay_with_it() -> None:
    pages = continued(slide("Long", para(f"See {WORD}")), LIGHT)

    assert len(all_letters(pages[:1])) > 200
    assert_whole(pages)


def test_code_is_cut_between_its_lines_and_within_one_that_is_too_long() -> None:
    pages = continued(slide("Code", CodeBlock(f"first = 1\n{CODE}\nlast = 2\n" + "more = 3\n" * 30)), LIGHT)
    told = all_letters(pages)

    assert told.startswith(f"first=1{CODE}last=2more=3")
    assert told.count("more=3") == 30
    assert_whole(pages)


def test_a_cell_of_one_endless_text_is_cut() -> None:
    table = Table((runs("A"), runs("B")), ((runs(CHINESE * 2), runs("short")), *TABLE_ROWS), (Align.LEFT,) * 2)
    pages = continued(slide("Tall", table), LIGHT)

    assert all_letters(pages).replace("short", "").startswith(CHINESE[:100])
    assert sum(all_letters((page,)).count("先") for page in pages) == CHINESE.count("先") * 2
    assert_whole(pages)


TABLE_ROWS = ((runs("left"), runs("right")),) * 3


def test_a_reference_longer_than_a_page_is_cut() -> None:
    long = Reference("w", "W", "Author A, Author B, Author C. " * 120 + CHINESE * 2)
    short = Reference("v", "V", "Author D. Short.")
    pages = continued(ReferencesShowing(references=(short, long, short), title="References"), LIGHT)

    assert all_letters(pages) == (short.full + long.full + short.full).replace(" ", "")
    assert_whole(pages)


def test_a_long_caption_is_whole_below_its_picture_or_as_text_behind_it() -> None:
    for count in (300, 3000):
        caption = ("A draft, the next day. " * 150)[:count].strip()
        picture = Picture("page.png", "A page of red", caption)
        pages = continued(slide("Picture", picture, para("Look at it.")), LIGHT)

        assert caption.replace(" ", "") in all_letters(pages)
        assert_whole(pages)


def test_what_comes_after_a_break_goes_on_a_slide_after_it() -> None:
    pause = ALL["break"]
    assert isinstance(pause, BreakShowing)
    first, *more = continued(replace(pause, back=None, then="feedback, " * 200), LIGHT)

    assert first == replace(pause, back=None, then="")
    assert all_letters(tuple(more)).count("feedback") == 200
    assert_whole((first, *more))


def many_options(text: str, count: int = 16) -> VoteShowing:
    options = tuple(Option(f"o{place}", f"{text} {place}") for place in range(count))
    return VoteShowing(title="Which?", options=options, eyebrow="Vote", kind=Kind.VIGNETTE)


@pytest.mark.parametrize("join", [None, JoinCard(url="http://a.example/j/1", address="a.example:8080", code="K7QM4X")])
def test_many_options_are_continued_at_24_points_and_their_letters_count_on(join: JoinCard | None) -> None:
    pages = continued(replace(many_options("What Dr Osei could do next, said at some length"), join=join), LIGHT)
    slides = [lay_out(page, LIGHT) for page in pages]
    markers = [one.marker for laid in slides for text in laid.letterings() for one in text.shaped.paras if one.marker]

    assert len(pages) > 1
    assert [marker.label for marker in markers] == [f"{letter}." for letter in "ABCDEFGHIJKLMNOP"]
    assert [laid.title for laid in slides] == [f"Which? ({n}/{len(pages)})" for n in range(1, len(pages) + 1)]
    assert {marker.start for marker in markers} == {page.first + 1 for page in pages if isinstance(page, VoteShowing)}
    assert_whole(pages)


def test_options_that_fit_alone_also_fit_beside_the_code_in_the_room() -> None:
    for page in continued(many_options("What Dr Osei could do", 9), LIGHT):
        assert isinstance(page, VoteShowing)
        assert lay_out(replace(page, answered=12), LIGHT).fits


def test_an_option_longer_than_a_page_goes_on_under_its_letter() -> None:
    pages = continued(many_options("Say to him what you saw, and wait. " * 40, 2), LIGHT)

    assert all_letters(pages).count("wait.") == 80
    assert {page.first for page in pages if isinstance(page, VoteShowing)} == {0, 1}
    assert_whole(pages)


def test_a_picture_before_a_vote_goes_on_a_slide_before_it() -> None:
    vote = ALL["vote"]
    assert isinstance(vote, VoteShowing)
    before, last = continued(replace(vote, blocks=(Picture("page.png", "A page of red"),)), LIGHT)

    assert isinstance(before, SlideShowing)
    assert before.blocks == (Picture("page.png", "A page of red"),)
    assert last == vote
