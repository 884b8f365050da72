"""The one background helper: does jobs one after another, off the window's thread, and tells how they went."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

T = TypeVar("T")
Tell = Callable[[int, int], bool]


def _untold(_done: int, _of: int) -> None:
    """For work whose progress nobody watches."""


def _raised(error: Exception) -> None:
    raise error


class Job:
    """One piece of work under way."""

    def __init__(self) -> None:
        self._stopped = threading.Event()

    def cancel(self) -> None:
        """Asks the work to stop at its next step."""
        self._stopped.set()

    @property
    def is_cancelled(self) -> bool:
        return self._stopped.is_set()


class Helper(QObject):
    """Runs jobs in its thread; what they return, raise or tell arrives in the thread that owns the helper."""

    _news = Signal(object)  # a callable for the owner's thread

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="helper")
        self._news.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def do(
        self,
        work: Callable[[Tell], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        progress: Callable[[int, int], None] = _untold,
    ) -> Job:
        """Runs `work`. It is given a function to call with (done, of), which answers False once it should stop."""
        job = Job()

        def tell(number: int, of: int) -> bool:
            self._news.emit(lambda: progress(number, of))
            return not job.is_cancelled

        def run() -> None:
            try:
                result = work(tell)
            except Exception as error:  # noqa: BLE001 – handed to the owner, who knows what to do about it
                problem = error
                self._news.emit(lambda: failed(problem))
            else:
                self._news.emit(lambda: done(result))

        self._executor.submit(run)
        return job

    def aside(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        """Runs work that nobody watches; what it raises goes to the handler at the top."""
        self.do(lambda _tell: work(), then, _raised)

    def close(self) -> None:
        """Lets the job under way end and begins no other."""
        self._executor.shutdown(wait=True, cancel_futures=True)

    @Slot(object)
    def _deliver(self, news: Callable[[], None]) -> None:
        news()
