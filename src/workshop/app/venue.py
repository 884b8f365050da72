"""One workshop being run: its content as it was at the start, its room, its stage and its server.

The window, the command `host` and the rehearsal all run a workshop through this.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace

from workshop.app.addresses import Address
from workshop.app.hosting import Hosting
from workshop.app.room import Room
from workshop.app.stage import Clock, Stage
from workshop.content.files import ContentFiles
from workshop.content.library import read
from workshop.model.errors import WorkshopError
from workshop.model.programme import Library
from workshop.model.workshop import Standing, Workshop
from workshop.planning.timetable import Timetable, timetable
from workshop.running.route import Route, Split
from workshop.running.stops import route_of
from workshop.store.record import Record

NOTHING_TO_RUN = "There is nothing in the plan of “{title}” yet; add a session to it first."


class Venue:
    """Open from the start of a workshop to its end. Close it before the record."""

    def __init__(
        self,
        record: Record,
        workshop: Workshop,
        files: ContentFiles,
        *,
        split: Split,
        known: Sequence[Address],
        port: int | None = None,
        clock: Clock = time.time,
        on_change: Callable[[], None] = lambda: None,
        on_move: Callable[[], None] = lambda: None,
        on_trouble: Callable[[str], None] = lambda _: None,
    ) -> None:
        """Resumes a workshop that runs already, else starts it. Raises WorkshopError, and then nothing has begun."""
        if not workshop.items:
            raise WorkshopError(NOTHING_TO_RUN.format(title=workshop.title))
        self._record = record
        self._on_change = on_change
        self._announce: Callable[[], None] = lambda: None
        self.workshop = replace(workshop, standing=Standing.RUNNING)
        kept = record.snapshot(workshop.id)
        reading = read(ContentFiles(kept, roots=files.roots) if kept else files)
        self.library: Library = reading.library
        self.route: Route = route_of(self.workshop, self.library, split)
        self.table: Timetable = timetable(self.workshop, self.library)
        self.room = Room(record, self.workshop, self._changed, on_trouble)
        self.stage = Stage(record, self.workshop, self.route, self.table, self.room, clock=clock, on_move=on_move)
        self.hosting = Hosting(self.room, known, port)
        try:
            if not kept:
                record.keep_snapshot(workshop.id, dict(reading.files)).result()
            record.change(self.workshop).result()
        except WorkshopError:
            self.hosting.stop()
            raise
        self._announce = self.hosting.announce
        self.hosting.start()
        self.stage.invite(self.hosting.card())

    def choose_address(self, address: Address) -> None:
        """The address that the join card names from now on."""
        self.hosting.choose(address)
        self.stage.invite(self.hosting.card())
        self._on_change()

    def end(self) -> None:
        """Ends the workshop for good: marks it as ended, closes what is open, and tells the phones goodbye.

        Raises WorkshopError where that cannot be kept; the workshop then goes on.
        """
        ended = replace(self.workshop, standing=Standing.ENDED)
        self._record.change(ended).result()
        self.workshop = ended
        self.stage.end()
        self.hosting.announce()

    def close(self) -> None:
        """Lets the phones go. The workshop can be resumed."""
        self.hosting.stop()

    def _changed(self) -> None:
        self._announce()
        self._on_change()
