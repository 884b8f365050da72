"""Which page a person sees now: decided from the room's view and from what they have already answered."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from workshop.model.response import Asking, Opening, OpeningId
from workshop.web.room import RoomView


@dataclass(frozen=True, slots=True)
class FormScreen:
    """An open form or vote. `again` tells that this person has answered it before."""

    opening: Opening
    again: bool = False

    @property
    def key(self) -> str:
        return f"form {self.opening.id}"


@dataclass(frozen=True, slots=True)
class ThanksScreen:
    """All that is open has been answered. `after` still waits, and is seen only by one who has just sent."""

    changeable: tuple[Opening, ...]
    after: Opening | None = None

    @property
    def key(self) -> str:
        after = (self.after,) if self.after else ()
        return "thanks " + " ".join(opening.id for opening in (*self.changeable, *after))

    @property
    def is_vote(self) -> bool:
        return all(opening.asking is Asking.VOTE for opening in self.changeable)


@dataclass(frozen=True, slots=True)
class ResultScreen:
    changeable: tuple[Opening, ...]
    results: str

    @property
    def key(self) -> str:
        return f"result {self.results}"


@dataclass(frozen=True, slots=True)
class WaitScreen:
    now: str

    @property
    def key(self) -> str:
        return f"wait {self.now}"


@dataclass(frozen=True, slots=True)
class EndScreen:
    key: str = "end"


Screen = FormScreen | ThanksScreen | ResultScreen | WaitScreen | EndScreen


def screen_for(
    view: RoomView,
    answered: Callable[[OpeningId], bool],
    *,
    wanted: str | None = None,
    sent: str | None = None,
) -> Screen:
    """What to show. `wanted` is an opening asked for by id, `sent` one that was answered a moment ago."""
    done = tuple(opening for opening in view.openings if answered(opening.id))
    waiting = tuple(opening for opening in view.openings if opening not in done)
    for opening in view.openings:
        if opening.id == wanted:
            return FormScreen(opening, again=opening in done)
    if sent is not None:
        just = next((opening for opening in view.openings if opening.id == sent), None)
        others = tuple(opening for opening in waiting if opening is not just)
        changeable = (*done, just) if just and just not in done else done
        return ThanksScreen(changeable, _next(others) if others else None)
    if waiting:
        return FormScreen(_next(waiting))
    if view.ended:
        return EndScreen()
    if view.results:
        return ResultScreen(done, hashlib.sha256(repr(view.results).encode()).hexdigest()[:12])
    return ThanksScreen(done) if done else WaitScreen(view.now)


def _next(waiting: Sequence[Opening]) -> Opening:
    """The newest vote, which is what the room does now; otherwise the form that has waited longest."""
    votes = [opening for opening in waiting if opening.asking is Asking.VOTE]
    return votes[-1] if votes else waiting[0]
