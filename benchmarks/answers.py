"""Responses kept a second by the record, against a commit for each response with the same tables."""

from __future__ import annotations

import tempfile
import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from benchmarks.measuring import Comparison
from tests.builders import assessment, workshop

from workshop.model.form import Phase
from workshop.model.response import Asking, Channel, Opening, Submission
from workshop.store.record import Record

SHEETS = 500
FORM = assessment().as_asked(Phase.THEN_NOW)
Keep = Callable[[Record, Sequence[Submission]], None]


def comparisons() -> Iterator[Comparison]:
    yield Comparison(
        what="responses a second / a commit for each",
        ours=lambda: _rate(_together),
        base=lambda: _rate(_one_by_one),
        unit="/s",
        rounds=5,
    )


def _rate(keep: Keep) -> float:
    """Responses a second into a record of its own."""
    with tempfile.TemporaryDirectory() as folder:
        record = Record.open(Path(folder) / "benchmark.db")
        sheets = _sheets(_opening(record))
        begun = time.perf_counter()
        keep(record, sheets)
        took = time.perf_counter() - begun
        record.close()
    return len(sheets) / took


def _opening(record: Record) -> Opening:
    plan = workshop()
    record.add(plan).result()
    opening = Opening(id=uuid.uuid4().hex, workshop=plan.id, occurrence="x", asking=Asking.FORM, form=FORM)
    record.keep_opening(opening).result()
    return opening


def _sheets(opening: Opening) -> list[Submission]:
    values = {name: 5 for item in FORM.items for name in item.stored_names}
    return [
        Submission(id=str(uuid.uuid4()), opening=opening.id, answers=values, channel=Channel.PHONE)
        for _ in range(SHEETS)
    ]


def _together(record: Record, sheets: Sequence[Submission]) -> None:
    for waiting in [record.keep(sheet) for sheet in sheets]:
        waiting.result()


def _one_by_one(record: Record, sheets: Sequence[Submission]) -> None:
    for sheet in sheets:
        record.keep(sheet).result()
