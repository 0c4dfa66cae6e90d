"""Who has coded what: `mbcode list progress`, and `mbcode done`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Mbcode


@pytest.mark.usefixtures("coded")
def test_every_coder_has_a_row_in_every_transcript_also_where_nothing_is_begun(
    mbcode: Mbcode,
) -> None:
    rows = mbcode("list", "progress").rows
    told = [
        (row["transcript"], row["coder"], row["codings"], row["coded_characters"]) for row in rows
    ]
    # Åse's two codings in 01-nord lie over each other: 36-78 is covered once.
    assert told == [
        ("01-nord", "Bo", "1", "12"),
        ("01-nord", "Åse", "2", "42"),
        ("02-syd", "Bo", "0", "0"),
        ("02-syd", "Åse", "1", "29"),
    ]
    assert [row["coded_sentences"] for row in rows] == ["1", "2", "0", "1"]
    assert [row["share_of_text"] for row in rows][:2] == ["0.0882353", "0.308824"]
    assert [row["share_of_sentences"] for row in rows] == ["0.142857", "0.285714", "0", "0.142857"]
    assert [bool(row["last_activity"]) for row in rows] == [True, True, False, True]


@pytest.mark.usefixtures("coded")
def test_done_marks_stand_in_the_list_and_can_be_undone(mbcode: Mbcode) -> None:
    def done() -> list[tuple[str, str]]:
        rows = mbcode("list", "progress").rows
        return [(row["transcript"], row["coder"]) for row in rows if row["done"] == "true"]

    assert mbcode("done", "01-NORD", "--dry-run").err == "would mark 01-nord done\n"
    assert done() == []
    assert mbcode("done", "01-nord").err == "mark 01-nord done\n"
    assert mbcode("done", "01-nord").err == "nothing to change: mark 01-nord done\n"
    assert done() == [("01-nord", "Åse")]
    mbcode("done", "01-nord", "--not")
    assert done() == []
    mbcode("undo")
    assert done() == [("01-nord", "Åse")]
    assert mbcode("done", "03-vest").status == 1


@pytest.mark.usefixtures("coded")
def test_who_only_marks_or_is_named_is_listed_too(mbcode: Mbcode) -> None:
    mbcode("--as", "Ib", "done", "02-syd")
    rows = mbcode("list", "progress", "--case", "Syd").rows
    assert [(row["coder"], row["done"]) for row in rows] == [
        ("Bo", "false"),
        ("Ib", "true"),
        ("Åse", "false"),
    ]
    assert [row["coder"] for row in mbcode("list", "progress", "--coder", "ib").rows] == ["Ib"] * 2


def test_a_study_nobody_has_coded_has_no_progress(mbcode: Mbcode, study_file: Path) -> None:
    assert study_file.exists()
    assert mbcode("list", "progress").rows == []
