"""Codings files, and with them how any delimited file is read."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbcode.drafts import CodingDraft
from mbcode.errors import FormatError
from mbcode.formats.characters import clean
from mbcode.formats.codings import codings_of, read_codings
from mbcode.formats.source import Source
from mbcode.model import Span

Write = Callable[[str, str | bytes], Path]

HEADER = "transcript,start,end,code,coder,memo,created_at,text\n"


def read(text: str) -> tuple[CodingDraft, ...]:
    """Return the codings of a file `c.csv` with this text."""
    return codings_of(Source(Path("c.csv"), "c.csv", text))


def test_a_row_is_a_code_on_a_range_of_characters() -> None:
    (draft,) = read(HEADER + '01,3,9,Tillid,Ida,"tvivl, igen",2024-05-01T10:00:00+02:00,hej så\n')
    assert draft == CodingDraft(
        transcript="01",
        code="Tillid",
        coder="Ida",
        span=Span(3, 9),
        memo="tvivl, igen",
        created_at=datetime(2024, 5, 1, 8, tzinfo=UTC),
        text="hej så",
        place="c.csv, row 2",
    )


def test_a_row_may_name_sentences_instead() -> None:
    (draft,) = read("transcript,sentence_from,sentence_to,code,coder,memo\n01,4,6,Tillid,Ida,\n")
    assert (draft.span, draft.sentences) == (None, (4, 6))


def test_columns_that_say_nothing_are_empty() -> None:
    (draft,) = read("code,end,start,transcript\nTillid,9,3,01\n")
    assert (draft.coder, draft.memo, draft.created_at, draft.text) == ("", "", None, None)


def test_what_the_export_adds_is_read_past_and_characters_win() -> None:
    (draft,) = read(
        HEADER.rstrip() + ",id,theme,case,role,speaker,sentence_from,sentence_to,provenance\n"
        "01,3,9,Tillid,Ida,,,,77,Hus,Kvarterhuset,kommunal,Mette,4,6,constructed\n"
    )
    assert (draft.span, draft.sentences) == (Span(3, 9), None)


def test_a_row_without_characters_may_fall_back_on_sentences() -> None:
    (draft,) = read("transcript,start,end,sentence_from,sentence_to,code\n01,,,4,6,Tillid\n")
    assert draft.sentences == (4, 6)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024-05-01T10:00:00Z", datetime(2024, 5, 1, 10, tzinfo=UTC)),
        ("2024-05-01 10:00", datetime(2024, 5, 1, 10, tzinfo=UTC)),
        ("2024-05-01", datetime(2024, 5, 1, tzinfo=UTC)),
    ],
)
def test_a_time_without_zone_is_utc(value: str, expected: datetime) -> None:
    (draft,) = read(HEADER + f"01,3,9,Tillid,,,{value},\n")
    assert draft.created_at == expected


@pytest.mark.parametrize(
    ("cells", "complaint"),
    [
        ("01,9,9,Tillid,,,,", "start 9 is not before end 9"),
        ("01,9,3,Tillid,,,,", "start 9 is not before end 3"),
        ("01,-1,3,Tillid,,,,", "start is '-1'"),
        ("01,1.0,3,Tillid,,,,", "start is '1.0'"),
        ("01,1,,Tillid,,,,", "end is ''"),
        ("01,1,²,Tillid,,,,", "end is '²'"),
        ("01,1," + "9" * 5000 + ",Tillid,,,,", "end is '999"),
        (",1,3,Tillid,,,,", "the transcript has no name"),
        ("01,1,3, ,,,,", "the code has no name"),
        ('01,1,3,"Til\nlid",,,,', "line break"),
        ("01,1,3,Tillid,,,i går,", "created_at is 'i går'"),
        ("01,1,3,Tillid,,,0001-01-01T00:00:00+10:00,", "created_at"),
        ("01,1,3,Tillid,,,,a,b", "'b' stands under no column name"),
        ('01,1,3,Tillid,,"a"b,,', "broken quoting"),
        ('01,1,3,Tillid,,"a', "broken quoting"),
    ],
)
def test_what_is_wrong_is_named_by_file_and_row(cells: str, complaint: str) -> None:
    with pytest.raises(FormatError) as refused:
        read(f'{HEADER}01,1,3,Tillid,,"to\nlinjer",,\n\n{cells}\n')
    # Row 3 is blank, and the memo's two lines are one row, as in a spreadsheet.
    assert str(refused.value).startswith("c.csv, row 4: ")
    assert complaint in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("cells", "complaint"), [("01,0,2,Tillid", "0 to 2"), ("01,5,4,Tillid", "5 to 4")]
)
def test_sentences_count_from_one_and_forwards(cells: str, complaint: str) -> None:
    with pytest.raises(FormatError, match=rf"^c\.csv, row 2: sentences {complaint} are no range"):
        read(f"transcript,sentence_from,sentence_to,code\n{cells}\n")


@pytest.mark.parametrize(
    ("header", "complaint"),
    [
        ("transcript,start,end", "no column code"),
        ("transcript,code,start", "no column end"),
        ("transcript,code,sentence_to", "no column sentence_from"),
        ("transcript,code", "no columns start,end or sentence_from,sentence_to"),
        ("transcript,code,start,end,Start", "'Start' stands twice"),
        ("transcript,code,start,end,memos", "unknown column 'memos'"),
        ("", "no header"),
        (",,", "no header"),
    ],
)
def test_what_is_wrong_with_the_header_is_row_one(header: str, complaint: str) -> None:
    with pytest.raises(FormatError, match=rf"^c\.csv, row 1: .*{complaint}"):
        read(f"{header}\n")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_delimiter_and_line_ends_are_recognised(delimiter: str, end: str) -> None:
    rows = [["Transcript", "Start", "END", "code", "memo"], ["01", "3", "9", "A, B; C", "x"]]
    buffer = io.StringIO(newline="")
    csv.writer(buffer, delimiter=delimiter, lineterminator=end).writerows(rows)
    (draft,) = read(buffer.getvalue())
    assert (draft.code, draft.span, draft.memo) == ("A, B; C", Span(3, 9), "x")


def test_a_danish_excel_file_is_read(write: Write) -> None:
    text = 'transcript;start;end;code;memo;;\r\n01;3;9;Tillid;"æ; ø";;\r\n'
    (draft,) = read_codings(write("c.csv", codecs.BOM_UTF8 + text.encode()))
    assert draft.memo == "æ; ø"


def test_excels_own_separator_line_is_followed_and_not_counted() -> None:
    (draft,) = read("sep=;\r\ntranscript;start;end;code\r\n01;3;9;Tillid\r\n")
    assert draft.place == "c.csv, row 2"


def test_a_cell_may_hold_a_whole_interview() -> None:
    (draft,) = read(f"{HEADER}01,0,400000,Tillid,,,,{'x' * 400_000}\n")
    assert draft.text == "x" * 400_000


def test_an_export_guard_is_taken_off_once() -> None:
    (draft,) = read(HEADER + "01,3,9,'-navn,,'=1+1,,''@x\n")
    assert (draft.code, draft.memo, draft.text) == ("-navn", "=1+1", "'@x")


def test_other_apostrophes_stay() -> None:
    (draft,) = read(HEADER + "01,3,9,'68'ere,,'sådan',,it's -1\n")
    assert (draft.code, draft.memo, draft.text) == ("'68'ere", "'sådan'", "it's -1")


@given(st.text(st.sampled_from("'=+-@\t\n ,;\"aå"), min_size=1))
def test_any_text_comes_back_from_a_guarded_cell(text: str) -> None:
    guarded = f"'{text}" if text.lstrip("'")[:1] in tuple("=+-@\t") else text
    buffer = io.StringIO(newline="")
    row = ["01", "0", "1", "Tillid", "", "", "", guarded]
    csv.writer(buffer, lineterminator="\n").writerow(row)
    (draft,) = read(HEADER + buffer.getvalue())
    assert draft.text == clean(text).text


def test_a_text_cell_keeps_white_space_and_line_breaks() -> None:
    (draft,) = read(HEADER + '01,3,9,Tillid,,,," to\r\nlinjer "\n')
    assert draft.text == " to\nlinjer "


def test_a_row_that_ends_before_its_coder_is_refused() -> None:
    with pytest.raises(FormatError, match=r"^c\.csv, row 3: ends before the column coder"):
        read("transcript,start,end,code,coder,memo\n01,0,5,Rum,Bo\n01,0,5,Rum\n")
