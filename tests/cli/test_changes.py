"""Every command that changes a study: what it does, what it refuses, and what a dry run leaves."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Mbcode

State = Callable[[], tuple[str, ...]]


def standing(mbcode: Mbcode) -> list[tuple[str, ...]]:
    rows = mbcode("export", "codings").rows
    return [(row["id"], row["start"], row["end"], row["code"], row["coder"]) for row in rows]


def code_names(mbcode: Mbcode) -> list[str]:
    return [row["code"] for row in mbcode("list", "codes").rows]


def test_tag_prints_the_new_codings_id_and_nothing_else(mbcode: Mbcode, study_file: Path) -> None:
    assert study_file.exists()
    ran = mbcode("tag", "01-NORD", "36", "48", "TILLID", "--memo", "ja, måske")
    assert (ran.status, ran.out) == (0, "1\n")
    row = mbcode("export", "codings").rows[0]
    assert (row["id"], row["code"], row["coder"]) == ("1", "Tillid", "Åse")
    assert (row["text"], row["memo"]) == ("Det har jeg.", "ja, måske")


def test_untag_takes_all_or_none(mbcode: Mbcode, coded: Path) -> None:
    assert coded.exists()
    assert mbcode("untag", "1", "77").status == 1
    assert len(standing(mbcode)) == 4
    assert mbcode("untag", "1", "4").status == 0
    assert [row[0] for row in standing(mbcode)] == ["3", "2"]


def test_recode_and_edges_keep_the_coding(mbcode: Mbcode, coded: Path) -> None:
    assert coded.exists()
    assert mbcode("recode", "1", "rum").status == 0
    assert mbcode("edges", "1", "40", "60").status == 0
    assert ("1", "40", "60", "Rum", "Åse") in standing(mbcode)


def test_a_step_that_alters_nothing_leaves_no_trace(mbcode: Mbcode, coded: Path) -> None:
    assert coded.exists()
    before = mbcode("history").rows
    ran = mbcode("recode", "1", "Tillid")
    assert (ran.status, ran.err.startswith("nothing to change")) == (0, True)
    assert mbcode("history").rows == before


def test_the_codebook_can_be_altered_in_every_way(mbcode: Mbcode, coded: Path) -> None:
    assert coded.exists()
    for arguments in (
        ["add", "Kaffe", "--parent", "Rammer", "--colour", "#aa5500", "--keywords", "kande; kop"],
        ["rename", "Kaffe", "Kaffen"],
        ["move", "Kaffen", "--before", "Åbningstid"],
        ["move", "Møder"],
        ["merge", "Nøgler", "Kaffen"],
        ["split", "Tillid", "Tro", "3"],
        ["edit", "Tro", "--definition", "At tro på nogen.", "--codable", "yes"],
        ["delete", "Ærlighed"],
    ):
        assert mbcode("code", *arguments).status == 0, arguments
    expected = "Rammer Kaffen Åbningstid Rum Samarbejde Tillid Tro Møder"
    assert code_names(mbcode) == expected.split()
    codes = {row["name"]: row for row in mbcode("export", "codebook").rows}
    assert codes["Kaffen"]["keywords"] == "kande;kop"
    assert (codes["Tro"]["definition"], codes["Tro"]["codable"]) == ("At tro på nogen.", "true")
    given = {row[0]: row[3] for row in standing(mbcode)}
    assert given == {"1": "Tillid", "2": "Kaffen", "3": "Tro", "4": "Kaffen"}


def test_an_empty_text_removes_what_stood(mbcode: Mbcode, study_file: Path) -> None:
    assert study_file.exists()
    mbcode("code", "edit", "Tillid", "--definition", "x", "--keywords", "a;b")
    mbcode("code", "edit", "Tillid", "--definition", "", "--keywords", "", "--codable", "auto")
    row = {row["name"]: row for row in mbcode("export", "codebook").rows}["Tillid"]
    assert (row["definition"], row["keywords"], row["codable"]) == ("", "", "")


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (
            ["coding", "2"],
            ("coding", "01-nord", "Nøgler", "Det har jeg. Og så har Bo den om onsdagen."),
        ),
        (["code", "tillid"], ("code", "", "Tillid", "")),
        (["transcript", "02-syd"], ("transcript", "02-syd", "", "")),
        (["study"], ("study", "", "", "")),
    ],
)
def test_a_memo_can_be_on_anything(
    mbcode: Mbcode, coded: Path, on: list[str], expected: tuple[str, ...]
) -> None:
    assert coded.exists()
    assert mbcode("memo", *on, "første").status == 0
    assert mbcode("memo", *on, "anden").status == 0
    (row,) = mbcode("list", "memos").rows
    assert (row["on"], row["transcript"], row["code"], row["text"]) == expected
    assert (row["memo"], row["coder"]) == ("anden", "Åse")
    assert mbcode("memo", *on, "").status == 0
    assert mbcode("list", "memos").rows == []


def test_undo_and_redo_walk_a_coders_own_steps(mbcode: Mbcode, coded: Path) -> None:
    assert coded.exists()
    assert mbcode("undo").err == "undo: tag Nøgler on 02-syd (sentence 3)\n"
    assert mbcode("--as", "Bo", "undo").status == 0
    assert [row[0] for row in standing(mbcode)] == ["1", "2"]
    assert mbcode("undo", "2").status == 0
    assert standing(mbcode) == []
    assert mbcode("redo", "3").status == 0
    assert [row[0] for row in standing(mbcode)] == ["1", "2", "4"]
    assert mbcode("redo").status == 1


REFUSED = [
    (["tag", "03-vest", "0", "5", "Rum"], "03-vest"),
    (["tag", "01-nord", "0", "5", "Kaffe"], "Kaffe"),
    (["tag", "01-nord", "0", "5", "Rammer"], "heading"),
    (["tag", "01-nord", "5", "5", "Rum"], "5-5"),
    (["tag", "01-nord", "9", "5", "Rum"], "9-5"),
    (["tag", "01-nord", "0", "999", "Rum"], "136"),
    (["tag", "01-nord", "36", "48", "Tillid"], "already"),
    (["untag", "77"], "77"),
    (["recode", "1", "Kaffe"], "Kaffe"),
    (["recode", "77", "Rum"], "77"),
    (["edges", "1", "0", "999"], "136"),
    (["edges", "77", "0", "9"], "77"),
    (["code", "add", "tillid"], "Tillid"),
    (["code", "add", ""], "no name"),
    (["code", "add", "Kaffe", "--parent", "Te"], "Te"),
    (["code", "add", "Kaffe", "--colour", "brun"], "brun"),
    (["code", "rename", "Kaffe", "Te"], "Kaffe"),
    (["code", "move", "Rammer", "Rum"], "below itself"),
    (["code", "merge", "Rum", "Rum"], "itself"),
    (["code", "merge", "Tillid", "Rammer"], "heading"),
    (["code", "split", "Tillid", "Tro", "2"], "coding 2"),
    (["code", "delete", "Tillid"], "codings"),
    (["code", "edit", "Rum", "--key", "ab"], "ab"),
    (["memo", "coding", "77", "hm"], "77"),
    (["memo", "code", "Kaffe", "hm"], "Kaffe"),
    (["memo", "transcript", "03-vest", "hm"], "03-vest"),
    (["undo", "99"], "undo"),
    (["redo"], "redo"),
    (["import", "nowhere.csv"], "nowhere.csv"),
]


@pytest.mark.parametrize(("arguments", "named"), REFUSED, ids=lambda each: " ".join(each)[:40])
def test_what_is_refused_is_named_and_changes_nothing(
    mbcode: Mbcode, coded: Path, state: State, arguments: list[str], named: str
) -> None:
    assert coded.exists()
    before = state()
    ran = mbcode(*arguments)
    assert (ran.status, ran.out) == (1, "")
    assert named in ran.err
    assert ran.err.count("\n") == 1
    assert state() == before


CHANGES = [
    ["tag", "01-nord", "0", "5", "Rum", "--memo", "hm"],
    ["untag", "1", "2"],
    ["settle", "2", "--give", "2"],
    ["settle", "2"],
    ["recode", "1", "Rum"],
    ["edges", "1", "0", "9"],
    ["code", "add", "Kaffe"],
    ["code", "rename", "Rum", "Rummet"],
    ["code", "move", "Rum"],
    ["code", "merge", "Tillid", "Rum"],
    ["code", "split", "Tillid", "Tro", "1"],
    ["code", "delete", "Rum"],
    ["code", "edit", "Rum", "--definition", "x"],
    ["memo", "study", "hm"],
    ["memo", "coding", "1", "hm"],
    ["memo", "code", "Rum", "hm"],
    ["memo", "transcript", "01-nord", "hm"],
    ["undo"],
    ["import", "new.txt", "more.csv"],
]


@pytest.mark.parametrize("arguments", CHANGES, ids=lambda each: " ".join(each)[:40])
def test_a_dry_run_says_what_would_happen_and_changes_nothing(
    mbcode: Mbcode, coded: Path, state: State, arguments: list[str]
) -> None:
    coded.with_name("new.txt").write_text("Bo: Nå.", encoding="utf-8")
    coded.with_name("more.csv").write_text("transcript,start,end,code\nnew,4,7,Rum\n")
    before = state()
    ran = mbcode(*arguments, "--dry-run")
    assert (ran.status, ran.out) == (0, "")
    assert "would " in ran.err
    assert state() == before
    assert mbcode(*arguments).status == 0
    assert state() != before


def test_redo_can_be_tried_too(mbcode: Mbcode, coded: Path, state: State) -> None:
    assert coded.exists()
    mbcode("undo")
    before = state()
    assert mbcode("redo", "--dry-run").err == "would redo: tag Nøgler on 02-syd (sentence 3)\n"
    assert state() == before
