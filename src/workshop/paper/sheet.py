"""The sheet of paper: its size, which way it lies, its margins, and what stands at its head and foot."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class PaperSize(Enum):
    """Width and height of an upright sheet, in points."""

    A4 = (595.28, 841.89)
    LETTER = (612.0, 792.0)


@dataclass(frozen=True, slots=True)
class Room:
    """A rectangle on the page, in points from its upper left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of paper. `area` is left between head and foot for what the page is about."""

    size: PaperSize = PaperSize.A4
    landscape: bool = False

    SIDE = 54.0
    TOP = 66.0
    BOTTOM = 58.0
    HEAD = 36.0  # from the upper edge to the letterhead
    FOOT = 34.0  # from the lower edge to the foot of the footer

    @property
    def width(self) -> float:
        return self.size.value[1 if self.landscape else 0]

    @property
    def height(self) -> float:
        return self.size.value[0 if self.landscape else 1]

    @property
    def area(self) -> Room:
        return Room(self.SIDE, self.TOP, self.width - 2 * self.SIDE, self.height - self.TOP - self.BOTTOM)


@dataclass(frozen=True, slots=True)
class Imprint:
    """Who hands this out and under which licence: the letterhead and the foot of every page."""

    programme: str = "Faculty Mentoring Workshop"
    licence: str = "CC BY 4.0"
    source: str = ""
    language: str = "en-GB"

    @property
    def foot(self) -> str:
        return " · ".join(part for part in (self.licence, self.source) if part)
