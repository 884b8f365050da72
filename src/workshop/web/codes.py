"""The typed room code: read kindly, and guessed at slowly."""

from __future__ import annotations

import secrets
import time
from collections import deque
from collections.abc import Callable

from workshop.web.reading import RefusalError

ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


class CodeDoor:
    """Compares typed codes. So many wrong ones in a minute, by whomever, and it stays shut until the minute is over.

    The limit is the room's and not an address's: a whole room may share one.
    """

    def __init__(self, most: int = 30, seconds: float = 60.0, clock: Callable[[], float] = time.monotonic) -> None:
        self._most = most
        self._seconds = seconds
        self._clock = clock
        self._wrong: deque[float] = deque()

    def opens(self, typed: str, code: str) -> bool:
        """Whether the typed text is the code. Raises RefusalError while too many were wrong."""
        now = self._clock()
        while self._wrong and self._wrong[0] <= now - self._seconds:
            self._wrong.popleft()
        if len(self._wrong) >= self._most:
            raise RefusalError(
                429,
                "Too many wrong codes were tried in this room. Wait a minute, or scan the QR code.",
                retry_after=int(self._seconds),
            )
        wanted = plain_code(code)
        if wanted and secrets.compare_digest(plain_code(typed).encode(), wanted.encode()):
            return True
        self._wrong.append(now)
        return False


def plain_code(typed: str) -> str:
    """The letters and digits of a typed code that codes are made of, without spaces, dashes and case."""
    return "".join(sign for sign in typed[:40].upper() if sign in ALPHABET)
