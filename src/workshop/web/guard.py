"""Stands before every page: who may be asked for, by which method, and the headers that no answer lacks."""

from __future__ import annotations

import ipaddress

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from workshop.web.room import Room

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
METHODS = ("GET", "HEAD", "POST")
_LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})


class Guard:
    """ASGI middleware. An address that is not ours is refused, so that no foreign page can rebind a name to us."""

    def __init__(self, app: ASGIApp, room: Room) -> None:
        self._app = app
        self._room = room
        self._reached: set[str] = set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        app = self._refusal(scope) or self._app
        await app(scope, receive, send_with_headers)

    def _refusal(self, scope: Scope) -> ASGIApp | None:
        host = host_name(Headers(scope=scope).get("host", ""))
        hosts = {name.lower() for name in self._room.view().hosts}
        if not host:
            return PlainTextResponse("The request names no address.", 400)
        if host not in _LOCAL and host not in hosts:
            return PlainTextResponse("This address does not lead to the room. Use the one on the join card.", 421)
        if scope["method"] not in METHODS:
            return PlainTextResponse("This cannot be done here.", 405, {"Allow": ", ".join(METHODS)})
        self._note(scope, host, hosts)
        return None

    def _note(self, scope: Scope, host: str, hosts: set[str]) -> None:
        if host in self._reached or host in _LOCAL or not _is_outside(scope, hosts):
            return
        self._reached.add(host)
        self._room.reached(host)


def host_name(header: str) -> str:
    """The name in a Host header: no port, no brackets, lower case; empty where there is none."""
    header = header.strip().lower()
    if header.startswith("["):
        return header[1:].partition("]")[0]
    name, _, port = header.partition(":")
    return name.removesuffix(".") if not port or port.isdigit() else ""


def _is_outside(scope: Scope, hosts: set[str]) -> bool:
    """Whether the caller is another machine than this laptop."""
    client = scope.get("client")
    try:
        address = ipaddress.ip_address(client[0] if client else "")
    except ValueError:
        return False
    return not address.is_loopback and str(address) not in hosts
