"""Collect: what the room is asked and how far it has come, and the wishes of the page to the stage."""

from __future__ import annotations

import shutil
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from workshop.app.addresses import Address
from workshop.app.desk import Desk
from workshop.app.venue import Venue
from workshop.model.progress import Curtain
from workshop.model.response import Opening
from workshop.running.route import Stop
from workshop.running.run import Run
from workshop.ui.collect.facts import AskedLine, AskedState, Network, RoomFacts, SeatLine, SeatState
from workshop.ui.collect.page import CollectPage


class CollectWiring(QObject):
    """Keeps the page in step with the room."""

    def __init__(self, page: CollectPage, desk: Desk, data: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self._desk = desk
        self._data = data
        self.last_backup = ""
        page.open_requested.connect(self._open)
        page.close_requested.connect(self._close)
        page.reveal_requested.connect(self._reveal)
        page.join_card_requested.connect(self._show_join_card)
        page.address_chosen.connect(desk.choose_address)
        for news in (desk.began, desk.ended, desk.moved, desk.room_changed):
            news.connect(self.show)
        self.show()

    @Slot()
    def show(self) -> None:
        venue = self._desk.venue
        self._page.show_room(None if venue is None else self._facts(venue))

    @Slot(str)
    def _open(self, occurrence: str) -> None:
        if self._desk.stage is not None:
            self._desk.stage.open(occurrence)

    @Slot(str)
    def _close(self, occurrence: str) -> None:
        if self._desk.stage is not None:
            self._desk.stage.openings.close(occurrence)

    @Slot(str)
    def _reveal(self, occurrence: str) -> None:
        if self._desk.stage is not None:
            self._desk.stage.reveal(occurrence)

    @Slot()
    def _show_join_card(self) -> None:
        if self._desk.stage is not None:
            self._desk.stage.move(Run.curtain, Curtain.JOIN)

    def _facts(self, venue: Venue) -> RoomFacts:
        room, hosting = venue.room, venue.hosting
        view = room.view()
        return RoomFacts(
            title=venue.workshop.title,
            join=hosting.card(),
            joined=view.joined,
            expected=view.expected,
            addresses=tuple((address.ip, self._adapter(address)) for address in hosting.known),
            address=hosting.address.ip,
            network=Network.REACHED if room.first_phone else Network.NO_PHONE_YET,
            network_sentence=self._advice(venue),
            first_phone=self.tr("at {0}").format(f"{room.first_phone:%H:%M}") if room.first_phone else None,
            disk_free=f"{shutil.disk_usage(self._data).free / 1e9:.0f} GB",
            last_backup=self.last_backup,
            asked=tuple(_line(venue, stop) for stop in venue.route.stops if stop.asked),
            seats=_seats(venue),
            not_joined=max(0, view.expected - view.joined),
            rehearsal=view.rehearsal,
        )

    def _advice(self, venue: Venue) -> str:
        """What to do about the network, or nothing once a phone has come through."""
        if venue.hosting.address.is_local:
            return self.tr(
                "This laptop is in no network: connect it to the room's Wi-Fi, or make it a hotspot, and start again."
            )
        if venue.room.first_phone is None:
            return self.tr("Open the address on one phone now: this turns green when it has come through.")
        return ""

    def _adapter(self, address: Address) -> str:
        """The adapter as a person would call it."""
        if address.is_local:
            return self.tr("this laptop only")
        if address.virtual:
            return self.tr("virtual adapter {0}").format(address.adapter)
        kind = self.tr("Wi-Fi adapter {0}") if address.wireless else self.tr("adapter {0}")
        return kind.format(address.adapter)


def _line(venue: Venue, stop: Stop) -> AskedLine:
    opening = venue.room.opening_of(stop.occurrence)
    counts = venue.room.counts()
    assert stop.asked is not None
    return AskedLine(
        occurrence=stop.occurrence,
        title=stop.title,
        where=stop.section,
        state=_state(opening),
        asking=stop.asked.asking,
        answered=counts.get(stop.occurrence, 0),
        present=venue.room.view().joined,
    )


def _state(opening: Opening | None) -> AskedState:
    if opening is None:
        return AskedState.WAITING
    if opening.is_open:
        return AskedState.OPEN
    return AskedState.REVEALED if opening.revealed else AskedState.CLOSED


def _seats(venue: Venue) -> tuple[SeatLine, ...]:
    """Every seat with what it is doing, by its words: in an order that tells nothing."""
    now_open = venue.room.view().openings
    lines = []
    for seat in venue.room.seats():
        sent = now_open and all(venue.room.answered(opening.id, seat.id) for opening in now_open)
        state = SeatState.JOINED if not now_open else SeatState.SENT if sent else SeatState.ANSWERING
        lines.append(SeatLine(seat.words, state))
    return tuple(sorted(lines, key=lambda line: line.words))
