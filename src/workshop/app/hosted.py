"""A room served without a window: for `workshop host`."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date

from workshop.app.addresses import addresses
from workshop.app.venue import Venue
from workshop.content.library import Reading
from workshop.model.errors import WorkshopError
from workshop.model.programme import Programme, unknown
from workshop.model.workshop import Standing, Workshop
from workshop.planning.changes import from_programme
from workshop.running.route import whole
from workshop.running.stops import route_of
from workshop.store.record import Record


@contextmanager
def hosted(
    record: Record,
    reading: Reading,
    programme: Programme,
    port: int | None,
    opened: tuple[str, ...],
    *,
    on_trouble: Callable[[str], None],
    today: date,
) -> Iterator[dict[str, object]]:
    """Serves a workshop of the programme, the one already under way where there is one.

    Yields the addresses. Raises WorkshopError for a form that the programme never asks and for a port that is taken.
    """
    known = _under_way(record, programme)
    workshop = known or from_programme(programme, workshop=secrets.token_hex(8), title=programme.title, on=today)
    asked = {stop.asked.form.name: stop.occurrence for stop in route_of(workshop, reading.library).stops if stop.asked}
    for name in opened:
        if name not in asked:
            raise unknown("form of this programme", name, asked)
    if known is None:
        record.add(workshop).result()
    venue = _open(record, workshop, reading, port, on_trouble, is_new=known is None)
    try:
        for name in opened:
            venue.stage.open(asked[name])
        venue.room.settle()
        record.backup()
        base = venue.hosting.local_url
        yield {
            "url": venue.hosting.url,
            "answers": f"{base}answers",
            "forms": {name: f"{base}forms/{name}" for name in asked},
            "code": venue.room.view().code,
            "workshop": workshop.id,
        }
    finally:
        venue.close()
        with suppress(WorkshopError):  # a full disk keeps no backup; what is on record stays
            record.backup()


def _open(
    record: Record,
    workshop: Workshop,
    reading: Reading,
    port: int | None,
    on_trouble: Callable[[str], None],
    *,
    is_new: bool,
) -> Venue:
    """The workshop's venue. A new workshop that cannot be served leaves nothing on record."""
    try:
        return Venue(record, workshop, reading.files, split=whole, known=addresses(), port=port, on_trouble=on_trouble)
    except WorkshopError:
        if is_new:
            record.remove(workshop.id).result()
        raise


def _under_way(record: Record, programme: Programme) -> Workshop | None:
    for workshop in record.workshops():
        if workshop.programme == programme.name and workshop.standing is Standing.RUNNING and not workshop.rehearsal:
            return workshop
    return None
