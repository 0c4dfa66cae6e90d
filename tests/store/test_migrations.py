"""The migrations make exactly the tables that the models describe."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

import mbcode.store.migrations as migrations
from mbcode.anchoring.comparing import edits_between
from mbcode.model import Span
from mbcode.store import schema
from mbcode.store.database import Database
from mbcode.store.study import Study
from mbcode.store.tables import Base
from tests.studies import draft


def test_a_migrated_study_has_the_tables_of_the_models(study: Study) -> None:
    with Database(study.place).reading() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), Base.metadata)
    assert differences == []


def test_the_program_works_with_the_newest_revision() -> None:
    directory = ScriptDirectory(str(Path(migrations.__file__).parent))
    assert directory.get_heads() == [schema.HEAD]


@pytest.mark.on_a_file
def test_what_waited_under_an_id_of_its_own_comes_back_beside_all_codings(study: Study) -> None:
    study.codings.tag(1, Span(0, 10), study.codebook.find("Rum").id, "her")
    study.codings.tag(1, Span(36, 48), study.codebook.find("Tillid").id, "tvivl")
    old = study.transcripts.read(1)
    new = draft(old.name, old.text.replace("Det har jeg.", "Hun siger nej til det."))
    study.corrections.correct(old, new, edits_between(old.text, new.text))
    assert [review.passage for review in study.reviews.all()] == ["Det har jeg."]
    study.close()
    with closing(sqlite3.connect(study.place)) as raw:
        raw.execute("UPDATE review SET id = 1")
        raw.execute("UPDATE review_memo SET id = 1, review_id = 1")
        raw.execute("DROP INDEX ix_sentence_transcript_id_start")
        raw.execute("DROP TABLE word")
        raw.execute("UPDATE alembic_version SET version_num = '0007'")
        raw.commit()
    with Study.open(study.place, coder="Åse") as upgraded:
        (waiting,) = upgraded.reviews.all()
        assert (waiting.passage, waiting.memo) == ("Det har jeg.", "tvivl")
        upgraded.reviews.place(waiting.id, Span(36, 50))
        assert [coding.memo for coding in upgraded.codings.of(1)] == ["her", "tvivl"]
        assert upgraded.check() == ()
