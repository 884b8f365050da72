"""The first schema: workshops with their plan, snapshot and progress; openings, seats and responses."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.execute("PRAGMA application_id = 0x574B5348")
    _workshops()
    _snapshots()
    _progress()
    _openings()
    _responses()


def _of_workshop(*, primary_key: bool = False) -> sa.Column[str]:
    return _belongs("workshop", "workshop.id", primary_key=primary_key)


def _belongs(name: str, owner: str, *, primary_key: bool = False, nullable: bool = False) -> sa.Column[str]:
    key = sa.ForeignKey(owner, ondelete="CASCADE")
    return sa.Column(name, sa.Text, key, primary_key=primary_key, nullable=nullable)


def _workshops() -> None:
    op.create_table(
        "workshop",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("date", sa.Date, nullable=False),
        sa.Column("starts", sa.Time, nullable=False),
        sa.Column("ends", sa.Time),
        sa.Column("place", sa.Text, nullable=False),
        sa.Column("expected", sa.Integer, nullable=False),
        sa.Column("measure", sa.Text, nullable=False),
        sa.Column("programme", sa.Text, nullable=False),
        sa.Column("slack", sa.Integer, nullable=False),
        sa.Column("standing", sa.Text, nullable=False),
        sa.Column("rehearsal", sa.Boolean, nullable=False),
    )
    op.create_table(
        "plan_item",
        _of_workshop(primary_key=True),
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("minutes", sa.Integer),
        sa.Column("at", sa.Time),
        sa.Column("leader", sa.Text, nullable=False),
        sa.Column("session", sa.Text),
        sa.Column("vignette", sa.Text),
        sa.Column("form", sa.Text),
        sa.Column("phase", sa.Text),
        sa.Column("title", sa.Text),
    )
    op.create_table(
        "plan_item_name",
        sa.Column("workshop", sa.Text, primary_key=True),
        sa.Column("item", sa.Text, primary_key=True),
        sa.Column("place", sa.Integer, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(["workshop", "item"], ["plan_item.workshop", "plan_item.id"], ondelete="CASCADE"),
    )
    op.create_table(
        "room",
        _of_workshop(primary_key=True),
        sa.Column("token", sa.Text, nullable=False),
        sa.Column("code", sa.Text, nullable=False),
        sa.Column("port", sa.Integer, nullable=False),
    )


def _snapshots() -> None:
    op.create_table(
        "content_text",
        sa.Column("digest", sa.Text, primary_key=True),
        sa.Column("text", sa.Text, nullable=False),
    )
    op.create_table(
        "snapshot_file",
        _of_workshop(primary_key=True),
        sa.Column("path", sa.Text, primary_key=True),
        sa.Column("digest", sa.Text, sa.ForeignKey("content_text.digest"), nullable=False, index=True),
    )


def _progress() -> None:
    op.create_table(
        "progress",
        _of_workshop(primary_key=True),
        sa.Column("occurrence", sa.Text, nullable=False),
        sa.Column("frame", sa.Integer, nullable=False),
        sa.Column("spent", sa.Float, nullable=False),
        sa.Column("since", sa.Float),
        sa.Column("extra", sa.Float, nullable=False),
        sa.Column("started", sa.Float),
        sa.Column("latest", sa.Float, nullable=False),
        sa.Column("curtain", sa.Text, nullable=False),
        sa.Column("frozen_occurrence", sa.Text),
        sa.Column("frozen_frame", sa.Integer),
    )
    for name, rest in (
        ("progress_trail", []),
        ("progress_choice", [sa.Column("option", sa.Text, nullable=False)]),
        (
            "progress_visit",
            [
                sa.Column("entered", sa.Float, nullable=False),
                sa.Column("spent", sa.Float, nullable=False),
                sa.Column("extra", sa.Float, nullable=False),
            ],
        ),
    ):
        op.create_table(
            name,
            _belongs("workshop", "progress.workshop", primary_key=True),
            sa.Column("place", sa.Integer, primary_key=True),
            sa.Column("occurrence", sa.Text, nullable=False),
            *rest,
        )


def _openings() -> None:
    op.create_table(
        "form_version",
        sa.Column("version", sa.Text, primary_key=True),
        sa.Column("wording", sa.Text, nullable=False),
    )
    op.create_table(
        "opening",
        sa.Column("id", sa.Text, primary_key=True),
        _of_workshop(),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("occurrence", sa.Text, nullable=False),
        sa.Column("asking", sa.Text, nullable=False),
        sa.Column("form_version", sa.Text, sa.ForeignKey("form_version.version"), nullable=False, index=True),
        sa.Column("phase", sa.Text),
        sa.Column("is_open", sa.Boolean, nullable=False),
        sa.Column("revealed", sa.Boolean, nullable=False),
    )
    op.create_index("ix_opening_workshop", "opening", ["workshop"])


def _responses() -> None:
    op.create_table(
        "seat",
        sa.Column("id", sa.Text, primary_key=True),
        _of_workshop(),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("token", sa.Text, nullable=False),
        sa.UniqueConstraint("workshop", "words"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "response",
        sa.Column("id", sa.Text, primary_key=True),
        _belongs("opening", "opening.id"),
        _belongs("seat", "seat.id", nullable=True),
        sa.Column("channel", sa.Text, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("answers", sa.Text, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
        sa.UniqueConstraint("opening", "seat", "revision"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_response_seat", "response", ["seat"])
    op.create_table(
        "different_response",
        _belongs("id", "response.id", primary_key=True),
        sa.Column("digest", sa.Text, primary_key=True),
        sa.Column("opening", sa.Text, nullable=False),
        sa.Column("seat", sa.Text),
        sa.Column("channel", sa.Text, nullable=False),
        sa.Column("answers", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
