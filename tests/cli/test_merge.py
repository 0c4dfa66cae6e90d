"""`mbcode merge`: what is said, what is listed, and how conflicts are settled."""

from __future__ import annotations

import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from mbcode.pseudonyms.decisions import Decision, plan_of
from mbcode.store.study import Study
from tests.cli.conftest import Mbcode


@pytest.fixture
def other(coded: Path) -> Path:
    """A copy of the coded study."""
    return Path(shutil.copy(coded, coded.with_name("bo.mbcode")))


@pytest.fixture
def in_conflict(mbcode: Mbcode, other: Path) -> Path:
    """The copy, after two definitions were altered on both sides, and Bo has coded there."""
    for code in ("Tillid", "Møder"):
        mbcode("code", "edit", code, "--definition", f"{code} her")
        mbcode("--study", other, "--as", "Bo", "code", "edit", code, "--definition", f"{code} der")
    mbcode("--study", other, "--as", "Bo", "tag", "02-syd", 36, 48, "Rum")
    return other


def definitions(mbcode: Mbcode) -> list[str]:
    rows = {row["name"]: row["definition"] for row in mbcode("export", "codebook").rows}
    return [rows["Tillid"], rows["Møder"]]


def test_it_says_what_came_by_kind_and_coder(mbcode: Mbcode, other: Path) -> None:
    mbcode("--study", other, "--as", "Bo", "tag", "02-syd", 36, 48, "Rum", "--memo", "her")
    mbcode("--study", other, "untag", 1)
    tried = mbcode("merge", other, "--dry-run")
    assert tried.err.startswith(f"would be merged: {other}, from which it parted after 20")
    assert len(mbcode("export", "codings").rows) == 4
    ran = mbcode("merge", other)
    assert ran.err.splitlines()[1:] == [
        "  codings by Bo: 1 added",
        "  codings by Åse: 1 removed",
        "  memos by Bo: 1 added",
    ]
    assert ran.out == ""
    assert mbcode("merge", other).err == (
        f"nothing to merge: all that {other} holds is here already\n"
    )
    newest = mbcode("history").rows[0]
    assert (newest["coder"], newest["kind"], newest["summary"]) == (
        "Åse",
        "merge",
        "merge bo.mbcode",
    )
    assert mbcode("undo").status == 0
    assert sorted(row["id"] for row in mbcode("export", "codings").rows) == ["1", "2", "3", "4"]


def test_conflicts_are_listed_and_nothing_is_merged(mbcode: Mbcode, in_conflict: Path) -> None:
    for trying in ((), ("--dry-run",)):
        ran = mbcode("merge", in_conflict, *trying)
        assert ran.status == 1
        assert ran.out.splitlines() == [
            "1  code Tillid: definition",
            "   past",
            "   ours    Tillid her",
            "   theirs  Tillid der",
            "2  code Møder: definition",
            "   past",
            "   ours    Møder her",
            "   theirs  Møder der",
        ]
        assert "2 conflicts to be settled; nothing was merged" in ran.err
    assert mbcode("merge", in_conflict, "--ours", 1).out.startswith("2  code Møder")
    assert len(mbcode("export", "codings").rows) == 4


def test_each_conflict_is_settled_by_its_number(mbcode: Mbcode, in_conflict: Path) -> None:
    ran = mbcode("merge", in_conflict, "--ours", 1, "--theirs", 2)
    assert ran.status == 0
    assert "  conflicts settled: 2" in ran.err.splitlines()
    assert definitions(mbcode) == ["Tillid her", "Møder der"]


@pytest.mark.parametrize(
    ("options", "why"),
    [(["--ours", 3], "there is no conflict 3"), (["--ours", 1, "--theirs", 1], "settled twice")],
)
def test_a_number_must_name_one_conflict(
    mbcode: Mbcode, in_conflict: Path, options: list[object], why: str
) -> None:
    ran = mbcode("merge", in_conflict, *options)
    assert ran.status == 2
    assert why in ran.err


@pytest.mark.parametrize(
    ("typed", "after"),
    [("x\no\nt\n", ["Tillid her", "Møder der"]), ("o\nq\n", ["Tillid her", "Møder her"])],
)
def test_on_a_terminal_it_asks(
    mbcode: Mbcode, in_conflict: Path, typed: str, after: list[str]
) -> None:
    master, slave = pty.openpty()
    command = [sys.executable, "-m", "mbcode", "merge", str(in_conflict)]
    with subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave) as asked:
        os.write(master, typed.encode())
        status = asked.wait(20)
    said = os.read(master, 10_000).decode()
    for end in (master, slave):
        os.close(end)
    assert "keep ours (o) or take theirs (t)?" in said
    assert status == ("q" in typed)
    assert definitions(mbcode) == after


def test_only_a_copy_is_merged(mbcode: Mbcode, study_file: Path) -> None:
    mbcode("--study", "another.mbcode", "new")
    assert "is another study" in mbcode("merge", "another.mbcode").err
    assert "is this study itself" in mbcode("merge", study_file).err
    assert "no study here" in mbcode("merge", "none.mbcode").err


def test_to_who_codes_blind_no_coding_of_others_is_listed(mbcode: Mbcode, coded: Path) -> None:
    mbcode("--as", "Bo", "tag", "02-syd", 36, 48, "Rum")
    newest = max(int(row["id"]) for row in mbcode("export", "codings").rows)
    other = Path(shutil.copy(coded, coded.with_name("bo.mbcode")))
    mbcode("--as", "Bo", "untag", newest)
    mbcode("--study", other, "--as", "Bo", "recode", newest, "Tillid")
    assert mbcode("merge", other).out.startswith("1  coding Bo's Tillid on 02-syd (sentence 2)\n")
    assert mbcode("--blind", "merge", other).out.splitlines() == [
        "1  coding of another coder",
        "   past    (not shown)",
        "   ours    (not shown)",
        "   theirs  (not shown)",
    ]
    assert mbcode("--blind", "merge", other, "--theirs", 1).err.splitlines()[1] == (
        "  codings by others: 1 added"
    )


def test_the_list_of_conflicts_holds_back_names_that_nobody_decided_on(
    mbcode: Mbcode, study_file: Path
) -> None:
    with Study.open(study_file, coder="Kit") as study:
        study.names.decide(plan_of([Decision("Bo", "person", True, "Person B")]), lambda: None)
    other = Path(shutil.copy(study_file, study_file.with_name("bo.mbcode")))
    mbcode("code", "edit", "Tillid", "--definition", "som mod jytte@example.dk")
    mbcode("--study", other, "code", "edit", "Tillid", "--definition", "som mod andre")
    held = mbcode("merge", other)
    assert (held.status, held.out) == (1, "")
    assert "the list of conflicts holds 1 e-mail address that nobody decided on" in held.err
    assert "jytte@example.dk" in mbcode("merge", other, "--leaks-seen").out
