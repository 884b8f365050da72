from itertools import combinations

import pytest

from workshop.deck.geometry import COUNTDOWN_BAR, COUNTDOWN_TIME, PAGE, PLACEHOLDERS, PLANS, Arrangement, Box, Role


def overlap(one: Box, other: Box) -> bool:
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom


@pytest.mark.parametrize("arrangement", Arrangement)
def test_places_lie_on_the_page_and_not_on_each_other(arrangement: Arrangement) -> None:
    places = PLANS[arrangement].places

    assert all(PAGE.holds(place.box) for place in places.values())
    for (one, place), (other, beside) in combinations(places.items(), 2):
        assert not overlap(place.box, beside.box), f"{one} and {other}"


@pytest.mark.parametrize("arrangement", Arrangement)
def test_each_arrangement_has_a_place_for_its_title(arrangement: Arrangement) -> None:
    assert Role.HEADING in PLANS[arrangement].places


@pytest.mark.parametrize("arrangement", [Arrangement.BODY, Arrangement.COLUMNS, Arrangement.PROMPT, Arrangement.SCENE])
def test_a_countdown_covers_neither_text_nor_footer(arrangement: Arrangement) -> None:
    places = PLANS[arrangement].places

    for role in places.keys() - {Role.NUMBER}:
        assert not overlap(places[role].box, COUNTDOWN_BAR)
        assert not overlap(places[role].box, COUNTDOWN_TIME.box)


def test_no_two_roles_share_a_placeholder_index() -> None:
    indexes = [index for _, index in PLACEHOLDERS.values()]

    assert len(set(indexes)) == len(indexes)
