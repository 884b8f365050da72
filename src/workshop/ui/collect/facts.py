"""What the Collect page shows, as values. Whoever knows the room makes them; the page only reads them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from workshop.model.response import Asking
from workshop.model.showing import JoinCard


class Network(StrEnum):
    """Whether a phone has proved that the room's network lets phones through."""

    NO_PHONE_YET = "no phone yet"
    REACHED = "phones reach this laptop"


class AskedState(StrEnum):
    """Where a form or vote is: before its first opening, open, closed, or with its result shown to the room."""

    WAITING = "waiting"
    OPEN = "open"
    CLOSED = "closed"
    REVEALED = "revealed"


class SeatState(StrEnum):
    """What somebody in the room is doing: has sent the open form, is answering it, or has merely joined."""

    SENT = "sent"
    ANSWERING = "answering"
    JOINED = "joined"


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedLine:
    """One form or vote. `occurrence` names its step, `where` the section it stands in; `note` may be empty.

    `can_reveal` is whether a vote's result could be shown to the room now.
    """

    occurrence: str
    title: str
    where: str
    state: AskedState
    asking: Asking
    answered: int = 0
    present: int = 0
    note: str = ""
    can_reveal: bool = True


@dataclass(frozen=True, slots=True)
class SeatLine:
    """One seat by its two plain words."""

    words: str
    state: SeatState


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomFacts:
    """All that the page shows of a running workshop.

    `addresses` pairs each IP of this laptop with words for its adapter ("Wi-Fi adapter wlan0");
    `address` is the one in use. `network_sentence` says what to do about the network, or is empty.
    `first_phone` completes "First phone arrived …" ("at 08:52"). `disk_free` is a size ("41 GB"),
    `last_backup` a time ("10:44"); either may be empty. `join` is None while nothing is served.
    """

    title: str
    join: JoinCard | None
    joined: int
    expected: int
    addresses: tuple[tuple[str, str], ...]
    address: str
    network: Network = Network.NO_PHONE_YET
    network_sentence: str = ""
    first_phone: str | None = None
    disk_free: str = ""
    last_backup: str = ""
    asked: tuple[AskedLine, ...] = ()
    seats: tuple[SeatLine, ...] = ()
    not_joined: int = 0
    rehearsal: bool = False
