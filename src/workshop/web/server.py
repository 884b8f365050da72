"""The room's server: a socket taken in the caller's thread, and one thread that serves the pages on it."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import logging
import socket
import sys
import threading
from collections.abc import Callable

import uvicorn

from workshop.model.errors import WorkshopError
from workshop.web.app import application, news_of
from workshop.web.protocol import MOST_CONNECTIONS, REQUEST_DEADLINE, protocol
from workshop.web.room import Room
from workshop.web.sparing import Sparing

WANTED_FILES = 4096
GRACE = 2
_BACKLOG = 512
_SPOKEN_FOR = ("uvicorn.error", "asyncio")  # what phones do can make these write without end

log = logging.getLogger(__name__)


def bind(port: int = 0, host: str = "0.0.0.0") -> socket.socket:
    """A listening socket, taken now so that a taken port can be told. Port 0 lets the system choose."""
    listening = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM)
    try:
        if sys.platform == "win32":
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(_BACKLOG)
    except (OSError, OverflowError) as error:
        listening.close()
        raise WorkshopError(_why_not(error, host, port)) from error
    return listening


def _why_not(error: Exception, host: str, port: int) -> str:
    code = error.errno if isinstance(error, OSError) else None
    if code == errno.EADDRINUSE:
        return f"Port {port} is already used by another program; close that program, or choose another port."
    if code == errno.EACCES:
        return f"This computer does not let the workshop use port {port}; choose a port above 1023."
    if isinstance(error, OverflowError):
        return f"{port} is not a port; choose a number from 0 to 65535."
    return f"The room cannot be served at {host}, port {port} ({error}); choose another address."


class Server:
    """Serves one room until it is stopped. Start it once."""

    def __init__(
        self,
        room: Room,
        listening: socket.socket,
        *,
        deadline: float = REQUEST_DEADLINE,
        most_connections: int = MOST_CONNECTIONS,
    ) -> None:
        self.port: int = listening.getsockname()[1]
        self._listening = listening
        app = application(room)
        self._news = news_of(app)
        self._uvicorn = uvicorn.Server(
            uvicorn.Config(
                app,
                http=protocol(deadline, most_connections),
                ws="none",
                lifespan="off",
                access_log=False,
                log_config=None,
                server_header=False,
                date_header=False,
                backlog=_BACKLOG,
                timeout_graceful_shutdown=GRACE,
            )
        )
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread = threading.Thread(target=self._run, name="room-server", daemon=True)

    def start(self) -> None:
        _allow_many_files()
        for name in _SPOKEN_FOR:
            logging.getLogger(name).addFilter(_SPARING)
        self._thread.start()

    def announce(self) -> None:
        """The room's view has changed: tells its version to every page that would now show something else."""
        self._call(self._news.ring)

    def stop(self) -> None:
        """Lets the pages go, answers what is under way for two seconds at most, and gives the port back."""
        self._uvicorn.should_exit = True
        self._call(self._news.close)
        if self._thread.is_alive():
            self._thread.join(GRACE + 5)
        self._listening.close()

    def _call(self, news: Callable[[], None]) -> None:
        if self._loop is not None:
            with contextlib.suppress(RuntimeError):  # the loop has just ended, and with it every page's stream
                self._loop.call_soon_threadsafe(news)

    def _run(self) -> None:
        try:
            asyncio.run(self._serve())
        except Exception:
            log.exception("The room's server has stopped.")

    async def _serve(self) -> None:
        self._loop = asyncio.get_running_loop()
        if self._uvicorn.should_exit:
            return
        await self._uvicorn.serve(sockets=[self._listening])


def _allow_many_files() -> None:
    """A graphical program may begin with 256 open files, fewer than a hall has phones."""
    if sys.platform == "win32":
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = WANTED_FILES if hard == resource.RLIM_INFINITY else min(WANTED_FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        with contextlib.suppress(ValueError, OSError):  # the few files we have will do for a small room
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


_SPARING = Sparing()
