"""The migrations make exactly the tables that the models describe."""

from __future__ import annotations

from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

import mbcode.store.migrations as migrations
from mbcode.store import schema
from mbcode.store.database import Database
from mbcode.store.study import Study
from mbcode.store.tables import Base


def test_a_migrated_study_has_the_tables_of_the_models(study: Study) -> None:
    with Database(study.place).reading() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), Base.metadata)
    assert differences == []


def test_the_program_works_with_the_newest_revision() -> None:
    directory = ScriptDirectory(str(Path(migrations.__file__).parent))
    assert directory.get_heads() == [schema.HEAD]
