"""The server's side of one connection, with what uvicorn lacks: a deadline for a request, and a limit to their number.

uvicorn's own `limit_concurrency` refuses the honest once idle connections are many; here the slow ones go instead.
"""

from __future__ import annotations

import asyncio
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

REQUEST_DEADLINE = 10.0
MOST_CONNECTIONS = 1500


class PatientProtocol(H11Protocol):
    """Closes a connection whose request is not complete in time, however steadily it trickles."""

    deadline = REQUEST_DEADLINE
    most_connections = MOST_CONNECTIONS

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.access_log = False  # uvicorn's setting gives way to whoever configures logging; addresses are not logged
        self._alarm: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        if len(self.connections) > self.most_connections:
            transport.abort()
        else:
            self._watch()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        self._watch()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        if self.conn.their_state is h11.SEND_BODY:
            self._watch()

    def connection_lost(self, exc: Exception | None) -> None:
        self._rest()
        super().connection_lost(exc)

    def _watch(self) -> None:
        if self.conn.their_state not in (h11.IDLE, h11.SEND_BODY):
            self._rest()
        elif self._alarm is None:
            self._alarm = self.loop.call_later(self.deadline, self.transport.abort)

    def _rest(self) -> None:
        if self._alarm is not None:
            self._alarm.cancel()
            self._alarm = None


def protocol(deadline: float, most_connections: int) -> type[PatientProtocol]:
    """The protocol with limits of its own; uvicorn makes one object of it for each connection."""
    limits = {"deadline": deadline, "most_connections": most_connections}
    return type("LimitedProtocol", (PatientProtocol,), limits)
