"""The look of every window: two sets of colours, a palette made of them, type sizes and one style sheet.

Widgets say what they are (`look`, `tone`); only this file and `style.qss` know how that appears.
"""

from __future__ import annotations

import string
from dataclasses import dataclass, fields
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance, Slot
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from workshop.model.step import Kind

SMALLEST_BODY = 10.5
#: Taken in this order where the desktop names no typeface of its own.
NEAT_FAMILIES = ("Inter", "Noto Sans", "Open Sans", "Liberation Sans")
_HERE = Path(__file__).parent
_OWN = "window-theme"


class Scheme(StrEnum):
    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True, kw_only=True)
class Colors:
    """One set of colours by their task, as `#RRGGBB`. `*_text` is readable on paper, surface and its `*_soft`."""

    ink: str
    paper: str
    side: str
    surface: str
    line: str
    edge: str
    muted: str
    faint: str
    track: str
    hover: str
    key: str
    primary: str
    primary_hover: str
    primary_soft: str
    on_primary: str
    accent: str
    accent_text: str
    accent_soft: str
    good: str
    good_text: str
    good_soft: str
    bad: str
    bad_text: str
    bad_soft: str
    talk: str
    talk_text: str
    discuss: str
    discuss_text: str
    practise: str
    practise_text: str
    vignette: str
    vignette_text: str
    form: str
    form_text: str
    pause: str
    pause_text: str

    def fill(self, kind: Kind) -> QColor:
        """The colour of a kind's edges, dots and bars."""
        return QColor(getattr(self, _name(kind)))

    def text(self, kind: Kind) -> QColor:
        """The colour of words of this kind."""
        return QColor(getattr(self, _name(kind) + "_text"))

    def named(self) -> dict[str, str]:
        return {field.name: getattr(self, field.name) for field in fields(self)}


def _name(kind: Kind) -> str:
    return "pause" if kind is Kind.BREAK else str(kind)


LIGHT = Colors(
    ink="#1B2430",
    paper="#FBFAF7",
    side="#F3F1EB",
    surface="#FFFFFF",
    line="#E3E0D8",
    edge="#D3CFC5",
    muted="#5F6B7A",
    faint="#8A94A0",
    track="#EAE7DF",
    hover="#F6F4EE",
    key="#FFFFFF",
    primary="#0F5C63",
    primary_hover="#0C4A50",
    primary_soft="#DCECEB",
    on_primary="#FFFFFF",
    accent="#C8701A",
    accent_text="#8A4A0B",
    accent_soft="#FBEBD8",
    good="#2E7D4F",
    good_text="#24613D",
    good_soft="#DFF0E5",
    bad="#B3372F",
    bad_text="#9A2C25",
    bad_soft="#F9E1DF",
    talk="#0F5C63",
    talk_text="#0F5C63",
    discuss="#4657A6",
    discuss_text="#415099",
    practise="#84477F",
    practise_text="#794175",
    vignette="#C8701A",
    vignette_text="#7E4710",
    form="#2E7D4F",
    form_text="#24613D",
    pause="#8A94A0",
    pause_text="#4E5660",
)

DARK = Colors(
    ink="#E8EAED",
    paper="#15191F",
    side="#11151A",
    surface="#1D232B",
    line="#303844",
    edge="#3C4654",
    muted="#A3ADB8",
    faint="#7C8794",
    track="#303844",
    hover="#242B35",
    key="#262D37",
    primary="#3BA6AD",
    primary_hover="#55B9BF",
    primary_soft="#1E3A3D",
    on_primary="#0B1516",
    accent="#E09A4A",
    accent_text="#F0B36A",
    accent_soft="#3A2A17",
    good="#6CC592",
    good_text="#6CC592",
    good_soft="#1B3325",
    bad="#E5776E",
    bad_text="#F2958D",
    bad_soft="#3F2321",
    talk="#3BA6AD",
    talk_text="#58B9BF",
    discuss="#8898E0",
    discuss_text="#9BA9EA",
    practise="#C07FBA",
    practise_text="#CF97CA",
    vignette="#E09A4A",
    vignette_text="#F0B36A",
    form="#6CC592",
    form_text="#6CC592",
    pause="#8A94A0",
    pause_text="#A3ADB8",
)


def colors() -> Colors:
    """The set in use. Ask for it while painting, not before: it changes with the appearance."""
    return DARK if QGuiApplication.palette().window().color().lightness() < 128 else LIGHT


def apply(app: QApplication, scheme: Scheme = Scheme.SYSTEM) -> None:
    """Dress the application. With `SYSTEM` it goes on following the desktop."""
    own = app.findChild(_Appearance, _OWN) or _Appearance(app)
    own.wear(scheme)


def changed(app: QApplication) -> SignalInstance:
    """Sent with a scheme after a new appearance was put on by `apply` or by the desktop."""
    own = app.findChild(_Appearance, _OWN) or _Appearance(app)
    return own.worn


