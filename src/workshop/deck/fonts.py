"""The typefaces that slides are drawn with: Arial and Courier New, or their metric twins."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

#: The names written into a .pptx; nearly every viewer has these or their twins.
OFFICE_SANS = "Arial"
OFFICE_MONO = "Courier New"


@dataclass(frozen=True, slots=True)
class FontPair:
    """`warning` is one line for the person at the laptop, or empty when the letters are as wide as they should be."""

    sans: str
    mono: str
    warning: str = ""


@cache
def fonts() -> FontPair:
    """The families to draw with. Needs a QGuiApplication."""
    return choose(QFontDatabase.families())


def choose(families: list[str]) -> FontPair:
    """The best pair among the installed families."""
    sans = _first_of((OFFICE_SANS, "Liberation Sans"), families)
    mono = _first_of((OFFICE_MONO, "Liberation Mono"), families)
    system = QFontDatabase.systemFont
    return FontPair(
        sans or system(QFontDatabase.SystemFont.GeneralFont).family(),
        mono or system(QFontDatabase.SystemFont.FixedFont).family(),
        "" if sans and mono else _warning(sans, mono),
    )


def _first_of(wanted: tuple[str, ...], families: list[str]) -> str:
    return next((family for family in wanted if family in families), "")


def _warning(sans: str, mono: str) -> str:
    missing = [name for name, found in ((OFFICE_SANS, sans), (OFFICE_MONO, mono)) if not found]
    return (
        f"{' and '.join(missing)} or a font of the same width is missing here, so slides may break their lines "
        "differently on another computer; install the Liberation fonts (fonts-liberation2 on Debian)."
    )


@cache
def font(family: str, size: int, bold: bool = False, italic: bool = False, spacing: int = 0) -> QFont:
    """A font of `size` layout units, shaped the same at every resolution: no hinting, kerning on, ligatures off."""
    made = QFont(family)
    made.setPixelSize(size)
    made.setBold(bold)
    made.setItalic(italic)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setKerning(True)
    made.setFeature(QFont.Tag("liga"), 0)
    if spacing:
        made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, spacing)
    return made
