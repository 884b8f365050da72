"""Keeps what the room's server logs short: stderr may be a pipe that nobody reads, and a full one stops every phone."""

from __future__ import annotations

import logging
import time

MOST_KINDS = 20


class Sparing(logging.Filter):
    """Lets each record through once in `seconds`, and no more than `most` of different records in that time."""

    def __init__(self, most: int = MOST_KINDS, seconds: float = 60.0) -> None:
        super().__init__()
        self._most = most
        self._seconds = seconds
        self._since: dict[tuple[str, str], float] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        now = time.monotonic()
        self._since = {key: since for key, since in self._since.items() if now - since < self._seconds}
        key = (record.getMessage(), _origin(record))
        if key in self._since or len(self._since) >= self._most:
            return False
        self._since[key] = now
        return True


def _origin(record: logging.LogRecord) -> str:
    """Which exception a record tells of, and where that was raised: others of the same place are repeats."""
    error = record.exc_info[1] if record.exc_info else None
    trace = error.__traceback__ if error else None
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else ""
    return f"{type(error).__name__} {place}" if error else ""
