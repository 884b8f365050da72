from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from tests.deck.pdf_reading import slides_of
from tests.deck.reading import spills
from tests.deck.samples import ALL

from workshop.deck.design import LIGHT, Design
from workshop.deck.look.geometry import PAGE, Box
from workshop.deck.papers.handout import Handout
from workshop.deck.papers.paper import Leaf, PaperSize, stationery
from workshop.deck.slide import Area
from workshop.model.showing import Page

pytestmark = pytest.mark.usefixtures("qapp")

PAGES = [Page(showing=showing) for showing in ALL.values()]
HANDOUTS = [
    pytest.param(Handout(across=1, down=2), id="two"),
    pytest.param(Handout(across=1, down=3, lined=True), id="three with lines"),
    pytest.param(Handout(across=2, down=3), id="six"),
]
LONG_TITLE = "A day for mentors in all their roles, and for those whom they mentor, at the end of a long year " * 3


NARROW = replace(LIGHT, page=Box(0, 0, PAGE.w, PAGE.w * 3 // 4))


def lines(leaf: Leaf) -> list[Box]:
    return [piece.box for piece in leaf.pieces if isinstance(piece, Area)]


@pytest.mark.parametrize("handout", HANDOUTS)
def test_every_slide_stands_on_paper_once_and_in_order(handout: Handout) -> None:
    slides = slides_of(PAGES)
    leaves = list(handout.leaves(slides, stationery(PaperSize.A4, "Mentors")))

    assert [placed.slide for leaf in leaves for placed in leaf.slides] == [made.slide for made in slides]
    assert {len(leaf.slides) for leaf in leaves[:-1]} == {handout.across * handout.down}


@pytest.mark.parametrize("design", [LIGHT, NARROW], ids=["wide slides", "narrow slides"])
@pytest.mark.parametrize("title", ["", "Mentors", LONG_TITLE], ids=["untitled", "titled", "long title"])
@pytest.mark.parametrize("size", PaperSize)
@pytest.mark.parametrize("handout", HANDOUTS)
def test_nothing_leaves_its_place_or_lies_over_another(
    handout: Handout, size: PaperSize, title: str, design: Design
) -> None:
    on = stationery(size, title)
    for leaf in handout.leaves(slides_of(PAGES[:7], design), on):
        boxes = [placed.box for placed in leaf.slides] + [piece.box for piece in leaf.pieces]

        assert all(on.area.holds(box) for box in boxes)
        assert not any(overlap(one, other) for one, other in combinations(boxes, 2))
        assert spills(on.sheet(leaf, 118, 120)) == []


def overlap(one: Box, other: Box) -> bool:
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom


@pytest.mark.parametrize("design", [LIGHT, NARROW], ids=["wide slides", "narrow slides"])
@pytest.mark.parametrize("handout", HANDOUTS)
def test_slides_keep_their_shape(handout: Handout, design: Design) -> None:
    for leaf in handout.leaves(slides_of(PAGES[:7], design), stationery(PaperSize.LETTER, "Mentors")):
        for placed in leaf.slides:
            assert placed.box.w / placed.box.h == pytest.approx(design.page.w / design.page.h, rel=0.001)


def test_three_slides_have_at_least_seven_lines_each_on_their_right() -> None:
    on = stationery(PaperSize.A4, "Mentors")
    leaf = next(Handout(across=1, down=3, lined=True).leaves(slides_of(PAGES), on))
    tops = sorted({line.y for line in lines(leaf)})

    assert len(lines(leaf)) >= 7 * 3
    assert min(line.x for line in lines(leaf)) > max(placed.box.right for placed in leaf.slides)
    assert min(below - above for above, below in pairwise(tops)) >= 8 / 25.4 * 72 * 40  # eight millimetres


def test_no_slides_make_no_pages() -> None:
    assert list(Handout(across=2, down=3).leaves([], stationery(PaperSize.A4, ""))) == []
