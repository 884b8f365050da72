"""The workshop under way as the window meets it: moves in, signals out. Lives in the window's thread."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from workshop.app.stage import Stage
from workshop.app.venue import Venue

TICK = 1000  # milliseconds between two looks at the clock
BATCH = 150  # milliseconds in which news from the room is gathered into one


class Desk(QObject):
    """Holds the venue of the workshop under way, or none."""

    began = Signal()
    ended = Signal()
    moved = Signal()
    room_changed = Signal()
    ticked = Signal()
    troubled = Signal(str)
    _news = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._venue: Venue | None = None
        self._clock = QTimer(self, interval=TICK)
        self._clock.timeout.connect(self.ticked)
        self._batch = QTimer(self, interval=BATCH, singleShot=True)
        self._batch.timeout.connect(self.room_changed)
        self._news.connect(self._gather)

    @property
    def venue(self) -> Venue | None:
        return self._venue

    @property
    def stage(self) -> Stage | None:
        return self._venue.stage if self._venue else None

    def begin(
        self, open_venue: Callable[[Callable[[], None], Callable[[], None], Callable[[str], None]], Venue]
    ) -> None:
        """Opens the venue, handing it where its news goes. Raises WorkshopError, and then nothing is under way."""
        self._venue = open_venue(self._news.emit, self.moved.emit, self.troubled.emit)
        self._clock.start()
        self.began.emit()

    @Slot()
    def end(self) -> None:
        """Ends the workshop for good."""
        if self._venue is not None:
            self._venue.end()
            self.leave()
            self.ended.emit()

    def leave(self) -> None:
        """Lets the workshop go; it can be resumed."""
        self._clock.stop()
        if self._venue is not None:
            self._venue.close()
        self._venue = None

    def choose_address(self, ip: str) -> None:
        venue = self._venue
        if venue is not None:
            known = {address.ip: address for address in venue.hosting.known}
            venue.choose_address(known[ip])

    @Slot()
    def _gather(self) -> None:
        if not self._batch.isActive():
            self._batch.start()
