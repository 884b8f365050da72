"""What only the room knows, filled into a showing: clocks, counts, the join card, the result."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from workshop.model.chart import BarChart
from workshop.model.progress import Curtain
from workshop.model.showing import (
    BlankShowing,
    BreakShowing,
    Countdown,
    FormShowing,
    JoinCard,
    JoinShowing,
    ResultShowing,
    SceneShowing,
    Showing,
    SlideShowing,
    VoteShowing,
)
from workshop.model.step import Activity, Mode, Scene, SceneRole
from workshop.running.pace import Pace
from workshop.running.route import Stop
from workshop.running.run import Run

NO_COUNTDOWN = {Mode.TALK, Mode.PLENARY}


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the room knows at one moment. `answered` and `charts` are by occurrence; charts only where revealed."""

    join: JoinCard | None = None
    joined: int = 0
    expected: int = 0
    answered: dict[str, int] | None = None
    charts: dict[str, BarChart] | None = None


def audience(run: Run, facts: Facts, clocks: Pace) -> Showing:
    """What the projector shows now."""
    match run.progress.curtain:
        case Curtain.BLACK:
            return BlankShowing()
        case Curtain.WHITE:
            return BlankShowing(white=True)
        case Curtain.JOIN:
            return join_showing(facts)
        case _:
            stop, frame = run.seen_by_audience
            return filled(frame.showing, stop, facts, clocks if stop is run.stop else None)


def join_showing(facts: Facts) -> JoinShowing:
    """The join card with the count of people in."""
    return JoinShowing(join=facts.join, joined=facts.joined, expected=facts.expected, eyebrow="Join in")


def filled(showing: Showing, stop: Stop, facts: Facts, clocks: Pace | None = None) -> Showing:
    """The showing with what the room knows. Without clocks (a preview, a frozen picture) no countdown runs."""
    answered = (facts.answered or {}).get(stop.occurrence, 0)
    match showing:
        case VoteShowing():
            return replace(showing, join=facts.join, answered=answered)
        case ResultShowing():
            return replace(showing, chart=(facts.charts or {}).get(stop.occurrence))
        case FormShowing():
            return replace(showing, join=facts.join, answered=answered, expected=facts.expected or None)
        case BreakShowing() if clocks:
            back = clocks.now + timedelta(seconds=max(0.0, clocks.left))
            return replace(showing, seconds=math.ceil(clocks.left), back=_to_minute(back).time())
        case SlideShowing() | SceneShowing() if clocks and counts_down(stop):
            return replace(showing, countdown=Countdown(seconds=math.ceil(clocks.left), share=clocks.share))
        case _:
            return showing


def counts_down(stop: Stop) -> bool:
    """Whether the room sees the step's time run: where it works by itself, not where someone talks."""
    match stop.step:
        case Activity(mode=mode):
            return mode not in NO_COUNTDOWN
        case Scene(role=role):
            return role is SceneRole.PAUSE
        case _:
            return False


def _to_minute(moment: datetime) -> datetime:
    """The next full minute, so that "back at" never asks for seconds."""
    return (
        moment
        if not moment.second and not moment.microsecond
        else moment.replace(second=0, microsecond=0) + timedelta(minutes=1)
    )
