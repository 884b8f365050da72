"""Everything the console shows at one moment, as one value. Made by `app`; this package only looks at it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from workshop.model.chart import BarChart
from workshop.model.progress import Curtain
from workshop.model.response import Asking, Opening
from workshop.model.session import Reference
from workshop.model.showing import Showing
from workshop.model.workshop import Workshop
from workshop.planning.timetable import Entry, Timetable
from workshop.running.pace import Pace
from workshop.running.run import Run


@dataclass(frozen=True, slots=True, kw_only=True)
class Live:
    """`console` is the present picture as the facilitator works on it, `audience` what the projector has.

    `chart` is the result of the present vote, for the facilitator's eyes only. `returns` pairs the
    forms and votes that are open or still to come with how many have answered. `screen` names the
    projector's screen and is empty while it is a window; `projecting` tells whether it is seen at all.
    """

    workshop: Workshop
    table: Timetable
    run: Run
    clocks: Pace
    audience: Showing
    console: Showing
    preview: Showing | None = None
    opening: Opening | None = None
    chart: BarChart | None = None
    leading: str | None = None
    joined: int = 0
    expected: int = 0
    answered: int = 0
    returns: tuple[tuple[str, int], ...] = ()
    screen: str = ""
    projecting: bool = True
    references: Mapping[str, Reference] = field(default_factory=dict)

    @property
    def entry(self) -> Entry | None:
        """The line of the running order that the room is at; None at the title and after the end."""
        return next((entry for entry in self.table.entries if entry.item.id == self.run.stop.item), None)

    @property
    def is_vote(self) -> bool:
        asked = self.run.stop.asked
        return asked is not None and asked.asking is Asking.VOTE

    @property
    def is_frozen(self) -> bool:
        return self.run.progress.frozen is not None

    @property
    def curtain(self) -> Curtain:
        return self.run.progress.curtain

    @property
    def followed(self) -> str | None:
        """The option of a branching vote that the next move follows."""
        stop = self.run.stop
        return (self.run.choice or self.leading or stop.goes[0][0]) if stop.goes else None
