"""Exporting from the matrix: the same file as the command writes."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from textual.widgets import Input

from mbcode.export.write import write_table
from mbcode.jobs.tables.counts import cooccurrence_table, summary_table
from mbcode.jobs.tables.quotes import codings_table
from mbcode.store.study import Study
from mbcode.tui.screens.export import ExportScreen
from mbcode.tui.screens.matrix import MatrixScreen
from tests.tui.matrix.coded import Opened, opened


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "out").mkdir()
    monkeypatch.chdir(tmp_path / "out")


def trouble(matrix: Opened) -> str:
    assert isinstance(matrix.app.screen, ExportScreen)
    return matrix.line("#trouble")


async def type_name(matrix: Opened, name: str) -> None:
    matrix.app.screen.query_one(Input).value = name
    await matrix.press("enter")


async def test_the_matrix_as_shown_is_written_as_the_job_has_it(study: Study) -> None:
    async with opened(study) as matrix:
        await matrix.press("t", "c", "T", "m", "e", "enter", "enter")
        assert isinstance(matrix.app.screen, MatrixScreen)
    table = cooccurrence_table(study, unit="sentence", rule="any", level="theme", measure="jaccard")
    write_table(table, Path("expected.csv"))
    assert Path("cooccurrence.csv").read_bytes() == Path("expected.csv").read_bytes()
    said = json.loads(Path("cooccurrence.csv.meta.json").read_text())
    assert said["command"] == (
        "mbcode export cooccurrence --unit sentence --coders any --level theme --measure jaccard"
    )


async def test_what_enter_does_is_said_of_the_list_and_of_the_file(study: Study) -> None:
    async with opened(study) as matrix:
        await matrix.press("e")
        assert "enter goes on to its file's name" in matrix.line("#hint")
        await matrix.press("enter")
        assert "enter writes" in matrix.line("#hint")
    assert list(Path.cwd().iterdir()) == []


@pytest.mark.parametrize(
    ("downs", "name", "job"), [(1, "codings.csv", codings_table), (2, "summary.csv", summary_table)]
)
async def test_other_tables_propose_their_own_names(
    study: Study, downs: int, name: str, job: object
) -> None:
    async with opened(study) as matrix:
        await matrix.press("e", *["down"] * downs, "enter", "enter")
    assert callable(job)
    write_table(job(study), Path("expected.csv"))
    assert Path(name).read_bytes() == Path("expected.csv").read_bytes()


async def test_a_danish_excel_gets_semicolons(study: Study) -> None:
    async with opened(study) as matrix:
        await matrix.press("e", "tab", "tab", "space", "shift+tab", "enter")
    assert Path("cooccurrence.csv").read_bytes().startswith(b"\xef\xbb\xbfcode;")


async def test_the_ending_chooses_the_format(study: Study) -> None:
    async with opened(study) as matrix:
        await matrix.press("e", "enter")
        await type_name(matrix, "matrix.json")
    assert len(json.loads(Path("matrix.json").read_text())) == 6


@pytest.mark.parametrize(("name", "begins"), [("matrix.xlsx", b"PK"), ("matrix.parquet", b"PAR1")])
async def test_workbooks_and_parquet_are_written_too(
    study: Study, name: str, begins: bytes
) -> None:
    async with opened(study) as matrix:
        await matrix.press("e", "enter")
        await type_name(matrix, name)
    assert Path(name).read_bytes().startswith(begins)


async def test_a_file_that_stands_is_replaced_only_after_a_second_enter(study: Study) -> None:
    Path("cooccurrence.csv").write_text("mine")
    async with opened(study) as matrix:
        await matrix.press("e", "enter", "enter")
        assert "is there already" in trouble(matrix)
        assert Path("cooccurrence.csv").read_text() == "mine"
        await matrix.press("enter")
        assert isinstance(matrix.app.screen, MatrixScreen)
    assert Path("cooccurrence.csv").read_text().startswith("code,")


async def test_another_name_is_asked_about_again(study: Study) -> None:
    for name in ("a.csv", "b.csv"):
        Path(name).write_text("mine")
    async with opened(study) as matrix:
        await matrix.press("e", "enter")
        await type_name(matrix, "a.csv")
        await type_name(matrix, "b.csv")
        assert "b.csv is there already" in trouble(matrix)
    assert Path("b.csv").read_text() == "mine"


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("", "give the file a name"),
        ("table.docx", "the ending says the format"),
        ("nowhere/table.csv", "nowhere"),
        ("~nobody-here/table.csv", "nobody-here"),
        ("x" * 300 + ".csv", "too long"),
        (".", "the ending says the format"),
        ("../study.csv", "is the study itself"),
    ],
)
async def test_what_cannot_be_written_is_refused_in_words(
    study: Study, name: str, reason: str
) -> None:
    assert study.path is not None
    os.link(study.path, "../study.csv")
    async with opened(study) as matrix:
        await matrix.press("e", "enter")
        await type_name(matrix, name)
        assert reason in trouble(matrix)
    assert study.check() == ()


async def test_escape_writes_nothing(study: Study) -> None:
    async with opened(study) as matrix:
        await matrix.press("e", "escape")
        assert isinstance(matrix.app.screen, MatrixScreen)
    assert list(Path.cwd().iterdir()) == []
