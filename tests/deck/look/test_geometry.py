from itertools import combinations

import pytest

from workshop.deck.design import DARK, LIGHT, Design, large
from workshop.deck.look.geometry import PLACEHOLDERS, UNIT, Arrangement, Role

DESIGNS = pytest.mark.parametrize("design", [LIGHT, large(DARK)], ids=lambda design: design.name)


@DESIGNS
@pytest.mark.parametrize("arrangement", Arrangement)
def test_places_lie_on_the_page_and_not_on_each_other(arrangement: Arrangement, design: Design) -> None:
    places = design.plans[arrangement].places

    assert all(design.page.holds(place.box) for place in places.values())
    for (one, place), (other, beside) in combinations(places.items(), 2):
        assert not place.box.meets(beside.box), f"{one} and {other}"


@DESIGNS
@pytest.mark.parametrize("arrangement", Arrangement)
def test_each_arrangement_has_a_place_for_its_title(arrangement: Arrangement, design: Design) -> None:
    assert Role.HEADING in design.plans[arrangement].places


@DESIGNS
@pytest.mark.parametrize("arrangement", [Arrangement.BODY, Arrangement.COLUMNS, Arrangement.PROMPT, Arrangement.SCENE])
def test_a_countdown_covers_neither_text_nor_footer(arrangement: Arrangement, design: Design) -> None:
    places = design.plans[arrangement].places

    for role in places.keys() - {Role.NUMBER}:
        assert not places[role].box.meets(design.timer.bar)
        assert not places[role].box.meets(design.timer.time.box)


def test_no_two_roles_share_a_placeholder_index() -> None:
    indexes = [index for _, index in PLACEHOLDERS.values()]

    assert len(set(indexes)) == len(indexes)


def test_a_large_rooms_letters_are_fifteen_percent_larger_on_the_same_page() -> None:
    made = large(LIGHT)

    assert made.width == LIGHT.width
    assert abs(made.height - LIGHT.height) < 400
    assert made.hundredths(24) == pytest.approx(24 * 115, abs=2)
    assert made.emu(made.page.w) == LIGHT.width
    assert LIGHT.hundredths(24) == 2400
    assert LIGHT.emu(UNIT) == 12700
