"""Openings, seats and responses: who may answer what, and what was answered."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from workshop.model.form import Answers, Form, Phase

WorkshopId = str
OpeningId = str
SeatId = str


class Channel(StrEnum):
    PHONE = "phone"
    KIOSK = "kiosk"
    PAPER = "paper"
    HANDS = "hands"


class Asking(StrEnum):
    """Whether an opening asks a form or a vote."""

    FORM = "form"
    VOTE = "vote"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """One time that one form or vote was open. `occurrence` names the step it belongs to."""

    id: OpeningId
    workshop: WorkshopId
    occurrence: str
    asking: Asking
    form: Form
    phase: Phase | None = None
    is_open: bool = True
    revealed: bool = False


@dataclass(frozen=True, slots=True)
class Seat:
    """One place in the room. `token` is what the phone keeps; `words` is what a person reads."""

    id: SeatId
    workshop: WorkshopId
    words: str
    token: str = field(repr=False, default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """Answers on their way to the record. `id` was made where they were given and names them for ever."""

    id: str
    opening: OpeningId
    answers: Answers
    channel: Channel
    seat: SeatId | None = None

    @property
    def digest(self) -> str:
        """SHA-256, as hex, of all that is kept of the submission: finds silent damage and changed repeats."""
        kept = [self.id, self.opening, self.seat, str(self.channel), canonical(self.answers)]
        return hashlib.sha256(json.dumps(kept).encode()).hexdigest()


def canonical(answers: Mapping[str, object]) -> str:
    """Answers as the one JSON text that is stored and hashed."""
    return json.dumps(dict(answers), sort_keys=True, ensure_ascii=False, separators=(",", ":"))


class Outcome(StrEnum):
    STORED = "stored"
    REPEATED = "repeated"
    DIFFERENT = "different"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of a submission. Only STORED and REPEATED may be thanked for."""

    id: str
    outcome: Outcome

    @property
    def kept(self) -> bool:
        return self.outcome in (Outcome.STORED, Outcome.REPEATED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """Answers on record. For a seat the highest `revision` in an opening counts; without a seat each does."""

    id: str
    opening: OpeningId
    seat: SeatId | None
    channel: Channel
    revision: int
    answers: Answers
