"""An older study is brought up to date: whole or not at all, once, with a backup of how it was."""

from __future__ import annotations

import signal
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from mbcode.changes import ChangeFilters
from mbcode.errors import StudyError
from mbcode.model import CodeText
from mbcode.store import schema
from mbcode.store.kept_backups import KEPT, kept_backups
from mbcode.store.study import Study
from tests.store.old_studies import (
    NEXT,
    make_first_version,
    make_next_version,
    use_next_version,
)
from tests.studies import small_study

OPEN = """
import sys
from mbcode.store.study import Study
print(Study.open(sys.argv[1], coder="Åse").notice)
"""


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A study of the first version on a real file."""
    return make_first_version(tmp_path / "study.mbcode")


def rows(path: Path, query: str) -> list[Any]:
    """Ask the file itself, past the program."""
    raw = sqlite3.connect(path)
    try:
        return raw.execute(query).fetchall()
    finally:
        raw.close()


def whole(path: Path) -> list[str]:
    """All that a file holds."""
    raw = sqlite3.connect(path)
    try:
        return list(raw.iterdump())
    finally:
        raw.close()


def shape(path: Path) -> set[tuple[str, str, str]]:
    """The tables and indexes of a file, whatever quotes and white space they were written with."""
    found = rows(path, "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return {(kind, name, "".join(sql.split()).replace('"', "")) for kind, name, sql in found}


def backups(path: Path) -> list[Path]:
    return [kept.path for kept in kept_backups(path)]


def version(path: Path) -> str:
    return str(rows(path, "SELECT version_num FROM alembic_version")[0][0])


def codings(study: Study) -> set[tuple[int, ...]]:
    return {
        (one.id, one.transcript, one.span.start, one.span.end, one.code, one.coder)
        for transcript in (1, 2)
        for one in study.codings.of(transcript)
    }


def memos(study: Study) -> Iterator[tuple[Any, ...]]:
    for memo in study.memos.all():
        target = memo.target
        yield memo.id, memo.coder, target.coding, target.code, target.transcript, memo.text


def test_the_first_version_comes_to_the_newest_with_all_it_held(old: Path) -> None:
    texts = rows(old, "SELECT name, text FROM transcript ORDER BY id")
    sentences = rows(old, 'SELECT transcript_id, number, start, "end" FROM sentence ORDER BY id')
    given = set(rows(old, 'SELECT id, transcript_id, start, "end", code_id, coder_id FROM coding'))
    names = set(rows(old, "SELECT id, parent_id, name FROM code"))
    written = rows(
        old, "SELECT id, coder_id, coding_id, code_id, transcript_id, text FROM memo ORDER BY id"
    )
    steps = rows(old, "SELECT id, kind, summary, undone FROM change ORDER BY id DESC")
    with Study.open(old, coder="Åse") as study:
        read = [study.transcripts.read(id_) for id_ in (1, 2)]
        assert [(one.name, one.text) for one in read] == texts
        assert [
            (one.id, sentence.number, sentence.span.start, sentence.span.end)
            for one in read
            for sentence in one.sentences
        ] == sentences
        assert codings(study) == given
        assert {(code.id, code.parent, code.name) for code in study.codebook.codes()} == names
        assert list(memos(study)) == written
        entries = study.history.entries()
        assert [(step.id, step.kind, step.summary, step.undone) for step in entries] == steps
        assert study.places.last() == (1, 17)
        assert study.check() == ()
    assert version(old) == schema.HEAD


def test_history_made_by_the_first_version_is_walked_back_and_forth(old: Path) -> None:
    with Study.open(old, coder="Åse") as study:
        before = codings(study), {code.name for code in study.codebook.codes()}
        steps = len(study.history.undo(11))
        assert codings(study) != before[0]
        study.history.redo(steps)
        assert (codings(study), {code.name for code in study.codebook.codes()}) == before
        assert study.check() == ()


def test_a_migrated_study_has_the_shape_of_a_new_one(old: Path, tmp_path: Path) -> None:
    Study.open(old, coder="Åse").close()
    Study.create(tmp_path / "new.mbcode", coder="Åse").close()
    assert shape(old) == shape(tmp_path / "new.mbcode")


def test_an_older_study_is_backed_up_and_brought_up_to_date(
    old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = whole(old)
    use_next_version(monkeypatch, tmp_path)
    with Study.open(old, coder="Åse", dry_run=True) as study:
        (kept,) = backups(old)
        assert study.notice == (
            f"{old}: brought from version 0001 to {NEXT}; "
            f"as it was it is kept in the folder study.mbcode-backups, as {kept.name}"
        )
        assert study.check() == ()
    assert whole(kept) == before
    assert kept.parent == tmp_path / "study.mbcode-backups"
    assert [stat.S_IMODE(path.stat().st_mode) for path in (kept.parent, kept)] == [0o700, 0o600]
    assert version(old) == NEXT
    with Study.open(old, coder="Åse") as again:
        assert again.notice == ""
    assert backups(old) == [kept]


def test_what_refers_to_a_table_made_anew_stays_and_no_id_is_used_again(
    old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with sqlite3.connect(old) as raw:
        raw.execute("UPDATE sqlite_sequence SET seq = 4711 WHERE name = 'code'")
    given = rows(old, "SELECT * FROM coding")
    use_next_version(monkeypatch, tmp_path)
    with Study.open(old, coder="Åse") as study:
        study.codebook.add(CodeText("Ny"))
        assert study.codebook.find("Ny").id == 4712
    assert rows(old, "SELECT * FROM coding") == given


@pytest.mark.parametrize(
    ("then", "why"),
    [
        ("op.execute('DELETE FROM code WHERE id = 3')", "refers to a row of code"),
        ("op.execute('UPDATE missing SET x = 1')", "no such table: missing"),
    ],
)
def test_a_migration_that_fails_leaves_the_study_as_it_was(
    old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, then: str, why: str
) -> None:
    before = whole(old)
    use_next_version(monkeypatch, tmp_path, then)
    with pytest.raises(StudyError, match=why):
        Study.open(old, coder="Åse")
    assert whole(old) == before


@pytest.mark.parametrize("moment", ["upgrade", "commit"])
def test_a_kill_while_migrating_leaves_the_old_study_or_the_new_one(
    old: Path, tmp_path: Path, moment: str
) -> None:
    before = whole(old)
    kill = "__import__('os').kill(__import__('os').getpid(), 9)"
    next_version = make_next_version(tmp_path, kill if moment == "upgrade" else "pass")
    late = f"from mbcode.store import database\ndatabase.refuse_dangling = lambda *_: {kill}\n"
    script = next_version + (late if moment == "commit" else "") + OPEN
    ran = subprocess.run([sys.executable, "-c", script, str(old)], timeout=60)
    assert ran.returncode == -signal.SIGKILL
    assert whole(old) == before
    ran = subprocess.run([sys.executable, "-c", make_next_version(tmp_path) + OPEN, str(old)])
    assert ran.returncode == 0
    assert version(old) == NEXT


def test_programs_that_open_an_old_study_at_once_migrate_it_once(old: Path, tmp_path: Path) -> None:
    script = make_next_version(tmp_path) + OPEN
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", script, str(old)], stdout=subprocess.PIPE, text=True
        )
        for _ in range(3)
    ]
    told = [program.communicate(timeout=60)[0].strip() for program in programs]
    assert [program.returncode for program in programs] == [0, 0, 0]
    assert sorted(map(bool, told)) == [False, False, True]
    assert len(backups(old)) == 1


def test_a_study_that_cannot_be_backed_up_is_not_migrated(
    old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_next_version(monkeypatch, tmp_path)
    (tmp_path / "study.mbcode-backups").write_text("in the way")
    with pytest.raises(StudyError, match="can't keep a backup there"):
        Study.open(old, coder="Åse")
    assert version(old) == "0001"


def test_the_last_ten_backups_are_kept(
    old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "study.mbcode-backups"
    folder.mkdir()
    older = [folder / f"2026-01-{day:02d}T09-00-00Z-opened.mbcode" for day in range(1, KEPT + 3)]
    for path in (*older, folder / "my notes.txt"):
        path.touch()
    use_next_version(monkeypatch, tmp_path)
    Study.open(old, coder="Åse").close()
    newest, *others = backups(old)
    assert newest.name.endswith(f"-before-{NEXT}.mbcode")
    assert others == older[:2:-1]
    assert (folder / "my notes.txt").exists()


def test_older_cuts_of_sentences_are_found_by_transcript(tmp_path: Path) -> None:
    path = tmp_path / "study.mbcode"
    with small_study(path) as study:
        (_, syd) = (entry.id for entry in study.transcripts.entries())
        study.sentences.join(syd, 2, 4)
        study.history.undo()
        study.history.redo()
        study.done_marks.put(syd, done=True)
        found = study.history.entries(ChangeFilters(transcripts=(syd,)))
    with sqlite3.connect(path) as raw:
        raw.execute("DELETE FROM about WHERE change_id > 1")
        raw.execute("DROP INDEX ix_sentence_transcript_id_start")
        raw.execute("DROP TABLE word")
        raw.execute("UPDATE alembic_version SET version_num = '0008'")
    with Study.open(path, coder="Åse") as study:
        assert [each.kind for each in found] == ["done", "redo", "undo", "sentences", "import"]
        assert study.history.entries(ChangeFilters(transcripts=(syd,))) == found
        assert study.check() == ()


def test_an_old_history_is_found_by_transcript(old: Path) -> None:
    with Study.open(old, coder="Åse") as study:
        nord = study.transcripts.read("01-nord").id
        kinds = [each.kind for each in study.history.entries(ChangeFilters(transcripts=(nord,)))]
    assert kinds == ["split code", "edges", "memo", "tag", "tag", "tag", "tag", "import"]
