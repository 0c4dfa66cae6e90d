"""The first screen in a folder without a study."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from mbcode.cli import main
from mbcode.jobs.settings import is_first_time
from mbcode.store.study import Study
from mbcode.tui.welcome import Welcome

INTERVIEW = "Interviewer: Hvem har nøglen?\n\nÅse: Det har jeg.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an interview, a codebook, and files that are neither."""
    (tmp_path / "bo.md").write_text(INTERVIEW, encoding="utf-8")
    (tmp_path / "[b]Åse.txt").write_text(INTERVIEW, encoding="utf-8")
    (tmp_path / "codes.csv").write_text("name,parent\nTillid,\n", encoding="utf-8")
    (tmp_path / "README.md").write_text("About this folder.", encoding="utf-8")
    (tmp_path / "budget.csv").write_text("post,kr\nkaffe,12\n", encoding="utf-8")
    (tmp_path / "photo.png").write_bytes(b"\x89PNG")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("MBCODE_STUDY", raising=False)
    return tmp_path


async def finish(pilot: Pilot[Path]) -> None:
    """Wait until the study is made, which ends the program, or it was told why not."""
    while pilot.app.is_running and not all(worker.is_finished for worker in pilot.app.workers):
        await pilot.pause(0.05)
    await pilot.pause()


def listed(app: Welcome) -> list[str]:
    options = app.query_one(OptionList)
    return [str(options.get_option_at_index(at).prompt) for at in range(options.option_count)]


async def test_the_files_that_are_ticked_become_a_study(folder: Path) -> None:
    app = Welcome(folder / "study.mbcode", "Åse")
    async with app.run_test() as pilot:
        assert listed(app) == [
            "[ ] [b]Åse.txt  (transcript)",
            "[ ] bo.md  (transcript)",
            "[ ] codes.csv  (codebook)",
        ]
        await pilot.press("j", "space", "space", "enter")
        await finish(pilot)
    assert app.return_value == folder / "study.mbcode"
    with Study.open(folder / "study.mbcode", coder="") as study:
        assert [entry.name for entry in study.transcripts.entries()] == ["bo"]
        assert [code.name for code in study.codebook.codes()] == ["Tillid"]


async def test_all_files_are_ticked_by_one_key_and_let_go_by_it(folder: Path) -> None:
    app = Welcome(folder / "study.mbcode", "Åse")
    async with app.run_test() as pilot:
        await pilot.press("a")
        assert all(line.startswith("[x]") for line in listed(app))
        await pilot.press("a", "enter")
        await finish(pilot)
        assert str(app.query_one("#told", Static).content) == "no file is ticked; space ticks one"
    assert not (folder / "study.mbcode").exists()


async def test_a_file_that_cannot_go_in_is_told_and_no_study_is_made(folder: Path) -> None:
    (folder / "codes.csv").write_text("name,parent\nTillid,Nowhere\n", encoding="utf-8")
    app = Welcome(folder / "study.mbcode", "Åse")
    async with app.run_test() as pilot:
        await pilot.press("a", "enter")
        await finish(pilot)
        assert "codes.csv" in str(app.query_one("#told", Static).content)
    assert not (folder / "study.mbcode").exists()


async def test_an_empty_study_is_one_key_away(folder: Path) -> None:
    app = Welcome(folder / "study.mbcode", "Åse")
    async with app.run_test() as pilot:
        await pilot.press("n")
        await finish(pilot)
    with Study.open(folder / "study.mbcode", coder="") as study:
        assert study.transcripts.entries() == ()


async def test_the_example_study_is_made_beside_and_opened_the_next_time(folder: Path) -> None:
    for _ in range(2):
        app = Welcome(folder / "study.mbcode", "Åse")
        async with app.run_test() as pilot:
            await pilot.press("d")
            await finish(pilot)
        assert app.return_value == folder / "demo" / "study.mbcode"


async def test_an_empty_folder_says_what_to_put_there(tmp_path: Path) -> None:
    app = Welcome(tmp_path / "study.mbcode", "Åse")
    async with app.run_test() as pilot:
        assert "put interviews here" in str(app.query_one("#does", Static).content)
        await pilot.press("enter", "space", "a", "q")
    assert app.return_value is None
    assert list(tmp_path.iterdir()) == []


def test_mbcode_alone_at_a_terminal_leads_from_the_first_screen_into_the_study(
    folder: Path,
) -> None:
    ours, theirs = os.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "MBCODE_CODER": "Åse"}
    command = [sys.executable, "-m", "mbcode"]
    with subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment
    ) as mbcode:
        os.close(theirs)
        for key, comes in ((b"n", b"codes.csv"), (b"q", b"This study has no transcripts yet")):
            shown = b""
            while comes not in shown:
                shown += os.read(ours, 65_536)
            os.write(ours, key)
        while _goes_on(ours):
            pass
        assert mbcode.wait(20) == 0
    os.close(ours)
    assert (folder / "study.mbcode").exists()


def _goes_on(terminal: int) -> bool:
    """Read on; tell whether there will be more."""
    try:
        return bool(os.read(terminal, 65_536))
    except OSError:  # Linux's way of saying that the other end is closed.
        return False


def test_it_comes_only_where_no_study_was_asked_for(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert is_first_time(None)
    assert not is_first_time("study.mbcode")
    monkeypatch.setenv("MBCODE_STUDY", "other.mbcode")
    assert not is_first_time(None)
    monkeypatch.delenv("MBCODE_STUDY")
    assert main(["new"]) == 0
    assert (folder / "study.mbcode").exists()
    assert not is_first_time(None)


async def test_studies_of_other_names_are_offered_the_latest_first(folder: Path) -> None:
    for name, at in (("old.mbcode", 1_000), ("team/study.mbcode", 2_000)):
        (folder / name).parent.mkdir(exist_ok=True)
        Study.create(folder / name, coder="Åse").close()
        os.utime(folder / name, (at, at))
    (folder / "no.mbcode").write_text("no study")
    (folder / "old.mbcode-backups").mkdir()
    shutil.copy(folder / "old.mbcode", folder / "old.mbcode-backups")
    app = Welcome(folder / "study.mbcode", "Åse")
    async with app.run_test() as pilot:
        assert listed(app)[:3] == [
            "team/study.mbcode  (study)",
            "old.mbcode  (study)",
            "[ ] [b]Åse.txt  (transcript)",
        ]
        await pilot.press("space", "enter")
    assert app.return_value == folder / "old.mbcode"


async def test_below_the_studies_files_are_ticked_as_ever(folder: Path) -> None:
    Study.create(folder / "other.mbcode", coder="Åse").close()
    app = Welcome(folder / "study.mbcode", "Åse")
    async with app.run_test() as pilot:
        await pilot.press("a", "down", "space")
        assert listed(app)[1:] == [
            "[ ] [b]Åse.txt  (transcript)",
            "[x] bo.md  (transcript)",
            "[x] codes.csv  (codebook)",
        ]
        await pilot.press("enter")
        await finish(pilot)
    assert app.return_value == folder / "study.mbcode"
