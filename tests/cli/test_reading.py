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
        (r"regex alt\w+\?", "5  Altid?"),
        ("uncoded", "2  Det har jeg."),
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


def test_several_codes_are_given_at_once_and_taken_back_in_one_step(converse: Converse) -> None:
    ran = converse("2", "t tillid, rum, møder", "u", "here")
    assert ran.out.splitlines()[2:] == [
        "[1] Tillid, on sentence 2",
        "[2] Rum, on sentence 2",
        "[3] Møder, on sentence 2",
        "undone: Tillid on “Det har jeg.” and 2 more",
        "2  Det har jeg.",
    ]


def test_a_code_on_hold_is_given_and_one_goes_on_until_it_is_let_go(
    converse: Converse, mbcode: Mbcode
) -> None:
    ran = converse("2", "hold tillid", ".", ".", "hold off", ".", "3", "hold", ".", "end", ".")
    assert ran.status == 0
    assert "'Tillid' is on these words already: coding 2 on 01-nord (sentence 3)" in ran.out
    assert ran.out.splitlines()[-1] == "this is the last one"
    given = [(row["code"], row["sentence_from"]) for row in mbcode("export", "codings").rows]
    assert given == [("Tillid", number) for number in "2347"]


def test_words_name_a_code_and_give_it_again(converse: Converse, mbcode: Mbcode) -> None:
    assert converse("2", "vivo", 'vivo "det har jeg"').status == 0
    given = [(row["code"], row["text"]) for row in mbcode("export", "codings").rows]
    assert given == [("Det har jeg", "Det har jeg"), ("Det har jeg", "Det har jeg.")]


@pytest.mark.parametrize(
    ("lines", "read"),
    [
        (("only uncoded", "", ""), ["2", "3", "5"]),
        (("only åse", "end", "back", "back", "back"), ["2", "7", "6", "4", "3"]),
        (("only tillid",), ["4"]),
        (("only tillid", "only all", ""), ["4", "5"]),
        (("only åse", "turn", "turn back"), ["2", "6", "2"]),
    ],
)
def test_a_part_of_the_transcript_is_read_alone(
    converse: Converse, lines: tuple[str, ...], read: list[str]
) -> None:
    converse("4", "tag tillid", "1", "tag rum")
    said = converse("1", *lines).out.splitlines()
    numbers = [line[0] for line in said if line[0].isdecimal()]
    assert numbers[1:] == read


def test_a_memo_is_said_written_and_removed_wherever_there_can_be_one(converse: Converse) -> None:
    ran = converse(
        "2", "tag tillid", "memo 1 sikkert", "memo 1", "memo her", "memo",
        "memo-code tillid: bredt", "memo-code tillid:", "memo-study alt", "memos", "memos bredt",
        "memo 1 -", "memo 1",
    )  # fmt: skip
    assert ran.status == 0
    assert ran.out.splitlines()[3:] == [
        "memo on the coding written",
        "Memo (Åse): sikkert",
        "memo on the transcript written",
        "Memo (Åse): her",
        "memo on the code written",
        "Memo (Åse): bredt",
        "memo on the study written",
        "On Tillid, 01-nord “Det har jeg.” (Åse): sikkert",
        "On 01-nord (Åse): her",
        "On the code Tillid (Åse): bredt",
        "memo on the coding removed",
        "there is no memo on the coding; what follows the word is written",
    ]


def test_a_passage_is_quoted_counted_and_the_transcript_marked_as_done(converse: Converse) -> None:
    ran = converse("2", "tag tillid, rum", "copy 2-3", "counts rum", "done", "transcripts")
    assert ran.out.splitlines()[4:] == [
        "“Det har jeg. Og så har Bo den om onsdagen.” "
        "(Åse, 01-nord, sentences 2–3, 36–78, constructed)",
        "Rum: 1 on this sentence, 1 in the transcript, 1 in the study",
        "with Tillid 1",
        "mark 01-nord done",
        "01-nord (Nord, frivillig): 2 codings, 9% coded, done",
        "02-syd (Syd, kommunal): 0 codings, 0% coded",
    ]


def test_a_text_is_corrected_and_what_waits_is_placed(converse: Converse) -> None:
    ran = converse("4", "tag tillid", 'correct "Det går fint." Nej', "reviews", "place 1 4", "here")
    assert ran.status == 0
    assert ran.out.splitlines()[3:] == [
        "edit 01-nord: 1 edit, 1 coding to review",
        "1 waiting for review here; reviews says them",
        "[1] Tillid, 01-nord, Åse, was on “Det går fint.”; has a likely place",
        "place Tillid on 01-nord (sentence 4)",
        "4  Nej",
        "    [1] Tillid, on sentence 4",
    ]


