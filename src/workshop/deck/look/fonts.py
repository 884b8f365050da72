"""The typefaces that slides are drawn with: Arial and Courier New, or their metric twins."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from workshop.deck.look.theme import OFFICE_MONO, OFFICE_SANS, Faces

#: Fonts of the same widths as those that files name.
TWINS = {
    OFFICE_SANS: ("Liberation Sans", "Arimo"),
    OFFICE_MONO: ("Liberation Mono", "Cousine"),
    "Times New Roman": ("Liberation Serif", "Tinos"),
    "Calibri": ("Carlito",),
    "Cambria": ("Caladea",),
    "Georgia": ("Gelasio",),
}


@dataclass(frozen=True, slots=True)
class FontPair:
    """`warning` is one line for the person at the laptop, or empty when the letters are as wide as they should be."""

    sans: str
    mono: str
    warning: str = ""


@cache
def fonts(face: str = OFFICE_SANS) -> FontPair:
    """The families to draw with where a file names this face for its text. Needs a QGuiApplication."""
    return choose(QFontDatabase.families(), face)


def warnings(faces: Faces) -> tuple[str, ...]:
    """A line for each typeface whose letters cannot be drawn as wide as they should be."""
    found = (fonts(face).warning for face in (faces.heading, faces.body))
    return tuple(dict.fromkeys(filter(None, found)))


def choose(families: list[str], face: str = OFFICE_SANS) -> FontPair:
    """The best pair among the installed families."""
    sans, mono = _found(face, families), _found(OFFICE_MONO, families)
    system = QFontDatabase.systemFont
    return FontPair(
        sans or _found(OFFICE_SANS, families) or system(QFontDatabase.SystemFont.GeneralFont).family(),
        mono or system(QFontDatabase.SystemFont.FixedFont).family(),
        "" if sans and mono else _warning([name for name, one in ((face, sans), (OFFICE_MONO, mono)) if not one]),
    )


def _found(face: str, families: list[str]) -> str:
    return next((family for family in (face, *TWINS.get(face, ())) if family in families), "")


def _warning(missing: list[str]) -> str:
    twins = all(name in (OFFICE_SANS, OFFICE_MONO) for name in missing)
    remedy = "the Liberation fonts (fonts-liberation2 on Debian)" if twins else "it"
    return (
        f"{' and '.join(missing)} or a font of the same width is missing here, so slides may break their lines "
        f"differently on another computer; install {remedy}."
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
