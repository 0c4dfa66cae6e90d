"""`mbcode new` and `mbcode import`."""

from __future__ import annotations

import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Mbcode

CODEBOOK = "name,parent\nRammer,\nRum,Rammer\n"


def test_new_makes_an_empty_study_for_its_owner_only(mbcode: Mbcode, folder: Path) -> None:
    assert mbcode("new", "--name", "Mit studie").status == 0
    assert stat.S_IMODE((folder / "study.mbcode").stat().st_mode) == 0o600
    assert mbcode("list", "transcripts").rows == []
    assert mbcode("check").status == 0
    assert sorted(path.name for path in folder.iterdir()) == ["study.mbcode"]


def test_new_begins_with_a_codebook(mbcode: Mbcode, folder: Path) -> None:
    (folder / "codes.csv").write_text(CODEBOOK)
    ran = mbcode("new", "--codebook", "codes.csv", "--study", "mine.mbcode")
    assert "2 codes added" in ran.err
    rows = mbcode("list", "codes", "--study", "mine.mbcode").rows
    assert [row["code"] for row in rows] == ["Rammer", "Rum"]


def test_new_refuses_to_overwrite(mbcode: Mbcode, folder: Path) -> None:
    (folder / "study.mbcode").write_text("precious")
    ran = mbcode("new")
    assert ran.status == 1
    assert "exists already" in ran.err
    assert (folder / "study.mbcode").read_text() == "precious"


@pytest.mark.parametrize(
    ("codebook", "named"),
    [
        ("name,parent\nRum,Rammer\n", "row 2"),
        ("name,key\nRum,?\n", "row 2"),
        (None, "codes.csv"),
    ],
)
def test_a_codebook_that_cannot_go_in_leaves_no_study(
    mbcode: Mbcode, folder: Path, codebook: str | None, named: str
) -> None:
    if codebook:
        (folder / "codes.csv").write_text(codebook)
    ran = mbcode("new", "--codebook", "codes.csv")
    assert ran.status == 1
    assert named in ran.err
    assert [path.name for path in folder.iterdir() if path.name != "codes.csv"] == []


def test_a_dry_run_of_new_makes_nothing(mbcode: Mbcode, folder: Path) -> None:
    ran = mbcode("new", "--dry-run")
    assert (ran.status, ran.err) == (0, "would make study.mbcode\n")
    assert list(folder.iterdir()) == []


def test_new_in_a_folder_that_is_not_there_names_it(mbcode: Mbcode) -> None:
    ran = mbcode("new", "--study", "nowhere/study.mbcode")
    assert ran.status == 1
    assert "nowhere" in ran.err


@pytest.mark.parametrize("language", ["dansk", "d", "../x", "æø"])
def test_a_language_is_a_code_of_iso_639(mbcode: Mbcode, folder: Path, language: str) -> None:
    assert mbcode("new", "--language", language).status == 2
    assert list(folder.iterdir()) == []


def test_import_says_what_came_and_what_was_there(mbcode: Mbcode, folder: Path) -> None:
    (folder / "a.txt").write_text("Bo: Nå. Ja.\x07", encoding="utf-8")
    (folder / "codes.csv").write_text(CODEBOOK)
    (folder / "codings.csv").write_text("transcript,start,end,code,text\na,4,7,Rum,Nå.\n")
    (folder / "cases.csv").write_text("case,by\nNord,Aalborg\n")
    mbcode("new")
    names = ["codings.csv", "a.txt", "codes.csv", "cases.csv"]
    ran = mbcode("import", *names)
    assert (ran.status, ran.out) == (0, "")
    assert "1 control character" in ran.err
    for counted in ("1 case,", "2 codes,", "1 transcript,", "1 coding added"):
        assert counted in ran.err
    again = mbcode("import", *names)
    assert "added" not in again.err
    assert "already there" in again.err
    assert len(mbcode("history").rows) == 1
    (row,) = mbcode("list", "transcripts").rows
    assert (row["turns"], row["sentences"], row["codings"]) == ("1", "2", "1")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("transcript,start,end,code\n01-nord,0,5,Rum\n01-nord,0,999,Rum\n", "row 3"),
        ("transcript,start,end,code\n01-nord,0,5,Rum\n03-vest,0,5,Rum\n", "row 3"),
        ("transcript,start,end,code\n01-nord,0,5,Kaffe\n", "row 2"),
        ("transcript,start,end,code\n01-nord,5,5,Rum\n", "row 2"),
        ("transcript,start,end,code,text\n01-nord,0,5,Rum,Hvem\n", "row 2"),
        ("transcript,sentence_from,sentence_to,code\n01-nord,1,99,Rum\n", "row 2"),
        ("something,else\n1,2\n", "row 1"),
    ],
)
def test_a_bad_row_is_named_and_nothing_is_imported(
    mbcode: Mbcode,
    coded: Path,
    state: Callable[[], tuple[str, ...]],
    text: str,
    named: str,
) -> None:
    coded.with_name("bad.csv").write_text(text)
    coded.with_name("good.txt").write_text("Bo: Nå.", encoding="utf-8")
    before = state()
    ran = mbcode("import", "good.txt", "bad.csv")
    assert ran.status == 1
    assert f"bad.csv, {named}" in ran.err
    assert state() == before


def test_kind_says_what_a_file_is(mbcode: Mbcode, study_file: Path) -> None:
    study_file.with_name("notes.log").write_text("Bo: Nå.", encoding="utf-8")
    assert mbcode("import", "notes.log").status == 1
    assert mbcode("import", "notes.log", "--kind", "transcript").status == 0
    assert "notes" in {row["transcript"] for row in mbcode("list", "transcripts").rows}
