"""The typefaces of the PDF: Arial and Courier New, or their metric twins, or what the system has."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from workshop.paper.look import MONO, SANS

#: Letters are shaped this many times larger than a point, so that their places are exact at every resolution.
UNIT = 20


@cache
def _family(mono: bool) -> str:
    wanted = (MONO, "Liberation Mono") if mono else (SANS, "Liberation Sans")
    installed = set(QFontDatabase.families())
    general = QFontDatabase.SystemFont.FixedFont if mono else QFontDatabase.SystemFont.GeneralFont
    return next((name for name in wanted if name in installed), QFontDatabase.systemFont(general).family())


@cache
def font(size: float, *, bold: bool = False, italic: bool = False, mono: bool = False) -> QFont:
    """A font of `size` points, in units, without hinting: lines break the same everywhere. Needs a QGuiApplication."""
    made = QFont(_family(mono))
    made.setPixelSize(round(size * UNIT))
    made.setBold(bold)
    made.setItalic(italic)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setKerning(True)
    return made
