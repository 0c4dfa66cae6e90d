"""Coding blind, others' work is hidden; and in another round, one is a coder of one's own."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Mbcode
from tests.cli.test_reference import TABLES

MORE_TABLES = {
    "crosstab": ["export", "crosstab", "--by", "case"],
    "crosstab by coder": ["export", "crosstab", "--by", "coder"],
    "matrix": ["export", "cooccurrence", "--unit", "sentence"],
    "agree": ["agree"],
}


@pytest.fixture
def together(mbcode: Mbcode, study_file: Path) -> tuple[Path, Path]:
    """Return the study after Åse alone had coded it, and after Bo had, too."""
    for code in ("Tillid", "Nøgler"):
        mbcode("tag", "01-nord", 36, 48, code, "--memo", "klart")
    mbcode("done", "02-syd")
    alone = Path(shutil.copy(study_file, study_file.with_name("alone.mbcode")))
    mbcode("--as", "Bo", "tag", "01-nord", 36, 60, "Tillid", "--memo", "måske")
    mbcode("--as", "Bo", "tag", "02-syd", 36, 60, "Rum")
    mbcode("--as", "Bo", "memo", "coding", 1, "uenig")
    mbcode("--as", "Bo", "memo", "code", "Rum", "vag")
    mbcode("--as", "Bo", "done", "01-nord")
    return alone, study_file


def test_blind_every_table_is_what_it_was_alone(
    mbcode: Mbcode, together: tuple[Path, Path]
) -> None:
    alone, study = together
    about_coding = [TABLES[name] for name in TABLES.keys() - {"backups", "names"}]
    for command in [*about_coding, *MORE_TABLES.values()]:
        expected = mbcode("--study", alone, *command)
        ran = mbcode("--study", study, "--blind", *command)
        assert (ran.status, ran.out) == (expected.status, expected.out), command


@pytest.mark.usefixtures("together")
def test_a_table_says_that_it_was_made_blind(mbcode: Mbcode, folder: Path) -> None:
    mbcode("--blind", "export", "summary", "-o", "summary.csv")
    assert json.loads((folder / "summary.csv.meta.json").read_text())["blind"] == "Åse"
    mbcode("export", "summary", "-o", "summary.csv")
    assert "blind" not in json.loads((folder / "summary.csv.meta.json").read_text())


@pytest.mark.usefixtures("together")
def test_the_environment_can_wish_it(mbcode: Mbcode, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MBCODE_BLIND", "1")
    assert {row["coder"] for row in mbcode("export", "codings").rows} == {"Åse"}
    assert "no coder is called" in mbcode("export", "codings", "--coder", "Bo").err
    assert {row["coder"] for row in mbcode("--as", "Bo", "export", "codings").rows} == {"Bo"}
    assert mbcode("--as", "Ny", "export", "codings").rows == []


@pytest.mark.usefixtures("together")
def test_names_are_not_looked_for_blind(mbcode: Mbcode) -> None:
    assert "without --blind" in mbcode("--blind", "pseudonymise", "--list").err


@pytest.mark.usefixtures("together")
def test_a_second_round_is_a_coder_of_its_own(mbcode: Mbcode) -> None:
    again = ("--round", 2, "--blind")
    assert mbcode(*again, "export", "codings").rows == []
    mbcode(*again, "tag", "01-nord", 36, 48, "Tillid")
    mbcode(*again, "tag", "01-nord", 79, 90, "Rum")
    (row, _) = mbcode(*again, "export", "codings").rows
    assert row["coder"] == "Åse (round 2)"
    rows = mbcode("agree", "--coder", "Åse", "--coder", "Åse (round 2)").rows
    figures = {row["code"]: (row["yes_by_all"], row["yes_by_any"]) for row in rows}
    assert (figures["Tillid"], figures["Nøgler"]) == (("1", "1"), ("0", "1"))
    assert mbcode("--round", 1, "tag", "02-syd", 0, 9, "Rum").status == 0
    assert mbcode("history").rows[0]["coder"] == "Åse"
    assert mbcode("--round", 0, "list", "codes").status == 2
