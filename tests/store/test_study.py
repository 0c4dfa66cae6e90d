"""Opening, closing, checking and copying a study."""

from __future__ import annotations

import sqlite3
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import text

from mbcode.errors import MbcodeError, StudyError
from mbcode.model import Span
from mbcode.store.database import Database
from mbcode.store.study import Study
from tests.studies import small_study


def test_a_new_study_is_readable_by_its_owner_only(tmp_path: Path) -> None:
    with Study.create(tmp_path / "study.mbcode", coder="Åse"):
        files = list(tmp_path.iterdir())
        assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}


def test_nothing_is_overwritten_by_a_new_study(tmp_path: Path) -> None:
    path = tmp_path / "study.mbcode"
    path.write_text("my thesis")
    with pytest.raises(StudyError, match="exists already"):
        Study.create(path, coder="Åse")
    assert path.read_text() == "my thesis"


@pytest.mark.parametrize("content", [b"", b"hello", b"SQLite format 3\x00 but not really" * 200])
def test_what_is_no_study_is_refused_by_name(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "study.mbcode"
    path.write_bytes(content)
    with pytest.raises(StudyError, match=r"study\.mbcode: .*not a"):
        Study.open(path, coder="Åse")
    assert path.read_bytes() == content


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE project (name TEXT)")
    with pytest.raises(StudyError, match="not an mbcode study"):
        Study.open(path, coder="Åse")


def test_a_missing_study_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(StudyError, match="mbcode new"):
        Study.open(tmp_path / "nowhere.mbcode", coder="Åse")
    assert not list(tmp_path.iterdir())


def test_a_study_from_a_newer_mbcode_is_left_alone(study: Study) -> None:
    study.close()
    with Database(study.place).writing() as raw:
        raw.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StudyError, match="newer mbcode"):
        Study.open(study.place, coder="Åse")


