"""Tables to files."""

from __future__ import annotations

import csv
import json
import os
import stat
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mbcode.errors import MbcodeError
from mbcode.export.cells import number_text
from mbcode.export.table import Table
from mbcode.export.write import FORMATS, as_text, write_table, write_text
from mbcode.formats.codings import read_codings
from mbcode.model import Filters

FRAME = pd.DataFrame(
    {
        "code": ["Ærlighed", "=1+1", "to\nlinjer"],
        "count": [1, -2, 3],
        "share": [1 / 3, -0.25, float("nan")],
        "n": pd.array([7, None, 9], dtype="Int64"),
    }
)


def table(frame: pd.DataFrame = FRAME, **meaning: object) -> Table:
    return Table(frame, "summary", meaning)


class Unwritable:
    """A cell that can't be spelled, as when a disk fills midway."""

    def __str__(self) -> str:
        raise OSError(28, "No space left on device")


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
    write_table(table(FRAME.head(1)), tmp_path / "t.tsv", "tsv")
    assert (tmp_path / "t.tsv").read_text() == "code\tcount\tshare\tn\nÆrlighed\t1\t0.333333\t7\n"


def test_json_is_a_list_of_objects_with_null_for_nothing(tmp_path: Path) -> None:
    write_table(table(), tmp_path / "t.json", "json")
    assert json.loads((tmp_path / "t.json").read_text()) == [
        {"code": "Ærlighed", "count": 1, "share": 1 / 3, "n": 7},
        {"code": "=1+1", "count": -2, "share": -0.25, "n": None},
        {"code": "to\nlinjer", "count": 3, "share": None, "n": 9},
    ]


def test_an_empty_table_is_an_empty_list(tmp_path: Path) -> None:
    write_table(table(FRAME.head(0)), tmp_path / "t.json", "json")
    assert json.loads((tmp_path / "t.json").read_text()) == []


def test_two_columns_of_one_name_are_refused_by_json_alone(tmp_path: Path) -> None:
    frame = pd.DataFrame([["a", "b"]], columns=["code", "code"])
    with pytest.raises(MbcodeError, match='"code"'):
        write_table(table(frame), tmp_path / "t.json", "json")
    write_table(table(frame), tmp_path / "t.csv")
    assert (tmp_path / "t.csv").read_text() == "code,code\na,b\n"


def test_markdown_keeps_a_cell_in_its_row(tmp_path: Path) -> None:
    frame = pd.DataFrame({"text": ["a|b\nc"], "n": [1]})
    write_table(table(frame), tmp_path / "t.md", "md")
    assert (tmp_path / "t.md").read_text() == "| text | n |\n| --- | ---: |\n| a\\|b<br>c | 1 |\n"


@pytest.mark.parametrize("opening", ["=", "+", "-", "@", "\t", "\r", "'="])
def test_a_text_that_runs_as_a_formula_is_guarded_in_cells_and_header(
    tmp_path: Path, opening: str
) -> None:
    text = f"{opening}SUM(A1)"
    write_table(table(pd.DataFrame({text: [text]})), tmp_path / "t.csv")
    with (tmp_path / "t.csv").open(newline="") as file:
        assert list(csv.reader(file, strict=True)) == [[f"'{text}"], [f"'{text}"]]


def test_raw_guards_nothing(tmp_path: Path) -> None:
    write_table(table(pd.DataFrame({"=a": ["=b"]})), tmp_path / "t.csv", raw=True)
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
    frame = pd.DataFrame(
        {"transcript": ["a"], "start": [0], "end": [1], "code": [memo], "memo": [memo]}
    )
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
    meaning = {"command": "mbcode export summary", "filters": Filters(roles=("frivillig",)), "n": 3}
    write_table(Table(FRAME, "summary", meaning), tmp_path / "t.csv")
    note = json.loads((tmp_path / "t.csv.meta.json").read_text())
    assert note["what"] == "summary"
    assert note["command"] == "mbcode export summary"
    assert note["filters"]["roles"] == ["frivillig"]
    assert note["n"] == 3
    assert set(note["versions"]) == {"mbcode", "python", "pandas", "numpy"}
    assert note["time"].endswith("Z")


@pytest.mark.parametrize("format_", ["csv", "json", "md"])
def test_a_failed_run_leaves_the_old_files_whole(tmp_path: Path, format_: str) -> None:
    path = tmp_path / "t.out"
    path.write_text("old")
    (tmp_path / "t.out.meta.json").write_text("old note")
    frame = pd.DataFrame({"a": ["fine", Unwritable()]}, dtype=object)
    with pytest.raises((MbcodeError, TypeError)):
        write_table(table(frame), path, format_)
    assert path.read_text() == "old"
    assert (tmp_path / "t.out.meta.json").read_text() == "old note"
    assert len(list(tmp_path.iterdir())) == 2


def test_a_note_that_cannot_be_written_leaves_the_old_file_whole(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("old")
    with pytest.raises(TypeError, match=r"meta\.json"):
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


def test_a_place_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(MbcodeError, match="nowhere"):
        write_table(table(), tmp_path / "nowhere" / "t.csv")
    with pytest.raises(MbcodeError, match="folder"):
        write_table(table(), tmp_path)


def test_without_a_file_the_table_goes_to_standard_output(
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    write_table(table(FRAME.head(1)), None)
    assert capfdbinary.readouterr().out == ("code,count,share,n\nÆrlighed,1,0.333333,7\n".encode())


@pytest.mark.parametrize(
    ("name", "excel_da", "said"),
    [("xlsx", False, "not there yet"), ("odt", False, "odt"), ("json", True, "--excel da")],
)
def test_a_format_that_is_not_there_is_refused(
    tmp_path: Path, name: str, excel_da: bool, said: str
) -> None:
    with pytest.raises(MbcodeError, match=said):
        write_table(table(), tmp_path / "t", name, excel_da=excel_da)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", FORMATS)
def test_the_text_of_a_table_is_what_the_file_holds(tmp_path: Path, name: str) -> None:
    write_table(table(), tmp_path / "t", name)
    assert (tmp_path / "t").read_bytes() == as_text(table(), name).encode()


def test_a_text_is_written_as_it_is_with_a_note_beside_it(tmp_path: Path) -> None:
    write_text(table(), "=en\r\ntekst\n", tmp_path / "t.txt")
    assert (tmp_path / "t.txt").read_bytes() == b"=en\r\ntekst\n"
    assert json.loads((tmp_path / "t.txt.meta.json").read_text())["what"] == "summary"
