"""From a venue to what the console shows at one moment."""

from __future__ import annotations

from workshop.app.venue import Venue
from workshop.model.response import Asking
from workshop.ui.run.live import Live


def live_of(venue: Venue, *, projecting: bool, screen: str) -> Live:
    """All that the console shows now."""
    stage, room = venue.stage, venue.room
    view = room.view()
    counts = room.counts()
    opening = stage.opening()
    here = venue.route.place(stage.run.stop.occurrence)
    still = (stop for place, stop in enumerate(venue.route.stops) if stop.asked and place >= here)
    returns = tuple((stop.title, counts.get(stop.occurrence, 0)) for stop in still)
    return Live(
        workshop=venue.workshop,
        table=stage.table,
        run=stage.heading,
        clocks=stage.clocks(),
        audience=stage.showing(),
        console=stage.console(),
        preview=stage.preview(),
        opening=opening,
        chart=room.chart(opening) if opening is not None and opening.asking is Asking.VOTE else None,
        leading=stage.leading(),
        joined=view.joined,
        expected=view.expected,
        answered=counts.get(stage.run.stop.occurrence, 0),
        returns=returns,
        screen=screen,
        projecting=projecting,
        references=venue.library.references,
    )
