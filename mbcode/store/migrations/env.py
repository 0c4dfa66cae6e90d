"""Alembic's entry: migrates over the connection, and in the transaction, of `schema.migrate`."""

from alembic import context

from mbcode.store.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
)
context.run_migrations()
