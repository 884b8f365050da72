"""Time left in an exercise: a bar of the time used, and the minutes and seconds in large type."""

from __future__ import annotations

from workshop.deck import wording
from workshop.deck.design import Design
from workshop.deck.look.geometry import Box
from workshop.deck.look.theme import Colour
from workshop.deck.slide import Area, Lettering, Piece
from workshop.deck.text.shaping import Para, Style, shape
from workshop.model.showing import Countdown
from workshop.model.step import Kind
from workshop.model.text import Run


def time_left(countdown: Countdown, design: Design, kind: Kind, ink: Colour) -> tuple[Piece, ...]:
    """The pieces that stand below a slide's body; in overtime they wear the colour of being late."""
    theme, bar, place = design.theme, design.timer.bar, design.timer.time
    late = countdown.seconds < 0
    radius = bar.h // 2
    pieces: list[Piece] = [Area(bar, theme.track, radius)]
    used = round(bar.w * min(max(countdown.share, 0.0), 1.0))
    if used >= bar.h:
        box = Box(bar.x, bar.y, used, bar.h)
        pieces.append(Area(box, theme.late if late else theme.kinds[kind].fill, radius))
    style = Style(place.size, theme.late if late else ink, bold=True, face=theme.faces.body)
    time = Para(runs=(Run(wording.clock(countdown.seconds)),), style=style, align=place.align)
    text = shape([time], place.box.w)
    return (*pieces, Lettering(place.box, text, align=place.align))
