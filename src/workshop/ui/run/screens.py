"""Which screen the projector takes: a decision over plain facts, and the facts of the screens that are there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QGuiApplication, QScreen


@dataclass(frozen=True, slots=True)
class ScreenKey:
    """What a screen is known by when it comes back: its place changes, its name and serial number do not."""

    name: str
    serial: str = ""


@dataclass(frozen=True, slots=True)
class ScreenFact:
    """A screen at one moment. `console` marks the one that the console is on."""

    key: ScreenKey
    primary: bool = False
    console: bool = False


def choose(screens: Sequence[ScreenFact], remembered: ScreenKey | None = None) -> ScreenFact | None:
    """The projector's screen, or None where it has to be a window.

    Never the console's: the remembered one if it is there, else one that is not the primary, else any other.
    """
    others = [screen for screen in screens if not screen.console]
    if len(screens) < 2 or not others:
        return None
    return min(others, key=lambda screen: (screen.key != remembered, screen.primary))


def key_of(screen: QScreen) -> ScreenKey:
    return ScreenKey(screen.name(), screen.serialNumber())


def facts(console: QScreen | None) -> tuple[ScreenFact, ...]:
    """The screens that are there now."""
    primary = QGuiApplication.primaryScreen()
    return tuple(
        ScreenFact(key_of(screen), primary=screen is primary, console=screen is console)
        for screen in QGuiApplication.screens()
    )


def find(key: ScreenKey) -> QScreen | None:
    """The screen known by this key, if it is there."""
    return next((screen for screen in QGuiApplication.screens() if key_of(screen) == key), None)
