"""`mbcode search`, by word forms."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Mbcode


@pytest.mark.parametrize(
    "line",
    [
        ["search", "nøglerne", "--forms"],
        ["search", "--forms", "nøglerne"],
        ["search", "nøglerne", "--forms", "ending"],
        ["search", "--forms", "beginning", "nøglerne"],
    ],
)
def test_forms_find_every_inflected_form(mbcode: Mbcode, study_file: Path, line: list[str]) -> None:
    assert study_file.exists()
    found = mbcode(*line).rows
    assert [(row["match"], row["form"], row["level"]) for row in found] == [
        ("nøglen", "nøglen", "word")
    ] * 2
    assert mbcode(*line, "--case", "nord").rows == found[:1]


def test_without_forms_only_what_is_written_is_found(mbcode: Mbcode, study_file: Path) -> None:
    assert study_file.exists()
    assert mbcode("search", "nøglerne").rows == []
    assert [row["level"] for row in mbcode("search", "øgle").rows] == ["", ""]


def test_the_forms_are_listed_and_each_can_be_left_out(mbcode: Mbcode, study_file: Path) -> None:
    assert study_file.exists()
    listed = mbcode("search", "have", "--list-forms").rows
    assert listed == [{"form": "har", "level": "word", "count": "6", "taken": "1"}]
    without = mbcode("search", "have", "--forms", "--without", "har", "--list-forms").rows
    assert [row["taken"] for row in without] == ["0"]
    assert mbcode("search", "have", "--forms", "--without", "HAR").rows == []


@pytest.mark.parametrize(
    "wrong",
    [
        ["search"],
        ["search", "--forms", "word"],
        ["search", "nøgle", "--forms", "hest"],
        ["search", "nøgle", "--without", "nøglen"],
        ["search", "nøgle", "--dry-run"],
        ["search", "nøgle", "--words", "--regex"],
        ["search", "nøgle", "--regex", "--list-forms"],
    ],
)
def test_what_does_not_go_together_is_wrong_usage(
    mbcode: Mbcode, study_file: Path, wrong: list[str]
) -> None:
    assert study_file.exists()
    assert mbcode(*wrong).status == 2


def test_a_code_is_given_to_all_hits_as_one_step(mbcode: Mbcode, study_file: Path) -> None:
    assert study_file.exists()
    would = mbcode("search", "nøgle", "--forms", "--give", "Rum", "--dry-run")
    assert (would.out, "would tag 2 passages Rum" in would.err) == ("", True)
    assert mbcode("export", "codings").rows == []
    given = mbcode("search", "nøgle", "--forms", "--give", "rum")
    assert given.out.split() == [row["id"] for row in mbcode("export", "codings").rows]
    assert [row["text"] for row in mbcode("export", "codings").rows] == ["Hvem har nøglen?"] * 2
    mbcode("undo")
    assert mbcode("export", "codings").rows == []
    assert mbcode("search", "nøgle", "--give", "Samarbejde").status == 1


def test_whole_words_and_patterns_are_found(mbcode: Mbcode, study_file: Path) -> None:
    assert study_file.exists()
    assert mbcode("search", "nøgle", "--words").rows == []
    assert len(mbcode("search", "NØGLEN", "--words").rows) == 2
    found = mbcode("search", "--regex", r"^åse: \w+ har|n[øo]gl\w+", "--case", "nord").rows
    assert [(row["match"], row["level"]) for row in found] == [("nøglen", ""), ("Åse: Det har", "")]
    assert mbcode("search", "--regex", "x*").rows == []


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        ("(nøgle|", "missing ) at position 7"),
        ("*", "nothing to repeat at position 0"),
        (" ", "give"),
    ],
)
def test_what_is_no_pattern_is_refused_with_the_place(
    mbcode: Mbcode, study_file: Path, pattern: str, why: str
) -> None:
    assert study_file.exists()
    refused = mbcode("search", "--regex", pattern)
    assert (refused.status, why in refused.err, refused.err.count("\n")) == (1, True, 1)
