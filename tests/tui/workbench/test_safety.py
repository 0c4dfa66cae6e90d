"""What the workbench does about a study that can't be written to, and for the day it is lost."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

from mbcode.model import Span
from mbcode.store.kept_backups import kept_backups
from mbcode.store.study import Study
from mbcode.tui.app import Workbench
from tests.disks import let_only_read, little_disk
from tests.studies import small_study
from tests.tui.workbench.conftest import Bench, Open, is_open


async def test_a_backup_is_kept_once_the_study_is_on_the_screen(
    open_bench: Open, study: Study
) -> None:
    study.codings.tag(1, Span(0, 5), study.codebook.find("Tillid").id)
    assert study.path
    async with open_bench() as bench:
        await bench.app.workers.wait_for_complete()
        (kept,) = kept_backups(study.path)
    assert kept.occasion == "opened"


async def test_a_backup_that_cannot_be_made_is_told_and_work_goes_on(
    open_bench: Open, study: Study
) -> None:
    study.codings.tag(1, Span(0, 5), study.codebook.find("Tillid").id)
    assert study.path
    study.path.with_name("study.mbcode-backups").write_text("in the way")
    async with open_bench() as bench:
        await bench.app.workers.wait_for_complete()
        await bench.pilot.pause()
        assert bench.told[0].startswith("No backup was made: ")
        await bench.press("enter")
        await bench.type("tillid")
        await bench.press("enter")
        assert "Tillid" in bench.codes_given


async def test_a_study_on_a_read_only_disk_is_read_and_a_tag_refused(tmp_path: Path) -> None:
    small_study(tmp_path / "study.mbcode").close()
    with little_disk(tmp_path / "disk", 2_000) as disk:
        shutil.copy(tmp_path / "study.mbcode", disk)
        let_only_read(disk)
        app = Workbench(str(disk / "study.mbcode"), "Åse")
        async with app.run_test(size=(120, 40)) as pilot:
            await is_open(app, pilot)
            study = Study.open(disk / "study.mbcode", coder="Åse")
            bench = Bench(app, pilot, study)
            await bench.press("enter")
            await bench.type("tillid")
            await bench.press("enter")
            assert "the study is on a read-only disk" in bench.told[-1]
            assert bench.codes_given == []
            await bench.press("down", "down")
            assert bench.screen.reader.selection is not None
            study.close()


def alter(study: Path, how: str) -> None:
    """Do to a study's file what no program of ours does."""
    raw = sqlite3.connect(study)
    raw.execute("PRAGMA ignore_check_constraints=ON")
    raw.execute(how)
    raw.commit()
    raw.close()


async def test_a_transcript_that_a_stranger_altered_is_refused_and_another_read(
    tmp_path: Path,
) -> None:
    with small_study(tmp_path / "study.mbcode") as study:
        study.codings.tag(2, Span(0, 5), study.codebook.find("Tillid").id)
    alter(tmp_path / "study.mbcode", "UPDATE coding SET start = -5, \"end\" = 'x'")
    app = Workbench(str(tmp_path / "study.mbcode"), "Åse")
    async with app.run_test(size=(120, 40)) as pilot:
        await is_open(app, pilot)
        study = Study.open(tmp_path / "study.mbcode", coder="Åse")
        bench = Bench(app, pilot, study)
        await bench.press("ctrl+o", "down", "enter")
        assert "'mbcode check' lists all that is wrong" in bench.told[-1]
        await bench.press("enter")
        await bench.type("tillid")
        await bench.press("enter")
        assert bench.codes_given == ["Tillid"]
        study.close()


async def test_a_study_that_a_stranger_altered_ends_in_one_line(tmp_path: Path) -> None:
    small_study(tmp_path / "study.mbcode").close()
    alter(tmp_path / "study.mbcode", "UPDATE transcript SET attributes = '{\"title\": [[[]]]}'")
    app = Workbench(str(tmp_path / "study.mbcode"), "Åse")
    async with app.run_test(size=(120, 40)) as pilot:
        await is_open(app, pilot)
    assert app.return_value is not None
    assert "transcript 1: attributes is nothing that mbcode writes" in app.return_value
