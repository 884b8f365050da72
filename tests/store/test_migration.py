from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from tests.store.samples import PLANNED, contents, filled, run_child, submission

from workshop.store import migration, schema
from workshop.store.backup import backups
from workshop.store.connections import writing
from workshop.store.errors import RecordError
from workshop.store.record import Record

REBUILD = """
revision = "{revision}"
down_revision = "{before}"

import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table("opening", recreate="always") as table:
        table.add_column(sa.Column("colour", sa.Text, nullable=False, server_default="teal"))
    {then}
"""

NextSchema = Callable[[str], Path]


@pytest.fixture
def next_schema(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> NextSchema:
    """Makes this program a newer one: its schema rebuilds the openings, then does what is given."""

    def make(then: str) -> Path:
        folder = tmp_path / "migrations"
        shutil.copytree(migration.FOLDER, folder, ignore=shutil.ignore_patterns("__pycache__"))
        text = REBUILD.format(revision="next", before=schema.REVISION, then=then)
        (folder / "versions" / "next.py").write_text(text)
        monkeypatch.setattr(migration, "FOLDER", folder)
        monkeypatch.setattr(schema, "REVISION", "next")
        return folder

    return make


@pytest.fixture
def older(path: Path) -> Path:
    """A file of the first schema, with data in it."""
    path.parent.mkdir()
    path.touch()
    migration.migrate(path, "0001")
    record = filled(path, responses=20)
    record.keep(submission("r1", "s1")).result()
    record.close()
    return path


def revision_of(path: Path) -> str:
    with closing(sqlite3.connect(path)) as file:
        return str(file.execute("SELECT version_num FROM alembic_version").fetchone()[0])


def test_the_migrations_lead_to_the_tables_that_the_program_uses(path: Path) -> None:
    Record.open(path).close()

    engine = writing(path)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, schema.metadata) == []
    engine.dispose()
    assert ScriptDirectory.from_config(migration.config()).get_current_head() == schema.REVISION


def test_an_older_record_is_brought_up_to_date_with_all_its_data(older: Path, next_schema: NextSchema) -> None:
    before = contents(older)
    next_schema("")

    record = Record.open(older)

    assert record.workshops() == (PLANNED,)
    assert len(record.responses("w1")) == 21
    record.close()
    after = contents(older)
    assert after.pop("opening") == [(*row, "teal") for row in before.pop("opening")]
    assert after.pop("alembic_version") == [("next",)]
    del before["alembic_version"]
    assert after == before


def test_before_an_older_record_is_changed_it_is_backed_up(older: Path, next_schema: NextSchema) -> None:
    before = contents(older)
    next_schema("")

    Record.open(older).close()

    (backup,) = backups(older)
    assert contents(backup) == before


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param("op.execute('INSERT INTO nowhere VALUES (1)')", id="a statement fails"),
        pytest.param("op.execute(\"UPDATE response SET opening = 'gone'\")", id="a key leads nowhere"),
    ],
)
def test_a_migration_that_fails_leaves_the_record_as_it_was(
    older: Path, next_schema: NextSchema, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    before = contents(older)
    with monkeypatch.context() as newer:
        newer.setattr(migration, "FOLDER", migration.FOLDER)
        newer.setattr(schema, "REVISION", schema.REVISION)
        next_schema(fault)
        with pytest.raises(RecordError):
            Record.open(older)
    assert contents(older) == before


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills are POSIX's")
def test_a_kill_during_a_migration_leaves_the_old_schema_or_the_new_one(older: Path, next_schema: NextSchema) -> None:
    before = contents(older)
    folder = next_schema("")

    attempts = [line.split() for line in run_child("stop_while_migrating", older, folder, "next").splitlines()]

    assert len(attempts) > 8
    for end, copy in attempts:
        left = contents(Path(copy))
        assert left["response"] == before["response"]
        assert (left == before) == (revision_of(Path(copy)) == "0001")
        assert end == "stopped" or revision_of(Path(copy)) == "next"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills are POSIX's")
def test_a_kill_while_the_record_is_first_made_does_not_stand_in_the_way(path: Path) -> None:
    path.parent.mkdir()
    path.touch()

    attempts = [
        line.split() for line in run_child("stop_while_migrating", path, migration.FOLDER, schema.REVISION).splitlines()
    ]

    assert len(attempts) > 30
    for _, copy in attempts[::3]:
        Record.open(Path(copy)).close()
        assert revision_of(Path(copy)) == schema.REVISION
