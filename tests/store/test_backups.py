"""What mbcode keeps of a study beside it, and the way back."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mbcode.errors import StudyError
from mbcode.jobs.creating import create_study
from mbcode.model import Span
from mbcode.store import kept_backups as keeping
from mbcode.store.kept_backups import KEPT, kept_backups
from mbcode.store.restoring import restore
from mbcode.store.study import Study
from tests.store.old_studies import make_first_version
from tests.studies import small_study

pytestmark = pytest.mark.on_a_file

HOLD = """
import sys
from mbcode.store.study import Study
study = Study.open(sys.argv[1], coder="Bo")
print("open", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def path(study: Study) -> Path:
    """The little study's file, with one coding, closed."""
    study.codings.tag(1, Span(0, 5), study.codebook.find("Tillid").id)
    study.close()
    assert study.path
    return study.path


@pytest.fixture
def on(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Let it be another day of the month."""

    def set_day(day: int) -> None:
        class Clock(datetime):
            @classmethod
            def now(cls, tz: object = None) -> datetime:  # noqa: ARG003
                return datetime(2031, 5, day, 9, 0, tzinfo=UTC)

        monkeypatch.setattr(keeping, "datetime", Clock)

    return set_day


def spans(path: Path) -> list[Span]:
    with Study.open(path, coder="Åse") as study:
        return [coding.span for coding in study.codings.of(1)]


def tag(path: Path, start: int) -> None:
    with Study.open(path, coder="Åse") as study:
        study.codings.tag(1, Span(start, start + 5), study.codebook.find("Tillid").id)


def keep(path: Path) -> Path | None:
    with Study.open(path, coder="Åse") as study:
        return study.keep_daily_backup()


def test_one_backup_a_day_is_kept_where_only_its_owner_can_read_it(
    path: Path, on: Callable[[int], None]
) -> None:
    on(1)
    kept = keep(path)
    assert kept == path.parent / "study.mbcode-backups" / "2031-05-01T09-00-00Z-opened.mbcode"
    assert [stat.S_IMODE(one.stat().st_mode) for one in (kept.parent, kept)] == [0o700, 0o600]
    tag(path, 10)
    assert keep(path) is None
    assert spans(kept) == [Span(0, 5)]
    on(2)
    assert keep(path) is not None


def test_a_study_nothing_was_changed_in_is_not_backed_up_again(
    path: Path, on: Callable[[int], None]
) -> None:
    on(1)
    assert keep(path)
    on(2)
    assert keep(path) is None
    tag(path, 10)
    assert keep(path)


def test_an_empty_study_is_not_backed_up(tmp_path: Path) -> None:
    Study.create(tmp_path / "new.mbcode", coder="Åse").close()
    assert keep(tmp_path / "new.mbcode") is None
    assert [file.name for file in tmp_path.iterdir()] == ["new.mbcode"]


def test_the_last_ten_stay_and_what_a_restore_replaced_with_them(
    path: Path, on: Callable[[int], None]
) -> None:
    on(1)
    first = keep(path)
    assert first
    replaced = restore(path, first)
    for day in range(2, KEPT + 4):
        on(day)
        tag(path, day)
        keep(path)
    kept = kept_backups(path)
    assert [one.made_at.day for one in kept if one.occasion == "opened"] == list(range(13, 3, -1))
    assert [one.path for one in kept if one.occasion != "opened"] == [replaced]


def test_a_copy_left_half_by_a_killed_program_goes_after_a_day(path: Path) -> None:
    folder = path.parent / "study.mbcode-backups"
    folder.mkdir()
    old, new = folder / ".0a.mbcode-part", folder / ".0b.mbcode-part"
    for part in (old, new):
        part.touch()
    os.utime(old, (0, 0))
    assert keep(path)
    assert (old.exists(), new.exists()) == (False, True)


def test_a_backup_that_cannot_be_made_is_told(path: Path) -> None:
    (path.parent / "study.mbcode-backups").write_text("in the way")
    with pytest.raises(StudyError, match="can't keep a backup there"):
        keep(path)


def test_a_restore_is_undone_by_restoring_what_it_replaced(path: Path) -> None:
    kept = keep(path)
    assert kept
    tag(path, 10)
    replaced = restore(path, Path(kept.name))
    assert replaced
    assert spans(path) == [Span(0, 5)]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    restore(path, replaced)
    assert spans(path) == [Span(0, 5), Span(10, 15)]
    with Study.open(path, coder="Åse") as study:
        assert study.check() == ()
        study.history.undo()


def test_a_dry_run_restores_nothing(path: Path) -> None:
    kept = keep(path)
    assert kept
    tag(path, 10)
    before = path.read_bytes()
    assert restore(path, kept, dry_run=True) is None
    assert path.read_bytes() == before
    assert len(kept_backups(path)) == 1


def test_a_study_that_is_open_elsewhere_is_not_overwritten(path: Path) -> None:
    kept = keep(path)
    assert kept
    tag(path, 10)
    other = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert other.stdout
    assert other.stdin
    other.stdout.readline()
    with pytest.raises(StudyError, match="another program has it open"):
        restore(path, kept)
    other.communicate()
    assert spans(path) == [Span(0, 5), Span(10, 15)]
    assert [one.path for one in kept_backups(path)] == [kept]


@pytest.mark.parametrize("harm", ["missing", "truncated", "text"])
def test_a_study_that_is_gone_or_damaged_is_restored(path: Path, harm: str) -> None:
    kept = keep(path)
    assert kept
    damaged = {"truncated": path.read_bytes()[:20_000], "text": b"oh"}.get(harm)
    path.unlink()
    if damaged is not None:
        path.write_bytes(damaged)
    replaced = restore(path, kept)
    assert spans(path) == [Span(0, 5)]
    assert (replaced and replaced.read_bytes()) == damaged
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def leave_a_log(path: Path) -> bytes:
    """Remove a study as somebody does who overlooks the file beside it; return that file."""
    raw = sqlite3.connect(path, isolation_level=None)
    raw.execute("PRAGMA journal_mode=WAL")
    raw.execute("UPDATE study SET name = 'another'")
    log = path.with_name(f"{path.name}-wal")
    content = log.read_bytes()
    raw.close()
    path.unlink()
    log.write_bytes(content)
    return content


def test_a_log_left_of_a_study_does_not_come_into_the_one_restored(path: Path) -> None:
    kept = keep(path)
    assert kept
    log = leave_a_log(path)
    replaced = restore(path, kept)
    assert replaced
    assert replaced.read_bytes() == log
    with Study.open(path, coder="Åse") as study:
        assert (study.name, study.check()) == ("Lille studie", ())


def test_no_study_or_backup_is_made_where_a_log_was_left(path: Path, tmp_path: Path) -> None:
    with small_study(tmp_path / "other.mbcode") as other:
        leave_a_log(path)
        for make in (
            lambda: other.back_up(path),
            lambda: other.copy_to(path),
            lambda: Study.create(path, coder="Åse"),
            lambda: create_study(str(path), "Åse"),
        ):
            with pytest.raises(StudyError, match="is left of a study that stood here"):
                make()
    assert not path.exists()


def test_a_backup_of_another_study_is_refused(path: Path, tmp_path: Path) -> None:
    small_study(tmp_path / "other.mbcode").close()
    with pytest.raises(StudyError, match="is of another study"):
        restore(path, tmp_path / "other.mbcode")
    assert restore(tmp_path / "new.mbcode", tmp_path / "other.mbcode") is None
    assert spans(tmp_path / "new.mbcode") == []


def test_an_older_backup_is_brought_up_to_date_and_stays_as_it_is(tmp_path: Path) -> None:
    old = make_first_version(tmp_path / "old.mbcode")
    before = old.read_bytes()
    restore(tmp_path / "study.mbcode", old)
    with Study.open(tmp_path / "study.mbcode", coder="Åse") as study:
        assert study.notice == ""
        assert study.check() == ()
    assert old.read_bytes() == before


@pytest.mark.parametrize(
    ("harm", "why"),
    [
        ('UPDATE coding SET "end" = 99999', "is not sound .coding 1: 0-99999"),
        ("UPDATE alembic_version SET version_num = '9999'", "made by a newer mbcode"),
        ("DROP TABLE alembic_version", "not an mbcode study"),
    ],
)
def test_a_backup_that_is_not_sound_is_refused(path: Path, harm: str, why: str) -> None:
    kept = keep(path)
    assert kept
    with sqlite3.connect(kept) as raw:
        raw.execute(harm)
    raw.close()
    before = path.read_bytes()
    with pytest.raises(StudyError, match=why):
        restore(path, kept)
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir() if file.name.startswith(".")] == []


def test_a_damaged_backup_is_named(path: Path) -> None:
    kept = keep(path)
    assert kept
    kept.write_bytes(kept.read_bytes()[:20_000])
    with pytest.raises(StudyError, match=f"{kept.name}: damaged"):
        restore(path, kept)
    with pytest.raises(StudyError, match="there is no such backup"):
        restore(path, Path("nothing"))
    with pytest.raises(StudyError, match="is the study itself"):
        restore(path, path)
