"""`mbcode edit`, `review` and `sentence`: a text corrected by hand."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.cli.conftest import Mbcode
from tests.studies import TEXT

State = Callable[[], tuple[str, ...]]


def words(mbcode: Mbcode) -> list[str]:
    return [row["text"] for row in mbcode("export", "codings", "--transcript", "01-nord").rows]


def write(text: str) -> str:
    Path("rettet.txt").write_text(text, encoding="utf-8")
    return "rettet.txt"


def test_a_corrected_file_keeps_the_codings_on_their_words(mbcode: Mbcode, coded: Path) -> None:
    assert coded.exists()
    ran = mbcode("edit", "01-nord", write(TEXT.replace("Hvem", "Hvem dog").replace("Bo", "Poul")))
    assert (ran.status, ran.err) == (0, "edit 01-nord: 2 edits\n")
    assert set(words(mbcode)) == {"Det har jeg.", "Det har jeg. Og så har Poul den om onsdagen."}
    assert mbcode("export", "transcript", "01-nord").out == TEXT.replace(
        "Hvem", "Hvem dog"
    ).replace("Bo", "Poul")
    assert mbcode("check").status == 0


def test_what_has_no_certain_place_is_said_listed_and_settled(mbcode: Mbcode, coded: Path) -> None:
    assert coded.exists()
    before = mbcode("export", "codings", "--coder", "Bo").rows
    ran = mbcode("edit", "01-nord", write(TEXT.replace("Det har jeg. ", "")))
    assert "2 codings to review" in ran.err
    assert f"to review: Tillid by Bo on '{TEXT[36:48]}'" in ran.err
    reviews = mbcode("list", "reviews", "--coder", "Bo").rows
    assert [(row["passage"], row["code"]) for row in reviews] == [(TEXT[36:48], "Tillid")]
    assert mbcode("export", "codings", "--coder", "Bo").rows == []

    placed = mbcode("review", "place", reviews[0]["id"], 36, 45)
    (row,) = mbcode("export", "codings", "--coder", "Bo").rows
    assert (placed.out.strip(), row["created_at"]) == (row["id"], before[0]["created_at"])
    left = [row["id"] for row in mbcode("list", "reviews").rows]
    assert len(left) == 1
    assert mbcode("review", "drop", *left).status == 0
    assert mbcode("list", "reviews").rows == []
    assert mbcode("undo", 3).status == 0
    assert mbcode("export", "codings", "--coder", "Bo").rows == before


def test_a_transcript_is_corrected_from_stdin(
    mbcode: Mbcode, coded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert coded.exists()
    typed = io.BytesIO(TEXT.replace("Altid", "Altså").encode())
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=typed, isatty=lambda: False))
    assert mbcode("edit", "01-nord", "-").status == 0
    assert "Altså?" in mbcode("export", "transcript", "01-nord").out


def test_a_dry_run_says_all_and_changes_nothing(mbcode: Mbcode, coded: Path, state: State) -> None:
    assert coded.exists()
    before = state()
    ran = mbcode("edit", "01-nord", write(TEXT.replace("Det har jeg. ", "")), "--dry-run")
    assert "would edit 01-nord: 1 edit, 2 codings to review" in ran.err
    assert "to review: Tillid by Bo" in ran.err
    assert mbcode("sentence", "split", "01-nord", "55", "--dry-run").status == 0
    assert mbcode("sentence", "join", "01-nord", "2", "--dry-run").status == 0
    assert state() == before
    assert mbcode("list", "reviews").rows == []


def test_what_can_not_be_edited_is_refused(mbcode: Mbcode, coded: Path, state: State) -> None:
    assert coded.exists()
    before = state()
    assert "nothing to change" in mbcode("edit", "01-nord", write(TEXT)).err
    assert "holds no text" in mbcode("edit", "01-nord", write(" \n")).err
    assert "no such file" in mbcode("edit", "01-nord", "ingen.txt").err
    assert "03-øst" in mbcode("edit", "03-øst", write("Bo: Ja.")).err
    assert "no review with id 7" in mbcode("review", "place", 7, 0, 4).err
    assert mbcode("review", "drop").status == 2
    assert state() == before


def test_sentences_are_split_and_joined(mbcode: Mbcode, study_file: Path) -> None:
    assert study_file.exists()

    def sentences() -> list[str]:
        rows = mbcode("export", "units", "--unit", "sentence", "--transcript", "01-nord").rows
        return [row["text"] for row in rows]

    before = sentences()
    assert mbcode("sentence", "split", "01-nord", TEXT.index("den om")).err == (
        "split sentence 3 of 01-nord\n"
    )
    assert sentences()[2:4] == ["Og så har Bo", "den om onsdagen."]
    assert mbcode("sentence", "join", "01-nord", 2, 4).status == 0
    assert sentences()[1] == "Det har jeg. Og så har Bo den om onsdagen."
    assert "several turns" in mbcode("sentence", "join", "01-nord", 1).err
    mbcode("undo", 2)
    assert sentences() == before
