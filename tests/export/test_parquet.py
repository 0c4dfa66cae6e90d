"""Parquet files, read back by DuckDB."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mbcode.export.table import Table
from mbcode.export.write import write_table
from mbcode.frames import Frame

ROWS = (("Ærlighed", 1, 1 / 3, 7), ("=1+1", -2, -0.25, None), ("", 3, float("nan"), 9))


def frame_of(*rows: tuple[str, int, float, int | None]) -> Frame:
    columns = {
        "code": [row[0] for row in rows],
        "count": np.array([row[1] for row in rows], dtype=np.int64),
        "share": np.array([row[2] for row in rows], dtype=np.float64),
        "n": [row[3] for row in rows],
    }
    return Frame.of(columns, gaps=["n"])


def written(folder: Path, frame: Frame | None = None, **meaning: object) -> Path:
    path = folder / "t.parquet"
    made = frame_of(*ROWS) if frame is None else frame
    write_table(Table.of(made, "summary", meaning), path, "parquet")
    return path


def rows(path: Path) -> list[tuple[object, ...]]:
    return duckdb.execute("SELECT * FROM read_parquet(?)", [str(path)]).fetchall()


def types(path: Path) -> dict[str, str]:
    described = duckdb.execute("DESCRIBE SELECT * FROM read_parquet(?)", [str(path)]).fetchall()
    return {name: kind for name, kind, *_ in described}


TYPES = {"code": "VARCHAR", "count": "BIGINT", "share": "DOUBLE", "n": "BIGINT"}


def test_types_are_kept_and_a_missing_value_is_null(tmp_path: Path) -> None:
    path = written(tmp_path)
    assert types(path) == TYPES
    assert rows(path) == [
        ("Ærlighed", 1, 1 / 3, 7),
        ("=1+1", -2, -0.25, None),
        ("", 3, None, 9),
    ]


def test_an_empty_table_keeps_its_types(tmp_path: Path) -> None:
    path = written(tmp_path, frame_of())
    assert types(path) == TYPES
    assert rows(path) == []


def test_the_file_itself_says_what_was_counted(tmp_path: Path) -> None:
    path = written(tmp_path, command="mbcode export summary", n=3)
    found = duckdb.execute("SELECT key, value FROM parquet_kv_metadata(?)", [str(path)]).fetchall()
    note = json.loads(dict(found)[b"mbcode"])
    assert note == json.loads((tmp_path / "t.parquet.meta.json").read_text())
    assert (note["what"], note["command"], note["n"]) == ("summary", "mbcode export summary", 3)
    assert "arro3-io" in note["versions"]


@settings(deadline=None, max_examples=30)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=12), max_size=4))
def test_any_text_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    path = written(tmp_path_factory.mktemp("parquet"), Frame.of({"text": texts}))
    assert [text for (text,) in rows(path)] == texts
