"""Time left in an exercise: a bar of the time used, and the minutes and seconds in large type."""

from __future__ import annotations

from workshop.deck import wording
from workshop.deck.geometry import COUNTDOWN_BAR, COUNTDOWN_TIME, Box
from workshop.deck.shaping import Para, Style, shape
from workshop.deck.slide import Area, Lettering, Piece
from workshop.deck.theme import Colour, Theme
from workshop.model.showing import Countdown
from workshop.model.step import Kind
from workshop.model.text import Run

_RADIUS = COUNTDOWN_BAR.h // 2


def time_left(countdown: Countdown, theme: Theme, kind: Kind, ink: Colour) -> tuple[Piece, ...]:
    """The pieces that stand below a slide's body; in overtime they wear the colour of being late."""
    late = countdown.seconds < 0
    pieces: list[Piece] = [Area(COUNTDOWN_BAR, theme.track, _RADIUS)]
    used = round(COUNTDOWN_BAR.w * min(max(countdown.share, 0.0), 1.0))
    if used >= COUNTDOWN_BAR.h:
        box = Box(COUNTDOWN_BAR.x, COUNTDOWN_BAR.y, used, COUNTDOWN_BAR.h)
        pieces.append(Area(box, theme.late if late else theme.kinds[kind].fill, _RADIUS))
    style = Style(COUNTDOWN_TIME.size, theme.late if late else ink, bold=True)
    time = Para(runs=(Run(wording.clock(countdown.seconds)),), style=style, align=COUNTDOWN_TIME.align)
    text = shape([time], COUNTDOWN_TIME.box.w)
    return (*pieces, Lettering(COUNTDOWN_TIME.box, text, align=COUNTDOWN_TIME.align))
