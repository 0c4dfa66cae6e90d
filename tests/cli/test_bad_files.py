"""A study that can't be opened, read or written: one clear line, and nothing damaged."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from mbcode.store.study import Study
from tests.cli.conftest import Mbcode
from tests.disks import let_only_read, little_disk

COMMANDS = (
    ("list", "codes"),
    ("tag", "01-nord", 10, 20, "Rum"),
    ("export", "codings"),
    ("check",),
    ("backup", "copy.mbcode"),
    ("undo",),
)
AS_NOBODY = """
import os, sys, mbcode.cli.entry, mbcode.cli.commands.codings, mbcode.store.study
import pandas, mbcode.cli.commands.listing, mbcode.jobs.tables.records
os.setgid(65534)
os.setuid(65534)
from mbcode.cli import main
who = ["--study", sys.argv[1], "--as", "nobody"]
print(main([*who, "list", "codes"]), main([*who, "tag", "01-nord", "10", "20", "Rum"]))
"""


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:30_000])


def cut_to_the_header(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:50])


def flip_pages(path: Path) -> None:
    content = bytearray(path.read_bytes())
    for page in range(1, len(content) // 4096):
        content[page * 4096 : page * 4096 + 100] = os.urandom(100)
    path.write_bytes(content)


def make_text(path: Path) -> None:
    path.write_text("Interviewer: Hvem har nøglen?")


def empty(path: Path) -> None:
    path.write_bytes(b"")


def make_newer(path: Path) -> None:
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
    raw.close()


def make_other(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as raw:
        raw.execute("CREATE TABLE project (name TEXT)")
    raw.close()


HARMS: dict[str, tuple[Callable[[Path], None], str]] = {
    "truncated": (truncate, "damaged or not a study"),
    "cut to its header": (cut_to_the_header, "damaged or not a study"),
    "flipped pages": (flip_pages, "damaged or not a study"),
    "a text": (make_text, "not an mbcode study"),
    "an empty file": (empty, "not an mbcode study"),
    "from a newer version": (make_newer, "made by a newer mbcode"),
    "another program's": (make_other, "not an mbcode study"),
}


@pytest.mark.parametrize("what", HARMS)
def test_what_is_no_sound_study_is_refused_in_one_line(
    mbcode: Mbcode, study_file: Path, what: str
) -> None:
    harm, why = HARMS[what]
    harm(study_file)
    before = study_file.read_bytes()
    for command in COMMANDS:
        ran = mbcode(*command)
        assert (ran.status, ran.out) == (1, "")
        assert f"{study_file}: {why}" in ran.err
        assert len(ran.err.splitlines()) == 1
    assert study_file.read_bytes() == before
    assert not Path("copy.mbcode").exists()


@pytest.mark.parametrize(
    ("place", "why"),
    [
        (".", "is a folder; name the study's file in it"),
        ("gone.mbcode", "no study here; make one with 'mbcode new'"),
        ("nowhere/study.mbcode", "no study here; make one with 'mbcode new'"),
        ("link.mbcode", "no study here; make one with 'mbcode new'"),
        (f"{'n' * 300}.mbcode", "can't be read: the name is too long"),
    ],
)
def test_where_no_study_is_says_so(mbcode: Mbcode, folder: Path, place: str, why: str) -> None:
    (folder / "link.mbcode").symlink_to("nothing")
    for command in COMMANDS:
        ran = mbcode("--study", place, *command)
        assert ran.status == 1
        assert why in ran.err
    assert [file.name for file in folder.iterdir()] == ["link.mbcode"]


def test_a_link_to_a_study_is_the_study(mbcode: Mbcode, study_file: Path) -> None:
    real = study_file.rename(study_file.with_name("real.mbcode"))
    study_file.symlink_to(real.name)
    assert mbcode("tag", "01-nord", 10, 20, "Rum").status == 0
    assert mbcode("check").status == 0
    assert mbcode("restore", mbcode("list", "backups").rows[0]["backup"]).status == 0
    assert study_file.is_symlink()
    assert mbcode("--study", "real.mbcode", "export", "codings").rows == []


def test_a_study_on_a_read_only_disk_is_read_and_not_written(
    mbcode: Mbcode, study_file: Path
) -> None:
    codings = mbcode("export", "codings").out
    with little_disk(study_file.parent / "disk", 2_000) as disk:
        shutil.copy(study_file, disk)
        let_only_read(disk)
        there = disk / "study.mbcode"
        assert mbcode("--study", there, "export", "codings").out == codings
        assert mbcode("--study", there, "check").status == 0
        assert mbcode("--study", there, "backup", "copy.mbcode").status == 0
        for command in (("tag", "01-nord", 10, 20, "Rum"), ("undo",), ("code", "add", "Ny")):
            ran = mbcode("--study", there, *command)
            assert ran.status == 1
            assert "the study is on a read-only disk" in ran.err
        ran = mbcode("--study", there, "export", "codings", "-o", disk / "codings.csv")
        assert ran.status == 1
        assert "the disk is read-only" in ran.err
    assert mbcode("--study", "copy.mbcode", "check").status == 0


def test_a_study_that_was_open_when_its_disk_became_read_only_says_what_to_do(
    mbcode: Mbcode, study_file: Path
) -> None:
    open_still = sqlite3.connect(study_file, isolation_level=None)
    open_still.execute("PRAGMA journal_mode=WAL")
    open_still.execute("UPDATE study SET name = 'ny'")
    with little_disk(study_file.parent / "disk", 2_000) as disk:
        for file in (study_file, study_file.with_name("study.mbcode-wal")):
            shutil.copy(file, disk)
        let_only_read(disk)
        ran = mbcode("--study", disk / "study.mbcode", "list", "codes")
    open_still.close()
    assert ran.status == 1
    assert "copy it, with the file that ends in -wal, to a folder of yours" in ran.err


def test_a_full_disk_is_told_and_damages_nothing(mbcode: Mbcode, study_file: Path) -> None:
    (study_file.parent / "long.md").write_text("Åse: Det går fint.\n\n" * 4_000)
    room = 2 * study_file.stat().st_size // 1024 + 120
    with little_disk(study_file.parent / "disk", room) as disk:
        there = disk / "study.mbcode"
        shutil.copy(study_file, there)
        shutil.copy(study_file, disk / "in the way")
        full: list[str] = []
        given = 0
        for start in range(3):
            given += mbcode("--study", there, "tag", "01-nord", start, 20, "Rum").status == 0
        for command in (("import", "long.md"), ("backup", disk / "b.mbcode")):
            ran = mbcode("--study", there, *command)
            full.append(ran.err)
            assert ran.status == 1
        with contextlib.suppress(OSError), (disk / "rest").open("wb", buffering=0) as rest:
            while rest.write(b"0" * 1024):
                pass
        for command in (
            ("tag", "01-nord", 50, 60, "Rum"),
            ("export", "codings", "-o", disk / "codings.csv"),
            ("list", "codes"),
        ):
            ran = mbcode("--study", there, *command)
            full.append(ran.err)
            assert ran.status == 1
        assert all("the disk is full" in err for err in full), full
        (disk / "rest").unlink()
        (disk / "in the way").unlink()
        assert mbcode("--study", there, "check").status == 0
        assert len(mbcode("--study", there, "export", "codings").rows) == given > 0
        assert not list(disk.glob(".*"))


def test_a_locked_study_is_read_and_not_written(
    mbcode: Mbcode, study_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(Study.open.__func__.__kwdefaults__, "patience", 0.1)
    mbcode("tag", "01-nord", 10, 20, "Rum")
    holder = sqlite3.connect(study_file, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    ran = mbcode("tag", "01-nord", 30, 40, "Rum")
    assert ran.status == 1
    assert "another program has kept the study locked for 0.1 s; try again" in ran.err
    assert len(mbcode("export", "codings").rows) == 1
    holder.execute("ROLLBACK")
    holder.close()
    assert mbcode("tag", "01-nord", 30, 40, "Rum").status == 0


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="root plays nobody")
@pytest.mark.parametrize(("mode", "reads"), [(0o600, False), (0o644, True)])
def test_a_file_of_somebody_elses(mbcode: Mbcode, study_file: Path, mode: int, reads: bool) -> None:
    assert mbcode("check").status == 0
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        theirs = Path(shutil.copy(study_file, name))
        theirs.chmod(mode)
        ran = subprocess.run(
            [sys.executable, "-c", AS_NOBODY, str(theirs)],
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
        )
    assert ran.stdout.splitlines()[-1] == f"{0 if reads else 1} 1"
    refusals = ran.stderr.splitlines()
    assert all(line.startswith(f"mbcode: error: {theirs}: ") for line in refusals)
    assert ("you may not write it" if reads else "permission is denied") in refusals[-1]


def test_a_day_of_commands_leaves_one_backup_to_go_back_to(
    mbcode: Mbcode, study_file: Path
) -> None:
    for command in (("list", "codes"), ("undo", "--dry-run"), ("check",)):
        mbcode(*command)
    assert mbcode("list", "backups").rows == []
    mbcode("tag", "01-nord", 10, 20, "Rum")
    mbcode("tag", "01-nord", 30, 40, "Rum")
    (kept,) = mbcode("list", "backups").rows
    assert kept["occasion"] == "opened"
    assert "would become" in mbcode("restore", kept["backup"], "--dry-run").err
    assert len(mbcode("export", "codings").rows) == 2
    ran = mbcode("restore", kept["backup"])
    assert f"{study_file}: is what {kept['backup']} holds; what it was is kept in" in ran.err
    assert mbcode("export", "codings").rows == []
    newest = mbcode("list", "backups").rows[0]
    assert newest["occasion"] == "before-restore"
    assert mbcode("restore", newest["backup"]).status == 0
    assert len(mbcode("export", "codings").rows) == 2
    truncate(study_file)
    assert mbcode("export", "codings").status == 1
    assert newest in mbcode("list", "backups").rows
    assert mbcode("restore", newest["backup"]).status == 0
    assert len(mbcode("export", "codings").rows) == 2
