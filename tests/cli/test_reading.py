"""`mbcode read`: reading and coding line by line, as a person with a screen reader does."""

from __future__ import annotations

import io
import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Mbcode, Ran
from tests.studies import small_study

Converse = Callable[..., Ran]


@pytest.fixture
def converse(mbcode: Mbcode, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Converse:
    """Say lines to `mbcode read` on the little study; what it greeted with is left out."""
    small_study(folder / "study.mbcode").close()

    def run(*lines: str, coder: str = "Åse") -> Ran:
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        ran = mbcode("--as", coder, "read", "01-nord")
        greeting = "help lists the words; enter goes on; quit leaves.\n"
        return Ran(ran.status, ran.out.partition(greeting)[2], ran.err)

    return run


def test_an_empty_line_goes_on_and_says_who_speaks_when_that_changes(converse: Converse) -> None:
    assert converse("", "", "back").out.splitlines() == [
        "Åse:",
        "2  Det har jeg.",
        "3  Og så har Bo den om onsdagen.",
        "2  Det har jeg.",
    ]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("4", "4  Det går fint."),
        ("next 3", "4  Det går fint."),
        ("end", "7  Ikke altid."),
        ("percent 50", "3  Og så har Bo den om onsdagen."),
        ("turn", "2  Det har jeg."),
        ("/onsdag", "3  Og så har Bo den om onsdagen."),
        ("find ALTID", "5  Altid?"),
    ],
)
def test_there_are_many_ways_to_go(converse: Converse, line: str, said: str) -> None:
    assert converse(line).out.splitlines()[-1] == said


def test_a_sentence_a_run_of_them_and_exact_words_can_be_tagged(
    converse: Converse, mbcode: Mbcode
) -> None:
    ran = converse("2", "tag tilli", "tag 3-4 Rum", 'tag "Bo den" møder', "again 6")
    assert ran.status == 0
    rows = mbcode("export", "codings").rows
    assert [(row["code"], row["text"]) for row in rows] == [
        ("Tillid", "Det har jeg."),
        ("Rum", "Og så har Bo den om onsdagen. Det går fint."),
        ("Møder", "Bo den"),
        ("Møder", "Nej."),
    ]


def test_what_was_coded_is_said_with_the_sentence(converse: Converse) -> None:
    converse("2", "tag tillid", "memo 1 er det sikkert?")
    assert converse("2", coder="Bo").out.splitlines()[1:] == [
        "2  Det har jeg.",
        "    [1] Tillid, Åse, on sentence 2. Memo (Åse): er det sikkert?",
    ]


def test_a_coding_is_altered_taken_away_and_brought_back(
    converse: Converse, mbcode: Mbcode
) -> None:
    converse("2", "tag tillid", "recode 1 Rum", "edges 1 3-4")
    (row,) = mbcode("export", "codings").rows
    assert (row["code"], row["sentence_from"], row["sentence_to"]) == ("Rum", "3", "4")
    ran = converse("untag 1", "undo", "undo", "redo")
    assert [line.partition(":")[0] for line in ran.out.splitlines()] == [
        "taken away",
        "undone",
        "undone",
        "redone",
    ]
    assert len(mbcode("export", "codings").rows) == 1


def test_a_new_code_is_made_below_its_theme(converse: Converse, mbcode: Mbcode) -> None:
    converse("2", "new Samarbejde > Tvivl")
    (row,) = mbcode("export", "codings").rows
    assert (row["theme"], row["code"]) == ("Samarbejde", "Tvivl")


def test_others_codings_can_be_hidden_and_are_not_altered(converse: Converse) -> None:
    converse("2", "tag tillid")
    assert converse("mine", "2", coder="Bo").out.splitlines()[-1] == "2  Det har jeg."
    assert "this is Åse's coding" in converse("untag 1", coder="Bo").err


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("99", "there is no sentence 99; they run from 1 to 7"),
        ("back", "this is the first sentence"),
        ("tag", "which code?"),
        ("tag xyzzy", "no code is like 'xyzzy'"),
        ("tag id", "'id' could be Åbningstid, Tillid; write more of it"),
        ("tag 4-2 Rum", "4-2 runs backwards; write 2-4"),
        ('tag "fandtes ikke" Rum', '"fandtes ikke" does not stand in this transcript'),
        ("untag 7", "no coding 7 in this transcript"),
        ("untag x", "'x' is not the number of a coding"),
        ("co", "co could be coded, codes"),
        ("xyz", "xyz is none of the words"),
        ("again", "there is no last code yet"),
        ("coded", "there is no coded sentence beyond this one"),
        ("percent 101", "101 is no percentage"),
        ("open nowhere", "which transcript?"),
        ("redo", "nothing to redo"),
    ],
)
def test_what_is_not_understood_is_told_and_alters_nothing(
    converse: Converse, mbcode: Mbcode, line: str, told: str
) -> None:
    ran = converse(line)
    assert ran.status == 1
    assert told in ran.err
    assert mbcode("export", "codings").rows == []


def test_every_word_is_in_the_help_and_the_reference(converse: Converse) -> None:
    reference = (Path(__file__).parents[2] / "docs" / "REFERENCE.md").read_text(encoding="utf-8")
    section = reference.partition("### mbcode read")[2].partition("\n### ")[0]
    for line in converse("help").out.splitlines()[:-2]:
        assert f"`{line.partition(':')[0]}`" in section


def test_a_slip_at_a_terminal_is_told_and_the_conversation_goes_on(folder: Path) -> None:
    small_study(folder / "study.mbcode").close()
    leader, follower = pty.openpty()
    command = [sys.executable, "-m", "mbcode", "read", "01-nord"]
    with subprocess.Popen(command, stdin=follower, stdout=follower, stderr=follower) as process:
        os.close(follower)
        os.write(leader, b"nonsense\n2\ntag Tillid\nquit\n")
        said = b""
        while chunk := _read(leader):
            said += chunk
        assert process.wait(30) == 0
    assert b"nonsense is none of the words" in said
    assert b"[1] Tillid, on sentence 2" in said


def _read(leader: int) -> bytes:
    try:
        return os.read(leader, 65_536)
    except OSError:  # What Linux answers once the other end is closed.
        return b""
