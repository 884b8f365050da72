"""Talks to the application itself, without a socket; its loop runs in a thread of its own, as the server's does."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import httpx
from anyio.from_thread import BlockingPortal, start_blocking_portal
from starlette.applications import Starlette


class _Bridge(httpx.BaseTransport):
    def __init__(self, portal: BlockingPortal, app: Starlette, caller: str) -> None:
        self._portal = portal
        self._asgi = httpx.ASGITransport(app, raise_app_exceptions=False, client=(caller, 4000))

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        return self._portal.call(self._answer, request)

    async def _answer(self, request: httpx.Request) -> httpx.Response:
        content = request.read()
        asked = httpx.Request(request.method, request.url, headers=request.headers, content=content)
        response = await self._asgi.handle_async_request(asked)
        body = b"".join([chunk async for chunk in response.stream])  # type: ignore[union-attr]
        return httpx.Response(response.status_code, headers=response.headers, content=body)


@contextmanager
def calling(app: Starlette, base_url: str = "http://localhost", caller: str = "127.0.0.1") -> Iterator[httpx.Client]:
    """A client of the application that keeps its cookies and follows no redirects."""
    with (
        start_blocking_portal() as portal,
        httpx.Client(transport=_Bridge(portal, app, caller), base_url=base_url) as one,
    ):
        yield one
