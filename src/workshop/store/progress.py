"""What survives a kill in a running workshop: its content files and how far it has come."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Row, Table, delete, insert, select
from sqlalchemy.dialects import sqlite

from workshop.model.progress import Curtain, Progress, Stopwatch, Visit
from workshop.model.response import WorkshopId
from workshop.store import schema
from workshop.store.workshops import drop_unused_texts

_Rows = list[dict[str, object]]


def keep_snapshot(connection: Connection, workshop: WorkshopId, files: Mapping[str, str]) -> None:
    """Keeps these files in place of those kept before. Each text is stored once, whoever holds it."""
    table = schema.snapshot_file
    connection.execute(delete(table).where(table.c.workshop == workshop))
    digests = {path: hashlib.sha256(text.encode()).hexdigest() for path, text in files.items()}
    if files:
        texts: _Rows = [{"digest": digests[path], "text": text} for path, text in files.items()]
        connection.execute(sqlite.insert(schema.content_text).on_conflict_do_nothing(), texts)
        held = [{"workshop": workshop, "path": path, "digest": digest} for path, digest in digests.items()]
        connection.execute(insert(table), held)
    drop_unused_texts(connection)


def snapshot(connection: Connection, workshop: WorkshopId) -> dict[str, str]:
    table = schema.snapshot_file
    query = select(table.c.path, schema.content_text.c.text).join(schema.content_text)
    rows = connection.execute(query.where(table.c.workshop == workshop).order_by(table.c.path))
    return {row.path: row.text for row in rows}


def keep_progress(connection: Connection, workshop: WorkshopId, progress: Progress) -> None:
    values = _values(progress)
    statement = sqlite.insert(schema.progress).values(workshop=workshop, **values)
    connection.execute(statement.on_conflict_do_update(index_elements=["workshop"], set_=values))
    _replace(connection, schema.progress_trail, workshop, [{"occurrence": passed} for passed in progress.trail])
    choices: _Rows = [{"occurrence": occurrence, "option": option} for occurrence, option in progress.choices]
    _replace(connection, schema.progress_choice, workshop, choices)
    visits: _Rows = [
        {"occurrence": visit.occurrence, "entered": visit.entered, "spent": visit.spent, "extra": visit.extra}
        for visit in progress.visits
    ]
    _replace(connection, schema.progress_visit, workshop, visits)


def _values(progress: Progress) -> dict[str, object]:
    frozen_occurrence, frozen_frame = progress.frozen or (None, None)
    return {
        "occurrence": progress.occurrence,
        "frame": progress.frame,
        "spent": progress.watch.spent,
        "since": progress.watch.since,
        "extra": progress.watch.extra,
        "started": progress.started,
        "latest": progress.latest,
        "curtain": str(progress.curtain),
        "frozen_occurrence": frozen_occurrence,
        "frozen_frame": frozen_frame,
    }


def _replace(connection: Connection, table: Table, workshop: WorkshopId, rows: _Rows) -> None:
    connection.execute(delete(table).where(table.c.workshop == workshop))
    if rows:
        placed = [{"workshop": workshop, "place": place, **row} for place, row in enumerate(rows)]
        connection.execute(insert(table), placed)


def progress(connection: Connection, workshop: WorkshopId) -> Progress | None:
    """How far the workshop had come at its last move, or None before the first."""
    row = connection.execute(select(schema.progress).where(schema.progress.c.workshop == workshop)).first()
    if row is None:
        return None
    trail = _rows(connection, schema.progress_trail, workshop)
    choices = _rows(connection, schema.progress_choice, workshop)
    visits = _rows(connection, schema.progress_visit, workshop)
    return Progress(
        occurrence=row.occurrence,
        frame=row.frame,
        trail=tuple(one.occurrence for one in trail),
        choices=tuple((one.occurrence, one.option) for one in choices),
        visits=tuple(
            Visit(occurrence=one.occurrence, entered=one.entered, spent=one.spent, extra=one.extra) for one in visits
        ),
        watch=Stopwatch(spent=row.spent, since=row.since, extra=row.extra),
        started=row.started,
        latest=row.latest,
        curtain=Curtain(row.curtain),
        frozen=None if row.frozen_occurrence is None else (row.frozen_occurrence, row.frozen_frame),
    )


def _rows(connection: Connection, table: Table, workshop: WorkshopId) -> list[Row[Any]]:
    query = select(table).where(table.c.workshop == workshop).order_by(table.c.place)
    return list(connection.execute(query).all())
