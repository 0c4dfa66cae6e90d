"""`mbcode agree`, and the tables of how codes come up."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Mbcode
from tests.studies import TEXT

TABLES = [
    ["agree"],
    ["agree", "--unit", "turn"],
    ["agree", "--unit", "character"],
    ["agree", "--unit", "window:2"],
    ["agree", "--unitizing"],
    ["agree", "--disagreements"],
    ["export", "saturation"],
    ["export", "sequence"],
    ["export", "cooccurrence", "--order", "3"],
    ["export", "cooccurrence", "--order", "3", "--unit", "sentence"],
]


@pytest.mark.parametrize("arguments", TABLES, ids=" ".join)
@pytest.mark.parametrize("name", ["csv", "json", "md"])
def test_a_table_is_written_as_it_is_shown_with_its_meaning(
    mbcode: Mbcode, coded: Path, arguments: list[str], name: str
) -> None:
    shown = mbcode(*arguments, "--format", name)
    assert shown.status == 0
    assert mbcode(*arguments, "--format", name, "-o", "table").status == 0
    assert coded.with_name("table").read_bytes().decode() == shown.out
    note = json.loads(coded.with_name("table.meta.json").read_text(encoding="utf-8"))
    assert {"fingerprint", "filters", "versions", "time", "command"} <= note.keys()


def test_it_compares_what_all_coders_coded_in_sentences(mbcode: Mbcode, coded: Path) -> None:
    """Åse and Bo coded 01-nord, of seven sentences: both gave one Tillid, she one more Nøgler."""
    assert coded.exists()
    rows = {row["code"]: row for row in mbcode("agree").rows}
    assert (rows["Tillid"]["units"], rows["Tillid"]["yes_by_all"]) == ("7", "1")
    assert (rows["Tillid"]["kappa"], rows["Tillid"]["alpha"], rows["Tillid"]["f1"]) == (
        "1",
        "1",
        "1",
    )
    assert (rows["Nøgler"]["yes_by_all"], rows["Nøgler"]["kappa"]) == ("0", "0")
    assert (rows["Rum"]["kappa"], rows["Rum"]["ci_low"], rows["Rum"]["percent"]) == ("", "", "1")
    assert list(rows)[-1] == "(all)"
    assert rows["(all)"]["units"] == str(7 * 6)


def test_the_meaning_says_who_and_what_was_compared(mbcode: Mbcode, coded: Path) -> None:
    assert mbcode("agree", "--unit", "turn", "--seed", "7", "-o", "a.csv").status == 0
    note = json.loads(coded.with_name("a.csv.meta.json").read_text(encoding="utf-8"))
    assert (note["coders"], note["transcripts"]) == (["Bo", "Åse"], ["01-nord"])
    assert (note["unit"], note["n"], note["seed"], note["resamples"]) == ("turn", 4, 7, 1000)
    assert note["notes"][0].startswith("fewer than 10 units")


def test_figures_that_rest_on_little_are_named_on_stderr(mbcode: Mbcode, coded: Path) -> None:
    assert coded.exists()
    ran = mbcode("agree", "--unit", "window:2")
    few, narrow = ran.err.splitlines()
    assert few.startswith("note: fewer than 10 units have a yes")
    assert "Tillid" in few
    assert narrow.startswith("note: ci_low and ci_high are too close together")


def test_the_same_seed_draws_the_same_interval(mbcode: Mbcode, coded: Path) -> None:
    assert coded.exists()
    assert mbcode("agree").out == mbcode("agree", "--seed", "1", "--resamples", "1000").out


def test_disagreements_quote_the_words_and_say_if_they_are_made_up(
    mbcode: Mbcode, coded: Path
) -> None:
    assert coded.exists()
    for row in mbcode("agree", "--disagreements").rows:
        assert (row["coder_a"], row["coder_b"]) == ("Bo", "Åse")
        assert row["differ"] == "Nøgler"
        assert row["text"] == TEXT[int(row["start"]) : int(row["end"])]
        assert row["provenance"] == "constructed"


@pytest.mark.parametrize(
    ("filters", "reason"),
    [
        (["--coder", "Bo"], "only Bo"),
        (["--case", "Syd"], "coded by all of Bo, Åse"),
        (["--coder", "Boo"], "near it: Bo"),
        (["--code", "Kaffe"], "Kaffe"),
    ],
)
@pytest.mark.parametrize("what", [[], ["--unitizing"], ["--disagreements"]])
def test_what_cannot_be_compared_is_refused(
    mbcode: Mbcode, coded: Path, what: list[str], filters: list[str], reason: str
) -> None:
    assert coded.exists()
    ran = mbcode("agree", *what, *filters)
    assert (ran.status, ran.out) == (1, "")
    assert reason in ran.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["agree", "--unit", "case"],
        ["agree", "--unit", "overlap"],
        ["agree", "--unitizing", "--disagreements"],
        ["agree", "--unitizing", "--unit", "turn"],
        ["agree", "--unitizing", "--seed", "0"],
        ["agree", "--disagreements", "--resamples", "10"],
        ["agree", "--resamples", "0"],
        ["export", "cooccurrence", "--top", "3"],
        ["export", "cooccurrence", "--order", "4"],
        ["export", "cooccurrence", "--order", "3", "--long"],
        ["export", "cooccurrence", "--order", "3", "--measure", "phi"],
        ["export", "sequence", "--within", "0"],
        ["export", "saturation", "--orders", "0"],
    ],
    ids=" ".join,
)
def test_options_that_go_nowhere_are_wrong_usage(
    mbcode: Mbcode, coded: Path, arguments: list[str]
) -> None:
    assert coded.exists()
    assert mbcode(*arguments).status == 2


def test_saturation_takes_transcripts_in_the_order_they_are_named(
    mbcode: Mbcode, coded: Path
) -> None:
    assert coded.exists()
    assert [row["new"] for row in mbcode("export", "saturation").rows] == ["2", "0"]
    named = ["--transcript", "02-SYD", "--transcript", "01-nord"]
    rows = mbcode("export", "saturation", *named).rows
    assert [(row["transcript"], row["new"], row["found"]) for row in rows] == [
        ("02-syd", "1", "1"),
        ("01-nord", "1", "2"),
    ]


def test_transcripts_that_nobody_coded_say_nothing_of_saturation(
    mbcode: Mbcode, coded: Path
) -> None:
    assert coded.exists()
    rows = mbcode("export", "saturation", "--coder", "Bo").rows
    assert [row["transcript"] for row in rows] == ["01-nord"]
    assert mbcode("export", "saturation", "--coder", "Bo", "--case", "Syd").status == 1
