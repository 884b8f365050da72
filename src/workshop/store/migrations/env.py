"""What Alembic runs: the migrations, in the transaction that `workshop.store.migration` has begun."""

from __future__ import annotations

from alembic import context

from workshop.store import schema

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=schema.metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
context.run_migrations()
