"""The command line as such: where options may stand, what is said where, and the exit status."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from mbcode.cli.registry import COMMANDS
from tests.cli.conftest import Mbcode

ALL_COMMANDS = sorted(COMMANDS)


def test_without_a_terminal_the_help_is_shown_and_the_status_is_2(mbcode: Mbcode) -> None:
    ran = mbcode()
    assert ran.status == 2
    assert all(f"    {name} " in ran.out for name in ALL_COMMANDS)
    assert "needs a terminal" in ran.err


@pytest.mark.parametrize("name", ALL_COMMANDS)
def test_every_command_has_help(mbcode: Mbcode, name: str) -> None:
    ran = mbcode(name, "--help")
    assert ran.status == 0
    assert f"usage: mbcode {name}" in ran.out


@pytest.mark.parametrize(
    "arguments",
    [
        ["nothing"],
        ["tag"],
        ["tag", "01-nord", "a", "9", "Tillid"],
        ["tag", "01-nord", "-1", "9", "Tillid"],
        ["tag", "01-nord", "1_0", "20", "Tillid"],
        ["untag", "0"],
        ["untag", "99999999999999999999"],
        ["undo", "0"],
        ["list"],
        ["list", "nothing"],
        ["export", "nothing"],
        ["export", "codings", "--format", "docx"],
        ["export", "codings", "--excel", "da", "--format", "json"],
        ["export", "units", "--unit", "window:x"],
        ["export", "units", "--unit", "window"],
        ["export", "crosstab"],
        ["export", "cooccurrence", "--unit", "word"],
        ["export", "cooccurrence", "--coders", "some"],
        ["export", "cooccurrence", "--all"],
        ["export", "cooccurrence", "--long", "--measure", "phi"],
        ["import"],
        ["import", "x.csv", "--kind", "novel"],
        ["code", "edit", "Tillid"],
        ["memo", "coding", "x", "hm"],
        ["history", "--lim", "1"],
        ["list", "codes", "--surprise"],
        ["memo", "study", "\udcff"],
    ],
)
def test_wrong_usage_is_one_line_and_status_2(
    mbcode: Mbcode, study_file: Path, arguments: list[str]
) -> None:
    before = study_file.read_bytes()
    ran = mbcode(*arguments)
    assert ran.status == 2
    assert ran.out == ""
    assert ran.err.count("\n") == 1
    assert study_file.read_bytes() == before


def test_study_and_coder_may_stand_before_and_after_the_command(
    mbcode: Mbcode, coded: Path
) -> None:
    elsewhere = coded.rename(coded.with_name("other.mbcode"))
    first = mbcode("--study", elsewhere, "list", "coders")
    last = mbcode("list", "coders", "--study", elsewhere)
    assert first.rows == last.rows != []
    tags = ["tag", "01-nord", "0", "5", "Rum"]
    assert mbcode("--study", elsewhere, "--as", "Ida", *tags).status == 0
    assert mbcode("--study", elsewhere, *tags, "--as", "Eva").status == 0
    named = {row["coder"] for row in mbcode("list", "coders", f"--study={elsewhere}").rows}
    assert {"Ida", "Eva"} <= named


def test_what_stands_after_the_command_wins(mbcode: Mbcode, coded: Path) -> None:
    assert mbcode("--study", "nowhere", "list", "codes", "--study", coded).status == 0


def test_the_environment_names_study_and_coder(
    mbcode: Mbcode, coded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MBCODE_STUDY", str(coded.rename(coded.with_name("other.mbcode"))))
    monkeypatch.setenv("MBCODE_CODER", "Ida")
    assert mbcode("tag", "01-nord", "0", "5", "Rum").status == 0
    assert mbcode("history", "--limit", "1").rows[0]["coder"] == "Ida"


@pytest.mark.parametrize("name", ["", "  ", "\x1b[31m", "x" * 201])
def test_a_coder_needs_a_name(mbcode: Mbcode, study_file: Path, name: str) -> None:
    before = study_file.read_bytes()
    ran = mbcode("--as", name, "tag", "01-nord", "0", "5", "Rum")
    assert (ran.status, ran.out) == (1, "")
    assert study_file.read_bytes() == before


def test_an_empty_study_is_not_the_default_one(mbcode: Mbcode, study_file: Path) -> None:
    assert study_file.exists()
    assert mbcode("--study", "", "list", "codes").status == 1


@pytest.mark.parametrize(
    "arguments", [["list", "codes"], ["undo"], ["check"], ["export", "codings"]]
)
def test_a_study_that_is_not_there_is_named(mbcode: Mbcode, arguments: list[str]) -> None:
    ran = mbcode("--study", "nowhere.mbcode", *arguments)
    assert ran.status == 1
    assert "nowhere.mbcode" in ran.err
    assert not Path("nowhere.mbcode").exists()


def test_a_file_that_is_no_study_is_refused(mbcode: Mbcode, folder: Path) -> None:
    (folder / "letter.txt").write_text("Kære alle", encoding="utf-8")
    ran = mbcode("--study", "letter.txt", "undo")
    assert ran.status == 1
    assert (folder / "letter.txt").read_text(encoding="utf-8") == "Kære alle"


def test_control_characters_reach_no_terminal(mbcode: Mbcode, study_file: Path) -> None:
    assert study_file.exists()
    for arguments in (["import", "a\x1b[31m\nb.txt"], ["code", "delete", "a\x1b]0;x\x07\u202eb"]):
        ran = mbcode(*arguments)
        assert ran.status == 1
        assert ran.err.count("\n") == 1
        assert ran.err.strip().isprintable()


def test_a_reader_who_leaves_early_is_no_error(coded: Path) -> None:
    command = [sys.executable, "-m", "mbcode", "--study", str(coded), "export", "codings"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


def test_a_full_disk_is_told_in_one_line(coded: Path) -> None:
    command = [sys.executable, "-m", "mbcode", "--study", str(coded), "export", "codings"]
    with open("/dev/full", "wb") as full:
        ran = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert ran.returncode == 1
    assert ran.stderr.startswith("mbcode: error: ")
    assert ran.stderr.count("\n") == 1


def test_a_closed_stdout_is_told_in_one_line(coded: Path) -> None:
    command = f'"{sys.executable}" -m mbcode --study "{coded}" export codings >&-'
    ran = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
    assert ran.returncode == 1
    assert ran.stderr.startswith("mbcode: error: stdout is closed")
    assert ran.stderr.count("\n") == 1


def test_a_bug_is_told_in_one_line_and_shown_on_request(
    mbcode: Mbcode, study_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert study_file.exists()
    monkeypatch.setattr("mbcode.store.study.Study.fingerprint", _stumble)
    ran = mbcode("list", "coders")
    assert ran.status == 1
    assert "ZeroDivisionError" in ran.err
    monkeypatch.setenv("MBCODE_TRACEBACK", "1")
    with pytest.raises(ZeroDivisionError):
        mbcode("list", "coders")


def test_ctrl_c_is_quiet(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    from mbcode.cli import main

    small = folder / "study.mbcode"
    monkeypatch.setattr("mbcode.store.study.Study.open", _interrupted)
    assert main(["--study", str(small), "list", "coders"]) == 130
    assert capfd.readouterr() == ("", "")


def _stumble(_: object) -> None:
    raise ZeroDivisionError


def _interrupted(*_: object, **__: object) -> None:
    raise KeyboardInterrupt
