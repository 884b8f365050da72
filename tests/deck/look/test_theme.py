import pytest

from workshop.deck.look.theme import DARK, LIGHT, Ground, Theme, contrast
from workshop.model.step import Kind


def test_contrast_is_that_of_the_web_guidelines() -> None:
    assert contrast("000000", "FFFFFF") == pytest.approx(21)
    assert contrast("767676", "FFFFFF") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("ground", Ground)
@pytest.mark.parametrize("kind", Kind)
def test_every_text_colour_stands_out_seven_to_one(theme: Theme, ground: Ground, kind: Kind) -> None:
    surface = theme.surface(ground, kind)
    letters = {surface.ink, surface.muted, surface.eyebrow}
    if ground in (Ground.PAGE, Ground.SCENE):
        letters |= {theme.link, theme.late}

    assert min(contrast(colour, surface.fill) for colour in letters) >= 7


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_a_tables_header_and_a_missing_picture_can_be_read(theme: Theme) -> None:
    assert contrast(theme.ink, theme.soft) >= 7
    assert contrast(theme.muted, theme.track) >= 6
