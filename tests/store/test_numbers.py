"""Numbers read past SQLAlchemy's rows are the same numbers, and a damaged file is told plainly."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from mbcode.errors import StudyError
from mbcode.model import Span
from mbcode.store import tables as t
from mbcode.store.database import Database
from mbcode.store.numbers import read_numbers
from mbcode.store.study import Study


def test_columns_are_what_the_rows_hold(study: Study) -> None:
    code = study.codebook.find("Tillid").id
    for start in (36, 49, 20):
        study.codings.tag(1, Span(start, start + 5), code)
    query = select(t.Coding.id, t.Coding.start, t.Coding.end).order_by(t.Coding.id)
    with Database(study.place).reading() as connection:
        rows = [tuple(row) for row in connection.execute(query)]
        columns = read_numbers(connection, query)
    assert list(zip(*(column.tolist() for column in columns), strict=True)) == rows
    assert [column.dtype for column in columns] == ["int64"] * 3


def test_no_rows_are_empty_columns(study: Study) -> None:
    assert study.columns(units=False).codings.id.shape == (0,)
    with Database(study.place).reading() as connection:
        columns = read_numbers(connection, select(t.Coding.id, t.Coding.start))
    assert [column.shape for column in columns] == [(0,), (0,)]


@pytest.mark.on_a_file
def test_a_file_damaged_within_is_refused_by_name(study: Study, tmp_path: Path) -> None:
    study.close()
    path = tmp_path / "study.mbcode"
    with path.open("r+b") as file:
        # The first page, which holds the tables' names, stays; the rest is overwritten.
        file.seek(4096)
        file.write(b"\xff" * (path.stat().st_size - 4096))
    with (
        pytest.raises(StudyError, match=r"study\.mbcode"),
        Database(path).reading() as connection,
    ):
        read_numbers(connection, select(t.Coding.id, t.Coding.start))
