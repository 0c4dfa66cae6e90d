"""Alembic migrations, one module a revision in `versions`; run by `mbcode.store.schema`."""
