"""`mbcode suggest`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Mbcode


@pytest.fixture
def keyed(mbcode: Mbcode, study_file: Path) -> Path:
    mbcode("code", "edit", "Nøgler", "--keywords", "nøgle;altid")
    return study_file


def test_keywords_are_suggested_with_the_words_that_spoke(mbcode: Mbcode, keyed: Path) -> None:
    assert keyed.exists()
    rows = mbcode("suggest", "01-nord").rows
    assert [(row["sentence"], row["code"], row["by"], row["words"]) for row in rows] == [
        ("1", "Nøgler", "keywords", "nøglen"),
        ("5", "Nøgler", "keywords", "altid"),
        ("7", "Nøgler", "keywords", "altid"),
    ]
    assert mbcode("suggest", "01-nord", "--least", "0.9").rows == []


def test_accepting_codes_and_refusing_does_not(mbcode: Mbcode, keyed: Path) -> None:
    assert keyed.exists()
    tried = mbcode("suggest", "01-nord", "--accept", "1", "nøgler", "--dry-run")
    assert tried.err.strip() == "would tag Nøgler on 01-nord (sentence 1)"
    assert mbcode("export", "codings").rows == []
    assert mbcode("suggest", "01-nord", "--accept", "1", "nøgler").err.strip() == (
        "tag Nøgler on 01-nord (sentence 1)"
    )
    assert [row["text"] for row in mbcode("export", "codings").rows] == ["Hvem har nøglen?"]
    mbcode("suggest", "01-nord", "--refuse", "5", "nøgler")
    assert [row["sentence"] for row in mbcode("suggest", "01-nord").rows] == ["7"]
    assert len(mbcode("export", "codings").rows) == 1
    for wrong in (["1", "nøgler"], ["99", "nøgler"], ["1", "hest"], ["1", "Samarbejde"]):
        assert mbcode("suggest", "01-nord", "--accept", *wrong).status == 1


def test_what_does_not_go_together_is_wrong_usage(mbcode: Mbcode, keyed: Path) -> None:
    assert keyed.exists()
    for wrong in (
        [],
        ["01-nord", "--evaluate"],
        ["01-nord", "--dry-run"],
        ["01-nord", "--accept", "1", "Rum", "--refuse", "1", "Rum"],
    ):
        assert mbcode("suggest", *wrong).status == 2


def test_evaluation_needs_two_coded_transcripts(mbcode: Mbcode, keyed: Path) -> None:
    assert keyed.exists()
    mbcode("suggest", "01-nord", "--accept", "1", "nøgler")
    assert "it takes two" in mbcode("suggest", "--evaluate").err
    mbcode("suggest", "02-syd", "--accept", "1", "nøgler")
    rows = mbcode("suggest", "--evaluate").rows
    assert [(row["method"], row["sentences"]) for row in rows] == [
        ("frequency", "2"),
        ("keywords", "2"),
        ("suggestions", "2"),
    ]
    assert rows[2]["precision_at_1"] == "1"
