"""What files are, and reading many at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from mbcode.errors import FormatError
from mbcode.formats.files import read_files
from mbcode.formats.kinds import Kind, kind_of

Write = Callable[[str, str | bytes], Path]

CODINGS = "transcript,sentence_from,sentence_to,code,coder,memo\n01,1,2,Tillid,Ida,\n"
CODEBOOK = "codes:\n- name: Tillid\n"
CASES = "case,by\nKvarterhuset,Korsør\n"


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.txt", "Mette: Ja", "transcript"),
        ("A.MD", "Mette: Ja", "transcript"),
        ("k.yaml", CODEBOOK, "codebook"),
        ("k.yml", CODEBOOK, "codebook"),
        ("k.csv", "name;parent\nA;\n", "codebook"),
        ("k.tsv", "Name\tkeywords\nA\t\n", "codebook"),
        ("c.csv", CODINGS, "codings"),
        ("c.csv", "case,name,parent,transcript,code\n", "codings"),
        ("x.csv", CASES, "cases"),
        ("x.csv", "\ufeffcase\n", "cases"),
        ("x.csv", "case,name\n", "cases"),
    ],
)
def test_ending_and_columns_say_what_a_file_is(
    write: Write, name: str, content: str, kind: Kind
) -> None:
    assert kind_of(write(name, content)) == kind


@pytest.mark.parametrize(
    ("name", "complaint"),
    [
        ("brev.docx", r"unknown ending '\.docx'; known are \.txt, \.md"),
        ("brev", "unknown ending ''"),
        ("tal.csv", "row 1: columns navn, år: codings have transcript,code"),
    ],
)
def test_an_unknown_file_is_told_what_is_known(write: Write, name: str, complaint: str) -> None:
    path = write(name, "år,navn\n2024,Ida\n")
    with pytest.raises(FormatError, match=complaint) as refused:
        kind_of(path)
    assert str(refused.value).startswith(str(path))


def test_all_files_of_a_call_are_read_together(write: Write) -> None:
    paths = [
        write("01.md", "Mette: Ja"),
        write("02.txt", "Bo: Nej"),
        write("k.yaml", CODEBOOK),
        write("c.csv", CODINGS),
        write("x.csv", CASES),
    ]
    batch = read_files(paths)
    assert [draft.name for draft in batch.transcripts] == ["01", "02"]
    assert [draft.text.name for draft in batch.codes] == ["Tillid"]
    assert [draft.place for draft in batch.codings] == [f"{paths[3]}, row 2"]
    assert [draft.name for draft in batch.cases] == ["Kvarterhuset"]


def test_a_kind_given_is_believed(write: Write) -> None:
    assert read_files([write("c.txt", CODINGS)], "codings").codings
    assert (
        read_files([write("samtale", "Mette: Ja")], "transcript").transcripts[0].name == "samtale"
    )


def test_a_table_from_an_old_excel_is_read_and_said(write: Write) -> None:
    batch = read_files([write("x.csv", "case;by\r\nHuset;Korsør\r\n".encode("cp1252"))])
    assert batch.cases[0].attributes == {"by": "Korsør"}
    (note,) = batch.notes
    assert "Windows-1252" in note


def test_two_transcripts_of_one_name_are_both_named(write: Write) -> None:
    paths = [write("åse.txt", "Bo: Nej"), write("ÅSE.md", "Mette: Ja")]
    with pytest.raises(FormatError) as refused:
        read_files(paths)
    assert str(refused.value).startswith(f"{paths[1]}: ")
    assert str(paths[0]) in str(refused.value)


def test_the_same_file_twice_is_one_too_many(write: Write) -> None:
    path = write("01.txt", "Bo: Nej")
    with pytest.raises(FormatError, match="rename"):
        read_files([path, path])


def test_one_bad_file_stops_all(write: Write) -> None:
    with pytest.raises(FormatError, match="holds no text"):
        read_files([write("01.txt", "Bo: Nej"), write("02.txt", "")])


def test_what_is_not_there_or_no_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match=r"mangler\.txt: no such file"):
        read_files([tmp_path / "mangler.txt"])
    with pytest.raises(FormatError, match="is a folder"):
        read_files([tmp_path])
    with pytest.raises(FormatError, match="not a possible file name"):
        read_files([Path("a\0b.txt")])
