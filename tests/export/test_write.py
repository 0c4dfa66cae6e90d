"""Tables to files."""

from __future__ import annotations

import csv
import io
import json
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mbcode.errors import MbcodeError
from mbcode.export.cells import number_text
from mbcode.export.meta import note_on
from mbcode.export.table import Table
from mbcode.export.write import FORMATS, stream_table, write_table, write_text
from mbcode.formats.codings import read_codings
from mbcode.frames import Column, Frame, Kind

CODES, COUNTS, SHARES = ("Ærlighed", "=1+1", "to\nlinjer"), (1, -2, 3), (1 / 3, -0.25, float("nan"))
N = (7, None, 9)


def first(rows: int) -> Frame:
    """Return the first rows of a frame with a column of each kind."""
    columns = {
        "code": CODES[:rows],
        "count": np.array(COUNTS[:rows], dtype=np.int64),
        "share": np.array(SHARES[:rows], dtype=np.float64),
        "n": N[:rows],
    }
    return Frame.of(columns, gaps=["n"])


FRAME = first(3)


def table(frame: Frame = FRAME, **meaning: object) -> Table:
    return Table.of(frame, "summary", meaning)


def streamed(made: Table, name: str) -> bytes:
    stream = io.BytesIO()
    stream_table(made, stream, name)
    return stream.getvalue()


CELLS = st.text(alphabet="a ,;\t\"'\r\n=æ", max_size=5)


def filling_the_disk() -> Table:
    """Return a table that can't be written to its end."""

    def frames() -> Iterator[Frame]:
        yield FRAME
        raise OSError(28, "No space left on device")

    return Table(frames, "codings", {})


def test_plain_csv_is_utf8_with_commas_and_line_feeds(tmp_path: Path) -> None:
    write_table(table(), tmp_path / "t.csv")
    assert (tmp_path / "t.csv").read_bytes().decode() == (
        'code,count,share,n\nÆrlighed,1,0.333333,7\n\'=1+1,-2,-0.25,\n"to\nlinjer",3,,9\n'
    )


def test_excel_da_opens_in_a_danish_excel(tmp_path: Path) -> None:
    write_table(table(), tmp_path / "t.csv", excel_da=True)
    assert (tmp_path / "t.csv").read_bytes() == (
        b"\xef\xbb\xbfcode;count;share;n\r\n"
        b"\xc3\x86rlighed;1;0,333333;7\r\n"
        b"'=1+1;-2;-0,25;\r\n"
        b'"to\nlinjer";3;;9\r\n'
    )


def test_tsv_is_separated_by_tabs(tmp_path: Path) -> None:
    write_table(table(first(1)), tmp_path / "t.tsv", "tsv")
    assert (tmp_path / "t.tsv").read_text() == "code\tcount\tshare\tn\nÆrlighed\t1\t0.333333\t7\n"


def test_json_is_a_list_of_objects_with_null_for_nothing(tmp_path: Path) -> None:
    write_table(table(), tmp_path / "t.json", "json")
    assert json.loads((tmp_path / "t.json").read_text()) == [
        {"code": "Ærlighed", "count": 1, "share": 1 / 3, "n": 7},
        {"code": "=1+1", "count": -2, "share": -0.25, "n": None},
        {"code": "to\nlinjer", "count": 3, "share": None, "n": 9},
    ]


def test_an_empty_table_is_an_empty_list(tmp_path: Path) -> None:
    write_table(table(first(0)), tmp_path / "t.json", "json")
    assert json.loads((tmp_path / "t.json").read_text()) == []


def test_two_columns_of_one_name_are_refused_where_names_must_differ(tmp_path: Path) -> None:
    frame = Frame(tuple(Column("code", Kind.TEXT, [cell]) for cell in "ab"))
    for name in ("json", "parquet"):
        with pytest.raises(MbcodeError, match=f'"code", which {name}'):
            write_table(table(frame), tmp_path / "t", name)
    write_table(table(frame), tmp_path / "t.csv")
    assert (tmp_path / "t.csv").read_text() == "code,code\na,b\n"


def test_json_never_holds_what_is_not_json(tmp_path: Path) -> None:
    """RFC 8259 knows no NaN and no infinity."""
    frame = Frame.of({"phi": np.array([float("nan"), 0.5])})
    write_table(table(frame), tmp_path / "t.json", "json")
    assert json.loads((tmp_path / "t.json").read_text(), parse_constant=pytest.fail) == [
        {"phi": None},
        {"phi": 0.5},
    ]


def test_markdown_keeps_a_cell_in_its_row(tmp_path: Path) -> None:
    frame = Frame.of({"text": ["a|b\nc"], "n": np.array([1])})
    write_table(table(frame), tmp_path / "t.md", "md")
    assert (tmp_path / "t.md").read_text() == "| text | n |\n| --- | ---: |\n| a\\|b<br>c | 1 |\n"


