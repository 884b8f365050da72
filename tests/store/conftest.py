from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.store.samples import filled

from workshop.store.record import Record


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "record.db"


@pytest.fixture
def record(path: Path) -> Iterator[Record]:
    """An open record with one workshop, one open form and one seat."""
    record = filled(path)
    yield record
    record.close()
