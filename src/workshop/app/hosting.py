"""Serves a room on the network: takes a port, picks an address, gives both back at the end."""

from __future__ import annotations

import socket
from collections.abc import Sequence

from workshop.app.addresses import LOCAL, Address
from workshop.app.room import Room, join_card
from workshop.model.errors import WorkshopError
from workshop.model.showing import JoinCard
from workshop.web.addresses import join_url, short_address
from workshop.web.server import Server, bind

USUAL_PORT = 8080


class Hosting:
    """A room being served. `address` is the one that the join card names."""

    def __init__(self, room: Room, known: Sequence[Address], port: int | None = None) -> None:
        """Takes the port: exactly `port` where given, else the room's last one, the usual one, or any that is free.

        Raises WorkshopError where the port asked for is taken.
        """
        self._room = room
        self.known = tuple(known)
        self.address = self.known[0]
        listening = bind(port) if port is not None else _bind_any(room.port)
        self._server = Server(room, listening)
        self.port = self._server.port

    def start(self) -> None:
        self._room.serve_at(self.port, frozenset(address.ip for address in self.known))
        self._server.start()

    def choose(self, address: Address) -> None:
        """The address that the join card names from now on."""
        self.address = address

    def announce(self) -> None:
        """Tells the phones that something changed."""
        self._server.announce()

    def stop(self) -> None:
        self._server.stop()

    @property
    def url(self) -> str:
        return join_url(self.address.ip, self.port, self._room.view().token)

    @property
    def local_url(self) -> str:
        """The room's address for a browser on this laptop."""
        return join_url(LOCAL, self.port, self._room.view().token)

    def card(self) -> JoinCard:
        return join_card(self._room.view(), self.url, short_address(self.address.ip, self.port))


def _bind_any(last: int) -> socket.socket:
    for port in dict.fromkeys((last or USUAL_PORT, USUAL_PORT)):
        try:
            return bind(port)
        except WorkshopError:
            continue
    return bind(0)
