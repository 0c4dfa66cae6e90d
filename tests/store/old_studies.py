"""Studies of older versions, and a version that is newer than any, to migrate to."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path
from textwrap import dedent

import pytest

import mbcode.store.migrations as migrations
from mbcode.store import schema

NEXT = "9999"
_OLD = Path(__file__).parent / "old"
_REVISION = """
    import sqlalchemy as sa
    from alembic import op

    revision, down_revision = "{next}", "{head}"


    def upgrade() -> None:
        with op.batch_alter_table(
            "code", recreate="always", table_kwargs={{"sqlite_autoincrement": True}}
        ) as table:
            table.add_column(sa.Column("weight", sa.Integer(), server_default="7", nullable=False))
        {then}
"""


def make_first_version(path: Path) -> Path:
    """Write a study as the first version made it: two coders, 23 steps of history, undone ones."""
    with sqlite3.connect(path) as raw:
        raw.executescript((_OLD / "0001.sql").read_text())
        raw.execute("PRAGMA journal_mode=WAL")
    raw.close()
    return path


def make_next_version(folder: Path, then: str = "pass") -> str:
    """Write migrations with one more revision, which makes a table anew and does `then`.

    Returns a script that lets the program work with it.
    """
    scripts = folder / "migrations"
    shutil.copytree(Path(migrations.__file__).parent, scripts, dirs_exist_ok=True)
    revision = dedent(_REVISION).format(next=NEXT, head=schema.HEAD, then=then)
    (scripts / "versions" / f"{NEXT}_a_test.py").write_text(revision)
    return dedent(
        f"""
        from mbcode.store import schema
        schema.SCRIPTS, schema.HEAD = {str(scripts)!r}, {NEXT!r}
        """
    )


def use_next_version(monkeypatch: pytest.MonkeyPatch, folder: Path, then: str = "pass") -> None:
    """Let this process work with the revision of `make_next_version`."""
    make_next_version(folder, then)
    monkeypatch.setattr(schema, "SCRIPTS", str(folder / "migrations"))
    monkeypatch.setattr(schema, "HEAD", NEXT)
