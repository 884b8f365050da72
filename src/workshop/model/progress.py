"""How far a running workshop has come: all that must survive a crash."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

Seconds = float


class Curtain(StrEnum):
    """What stands between the audience and the slide."""

    NONE = "none"
    BLACK = "black"
    WHITE = "white"
    JOIN = "join"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stopwatch:
    """Time spent on one step. `since` is when the present stretch began (seconds since 1970), None while paused.

    `extra` is the time added to the step by hand, in seconds.
    """

    spent: Seconds = 0.0
    since: Seconds | None = None
    extra: Seconds = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One stay at a step, kept for "planned against actual". `extra` is the time added to the step by hand."""

    occurrence: str
    entered: Seconds
    spent: Seconds
    extra: Seconds = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """The place, the way that led there, the choices taken and the clocks.

    `occurrence` names a step of the running order (unique in the workshop), `frame` one of its
    pictures. `trail` lists the occurrences passed on the way here, oldest first, for stepping
    back through branches. `choices` pairs the occurrence of a branching vote with the option
    followed. `started` is None until the first move off the title. `latest` is the newest time
    seen: time never runs backwards. `frozen` names the occurrence and frame that the audience
    still sees, or is None.
    """

    occurrence: str
    frame: int = 0
    trail: tuple[str, ...] = ()
    choices: tuple[tuple[str, str], ...] = ()
    visits: tuple[Visit, ...] = ()
    watch: Stopwatch = field(default_factory=Stopwatch)
    started: Seconds | None = None
    latest: Seconds = 0.0
    curtain: Curtain = Curtain.NONE
    frozen: tuple[str, int] | None = None
