"""Tells every open page that the room has changed: a version number in a stream, and a sign of life between."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from workshop.web.room import Room, RoomView

PING_AFTER = 15.0


class News:
    """Wakes those who wait for a change. All of it happens in the server's loop."""

    def __init__(self) -> None:
        self.rung = 0
        self.closed = False
        self._waiting: set[asyncio.Future[None]] = set()

    def ring(self) -> None:
        self.rung += 1
        for waiter in self._waiting:
            if not waiter.done():
                waiter.set_result(None)

    def close(self) -> None:
        """Lets every waiter go, now and from now on."""
        self.closed = True
        self.ring()

    async def after(self, seen: int, seconds: float) -> bool:
        """Whether it rang since `seen`, waiting for it no longer than that."""
        if self.rung != seen or self.closed:
            return True
        waiter = asyncio.get_running_loop().create_future()
        self._waiting.add(waiter)
        try:
            done, _ = await asyncio.wait({waiter}, timeout=seconds)
        finally:
            self._waiting.discard(waiter)
        return bool(done)


def visible(view: RoomView) -> tuple[object, ...]:
    """What a phone would show differently. Who has joined is not in it, or each newcomer would wake every phone."""
    openings = tuple(opening.id for opening in view.openings)
    return (view.title, openings, view.results, view.now, view.rehearsal, view.ended)


async def versions(room: Room, news: News) -> AsyncIterator[str]:
    """The stream of one page, until the news is closed."""
    yield "retry: 2000\n\n"
    shown: tuple[object, ...] | None = None
    while not news.closed:
        seen, view = news.rung, room.view()
        if visible(view) != shown:
            shown = visible(view)
            yield f"data: {view.version}\n\n"
        if not await news.after(seen, PING_AFTER):
            yield ": ping\n\n"
