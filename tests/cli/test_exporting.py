"""Tables and texts on their way out: streams, files, formats, filters."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb
import networkx as nx
import openpyxl
import pytest

from tests.cli.conftest import Mbcode
from tests.studies import TEXT

TABLES = [
    ["list", "transcripts"],
    ["list", "codes"],
    ["list", "coders"],
    ["list", "cases"],
    ["list", "memos"],
    ["export", "codings"],
    ["export", "summary"],
    ["export", "crosstab", "--by", "role"],
    ["export", "cooccurrence"],
    ["export", "course"],
    ["export", "cooccurrence", "--long"],
    ["export", "codebook"],
    ["export", "units"],
    ["export", "memos"],
    ["export", "history"],
    ["history"],
    ["search", "nøgle"],
]


def test_importing_what_was_exported_changes_nothing(
    mbcode: Mbcode, coded: Path, state: Callable[[], tuple[str, ...]]
) -> None:
    mbcode("memo", "coding", "1", "=1+1\nto linjer")
    mbcode("code", "edit", "Tillid", "--key", "t", "--keywords", "tro;tiltro", "--codable", "yes")
    for excel in ([], ["--excel", "da"]):
        before = state()
        for what in ("codings", "codebook"):
            assert mbcode("export", what, "-o", f"{what}.csv", *excel).status == 0
            ran = mbcode("import", f"{what}.csv")
            assert ran.status == 0
            assert "added" not in ran.err
            assert "changed" not in ran.err
        assert state() == before
    assert coded.exists()


def test_a_transcript_comes_out_exactly_as_it_is_stored(
    folder: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    from mbcode.cli import main

    (folder / "a.txt").write_bytes("\ufeffBo: e\u0301n\r\n\tto  \u2028\r\n".encode())
    assert main(["new"]) == main(["import", "a.txt"]) == 0
    capfdbinary.readouterr()
    assert main(["export", "transcript", "A"]) == 0
    assert capfdbinary.readouterr().out == "Bo: én\n\tto  \n\n".encode()
    assert main(["export", "transcript", "a", "-o", "b.txt"]) == 0
    assert (folder / "b.txt").read_bytes() == "Bo: én\n\tto  \n\n".encode()


@pytest.mark.parametrize("arguments", TABLES, ids=" ".join)
def test_every_table_goes_to_a_file_as_to_stdout(
    mbcode: Mbcode, coded: Path, arguments: list[str]
) -> None:
    shown = mbcode(*arguments)
    assert (shown.status, shown.err) == (0, "")
    ran = mbcode(*arguments, "-o", "table.csv")
    assert (ran.status, ran.out) == (0, "")
    written = coded.with_name("table.csv").read_bytes().decode()
    assert written == shown.out
    note = json.loads(coded.with_name("table.csv.meta.json").read_text(encoding="utf-8"))
    assert note["command"].startswith(f"mbcode {arguments[0]}")
    assert {"fingerprint", "filters", "versions", "time", "study"} <= note.keys()


@pytest.mark.parametrize("arguments", TABLES, ids=" ".join)
@pytest.mark.parametrize("name", ["tsv", "json", "md"])
def test_every_table_comes_in_every_format(
    mbcode: Mbcode, coded: Path, arguments: list[str], name: str
) -> None:
    assert coded.exists()
    ran = mbcode(*arguments, "--format", name)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out


@pytest.mark.parametrize("arguments", TABLES, ids=" ".join)
def test_every_table_comes_as_a_workbook_and_as_parquet(
    mbcode: Mbcode, coded: Path, arguments: list[str]
) -> None:
    rows = mbcode(*arguments, "--format", "json").out
    for name in ("xlsx", "parquet"):
        path = coded.with_name(f"table.{name}")
        ran = mbcode(*arguments, "--format", name, "-o", path)
        assert (ran.status, ran.out, ran.err) == (0, "", "")
        note = json.loads(path.with_name(f"{path.name}.meta.json").read_text(encoding="utf-8"))
        assert note["command"].startswith(f"mbcode {arguments[0]}")
    sheet = openpyxl.load_workbook(coded.with_name("table.xlsx")).worksheets[0]
    assert sheet.max_row == len(json.loads(rows)) + 1
    stored = duckdb.read_parquet(str(coded.with_name("table.parquet")))
    assert len(stored) == len(json.loads(rows))
    assert stored.columns == [cell.value for cell in sheet[1]]


def test_a_workbook_goes_down_a_pipe_but_not_to_a_terminal(coded: Path) -> None:
    command = [sys.executable, "-m", "mbcode", "export", "summary", "--format", "xlsx"]
    ran = subprocess.run(command, cwd=coded.parent, capture_output=True, check=True, timeout=60)
    book = openpyxl.load_workbook(io.BytesIO(ran.stdout))
    assert book.sheetnames == ["Table", "About"]
    said = dict(book["About"].iter_rows(values_only=True))
    assert said["command"] == "mbcode export summary --format xlsx"
    pty = pytest.importorskip("pty", reason="a system without pseudo-terminals")
    reader, terminal = pty.openpty()
    refused = subprocess.run(
        command, cwd=coded.parent, stdout=terminal, stderr=subprocess.PIPE, text=True, timeout=60
    )
    os.close(terminal)
    os.close(reader)
    assert refused.returncode == 1
    assert "a terminal can't show xlsx; give -o FILE" in refused.stderr


@pytest.mark.parametrize(
    ("name", "format_"), [("t.xlsx", "csv"), ("t.XLSX", "parquet"), ("t.csv", "xlsx")]
)
def test_a_file_never_claims_by_its_name_to_be_another_format(
    mbcode: Mbcode, coded: Path, name: str, format_: str
) -> None:
    ran = mbcode("export", "summary", "--format", format_, "-o", name)
    assert ran.status == 2
    assert f"would hold {format_}" in ran.err
    assert not coded.with_name(name).exists()


@pytest.mark.parametrize(
    ("name", "begins"),
    [("t.json", b"[{"), ("t.TSV", b"theme\t"), ("t.xlsx", b"PK"), ("t", b"theme,")],
)
def test_the_ending_of_a_file_says_its_format_where_nothing_else_does(
    mbcode: Mbcode, coded: Path, name: str, begins: bytes
) -> None:
    assert mbcode("export", "summary", "-o", name).status == 0
    written = coded.with_name(name).read_bytes()
    assert b"".join(written.split(b"\n")).replace(b" ", b"").startswith(begins)


@pytest.mark.parametrize("name", ["json", "xlsx", "parquet"])
def test_excel_da_is_refused_for_what_is_not_csv(mbcode: Mbcode, coded: Path, name: str) -> None:
    assert coded.exists()
    assert mbcode("export", "summary", "--excel", "da", "--format", name).status == 2


def test_a_name_that_is_too_long_is_refused_in_one_line(mbcode: Mbcode, coded: Path) -> None:
    assert coded.exists()
    for name in ("x" * 300, "x" * 250):
        ran = mbcode("export", "summary", "-o", name)
        assert ran.status == 1
        assert "too long" in ran.err


def test_a_network_joins_the_codes_that_go_together(mbcode: Mbcode, coded: Path) -> None:
    def edges(*options: str) -> list[tuple[object, ...]]:
        graph = nx.parse_graphml(mbcode("export", "network", *options).out)
        label = nx.get_node_attributes(graph, "label")
        return [
            (*sorted((label[a], label[b])), told["weight"]) for a, b, told in graph.edges(data=True)
        ]

    assert edges() == [("Nøgler", "Tillid", 1)]
    assert edges("--min", "2") == []
    assert edges("--level", "theme") == [("Rammer", "Samarbejde", 1)]
    assert edges("--coder", "Bo") == []
    assert mbcode("export", "network", "-o", "net.graphml", "--unit", "sentence").status == 0
    note = json.loads(coded.with_name("net.graphml.meta.json").read_text(encoding="utf-8"))
    assert (note["what"], note["unit"], note["min"]) == ("network", "sentence", 1)
    assert mbcode("export", "network", "--min", "0").status == 2


def test_the_study_itself_is_never_overwritten(mbcode: Mbcode, coded: Path) -> None:
    before = coded.read_bytes()
    coded.with_name("link.csv").symlink_to(coded)
    coded.with_name("twin.csv").hardlink_to(coded)
    for name in ("study.mbcode", "./study.mbcode", "link.csv", "twin.csv"):
        for what in (["summary"], ["transcript", "01-nord"]):
            ran = mbcode("export", *what, "-o", name)
            assert ran.status == 1
            assert "the study itself" in ran.err
    assert coded.read_bytes() == before


def test_a_failed_run_leaves_the_old_file_whole(mbcode: Mbcode, coded: Path) -> None:
    old = coded.with_name("summary.csv")
    old.write_text("old")
    assert mbcode("export", "summary", "--code", "Kaffe", "-o", old).status == 1
    assert old.read_text() == "old"
    assert mbcode("export", "summary", "-o", "nowhere/summary.csv").status == 1


@pytest.mark.filterwarnings("ignore:Query string argument")
def test_a_password_in_the_address_is_not_written_beside_the_table(
    mbcode: Mbcode, coded: Path
) -> None:
    address = f"sqlite:///{coded}?password=hemmelig"
    for given in (["--study", address], [f"--study={address}"]):
        assert mbcode(*given, "export", "summary", "-o", "s.csv").status == 0
        note = coded.with_name("s.csv.meta.json").read_text(encoding="utf-8")
        assert "hemmelig" not in note
        assert "--study" in note


def test_excel_da_is_what_a_danish_excel_opens(mbcode: Mbcode, coded: Path) -> None:
    assert coded.exists()
    ran = mbcode("export", "summary", "--excel", "da")
    assert ran.out.startswith("\ufefftheme;code;")
    assert ran.out.count("\r\n") == ran.out.count("\n")


def test_a_formula_is_guarded_unless_raw_is_asked_for(mbcode: Mbcode, study_file: Path) -> None:
    assert study_file.exists()
    mbcode("memo", "study", "=HYPERLINK(1)")
    assert mbcode("list", "memos").rows[0]["memo"] == "'=HYPERLINK(1)"
    assert mbcode("list", "memos", "--raw").rows[0]["memo"] == "=HYPERLINK(1)"


FILTERS = [
    (["--transcript", "01-NORD"], ["1", "3", "2"]),
    (["--case", "syd"], ["4"]),
    (["--case", "syd", "--case", "nord"], ["1", "3", "2", "4"]),
    (["--role", "frivillig", "--coder", "bo"], ["3"]),
    (["--speaker", "interviewer"], []),
    (["--code", "nøgler"], ["2", "4"]),
    (["--theme", "samarbejde"], ["1", "3"]),
    (["--theme", "samarbejde", "--case", "syd"], []),
]


@pytest.mark.parametrize(("filters", "ids"), FILTERS, ids=lambda each: " ".join(each))
def test_filters_keep_what_they_name(
    mbcode: Mbcode, coded: Path, filters: list[str], ids: list[str]
) -> None:
    assert coded.exists()
    assert [row["id"] for row in mbcode("export", "codings", *filters).rows] == ids


@pytest.mark.parametrize(
    ("option", "near", "far"),
    [
        ("--transcript", "01-nor", "Kaffe"),
        ("--case", "Nor", "Kaffe"),
        ("--role", "frivilig", "Kaffe"),
        ("--speaker", "Aase", "Kaffe"),
        ("--code", "Nogler", "Kaffe"),
        ("--coder", "Bob", "Kaffe"),
        ("--theme", "Ramme", "Kaffe"),
    ],
)
@pytest.mark.parametrize("what", ["codings", "summary", "cooccurrence"])
def test_a_filter_that_names_nothing_is_refused(
    mbcode: Mbcode, coded: Path, what: str, option: str, near: str, far: str
) -> None:
    assert coded.exists()
    for name in (near, far):
        ran = mbcode("export", what, option, name)
        assert (ran.status, ran.out) == (1, "")
        assert name in ran.err


def test_counts_follow_unit_coders_and_level(mbcode: Mbcode, coded: Path) -> None:
    assert coded.exists()

    def together(*options: str) -> tuple[str, str]:
        rows = mbcode("export", "cooccurrence", *options).rows
        first = {row["code"]: row for row in rows}
        a, b = ("Rammer", "Samarbejde") if "theme" in options else ("Nøgler", "Tillid")
        return first[a][b], first[b][b]

    assert together() == ("1", "2")
    assert together("--coders", "any") == ("1", "1")
    assert together("--unit", "sentence") == ("1", "2")
    assert together("--level", "theme") == ("1", "2")
    assert together("--unit", "sentence", "--coders", "all") == ("0", "1")
    assert together("--unit", "character", "--coder", "Åse") == ("12", "12")
    assert mbcode("export", "cooccurrence", "--measure", "phi").status == 1
    assert mbcode("export", "cooccurrence", "--measure", "phi", "--unit", "turn").status == 0


def test_long_lists_the_pairs_that_go_together_or_all(mbcode: Mbcode, coded: Path) -> None:
    assert coded.exists()
    (pair,) = mbcode("export", "cooccurrence", "--long").rows
    assert (pair["code_a"], pair["code_b"], pair["count"]) == ("Nøgler", "Tillid", "1")
    assert len(mbcode("export", "cooccurrence", "--long", "--all").rows) == 6 * 5 // 2


def test_a_crosstab_takes_any_attribute(mbcode: Mbcode, coded: Path) -> None:
    assert coded.exists()
    assert mbcode("export", "crosstab", "--by", "coder").columns == ["code", "Bo", "Åse"]
    by = mbcode("export", "crosstab", "--by", "provenance", "--unit", "sentence")
    assert by.columns == ["code", "constructed", "(none)"]
    ran = mbcode("export", "crosstab", "--by", "age")
    assert ran.status == 1
    assert "provenance" in ran.err


def test_a_crosstab_shows_shares_of_its_rows_or_columns(mbcode: Mbcode, coded: Path) -> None:
    def cells(*options: str) -> dict[str, tuple[str, str]]:
        rows = mbcode("export", "crosstab", "--by", "provenance", *options).rows
        return {row["code"]: (row["constructed"], row["(none)"]) for row in rows}

    assert cells("--share", "row")["Nøgler"] == ("0.5", "0.5")
    assert cells("--share", "column")["Nøgler"] == ("0.333333", "1")
    assert cells("--share", "row")["Rum"] == ("", "")
    assert mbcode("export", "crosstab", "--by", "case", "--share", "row", "-o", "c.csv").status == 0
    note = json.loads(coded.with_name("c.csv.meta.json").read_text(encoding="utf-8"))
    assert (note["by"], note["share"]) == ("case", "row")
    assert mbcode("export", "crosstab", "--by", "case", "--share", "all").status == 2


def test_units_are_counted_from_one_in_each_transcript(mbcode: Mbcode, coded: Path) -> None:
    assert coded.exists()
    rows = mbcode("export", "units", "--unit", "turn", "--transcript", "01-nord").rows
    assert [row["unit"] for row in rows] == ["1", "2", "3", "4"]
    for row in rows:
        assert row["text"] == TEXT[int(row["start"]) : int(row["end"])]
        assert row["provenance"] == "constructed"


def test_search_finds_words_in_any_case_with_their_context(mbcode: Mbcode, coded: Path) -> None:
    assert coded.exists()
    rows = mbcode("search", "NØGLE", "--case", "nord", "--context", "9").rows
    (row,) = rows
    assert (row["before"], row["match"], row["after"]) == ("Hvem har ", "nøgle", "n?  Åse: ")
    assert row["speaker"] == "Interviewer"
    assert TEXT[int(row["start"]) : int(row["end"])] == "nøgle"
    assert mbcode("search", "nøgle", "--speaker", "Åse").rows == []
    assert mbcode("search", " ").status == 1


def test_check_lists_what_is_wrong(mbcode: Mbcode, coded: Path) -> None:
    import sqlite3

    assert mbcode("check").status == 0
    connection = sqlite3.connect(coded)
    with connection:
        connection.execute("UPDATE transcript SET text = 'x' || substr(text, 2) WHERE id = 1")
    connection.close()
    ran = mbcode("check")
    assert ran.status == 1
    assert "01-nord" in ran.out


def test_a_backup_is_a_study_of_its_own(mbcode: Mbcode, coded: Path) -> None:
    assert mbcode("backup", "copy.mbcode").status == 0
    for what in ("codings", "history"):
        assert mbcode("export", what, "--study", "copy.mbcode").out == mbcode("export", what).out
    before = coded.with_name("copy.mbcode").read_bytes()
    assert mbcode("backup", "copy.mbcode").status == 1
    assert coded.with_name("copy.mbcode").read_bytes() == before


@pytest.mark.usefixtures("study_file")
def test_memos_are_listed_by_the_words_they_contain(
    mbcode: Mbcode,
) -> None:
    mbcode("memo", "study", "Hvad med ÅBNINGEN?")
    mbcode("memo", "code", "Tillid", "Smal nok?")
    for listing in ("list", "export"):
        rows = mbcode(listing, "memos", "--containing", "åbning").rows
        assert [row["memo"] for row in rows] == ["Hvad med ÅBNINGEN?"]
        assert [row["on"] for row in mbcode(listing, "memos", "--containing", "tillid").rows] == [
            "code"
        ]
        assert mbcode(listing, "memos", "--containing", "intet").rows == []
