from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.deck.reading import body_words, smallest, spills, words_of
from tests.deck.samples import ALL, TABLE, para, point, runs, slide

from workshop.deck.design import LIGHT
from workshop.deck.layout import continued, lay_out
from workshop.deck.sheet import has_table
from workshop.model.session import CastMember, Reference
from workshop.model.showing import CastShowing, FormShowing, ReferencesShowing, SceneShowing, SlideShowing, VoteShowing
from workshop.model.step import Kind
from workshop.model.text import Align, Block, CodeBlock, Columns, ListItem, Paragraph, Quotation, Run, Table

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
