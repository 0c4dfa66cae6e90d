"""`mbcode demo`, on the real material."""

from __future__ import annotations

import csv
import shlex
from pathlib import Path

from tests.cli.conftest import Mbcode


def test_the_demo_shows_its_tables_and_how_to_go_on(mbcode: Mbcode, folder: Path) -> None:
    ran = mbcode("demo", "my demo")
    assert ran.status == 0
    command = ran.out.strip().splitlines()[-1].strip()
    assert shlex.split(command) == ["mbcode", "--study", "my demo/study.mbcode"]
    with (folder / "my demo" / "summary.csv").open(encoding="utf-8", newline="") as file:
        used = max(csv.DictReader(file), key=lambda row: int(row["codings"]))
    assert used["code"] in ran.out
    assert max(len(line) for line in ran.out.splitlines()) <= 100
    study = ["--study", "my demo/study.mbcode"]
    assert mbcode(*study, "check").status == 0
    assert {row["provenance"] for row in mbcode(*study, "list", "transcripts").rows} == {
        "constructed"
    }
    again = mbcode("demo", "my demo")
    assert again.status == 1
    assert "exists already" in again.err


def test_a_dry_run_of_the_demo_makes_nothing(mbcode: Mbcode, folder: Path) -> None:
    ran = mbcode("demo", "d", "--dry-run")
    assert (ran.status, ran.out) == (0, "")
    assert "would write d/study.mbcode" in ran.err
    assert list(folder.iterdir()) == []


def test_a_demo_where_no_folder_can_be_is_refused(mbcode: Mbcode, folder: Path) -> None:
    (folder / "file").write_text("")
    assert mbcode("demo", "nowhere/d").status == 1
    assert mbcode("demo", "file").status == 1
    assert mbcode("demo", "").status == 2
