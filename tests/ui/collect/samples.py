"""Rooms to show: one as on a good morning, one that is crowded."""

from __future__ import annotations

from dataclasses import replace

from workshop.model.response import Asking
from workshop.model.showing import JoinCard
from workshop.ui.collect import AskedLine, AskedState, Network, RoomFacts, SeatLine, SeatState

RUDE = "<img src=x onerror=alert(1)><b>Bold</b> & <script>alert(1)</script>"
JOIN = JoinCard("http://192.168.4.1:8080/j/abcdefghijklmnopqrstuv", "192.168.4.1:8080", "K7Q M4X")
ADDRESSES = (("192.168.4.1", "Wi-Fi adapter wlan0"), ("10.0.0.3", "Cable adapter eth0"))


def asked(
    occurrence: str = "v1",
    state: AskedState = AskedState.OPEN,
    *,
    asking: Asking = Asking.VOTE,
    title: str = "What should Dr Osei say next?",
    answered: int = 19,
    can_reveal: bool = True,
) -> AskedLine:
    return AskedLine(
        occurrence=occurrence,
        title=title,
        where="The red pen",
        state=state,
        asking=asking,
        answered=answered,
        present=24,
        note="Only you see the result until you reveal it." if state is AskedState.OPEN else "",
        can_reveal=can_reveal,
    )


def room(**changes: object) -> RoomFacts:
    facts = RoomFacts(
        title="Spring mentors",
        join=JOIN,
        joined=22,
        expected=24,
        addresses=ADDRESSES,
        address="192.168.4.1",
        network=Network.REACHED,
        first_phone="at 08:52",
        disk_free="41 GB",
        last_backup="10:44",
        asked=(asked(), asked("f1", AskedState.WAITING, asking=Asking.FORM, title="Evaluation", answered=0)),
        seats=(SeatLine("amber heron", SeatState.SENT), SeatLine("dune maple", SeatState.ANSWERING)),
        not_joined=2,
    )
    return replace(facts, **changes)  # type: ignore[arg-type]


def crowded() -> RoomFacts:
    """60 seats, 14 forms with titles that do not fit."""
    states = tuple(AskedState)
    lines = (asked(f"f{n}", states[n % 4], title=f"{RUDE} and much more to read about it " * 2) for n in range(14))
    seats = (SeatLine(f"autumn lighthouse {n}", tuple(SeatState)[n % 3]) for n in range(60))
    return room(asked=tuple(lines), seats=tuple(seats), joined=60, expected=180, not_joined=120)
