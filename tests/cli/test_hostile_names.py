"""Names and texts made to harm: they neither steer a terminal nor lead a file astray."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Mbcode
from tests.cli.terminals import shown_on_a_terminal

STEERING = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
STRAY_RETURN = re.compile(r"\r(?![\r\n])")
OSC = "\x1b]0;owned\x07"
C1 = "\x9b31m\x90q\x9c"
BIDI = "\u202eesrever\u2066"
HOSTILE = f"{OSC}{C1}{BIDI}\rover"
COMMANDS = (
    ("list", "transcripts"),
    ("list", "codes"),
    ("list", "cases"),
    ("list", "memos"),
    ("export", "codings"),
    ("export", "codings", "--format", "md"),
    ("export", "codings", "--format", "json"),
    ("export", "units", "--unit", "turn"),
    ("export", "codebook"),
    ("export", "transcript", "ond"),
    ("search", "nøgle"),
    ("history",),
    ("tag", "ond", "1", "2", HOSTILE),
    ("--as", HOSTILE, "undo"),
    ("--study", HOSTILE, "check"),
    ("export", HOSTILE),
    (HOSTILE,),
    ("restore", HOSTILE),
)
ALL = """
import sys
from ast import literal_eval
from mbcode.cli import main
for command in literal_eval(sys.argv[1]):
    main(list(command))
"""
NAMES = (
    "../../etc/passwd",
    "/etc/passwd",
    "a/b\\c",
    "..",
    "-rf",
    "=1+1",
    "[red]rød[/red]",
    "CON",
    "a" * 200,
    "שלום",
    "👪 familie",
    "æ'\"; DROP TABLE code; --",
    "%s %(x)s {0}",
)


@pytest.fixture
def hostile(mbcode: Mbcode, folder: Path) -> Path:
    """A study with all that its formats let through of what is hostile."""
    text = (
        f"---\ntitle: 'a {BIDI}'\nrole: r{BIDI}\ncase: Sag{BIDI}\n---\nBo{BIDI}: nøgle {BIDI} her."
    )
    (folder / "ond.md").write_text(text, encoding="utf-8")
    (folder / "koder.csv").write_text(f"name,definition\nkode,{BIDI} og {C1}\n", encoding="utf-8")
    assert mbcode("new").status == 0
    assert mbcode("import", "ond.md", "koder.csv").status == 0
    assert mbcode("tag", "ond", 15, 20, "kode", "--memo", f"memo {HOSTILE}").status == 0
    assert mbcode("memo", "study", f"{HOSTILE}").status == 0
    return folder


def on_a_terminal(folder: Path, *commands: tuple[str, ...]) -> str:
    """Run command lines with stdout and stderr on a terminal; return what it showed."""
    return shown_on_a_terminal(folder, "-c", ALL, repr(commands))


def test_nothing_that_steers_reaches_a_terminal(hostile: Path) -> None:
    told = on_a_terminal(hostile, *COMMANDS)
    assert "Traceback" not in told
    assert "a bug in mbcode" not in told
    assert "␛]0;owned␇" in told
    assert STEERING.search(told) is None
    assert STRAY_RETURN.search(told) is None


def test_a_bar_shows_no_more_of_a_name_than_its_letters(hostile: Path) -> None:
    (hostile / f"{HOSTILE}.txt").write_text("Bo: Nå.", encoding="utf-8")
    told = on_a_terminal(hostile, ("import", f"{HOSTILE}.txt"))
    assert not any(piece in told for piece in (OSC, C1, BIDI, "\x9b", "\u202e"))


@pytest.mark.parametrize("name", NAMES)
def test_any_name_comes_out_as_it_went_in_and_writes_nowhere_else(
    mbcode: Mbcode, study_file: Path, name: str
) -> None:
    assert mbcode("code", "add", "--", name).status == 0
    coded = ("tag", f"--memo={name}", "--", "01-nord", 0, 5, name)
    assert mbcode("--as", "Bo", *coded).status == 0
    assert mbcode("export", "codings", "--raw").rows[0]["code"] == name
    before = set(study_file.parent.iterdir())
    for format_ in ("csv", "tsv", "json", "md", "xlsx", "parquet"):
        assert mbcode("export", "codings", "-o", f"ud.{format_}").status == 0
    assert mbcode("export", "network", "-o", "ud.graphml").status == 0
    assert mbcode("export", "codebook", "-o", "koder.csv").status == 0
    new = {path.name for path in set(study_file.parent.iterdir()) - before}
    assert all(each.startswith(("ud.", "koder.")) for each in new)
    guarded = next(csv.DictReader(io.StringIO(Path("ud.csv").read_text(encoding="utf-8"))))
    assert not guarded["code"].startswith(tuple("=+-@\t\r"))
    again = mbcode("import", "koder.csv")
    assert (again.status, "added" in again.err) == (0, False)


@pytest.mark.parametrize("name", ["a\nb", "a\x1b[2Jb", "\u2028", "x" * 10_000, " ", "a\x00b"])
def test_a_name_no_table_can_show_is_refused(mbcode: Mbcode, study_file: Path, name: str) -> None:
    before = study_file.read_bytes()
    ran = mbcode("code", "add", name)
    assert ran.status == 1 or "\n" in name
    assert ran.status == 0 or study_file.read_bytes() == before
    Path("koder.yaml").write_text(f"codes:\n- name: {name!r}\n", encoding="utf-8")
    assert mbcode("import", "koder.yaml").status in (0, 1)
    assert all(row["code"].isprintable() for row in mbcode("list", "codes").rows)
