import pytest

from workshop.deck.fonts import choose, fonts

pytestmark = pytest.mark.usefixtures("qapp")


def test_arial_is_taken_where_it_is() -> None:
    pair = choose(["Arial", "Courier New", "Liberation Mono", "Liberation Sans"])

    assert (pair.sans, pair.mono, pair.warning) == ("Arial", "Courier New", "")


def test_the_metric_twins_stand_in_without_a_word() -> None:
    pair = choose(["Liberation Mono", "Liberation Sans"])

    assert (pair.sans, pair.mono, pair.warning) == ("Liberation Sans", "Liberation Mono", "")


def test_without_either_one_line_says_what_is_missing_and_what_to_install() -> None:
    pair = choose(["Liberation Sans", "Papyrus"])

    assert pair.mono
    assert pair.warning.startswith("Courier New or a font of the same width is missing")
    assert "fonts-liberation2" in pair.warning
    assert "\n" not in pair.warning


def test_this_computer_has_fonts() -> None:
    assert fonts().sans
    assert fonts().mono