class _Appearance(QObject):
    """Holds which scheme was asked for, and puts it on again when the desktop changes."""

    worn = Signal(object)  # Scheme

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.setObjectName(_OWN)
        self._app = app
        self._asked = Scheme.SYSTEM
        self._worn: Scheme | None = None
        app.setStyle(QStyleFactory.create("fusion"))
        app.styleHints().colorSchemeChanged.connect(self._follow)

    def wear(self, scheme: Scheme) -> None:
        self._asked = scheme
        hints = self._app.styleHints()
        match scheme:
            case Scheme.LIGHT:
                hints.setColorScheme(Qt.ColorScheme.Light)
            case Scheme.DARK:
                hints.setColorScheme(Qt.ColorScheme.Dark)
            case Scheme.SYSTEM:
                hints.unsetColorScheme()
        self._put_on()

    @Slot()
    def _follow(self) -> None:
        if self._asked is Scheme.SYSTEM:
            self._put_on()

    def _put_on(self) -> None:
        system_dark = self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        dark = self._asked is Scheme.DARK or (self._asked is Scheme.SYSTEM and system_dark)
        scheme, shades = (Scheme.DARK, DARK) if dark else (Scheme.LIGHT, LIGHT)
        if scheme is self._worn:
            return  # putting a style sheet on makes every widget look at it again
        self._worn = scheme
        self._app.setFont(desktop_font())
        self._app.setPalette(palette(shades))
        self._app.setStyleSheet(style_sheet(shades))
        self.worn.emit(scheme)


def palette(shades: Colors) -> QPalette:
    roles = {
        QPalette.ColorRole.Window: shades.paper,
        QPalette.ColorRole.WindowText: shades.ink,
        QPalette.ColorRole.Base: shades.surface,
        QPalette.ColorRole.AlternateBase: shades.hover,
        QPalette.ColorRole.Text: shades.ink,
        QPalette.ColorRole.PlaceholderText: shades.muted,
        QPalette.ColorRole.Button: shades.surface,
        QPalette.ColorRole.ButtonText: shades.ink,
        QPalette.ColorRole.BrightText: shades.bad_text,
        QPalette.ColorRole.Highlight: shades.primary,
        QPalette.ColorRole.HighlightedText: shades.on_primary,
        QPalette.ColorRole.Accent: shades.primary,
        QPalette.ColorRole.Link: shades.talk_text,
        QPalette.ColorRole.LinkVisited: shades.practise_text,
        QPalette.ColorRole.ToolTipBase: shades.surface,
        QPalette.ColorRole.ToolTipText: shades.ink,
        QPalette.ColorRole.Light: shades.surface,
        QPalette.ColorRole.Midlight: shades.hover,
        QPalette.ColorRole.Mid: shades.edge,
        QPalette.ColorRole.Dark: shades.faint,
        QPalette.ColorRole.Shadow: shades.line,
    }
    made = QPalette()
    for role, shade in roles.items():
        made.setColor(role, QColor(shade))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(shades.faint))
    return made


def style_sheet(shades: Colors) -> str:
    glyphs = (_HERE / "glyphs").as_posix()
    sizes = {name: f"{points(share):.1f}pt" for name, share in SIZES.items()}
    template = string.Template((_HERE / "style.qss").read_text(encoding="utf-8"))
    mark = "dark" if shades is DARK else "light"
    return template.substitute(shades.named() | sizes, glyphs=glyphs, tick=f"tick-{mark}", dot=f"dot-{mark}")


#: Type sizes as shares of the body's.
SIZES = {
    "eyebrow": 0.83,
    "small": 0.9,
    "body": 1.0,
    "h3": 0.95,
    "h2": 1.16,
    "h1": 1.55,
    "big": 2.1,
}


def points(share: float = 1.0) -> float:
    """A type size: the body's, which follows the desktop's, times `share`."""
    return QGuiApplication.font().pointSizeF() * share


def desktop_font() -> QFont:
    """The desktop's own typeface, or a neat one where it names none; never under a readable size."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    if font.family() in ("Sans Serif", "sans-serif", "Sans"):
        known = set(QFontDatabase.families())
        font.setFamily(next((name for name in NEAT_FAMILIES if name in known), font.family()))
    font.setPointSizeF(max(font.pointSizeF(), SMALLEST_BODY))
    return font


def font(size: str = "body", weight: QFont.Weight = QFont.Weight.Normal, *, tabular: bool = False) -> QFont:
    """A font for painters: one of SIZES in a weight; `tabular` for numbers that change."""
    made = QFont(QGuiApplication.font())
    made.setPointSizeF(points(SIZES[size]))
    made.setWeight(weight)
    return with_tabular_figures(made) if tabular else made


def with_tabular_figures(base: QFont) -> QFont:
    """The font with figures of one width, where the typeface has them."""
    made = QFont(base)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


def restyle(widget: QWidget, **properties: str) -> None:
    """Set style properties (`look`, `tone`) of a widget that may already be on the screen."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()
