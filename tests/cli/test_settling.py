"""`mbcode settle`: the agreed coder's codings by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Mbcode


def of(mbcode: Mbcode, coder: str) -> list[tuple[str, ...]]:
    rows = mbcode("export", "codings", "--coder", coder).rows
    return [(row["start"], row["end"], row["code"]) for row in rows]


def test_what_one_of_them_gave_is_agreed_on(mbcode: Mbcode, coded: Path) -> None:
    assert coded.exists()
    assert mbcode("settle", "2", "--give", "2", "--agreed", "enige").status == 0
    assert of(mbcode, "enige") == [("36", "78", "Nøgler")]
    assert len(of(mbcode, "Åse")) == 3
    newest = mbcode("history").rows[0]
    assert (newest["coder"], newest["summary"]) == (
        "Åse",
        "settle Nøgler on 01-nord (sentences 2–3) as enige",
    )


def test_without_give_it_is_agreed_that_nothing_is_given(mbcode: Mbcode, coded: Path) -> None:
    assert coded.exists()
    assert mbcode("settle", "2").status == 0
    (memo,) = mbcode("list", "memos").rows
    assert (memo["on"], memo["memo"], memo["code"]) == ("coding", "settled: not given", "Nøgler")
    assert mbcode("undo").status == 0
    assert mbcode("list", "memos").rows == []


def test_the_agreed_coder_is_the_environment_s(
    mbcode: Mbcode, coded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert coded.exists()
    monkeypatch.setenv("MBCODE_AGREED", "konsensus")
    assert mbcode("settle", "1", "3", "--give", "3").status == 0
    assert of(mbcode, "konsensus") == [("36", "48", "Tillid")]


def test_what_is_no_disagreement_is_refused(mbcode: Mbcode, coded: Path) -> None:
    assert coded.exists()
    assert "one code in one transcript" in mbcode("settle", "1", "2", "--give", "1").err
    assert "Bo's own" in mbcode("settle", "3", "--give", "3", "--agreed", "Bo").err
    assert "no name for a coder" in mbcode("settle", "3", "--agreed", " ").err
    assert mbcode("settle", "77").status == 1
    assert mbcode("settle").status == 2
