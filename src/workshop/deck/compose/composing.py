"""What each kind of showing is given while its slide is put together."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from workshop.deck.compose.countdown import time_left
from workshop.deck.compose.flow import Pictures
from workshop.deck.compose.headings import heading_of
from workshop.deck.compose.sheet import Sheet
from workshop.deck.design import Design
from workshop.deck.look.geometry import Arrangement
from workshop.model.showing import Countdown, Showing
from workshop.model.step import Kind


def no_pictures(_path: str) -> Path | None:
    """Finds no picture; their alternative texts stand in for them."""
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Composing:
    """The design, the pictures, the slide's number; `title` stands in for the showing's own heading.

    `floor_only` tries no size of text but the smallest.
    """

    design: Design
    pictures: Pictures = no_pictures
    number: int | None = None
    title: str | None = None
    floor_only: bool = False

    def sheet(self, arrangement: Arrangement, kind: Kind = Kind.TALK) -> Sheet:
        return Sheet(arrangement, self.design, kind, self.pictures, self.floor_only)

    def heading(self, showing: Showing) -> str:
        return heading_of(showing) if self.title is None else self.title

    def foot(self, sheet: Sheet, footer: str, countdown: Countdown | None) -> None:
        """The footer and the number, or the time left."""
        if countdown is None:
            sheet.foot(footer, self.number)
            return
        sheet.foot(countdown.label or footer, None)
        sheet.add(*time_left(countdown, self.design, sheet.kind, sheet.surface.ink))
