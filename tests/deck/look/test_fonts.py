import pytest

from workshop.deck.look.fonts import choose, fonts, warnings
from workshop.deck.look.theme import Faces

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


def test_an_institutions_font_is_taken_or_its_twin() -> None:
    families = ["Carlito", "Gotham", "Liberation Mono", "Liberation Sans"]

    assert choose(families, "Gotham").sans == "Gotham"
    assert choose(families, "Calibri").sans == "Carlito"
    assert choose(families, "Calibri").warning == ""


def test_where_an_institutions_font_is_missing_ours_stands_in_and_it_is_said() -> None:
    pair = choose(["Liberation Mono", "Liberation Sans"], "Gotham")

    assert pair.sans == "Liberation Sans"
    assert pair.warning.startswith("Gotham or a font of the same width is missing here")
    assert pair.warning.endswith("install it.")


def test_each_missing_font_is_told_once() -> None:
    assert warnings(Faces(heading="No Such Face", body="No Such Face")) == (fonts("No Such Face").warning,)


def test_this_computer_has_fonts() -> None:
    assert fonts().sans
    assert fonts().mono