@pytest.mark.parametrize("opening", ["=", "+", "-", "@", "\t", "\r", "'="])
def test_a_text_that_runs_as_a_formula_is_guarded_in_cells_and_header(
    tmp_path: Path, opening: str
) -> None:
    text = f"{opening}SUM(A1)"
    write_table(table(Frame.of({text: [text]})), tmp_path / "t.csv")
    with (tmp_path / "t.csv").open(newline="") as file:
        assert list(csv.reader(file, strict=True)) == [[f"'{text}"], [f"'{text}"]]


def test_raw_guards_nothing(tmp_path: Path) -> None:
    write_table(table(Frame.of({"=a": ["=b"]})), tmp_path / "t.csv", raw=True)
    assert (tmp_path / "t.csv").read_text() == "=a\n=b\n"


@settings(deadline=None)
@given(
    memo=st.text(alphabet="'=+-@aæ,;\"", min_size=1, max_size=6),
    excel_da=st.booleans(),
)
def test_import_takes_off_what_export_put_on(
    tmp_path_factory: pytest.TempPathFactory, memo: str, excel_da: bool
) -> None:
    path = tmp_path_factory.mktemp("guard") / "codings.csv"
    bounds = {"start": np.array([0]), "end": np.array([1])}
    frame = Frame.of({"transcript": ["a"], **bounds, "code": [memo], "memo": [memo]})
    write_table(table(frame), path, excel_da=excel_da)
    (coding,) = read_codings(path)
    assert (coding.code, coding.memo) == (memo, memo)


def test_numbers_have_no_exponent_and_no_noise() -> None:
    assert number_text(0.1 + 0.2) == "0.3"
    assert number_text(2.0) == "2"
    assert number_text(1234567.891) == "1234567.891"
    assert number_text(0.0000123456789) == "0.0000123457"
    assert number_text(-1e-300 * 0) == "0"


def test_a_note_beside_the_file_says_how_to_make_it_again(tmp_path: Path) -> None:
    meaning = {"command": "mbcode export summary", "filters": {"roles": ["frivillig"]}, "n": 3}
    write_table(Table.of(FRAME, "summary", meaning), tmp_path / "t.csv")
    note = json.loads((tmp_path / "t.csv.meta.json").read_text())
    assert note["what"] == "summary"
    assert note["command"] == "mbcode export summary"
    assert note["filters"]["roles"] == ["frivillig"]
    assert note["n"] == 3
    assert set(note["versions"]) == {"mbcode", "python", "numpy"}
    assert note["time"].endswith("Z")


