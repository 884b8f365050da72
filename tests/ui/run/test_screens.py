"""Which screen the projector takes."""

from __future__ import annotations

import pytest

from workshop.ui.run.screens import ScreenFact, ScreenKey, choose

LAPTOP, BEAMER, OTHER = ScreenKey("eDP-1", "L1"), ScreenKey("HDMI-1", "B7"), ScreenKey("DP-2", "X3")


def screen(key: ScreenKey, *, primary: bool = False, console: bool = False) -> ScreenFact:
    return ScreenFact(key, primary=primary, console=console)


@pytest.mark.parametrize(
    ("screens", "remembered", "expected"),
    [
        pytest.param([], None, None, id="no screen"),
        pytest.param([screen(LAPTOP, primary=True, console=True)], None, None, id="one screen: a window"),
        pytest.param([screen(LAPTOP, primary=True)], LAPTOP, None, id="one screen, remembered: still a window"),
        pytest.param(
            [screen(LAPTOP, primary=True, console=True), screen(BEAMER)], None, BEAMER, id="the screen without console"
        ),
        pytest.param(
            [screen(LAPTOP, primary=True), screen(BEAMER, console=True)], None, LAPTOP, id="console on the beamer"
        ),
        pytest.param(
            [screen(LAPTOP, primary=True, console=True), screen(BEAMER), screen(OTHER)], OTHER, OTHER, id="remembered"
        ),
        pytest.param(
            [screen(LAPTOP, primary=True, console=True), screen(BEAMER), screen(OTHER)],
            ScreenKey("DP-2", "another"),
            BEAMER,
            id="the same socket is not the same projector",
        ),
        pytest.param(
            [screen(LAPTOP, primary=True), screen(BEAMER, console=True), screen(OTHER)],
            None,
            OTHER,
            id="rather not the primary",
        ),
        pytest.param(
            [screen(LAPTOP, primary=True), screen(BEAMER, console=True)], BEAMER, LAPTOP, id="never over the console"
        ),
    ],
)
def test_the_projector_takes_the_screen_that_is_not_the_consoles(
    screens: list[ScreenFact], remembered: ScreenKey | None, expected: ScreenKey | None
) -> None:
    chosen = choose(screens, remembered)

    assert (chosen.key if chosen else None) == expected
