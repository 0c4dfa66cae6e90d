"""A study that is copied between a file and a server is the same study, row by row, and goes on."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import inspect, select

from mbcode.drafts import CodingDraft, ImportBatch
from mbcode.errors import StudyError
from mbcode.model import CodeText, MemoTarget, Span
from mbcode.store import copying
from mbcode.store.database import Database
from mbcode.store.study import Study
from mbcode.store.tables import Base
from tests.clusters import Cluster


@pytest.fixture
def rich(study: Study) -> Study:
    """A study with something in every corner: things moved, removed, undone and noted."""
    study.codebook.add(CodeText("Æøå 🙂 'x' \\ %s", keywords=("nøgle", "lås")), "Rammer")
    study.codebook.add(CodeText("Overtema"))
    study.codebook.move("Rum", "Overtema")
    given = (CodingDraft("01-nord", "Tillid", who, sentences=(2, 3), memo=who) for who in "cba")
    study.imports.run(ImportBatch(codings=tuple(given)))
    study.codings.move_edges(1, Span(2, 6))
    study.memos.write(MemoTarget(), "om det hele\n\n– to afsnit")
    study.settlements.settle("enige", [1])
    study.history.undo(2)
    study.history.redo()
    gone = study.codings.tag(2, Span(0, 5), study.codebook.find("Rum").id).added[0].id
    study.codings.untag([gone])
    study.places.remember(2, 40)
    return study


@pytest.fixture
def elsewhere(study: Study, tmp_path: Path, cluster: Cluster) -> str:
    """An empty place on the other kind of database."""
    return cluster.address(cluster.new_database()) if study.path else str(tmp_path / "copy.mbcode")


def rows(place: str) -> dict[str, list[str]]:
    """All that a study holds, table by table, in an order that no database chose."""
    with Database(place).reading() as connection:
        return {
            table.name: sorted(repr(tuple(row)) for row in connection.execute(select(table)))
            for table in Base.metadata.sorted_tables
        }


def test_there_and_back_every_row_of_every_table_is_equal(
    rich: Study, elsewhere: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "BATCH", 3)
    counts = rich.copy_to(elsewhere)
    assert counts == {table: len(held) for table, held in rows(rich.place).items()}
    assert rows(elsewhere) == rows(rich.place)
    with Study.open(elsewhere, coder="Åse") as copied:
        assert copied.fingerprint() == rich.fingerprint()
        assert copied.check() == ()
        copied.copy_to(tmp_path / "back.mbcode")
    assert rows(str(tmp_path / "back.mbcode")) == rows(rich.place)


def test_a_copy_is_worked_on_as_its_original_would_be(rich: Study, elsewhere: str) -> None:
    rich.copy_to(elsewhere)
    with Study.open(elsewhere, coder="Åse") as copied:
        for study in (rich, copied):
            rum = study.codebook.find("Rum").id
            study.codings.tag(2, Span(7, 9), rum)
            study.history.undo(3)
            study.history.redo(2)
            study.codebook.add(CodeText("Ny"))
            study.imports.run(ImportBatch(codings=(CodingDraft("02-syd", "Ny", "d", Span(1, 2)),)))
        ids = [[coding.id for coding in study.codings.of(2)] for study in (rich, copied)]
        assert ids[0] == ids[1]
        changes = [[change.id for change in study.history.entries()] for study in (rich, copied)]
        assert changes[0] == changes[1]


def test_a_place_that_holds_anything_is_left_alone(rich: Study, elsewhere: str) -> None:
    rich.copy_to(elsewhere)
    before = rows(elsewhere)
    with pytest.raises(StudyError, match="already; nothing was overwritten"):
        rich.copy_to(elsewhere)
    assert rows(elsewhere) == before


def test_a_copy_that_stops_midway_leaves_nothing_on_the_server(
    study: Study, cluster: Cluster
) -> None:
    target = cluster.address(cluster.new_database())

    def stop(_done: int, _total: int, table: str) -> None:
        if table == "sentence":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        study.copy_to(target, stop)
    assert tables(target) == []
    study.copy_to(target)


KILLED = """
import sys, time
from mbcode.store.study import Study
def told(done, total, table):
    if table == "sentence":
        print("midway", flush=True)
        time.sleep(60)
Study.open(sys.argv[1], coder="Åse").copy_to(sys.argv[2], told)
"""


@pytest.mark.on_a_file
def test_a_copy_that_is_killed_leaves_nothing_on_the_server(study: Study, cluster: Cluster) -> None:
    target = cluster.address(cluster.new_database())
    command = [sys.executable, "-c", KILLED, study.place, target]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as copier:
        assert copier.stdout is not None
        assert copier.stdout.readline() == "midway\n"
        copier.kill()
    assert tables(target) == []


def test_another_programs_database_is_no_place_for_a_study(study: Study, cluster: Cluster) -> None:
    name = cluster.new_database()
    cluster.sql("CREATE TABLE project (name text)", name)
    with pytest.raises(StudyError, match=r"holds other tables \(project\)"):
        study.copy_to(cluster.address(name))
    assert tables(cluster.address(name)) == ["project"]


def tables(place: str) -> list[str]:
    with Database(place).reading() as connection:
        return inspect(connection).get_table_names()