def test_a_stale_coding_is_said_and_kept_by_giving_its_code_again(
    converse: Converse, mbcode: Mbcode
) -> None:
    converse("2", "tag tillid")
    mbcode("code", "edit", "Tillid", "--definition", "tro på nogen")
    ran = converse("only stale", "recode 1 tillid", "only all", "only stale")
    assert ran.out.splitlines() == [
        "only stale codings: 1 sentence; only all reads all again",
        "Åse:",
        "2  Det har jeg.",
        "    [1] Tillid, on sentence 2. Stale: when it was given, it meant: (nothing yet)",
        "[1] Tillid, on sentence 2",
        "all of the transcript again",
    ]
    assert "there is nothing to read: stale codings" in ran.err


def test_sentences_are_split_and_joined(converse: Converse) -> None:
    ran = converse("3", 'split "om onsdagen"', "4", "back", "join", "here")
    assert ran.status == 0
    assert [line for line in ran.out.splitlines() if line[0].isdecimal()] == [
        "3  Og så har Bo den om onsdagen.",
        "4  om onsdagen.",
        "3  Og så har Bo den",
        "3  Og så har Bo den om onsdagen.",
    ]


def test_suggestions_are_accepted_and_refused_by_their_number(
    converse: Converse, mbcode: Mbcode
) -> None:
    mbcode("code", "edit", "Nøgler", "--keywords", "nøgle")
    mbcode("code", "edit", "Møder", "--keywords", "onsdag")
    ran = converse("suggest", "accept 1", "suggest", "3", "suggest all", "refuse 1", "suggest")
    assert ran.status == 0
    learning, *said = ran.out.splitlines()
    assert learning == "learning from what you coded"
    assert said[0].startswith("1  Nøgler, ")
    assert said[0].endswith("for nøglen; 01-nord sentence 1 “Hvem har nøglen?”")
    nothing = "nothing is suggested; keywords help, and five codings of a code"
    assert said[2] == nothing
    assert said[-1] == nothing
    assert [row["code"] for row in mbcode("export", "codings").rows] == ["Nøgler"]


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
        ("cod", "cod could be coded, codes"),
        ("xyz", "xyz is none of the words"),
        ("again", "there is no last code yet"),
        ("coded", "there is no coded sentence beyond this one"),
        ("percent 101", "101 is no percentage"),
        ("open nowhere", "which transcript?"),
        ("redo", "you have nothing to redo"),
        ("hold", "there is no last code yet"),
        ("only", "only what?"),
        ("only tillid", "there is nothing to read: passages with Tillid"),
        ("uncoded back", "there is no uncoded sentence before this one"),
        ("correct nøglen", "correct what?"),
        ("split", "split where?"),
        ("edit", "no editor can be opened here; correct alters words"),
        ("accept 1", "there is no suggestion 1"),
        ("place 4", "no coding 4 waits for review"),
        ("tag tillid, xyzzy", "no code is like 'xyzzy'"),
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
    explained = [line.rpartition(": ")[0] for line in converse("help all").out.splitlines()[:-4]]
    assert [usage for usage in explained if f"`{usage}`" not in section] == []
    named = {
        word
        for line in converse("help").out.splitlines()[:-5]
        for word in line.partition(": ")[2].split(", ")
    }
    assert named == {usage.partition(" ")[0] for usage in explained}
    assert converse("help hold").out.startswith("hold [CODE]: hold a code")


def test_a_slip_at_a_terminal_is_told_and_the_conversation_goes_on(folder: Path) -> None:
    small_study(folder / "study.mbcode").close()
    leader, follower = pty.openpty()
    command = [sys.executable, "-m", "mbcode", "read", "01-nord"]
    environment = os.environ | {"VISUAL": "true"}
    with subprocess.Popen(
        command, stdin=follower, stdout=follower, stderr=follower, env=environment
    ) as process:
        os.close(follower)
        os.write(leader, b"nonsense\n2\ntag Tillid\nhold\ncopy\nedit\nquit\n")
        said = b""
        while chunk := _read(leader):
            said += chunk
        assert process.wait(30) == 0
    assert b"nonsense is none of the words" in said
    assert b"[1] Tillid, on sentence 2" in said
    assert b"holding Tillid> " in said
    assert b"\x1b]52;c;" in said
    assert b"nothing was changed" in said


def _read(leader: int) -> bytes:
    try:
        return os.read(leader, 65_536)
    except OSError:  # What Linux answers once the other end is closed.
        return b""
