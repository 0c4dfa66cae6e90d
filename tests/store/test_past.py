"""A study as it once stood is a copy in memory, on either kind of database."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from mbcode.drafts import CodingDraft, ImportBatch
from mbcode.errors import NotFoundError, StudyError
from mbcode.model import CodeText, MemoTarget, Span
from mbcode.store.database import Database
from mbcode.store.past import Past
from mbcode.store.study import Study
from mbcode.store.tables import Base
from tests.store.test_history import ACTS, coded, settled, worked_on
from tests.studies import draft

__all__ = ["coded", "settled", "worked_on"]  # Fixtures that are asked for by name.

Rows = dict[str, list[tuple[object, ...]]]


def code(study: Study, name: str) -> int:
    return study.codebook.find(name).id


def rows(database: Database) -> Rows:
    """Return every row of every table but the places, where coders left off."""
    with database.reading() as connection:
        return {
            table.name: sorted(map(tuple, connection.execute(select(table)).all()), key=repr)
            for table in Base.metadata.sorted_tables
            if table.name != "place"
        }


def test_every_row_is_what_it_was_after_every_change(study: Study) -> None:
    database = Database(study.place)
    then = {study.history.entries(limit=1)[0].id: rows(database)}
    with Study.open(study.place, coder="Bo") as bo:
        for act in (
            lambda: study.codings.tag(1, Span(0, 5), code(study, "Tillid"), memo="først"),
            lambda: bo.codings.tag(1, Span(0, 5), code(bo, "Rum")),
            lambda: bo.codings.recode(2, code(bo, "Møder")),
            lambda: bo.codebook.merge("Møder", "Tillid"),
            lambda: bo.history.undo(2),
            lambda: bo.history.redo(),
            lambda: study.codings.untag([1]),
            lambda: study.history.undo(),
            lambda: study.codebook.rename("Tillid", "Mistillid"),
            lambda: study.codebook.add(CodeText("Tillid")),
            lambda: study.settlements.settle("enige", [2], [2]),
            lambda: study.imports.run(
                ImportBatch((draft("03"),), codings=(CodingDraft("03", "Rum", "Ida", Span(1, 5)),))
            ),
            lambda: study.memos.write(MemoTarget(transcript=3), "kort"),
            lambda: study.history.undo(2),
        ):
            act()
            then[study.history.entries(limit=1)[0].id] = rows(database)
    for change, before in then.items():
        past = Past(database)
        past.walk_back(change)
        assert rows(past) == before
        past.close()
    database.close()


@pytest.mark.on_a_file
@pytest.mark.parametrize("name", ACTS)
def test_every_act_and_its_undo_are_walked_back(worked_on: Study, name: str) -> None:
    database = Database(worked_on.place)
    newest, before = worked_on.history.newest(), rows(database)
    ACTS[name](worked_on)
    acted, after = worked_on.history.newest(), rows(database)
    worked_on.history.undo()
    for change, then in ((acted, after), (newest, before)):
        past = Past(database)
        past.walk_back(change)
        assert rows(past) == then
        past.close()
    database.close()


def test_a_study_as_it_stood_answers_like_any_other(study: Study) -> None:
    made, imported = study.created_at, study.history.entries()[0]
    study.codings.tag(1, Span(0, 5), code(study, "Tillid"))
    with study.as_it_stood(imported.at) as then:
        assert then.codings.of(1) == ()
        assert (then.place, then.path, then.name) == (study.place, study.path, study.name)
        assert then.moment is not None
        assert (then.moment.change, then.moment.at) == (imported.id, imported.at)
    with study.as_it_stood(made) as then:
        assert then.transcripts.entries() == ()
        assert then.coders() == ()
    with study.as_it_stood(datetime.now(UTC)) as then:
        assert then.fingerprint() == study.fingerprint()
    assert len(study.codings.of(1)) == 1


def test_a_time_that_the_study_did_not_see_is_refused(study: Study) -> None:
    an_hour = timedelta(hours=1)
    with pytest.raises(StudyError, match="is still to come"):
        study.as_it_stood(datetime.now(UTC) + an_hour)
    with pytest.raises(StudyError, match=r"the study was made at .*Z; there was none at"):
        study.as_it_stood(study.created_at - an_hour)
    for change in (0, 7):
        with pytest.raises(NotFoundError, match=f"has no change {change}; the newest is 1"):
            study.as_it_stood(change)


@pytest.mark.on_a_file
def test_nothing_of_it_is_written_to_the_disk(
    study: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert study.path
    monkeypatch.setenv("SQLITE_TMPDIR", str(study.path.parent))
    study.codings.tag(1, Span(0, 5), code(study, "Tillid"))
    with study.as_it_stood(1) as then:
        assert then.codings.of(1) == ()
        beside = {path.name for path in study.path.parent.iterdir()}
    assert beside == {"study.mbcode", "study.mbcode-wal", "study.mbcode-shm"}
