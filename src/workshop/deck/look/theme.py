"""The colours and typefaces of the slides, by what they are for; sizes and places are geometry's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from workshop.model.step import Kind

Colour = str  # six hexadecimal digits, RRGGBB


#: The names written into a .pptx; nearly every viewer has these or fonts of the same width.
OFFICE_SANS = "Arial"
OFFICE_MONO = "Courier New"


@dataclass(frozen=True, slots=True)
class Faces:
    """The names of typefaces as a file gives them; whoever draws takes these or their metric twins."""

    heading: str = OFFICE_SANS
    body: str = OFFICE_SANS
    code: str = OFFICE_MONO


class Ground(StrEnum):
    """What a slide's text stands on."""

    PAGE = "page"
    FILLED = "filled"
    SCENE = "scene"
    PAUSE = "pause"
    BLACK = "black"
    WHITE = "white"


@dataclass(frozen=True, slots=True)
class KindColours:
    """`fill` for areas that carry no text, `text` for letters, and for areas under white letters."""

    fill: Colour
    text: Colour


@dataclass(frozen=True, slots=True)
class Surface:
    """A ground with the colours of the text on it."""

    fill: Colour
    ink: Colour
    muted: Colour
    eyebrow: Colour


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """What each colour is for.

    `quiet` is the bar that does not lead, `track` the way it runs in, `soft` the pale
    primary under a table's header, `late` time in overtime. `named` are a file's own colours under
    the names that Office gives them, empty for our themes.
    """

    name: str
    page: Colour
    ink: Colour
    muted: Colour
    line: Colour
    track: Colour
    primary: Colour
    soft: Colour
    quiet: Colour
    link: Colour
    late: Colour
    scene_page: Colour
    scene_bar: Colour
    pause_page: Colour
    on_fill: Colour
    on_pause_muted: Colour
    kinds: Mapping[Kind, KindColours]
    title_fills: Mapping[Kind, Colour]
    named: Mapping[str, Colour] = field(default_factory=dict)
    faces: Faces = field(default_factory=Faces)

    def surface(self, ground: Ground, kind: Kind = Kind.TALK) -> Surface:
        match ground:
            case Ground.PAGE:
                return Surface(self.page, self.ink, self.muted, self.kinds[kind].text)
            case Ground.SCENE:
                return Surface(self.scene_page, self.ink, self.muted, self.kinds[Kind.VIGNETTE].text)
            case Ground.FILLED:
                return Surface(self.title_fills[kind], self.on_fill, self.on_fill, self.on_fill)
            case Ground.PAUSE:
                return Surface(self.pause_page, self.on_fill, self.on_pause_muted, self.on_pause_muted)
            case Ground.BLACK:
                return Surface("000000", "FFFFFF", "B4BAC1", "B4BAC1")
            case Ground.WHITE:
                return Surface("FFFFFF", "1B2430", "4C5662", "4C5662")

    def scheme(self) -> dict[str, Colour]:
        """The colours under the names that Office gives them, in Office's order."""
        if self.named:
            return dict(self.named)
        kinds = self.kinds
        return {
            "dk1": self.ink,
            "lt1": self.page,
            "dk2": self.muted,
            "lt2": self.soft,
            "accent1": self.primary,
            "accent2": kinds[Kind.DISCUSS].fill,
            "accent3": kinds[Kind.PRACTISE].fill,
            "accent4": kinds[Kind.VIGNETTE].fill,
            "accent5": kinds[Kind.FORM].fill,
            "accent6": self.quiet,
            "hlink": self.link,
            "folHlink": self.link,
        }


def contrast(one: Colour, other: Colour) -> float:
    """The contrast ratio of WCAG, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def mixed(one: Colour, other: Colour, share: float) -> Colour:
    """Between two colours; `share` is the part of the other one, 0 to 1."""
    return "".join(f"{round(a + (b - a) * share):02X}" for a, b in zip(_parts(one), _parts(other), strict=True))


def legible(colour: Colour, ground: Colour, least: float = 7) -> Colour:
    """The colour, made darker or lighter until it stands out from its ground as far as it can."""
    end = max(("000000", "FFFFFF"), key=lambda one: contrast(one, ground))
    shares = (step / 20 for step in range(21))
    return next((made for share in shares if contrast(made := mixed(colour, end, share), ground) >= least), end)


def _parts(colour: Colour) -> tuple[int, ...]:
    return tuple(int(colour[place : place + 2], 16) for place in (0, 2, 4))


def _luminance(colour: Colour) -> float:
    parts = (part / 255 for part in _parts(colour))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


_TITLE_FILLS = MappingProxyType(
    {
        Kind.TALK: "0F5C63",
        Kind.DISCUSS: "415099",
        Kind.PRACTISE: "794175",
        Kind.VIGNETTE: "7E4710",
        Kind.FORM: "24613D",
        Kind.BREAK: "4E5660",
    }
)

LIGHT = Theme(
    name="Light",
    page="FFFFFF",
    ink="1B2430",
    muted="4C5662",
    line="E3E0D8",
    track="EFECE5",
    primary="0F5C63",
    soft="DCECEB",
    quiet="9DB9BA",
    link="0F5C63",
    late="962B24",
    scene_page="FFF8EE",
    scene_bar="C8701A",
    pause_page="1B2430",
    on_fill="FFFFFF",
    on_pause_muted="C3CAD2",
    kinds=MappingProxyType(
        {
            Kind.TALK: KindColours("0F5C63", "0F5C63"),
            Kind.DISCUSS: KindColours("4657A6", "415099"),
            Kind.PRACTISE: KindColours("84477F", "794175"),
            Kind.VIGNETTE: KindColours("C8701A", "7E4710"),
            Kind.FORM: KindColours("2E7D4F", "24613D"),
            Kind.BREAK: KindColours("8A94A0", "4E5660"),
        }
    ),
    title_fills=_TITLE_FILLS,
)

DARK = Theme(
    name="Dark",
    page="171E27",
    ink="F3F1EB",
    muted="B9C2CC",
    line="36404D",
    track="2A3440",
    primary="6FC3C6",
    soft="23414A",
    quiet="4B6E74",
    link="8AD2D4",
    late="F2A19B",
    scene_page="241C14",
    scene_bar="C8701A",
    pause_page="0F151C",
    on_fill="FFFFFF",
    on_pause_muted="C3CAD2",
    kinds=MappingProxyType(
        {
            Kind.TALK: KindColours("6FC3C6", "8AD2D4"),
            Kind.DISCUSS: KindColours("8F9DE0", "B4BEF0"),
            Kind.PRACTISE: KindColours("C98BC4", "E0B4DC"),
            Kind.VIGNETTE: KindColours("E29A50", "F0B879"),
            Kind.FORM: KindColours("6FBF90", "96D6B0"),
            Kind.BREAK: KindColours("8A94A0", "C3CAD2"),
        }
    ),
    title_fills=_TITLE_FILLS,
)