def test_the_time_of_a_note_can_be_given_to_make_a_file_again_byte_for_byte(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert note_on(table(), 3)["time"] == "2023-11-14T22:13:20Z"
    for wrong in ("", "soon", "-1", "9" * 30):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", wrong)
        with pytest.raises(MbcodeError, match="SOURCE_DATE_EPOCH"):
            note_on(table(), 3)


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_table_gives_the_same_bytes(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert streamed(table(), name) == streamed(table(first(3)), name)


@pytest.mark.parametrize("format_", FORMATS)
def test_a_failed_run_leaves_the_old_files_whole(tmp_path: Path, format_: str) -> None:
    path = tmp_path / "t.out"
    path.write_text("old")
    (tmp_path / "t.out.meta.json").write_text("old note")
    with pytest.raises(MbcodeError, match="the disk is full"):
        write_table(filling_the_disk(), path, format_)
    assert path.read_text() == "old"
    assert (tmp_path / "t.out.meta.json").read_text() == "old note"
    assert len(list(tmp_path.iterdir())) == 2


def test_a_note_that_cannot_be_written_leaves_the_old_file_whole(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("old")
    with pytest.raises(TypeError, match="JSON"):
        write_table(table(study=object()), path)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_stood_keeps_its_mode_and_a_link_stays_a_link(tmp_path: Path) -> None:
    path, link = tmp_path / "t.csv", tmp_path / "link.csv"
    path.write_text("old")
    path.chmod(0o640)
    link.symlink_to(path)
    write_table(table(), link)
    assert link.is_symlink()
    assert path.read_text().startswith("code,")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_device_is_written_into_and_never_replaced() -> None:
    before = os.stat("/dev/null")
    write_table(table(), Path("/dev/null"))
    assert os.stat("/dev/null").st_ino == before.st_ino
    assert not Path("/dev/null.meta.json").exists()


@pytest.mark.parametrize("name", ["nowhere/t.csv", "old.csv/t.csv", "x" * 300, "ø" * 140])
def test_a_place_that_cannot_be_is_named_and_nothing_is_left(tmp_path: Path, name: str) -> None:
    (tmp_path / "old.csv").write_text("old")
    with pytest.raises(MbcodeError, match=f"can't write .*{name}"):
        write_table(table(), tmp_path / name)
    with pytest.raises(MbcodeError, match="folder"):
        write_table(table(), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["old.csv"]


def test_a_name_too_long_for_its_note_leaves_the_old_file_whole(tmp_path: Path) -> None:
    path = tmp_path / ("x" * 250)
    path.write_text("old")
    with pytest.raises(MbcodeError, match="too long"):
        write_table(table(), path)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_where_the_note_belongs_leaves_the_old_file_whole(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("old")
    (tmp_path / "t.csv.meta.json").mkdir()
    with pytest.raises(MbcodeError, match=r"t\.csv\.meta\.json"):
        write_table(table(), path)
    assert path.read_text() == "old"
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize("move", [1, 2, 3])
def test_wherever_it_is_stopped_no_table_stands_beside_a_note_on_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, move: int
) -> None:
    path, note = tmp_path / "t.csv", tmp_path / "t.csv.meta.json"
    write_table(table(first(1), n=1), path)
    old = path.read_text()
    moves = 0

    def replace(draft: Path, place: Path) -> Path:
        nonlocal moves
        moves += 1
        if moves == move:
            raise KeyboardInterrupt
        os.replace(draft, place)
        return place

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(KeyboardInterrupt):
        write_table(table(n=3), path)
    if note.exists():
        assert (path.read_text() == old) == (json.loads(note.read_text())["n"] == 1)
    assert {each.name for each in tmp_path.iterdir()} <= {path.name, note.name}


def test_a_table_that_cannot_be_replaced_keeps_its_note(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows, where a file that Excel has open can't be replaced."""
    path, note = tmp_path / "t.csv", tmp_path / "t.csv.meta.json"
    write_table(table(n=1), path)
    before = path.read_bytes(), note.read_bytes()

    def replace(draft: Path, place: Path) -> Path:
        if place == path:
            raise PermissionError(13, "Permission denied")
        os.replace(draft, place)
        return place

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(MbcodeError, match=r"t\.csv: permission is denied"):
        write_table(table(n=2), path)
    assert (path.read_bytes(), note.read_bytes()) == before
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize(
    ("name", "excel_da", "said"),
    [("odt", False, "odt"), ("json", True, "--excel da"), ("xlsx", True, "--excel da")],
)
def test_a_format_that_is_not_there_is_refused(
    tmp_path: Path, name: str, excel_da: bool, said: str
) -> None:
    with pytest.raises(MbcodeError, match=said):
        write_table(table(), tmp_path / "t", name, excel_da=excel_da)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", FORMATS)
def test_what_is_streamed_is_what_the_file_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    write_table(table(), tmp_path / "t", name)
    assert (tmp_path / "t").read_bytes() == streamed(table(), name)


@pytest.mark.parametrize("name", FORMATS)
def test_a_table_in_parts_is_the_table_in_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    parts = Table(lambda: iter([first(0), first(3), first(0), first(2)]), "codings", {})
    whole = Table.of(parts.frame, "codings", {})
    for made, file in ((parts, "parts"), (whole, "whole")):
        assert write_table(made, tmp_path / file, name) == 5
    assert (tmp_path / "parts").read_bytes() == (tmp_path / "whole").read_bytes()
    note = (tmp_path / "parts.meta.json").read_text()
    assert note == (tmp_path / "whole.meta.json").read_text()
    assert json.loads(note)["n"] == 5


def test_a_text_is_written_as_it_is_with_a_note_beside_it(tmp_path: Path) -> None:
    write_text(table(), "=en\r\ntekst\n", tmp_path / "t.txt")
    assert (tmp_path / "t.txt").read_bytes() == b"=en\r\ntekst\n"
    assert json.loads((tmp_path / "t.txt.meta.json").read_text())["what"] == "summary"


@settings(deadline=None)
@given(
    st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=4),
    st.sampled_from((("csv", False), ("csv", True), ("tsv", False))),
)
def test_a_reader_of_csv_finds_the_cells_whatever_they_hold(
    rows: list[tuple[str, str]], kind: tuple[str, bool]
) -> None:
    name, excel_da = kind
    stream = io.BytesIO()
    frame = Frame.of_rows(("a;", 'b"'), rows)
    stream_table(table(frame), stream, name, excel_da=excel_da, raw=True)
    text = stream.getvalue().decode("utf-8-sig")
    read = csv.reader(
        io.StringIO(text, newline=""), delimiter={"tsv": "\t"}.get(name, ";" if excel_da else ",")
    )
    assert [tuple(row) for row in read] == [("a;", 'b"'), *rows]


@pytest.mark.parametrize("cells", [[""], ["", "a", ""]])
def test_an_empty_cell_alone_in_its_row_is_still_a_row(tmp_path: Path, cells: list[str]) -> None:
    write_table(table(Frame.of({"memo": cells})), tmp_path / "t.csv")
    with (tmp_path / "t.csv").open(newline="") as file:
        assert list(csv.reader(file)) == [["memo"], *([cell] for cell in cells)]
