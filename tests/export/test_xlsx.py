"""Excel workbooks, read back by openpyxl."""

from __future__ import annotations

import io
import re

import numpy as np
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from mbcode.errors import MbcodeError
from mbcode.export import xlsx
from mbcode.export.table import Table
from mbcode.export.write import stream_table
from mbcode.frames import Column, Frame, Kind

HOSTILE = st.text(
    st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12
) | st.sampled_from(
    [
        "<r>a & b</r>",
        "<r></r>",
        "</t></si>",
        "_x0041_",
        "&amp;",
        "=1+1",
        " to ",
        "Ærø\nÅl",
        "\r",
        "😀",
    ]
)


def sheets(frame: Frame, raw: bool = False, **meaning: object) -> dict[str, Worksheet]:
    made = io.BytesIO()
    stream_table(Table.of(frame, "history", meaning), made, "xlsx", raw=raw)
    book = openpyxl.load_workbook(made)
    return {sheet.title: sheet for sheet in book.worksheets}


def text_of(cell: object) -> str:
    """Return a cell's text as Excel shows it: `_x000D_` stands for a character XML can't hold."""
    assert isinstance(cell, str)
    return re.sub("_x([0-9A-F]{4})_", lambda found: chr(int(found[1], 16)), cell)


def test_numbers_are_numbers_in_full_and_nothing_is_nothing() -> None:
    frame = Frame.of(
        {
            "code": ["Ærlighed", "Åbning", ""],
            "count": np.array([1, -2, 3]),
            "share": np.array([1 / 3, float("nan"), 0.0]),
            "n": [7, None, 9],
        },
        gaps=["n"],
    )
    rows = list(sheets(frame)["Table"].iter_rows(values_only=True))
    assert rows == [
        ("code", "count", "share", "n"),
        ("Ærlighed", 1, 1 / 3, 7),
        ("Åbning", -2, None, None),
        (None, 3, 0, 9),
    ]
    assert [type(cell) for cell in rows[1]] == [str, int, float, int]


def test_the_header_is_bold_and_stays_in_sight_and_columns_are_as_wide_as_they_need() -> None:
    frame = Frame.of({"code": ["a", "b"], "text": ["kort", "langt " * 90]})
    sheet = sheets(frame)["Table"]
    assert [cell.font.b for cell in sheet[1]] == [True, True]
    assert [cell.font.b for cell in sheet[2]] == [False, False]
    assert sheet.freeze_panes == "B2"
    narrow, wide = (sheet.column_dimensions[letter].width for letter in "AB")
    assert 5 < narrow < 10
    assert 50 < wide < 70


@settings(deadline=None)
@given(st.lists(HOSTILE, min_size=1, max_size=4), HOSTILE)
def test_any_text_comes_back_as_it_was_and_is_never_a_formula(texts: list[str], name: str) -> None:
    sheet = sheets(Frame.of({name: texts}), raw=True)["Table"]
    cells = [cell for (cell,) in sheet.iter_rows()]
    assert {cell.data_type for cell in cells} == {"s"}
    for cell, text in zip(cells, [name, *texts], strict=True):
        assert text_of(cell.value) == text_of(text)


@pytest.mark.parametrize("opening", ["=", "+", "-", "@", "\t", "\r", "'="])
def test_a_text_that_looks_like_a_formula_is_guarded_unless_raw(opening: str) -> None:
    text = f"{opening}SUM(A1)"
    frame = Frame.of({text: [text]})
    for raw, shown in ((False, f"'{text}"), (True, text)):
        (head,), (cell,) = sheets(frame, raw)["Table"].iter_rows()
        assert text_of(head.value) == text_of(cell.value) == shown
        assert cell.data_type == "s"


def test_a_second_sheet_says_what_was_counted() -> None:
    about = sheets(
        Frame.of({"code": ["a"]}),
        command="mbcode export history",
        filters={"cases": ["Nord", "Syd"]},
        unit="sentence",
        n=12,
    )["About"]
    said = dict(about.iter_rows(values_only=True))
    assert said["what"] == "history"
    assert said["command"] == "mbcode export history"
    assert said["filters: cases"] == "Nord, Syd"
    assert (said["unit"], said["n"]) == ("sentence", 12)
    assert {"versions: mbcode", "versions: XlsxWriter", "time"} <= said.keys()


def test_a_text_that_no_cell_holds_is_refused_with_its_place() -> None:
    texts = ["kort", "x" * xlsx.CHARACTERS]
    assert sheets(Frame.of({"a": texts}))["Table"]["A3"].value == texts[1]
    for longer in ("x" * (xlsx.CHARACTERS + 1), "😀" * (xlsx.CHARACTERS // 2 + 1)):
        with pytest.raises(MbcodeError, match=r"row 3, column 1: a text of 32,768 .* choose csv"):
            sheets(Frame.of({"a": ["kort", longer]}))


@pytest.mark.parametrize(("shape", "what"), [((xlsx.ROWS, 1), "rows"), ((1, 16_385), "columns")])
def test_a_table_that_no_sheet_holds_is_refused(shape: tuple[int, int], what: str) -> None:
    rows, columns = shape
    frame = Frame(tuple(Column(str(at), Kind.WHOLE, [0] * rows) for at in range(columns)))
    with pytest.raises(MbcodeError, match=f"{what}.*choose csv or parquet"):
        sheets(frame)
