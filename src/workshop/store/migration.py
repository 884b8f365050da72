"""Brings an older record up to date, as a whole or not at all."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

from workshop.store.connections import writing
from workshop.store.errors import RecordError

FOLDER = Path(__file__).parent / "migrations"


def config() -> Config:
    """Alembic's configuration; there is no ini file."""
    made = Config()
    made.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    return made


def is_known(revision: str) -> bool:
    """Whether this program has the migration that made the file what it is."""
    scripts = ScriptDirectory.from_config(config())
    return revision in {known.revision for known in scripts.walk_revisions()}


def migrate(path: Path, revision: str) -> None:
    """Brings the file to `revision`. Make a backup first.

    Foreign keys are off meanwhile, because rebuilding a table would delete what points at it;
    they are checked before the commit.
    """
    engine = writing(path, foreign_keys=False)
    settings = config()
    try:
        with engine.connect() as connection, connection.begin():
            settings.attributes["connection"] = connection
            command.upgrade(settings, revision)
            if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                raise RecordError(
                    f"The record {path} could not be brought up to date and was left as it was; "
                    "go on with the version of the program that wrote it."
                )
    finally:
        engine.dispose()
