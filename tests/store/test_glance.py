"""The glance shows what opening the study would show first, and never what it shouldn't."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from mbcode.store.glance import Glance, glance
from mbcode.store.study import Study

pytestmark = pytest.mark.on_a_file


def altered(path: Path, sql: str, *values: object) -> None:
    """Alter a study's file as a stranger might, past every rule."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA ignore_check_constraints=ON")
        connection.execute(sql, values)
        connection.commit()


def seen(study: Study, coder: str = "Åse") -> Glance:
    assert study.path is not None
    found = glance(study.path, coder)
    assert found is not None
    return found


def test_it_sees_the_first_transcript_on_the_first_visit(study: Study) -> None:
    first = study.transcripts.read(study.transcripts.entries()[0].id)
    assert seen(study) == Glance("Lille studie", first, 0)


def test_it_sees_each_coders_place(study: Study) -> None:
    last = study.transcripts.entries()[-1].id
    study.places.remember(last, 40)
    assert seen(study, "åse") == Glance("Lille studie", study.transcripts.read(last), 40)
    assert seen(study, "Bjørn").position == 0


def test_it_needs_no_sqlalchemy_and_alters_nothing(study: Study) -> None:
    assert study.path is not None
    before = study.path.read_bytes()
    told = (
        "import sys; from pathlib import Path; from mbcode.store.glance import glance;"
        f"assert glance(Path({str(study.path)!r}), 'Åse'); assert 'sqlalchemy' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", told], check=True, timeout=60)
    assert study.path.read_bytes() == before


def test_a_study_that_is_held_by_another_program_is_not_waited_for(study: Study) -> None:
    assert study.path is not None
    study.close()
    with closing(sqlite3.connect(study.path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode=EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        assert glance(study.path, "Åse") is None


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE transcript SET text = x'00ff'",
        "UPDATE transcript SET text = 'short'",
        "UPDATE transcript SET attributes = '[1]'",
        "UPDATE transcript SET attributes = '{'",
        "UPDATE transcript SET attributes = '{\"title\": 3}'",
        "UPDATE turn SET start = -1",
        "UPDATE turn SET speaker = x'00'",
        "UPDATE turn SET label_end = 'here'",
        "UPDATE sentence SET start = 'here'",
        "UPDATE study SET name = x'00'",
        "DELETE FROM study",
        "ALTER TABLE sentence RENAME TO something",
    ],
)
def test_what_mbcode_would_not_have_written_is_not_shown(study: Study, sql: str) -> None:
    assert study.path is not None
    study.close()
    altered(study.path, sql)
    assert glance(study.path, "Åse") is None


@pytest.mark.parametrize("place", ["'here'", "-1"])
def test_a_place_that_is_none_is_taken_for_none(study: Study, place: str) -> None:
    assert study.path is not None
    study.places.remember(2, 40)
    study.close()
    altered(study.path, f"UPDATE place SET position = {place}")
    found = glance(study.path, "Åse")
    assert found is not None
    assert (found.transcript.id, found.position) == (1, 0)


def test_a_file_that_is_no_study_is_not_seen(tmp_path: Path) -> None:
    (tmp_path / "text").write_text("not a database")
    assert glance(tmp_path / "text", "Åse") is None
    assert glance(tmp_path / "nothing", "Åse") is None
    assert not (tmp_path / "nothing").exists()
