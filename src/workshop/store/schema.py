"""The tables of the record. Rows of these tables never leave this package.

A response has no time, no address and no order of arrival: its table is kept in the order of random ids.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    MetaData,
    Table,
    Text,
    Time,
    UniqueConstraint,
)

REVISION: Final = "0001"
"""The newest migration: what the tables below look like."""

APPLICATION: Final = 0x574B5348
"""Marks the file as a record of workshops (SQLite's application_id)."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _of_workshop(*, primary_key: bool = False, index: bool = False) -> Column[str]:
    owner = ForeignKey("workshop.id", ondelete="CASCADE")
    return Column("workshop", Text, owner, primary_key=primary_key, index=index, nullable=False)


workshop = Table(
    "workshop",
    metadata,
    Column("id", Text, primary_key=True),
    Column("title", Text, nullable=False),
    Column("date", Date, nullable=False),
    Column("starts", Time, nullable=False),
    Column("ends", Time),
    Column("place", Text, nullable=False),
    Column("expected", Integer, nullable=False),
    Column("measure", Text, nullable=False),
    Column("programme", Text, nullable=False),
    Column("slack", Integer, nullable=False),
    Column("standing", Text, nullable=False),
    Column("rehearsal", Boolean, nullable=False),
)

plan_item = Table(
    "plan_item",
    metadata,
    _of_workshop(primary_key=True),
    Column("id", Text, primary_key=True),
    Column("place", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("minutes", Integer),
    Column("at", Time),
    Column("leader", Text, nullable=False),
    Column("session", Text),
    Column("vignette", Text),
    Column("form", Text),
    Column("phase", Text),
    Column("title", Text),
)

plan_item_name = Table(
    "plan_item_name",
    metadata,
    Column("workshop", Text, primary_key=True),
    Column("item", Text, primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    ForeignKeyConstraint(["workshop", "item"], ["plan_item.workshop", "plan_item.id"], ondelete="CASCADE"),
    comment="the steps a session goes without, or the sessions at the stations",
)

content_text = Table(
    "content_text",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("text", Text, nullable=False),
)

snapshot_file = Table(
    "snapshot_file",
    metadata,
    _of_workshop(primary_key=True),
    Column("path", Text, primary_key=True),
    Column("digest", Text, ForeignKey("content_text.digest"), nullable=False, index=True),
)

progress = Table(
    "progress",
    metadata,
    _of_workshop(primary_key=True),
    Column("occurrence", Text, nullable=False),
    Column("frame", Integer, nullable=False),
    Column("spent", Float, nullable=False),
    Column("since", Float),
    Column("extra", Float, nullable=False),
    Column("started", Float),
    Column("latest", Float, nullable=False),
    Column("curtain", Text, nullable=False),
    Column("frozen_occurrence", Text),
    Column("frozen_frame", Integer),
)


def _of_progress() -> Column[str]:
    return Column("workshop", Text, ForeignKey("progress.workshop", ondelete="CASCADE"), primary_key=True)


progress_trail = Table(
    "progress_trail",
    metadata,
    _of_progress(),
    Column("place", Integer, primary_key=True),
    Column("occurrence", Text, nullable=False),
)

progress_choice = Table(
    "progress_choice",
    metadata,
    _of_progress(),
    Column("place", Integer, primary_key=True),
    Column("occurrence", Text, nullable=False),
    Column("option", Text, nullable=False),
)

progress_visit = Table(
    "progress_visit",
    metadata,
    _of_progress(),
    Column("place", Integer, primary_key=True),
    Column("occurrence", Text, nullable=False),
    Column("entered", Float, nullable=False),
    Column("spent", Float, nullable=False),
    Column("extra", Float, nullable=False),
)

room = Table(
    "room",
    metadata,
    _of_workshop(primary_key=True),
    Column("token", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("port", Integer, nullable=False),
)

form_version = Table(
    "form_version",
    metadata,
    Column("version", Text, primary_key=True),
    Column("wording", Text, nullable=False),
)

opening = Table(
    "opening",
    metadata,
    Column("id", Text, primary_key=True),
    _of_workshop(index=True),
    Column("number", Integer, nullable=False),
    Column("occurrence", Text, nullable=False),
    Column("asking", Text, nullable=False),
    Column("form_version", Text, ForeignKey("form_version.version"), nullable=False, index=True),
    Column("phase", Text),
    Column("is_open", Boolean, nullable=False),
    Column("revealed", Boolean, nullable=False),
)

seat = Table(
    "seat",
    metadata,
    Column("id", Text, primary_key=True),
    _of_workshop(),
    Column("words", Text, nullable=False),
    Column("token", Text, nullable=False),
    UniqueConstraint("workshop", "words"),
    sqlite_with_rowid=False,
)

response = Table(
    "response",
    metadata,
    Column("id", Text, primary_key=True),
    Column("opening", Text, ForeignKey("opening.id", ondelete="CASCADE"), nullable=False),
    Column("seat", Text, ForeignKey("seat.id", ondelete="CASCADE"), index=True),
    Column("channel", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("answers", Text, nullable=False),
    Column("digest", Text, nullable=False),
    UniqueConstraint("opening", "seat", "revision"),
    sqlite_with_rowid=False,
)

different_response = Table(
    "different_response",
    metadata,
    Column("id", Text, ForeignKey("response.id", ondelete="CASCADE"), primary_key=True),
    Column("digest", Text, primary_key=True),
    Column("opening", Text, nullable=False),
    Column("seat", Text),
    Column("channel", Text, nullable=False),
    Column("answers", Text, nullable=False),
    sqlite_with_rowid=False,
    comment="answers that came under the id of others: kept aside, never counted",
)