@pytest.mark.on_a_file
def test_commits_are_on_the_disk_before_they_are_shown(study: Study) -> None:
    assert study.path
    with Database(study.path).writing() as connection:
        settings = [
            connection.execute(text(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        ]
    assert settings == ["wal", 2, 1]


def test_a_reading_connection_cannot_write(study: Study) -> None:
    database = Database(study.place)
    with pytest.raises(StudyError), database.reading() as connection:
        connection.execute(text("DELETE FROM coding"))


def test_a_dry_run_changes_nothing(study: Study) -> None:
    before = study.fingerprint()
    with Study.open(study.place, coder="Bo", dry_run=True) as trial:
        transcript = trial.transcripts.entries()[0].id
        change = trial.codings.tag(transcript, Span(0, 5), trial.codebook.find("Tillid").id)
        assert change.added
        trial.codebook.rename("Tillid", "Mistillid")
    assert study.fingerprint() == before
    assert [coder.name for coder in study.coders()] == ["Åse"]


@pytest.mark.on_a_file
def test_a_backup_taken_while_others_write_is_a_sound_study(study: Study, tmp_path: Path) -> None:
    transcript = study.transcripts.entries()[0].id
    study.codings.tag(transcript, Span(0, 5), study.codebook.find("Tillid").id)
    copy = tmp_path / "copy.mbcode"
    study.back_up(copy)
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    with Study.open(copy, coder="Åse") as copied:
        assert copied.codings.of(transcript) == study.codings.of(transcript)
        assert copied.check() == ()
    with pytest.raises(StudyError, match="exists already"):
        study.back_up(copy)


@pytest.mark.parametrize(
    ("harm", "found"),
    [
        ("UPDATE transcript SET text = text || '.' WHERE id = 1", "transcript 01-nord: the text"),
        ('UPDATE coding SET "end" = 99999', "coding 1: 0-99999 lies outside"),
        ("UPDATE code SET folded = 'x' WHERE name = 'Tillid'", "code Tillid: is filed under"),
    ],
)
def test_check_finds_what_was_tampered_with(study: Study, harm: str, found: str) -> None:
    study.codings.tag(1, Span(0, 5), study.codebook.find("Tillid").id)
    assert study.check() == ()
    with Database(study.place).writing() as raw:
        raw.execute(text(harm))
    assert any(fault.startswith(found) for fault in study.check())


@pytest.mark.on_a_file
def test_check_finds_a_reference_to_nothing(study: Study) -> None:
    study.codings.tag(1, Span(0, 5), study.codebook.find("Tillid").id)
    assert study.path
    with sqlite3.connect(study.path) as raw:
        raw.execute("UPDATE coding SET code_id = 4711")
    (fault,) = study.check()
    assert fault.startswith("coding 1: refers to a row of code that isn't there")


def test_the_place_left_off_is_kept_for_each_coder(study: Study) -> None:
    assert study.places.last() is None
    study.places.remember(2, 40)
    study.places.remember(1, 17)
    with Study.open(study.place, coder="Bo") as other:
        other.places.remember(2, 3)
    with Study.open(study.place, coder="ÅSE") as again:
        assert again.places.last() == (1, 17)


def test_names_sort_and_match_as_danish_does(study: Study) -> None:
    for name in ("Ørken", "Zoo", "Årsag", "Æble"):
        with Study.open(study.place, coder=name) as other:
            other.codings.tag(1, Span(0, 5), study.codebook.find("TILLID").id)
    names = [coder.name for coder in study.coders()]
    assert names == ["Zoo", "Æble", "Ørken", "Årsag", "Åse"]
    assert study.codebook.find("ærlighed").name == "Ærlighed"
    assert study.transcripts.read("01-NORD").name == "01-nord"


def test_how_much_is_coded_counts_each_character_once(study: Study) -> None:
    tillid, rum = study.codebook.find("Tillid").id, study.codebook.find("Rum").id
    for span, code in [((0, 10), tillid), ((5, 15), rum), ((2, 4), rum), ((20, 25), rum)]:
        study.codings.tag(1, Span(*span), code)
    entry = study.transcripts.entries()[0]
    assert (entry.codings, entry.coded, entry.turns, entry.sentences) == (4, 20, 4, 7)


@pytest.mark.parametrize("span", [(0, 137), (136, 400)])
def test_a_passage_outside_the_text_is_refused(study: Study, span: tuple[int, int]) -> None:
    with pytest.raises(MbcodeError, match="outside the text"):
        study.codings.tag(1, Span(*span), study.codebook.find("Tillid").id)


def test_two_studies_are_told_apart_by_their_fingerprints(tmp_path: Path) -> None:
    with small_study(tmp_path / "a.mbcode") as one, small_study(tmp_path / "b.mbcode") as two:
        assert one.fingerprint() != two.fingerprint()


def test_what_is_read_steadily_is_of_one_state(study: Study) -> None:
    tillid = study.codebook.find("Tillid").id
    with Study.open(study.place, coder="Bo") as other, study.steady():
        before = study.fingerprint()
        other.codings.tag(1, Span(0, 5), tillid)
        assert study.codings.counts() == {}
        assert len(study.columns(units=False).codings.id) == 0
        assert study.fingerprint() == before
    assert study.codings.counts() == {tillid: 1}
    assert study.fingerprint() != before


def test_a_steady_block_in_another_one_does_not_end_it(study: Study) -> None:
    tillid = study.codebook.find("Tillid").id
    with Study.open(study.place, coder="Bo") as other, study.steady():
        with study.steady():
            assert study.codings.counts() == {}
        other.codings.tag(1, Span(0, 5), tillid)
        assert study.codings.counts() == {}


def test_what_one_thread_reads_steadily_is_not_what_another_reads(study: Study) -> None:
    tillid = study.codebook.find("Tillid").id
    with ThreadPoolExecutor(max_workers=1) as elsewhere, study.steady():
        assert study.codings.counts() == {}
        elsewhere.submit(study.codings.tag, 1, Span(0, 5), tillid).result()
        assert elsewhere.submit(study.codings.counts).result() == {tillid: 1}
        assert study.codings.counts() == {}


@pytest.mark.parametrize("memo", ["", " Se også turen før \n"])
def test_what_a_tag_says_it_gave_is_what_stands(study: Study, memo: str) -> None:
    change = study.codings.tag(1, Span(0, 5), study.codebook.find("Tillid").id, memo)
    assert change.added == (study.codings.get(change.added[0].id),)
    assert not change.elsewhere
