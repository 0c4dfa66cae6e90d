"""`mbcode history`: who did what, when, to which transcript."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.cli.conftest import Mbcode

TODAY = datetime.now(UTC).astimezone().date()


def told(mbcode: Mbcode, *options: object) -> list[str]:
    return [f"{row['coder']}: {row['summary']}" for row in mbcode("history", *options).rows]


def test_the_history_is_narrowed_by_coder_transcript_and_kind(mbcode: Mbcode, coded: Path) -> None:
    assert coded.exists()
    assert told(mbcode, "--coder", "bo") == ["Bo: tag Tillid on 01-nord (sentence 2)"]
    assert told(mbcode, "--transcript", "02-SYD") == [
        "Åse: tag Nøgler on 02-syd (sentence 3)",
        "Åse: import 8 codes, 2 cases, 2 transcripts",
    ]
    both = ("--kind", "tag", "--coder", "Åse", "--transcript", "01-nord")
    assert told(mbcode, *both, "--limit", "1") == ["Åse: tag Nøgler on 01-nord (sentences 2–3)"]
    assert len(told(mbcode, "--kind", "tag", "--kind", "IMPORT")) == 5


def test_the_history_is_narrowed_by_day_and_time(mbcode: Mbcode, coded: Path) -> None:
    assert coded.exists()
    tomorrow, whole = TODAY + timedelta(days=1), told(mbcode)
    assert len(whole) == 5
    assert told(mbcode, "--day", TODAY) == whole
    assert told(mbcode, "--from", TODAY, "--to", TODAY) == whole
    assert told(mbcode, "--from", tomorrow) == told(mbcode, "--day", tomorrow) == []
    third = mbcode("history").rows[2]["at"]
    assert told(mbcode, "--from", third) == whole[:3]
    assert told(mbcode, "--to", third) == whole[2:]
    assert mbcode("export", "history", "--to", third).rows == mbcode("history").rows[2:]


@pytest.mark.parametrize(
    ("options", "status", "said"),
    [
        (("--kind", "gæt"), 1, 'no kind of change is called "gæt"; there is: import, tag'),
        (("--transcript", "03"), 1, 'no transcript is called "03"'),
        (("--coder", "Ib"), 1, 'no coder is called "Ib"'),
        (("--from", "i går"), 2, "'i går' is no time; write a day as 2024-05-01"),
        (("--to", "2024-02-30"), 2, "'2024-02-30' is no time"),
        (("--to", "0001-01-01"), 2, "'0001-01-01' is no time"),
        (("--day", "2024-05-01T10:00"), 2, "'2024-05-01T10:00' is no day"),
        (("--day", "2024-05-01", "--to", "2024-05-02"), 2, "leave --from and --to out"),
    ],
)
def test_what_the_history_cannot_be_narrowed_by_is_refused(
    mbcode: Mbcode, coded: Path, options: tuple[str, ...], status: int, said: str
) -> None:
    assert coded.exists()
    ran = mbcode("history", *options)
    assert (ran.status, ran.out) == (status, "")
    assert said in ran.err


def test_a_table_as_the_study_stood_after_a_change_on_a_day_and_at_a_moment(
    mbcode: Mbcode, coded: Path
) -> None:
    before = mbcode("export", "codings").out
    newest = mbcode("history", "--limit", "1").rows[0]
    assert mbcode("--as", "Ida", "recode", "1", "Rum").status == 0
    assert mbcode("untag", "2").status == 0
    assert mbcode("history", "--at", newest["id"], "export", "codings").out == before
    assert mbcode("history", "--at", f"#{newest['id']}", "export", "codings").out == before
    assert mbcode("history", "--at", newest["at"], "export", "codings").out == before
    now = mbcode("export", "codings").out
    assert mbcode("history", "--at", TODAY, "export", "codings").out == now
    assert mbcode("history", "--at", newest["id"]).rows[0] == newest
    coders = mbcode("history", "--study", coded, "--at", newest["id"], "list", "coders").rows
    assert [row["coder"] for row in coders] == ["Bo", "Åse"]
    assert mbcode("history", "--at", "2", "search", "nøglen").rows
    agree = ("agree", "--coder", "Åse", "--coder", "Bo")
    assert mbcode("history", "--at", newest["id"], *agree).rows != mbcode(*agree).rows


def test_the_note_beside_a_table_of_the_past_names_the_moment(mbcode: Mbcode, coded: Path) -> None:
    third = mbcode("history").rows[2]
    assert mbcode("history", "--at", "3", "export", "codings", "-o", "then.csv").status == 0
    note = json.loads(coded.with_name("then.csv.meta.json").read_text(encoding="utf-8"))
    assert note["at"] == {"time": third["at"], "change": 3}
    assert note["command"] == "mbcode history --at 3 export codings -o then.csv"
    refused = mbcode("history", "--at", "3", "export", "codings", "-o", "study.mbcode")
    assert "would overwrite the study itself" in refused.err


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("--at", "2020-01-01", "export", "codings"), 1, "the study was made at"),
        (("--at", "2999-01-01", "export", "codings"), 1, "is still to come"),
        (("--at", "99", "export", "codings"), 1, "the history has no change 99; the newest is 5"),
        (("--at", "i går", "export", "codings"), 2, "'i går' is no time"),
        (("export", "codings"), 2, "say when: mbcode history --at TIME export …"),
        (("--at", "2", "untag", "1"), 2, "'untag' tells nothing of the past"),
        (("--at", "2", "search", "nøglen", "--give", "Rum"), 2, "what was can't be changed"),
        (("--coder", "Bo", "--at", "2", "export", "codings"), 2, "is written after it"),
        (("--at", "2", "export", "nothing"), 2, "invalid choice"),
    ],
)
def test_what_can_not_be_asked_of_the_past_is_refused(
    mbcode: Mbcode, coded: Path, arguments: tuple[str, ...], status: int, said: str
) -> None:
    before = coded.read_bytes()
    ran = mbcode("history", *arguments)
    assert (ran.status, ran.out) == (status, "")
    assert said in ran.err
    assert coded.read_bytes() == before


def test_codings_of_an_older_definition_are_listed_with_what_it_was(
    mbcode: Mbcode, coded: Path
) -> None:
    assert coded.exists()
    assert mbcode("list", "codings").out == mbcode("export", "codings").out
    assert mbcode("list", "codings", "--stale").rows == []
    edit = ("code", "edit", "Tillid", "--definition", "tro på nogen", "--exclude", "håb")
    assert mbcode("--as", "Ida", *edit).status == 0
    mine = mbcode("list", "codings", "--stale", "--coder", "Åse").rows
    assert [(row["id"], row["changed_by"], row["changed"]) for row in mine] == [
        ("1", "Ida", "definition, exclude")
    ]
    assert (mine[0]["definition_then"], mine[0]["definition"]) == ("", "tro på nogen")
    assert (mine[0]["exclude"], mine[0]["text"]) == ("håb", "Det har jeg.")
    assert [row["id"] for row in mbcode("list", "codings", "--stale").rows] == ["1", "3"]
    assert mbcode("edges", "1", "36", "47").status == 0
    assert [row["id"] for row in mbcode("list", "codings", "--stale").rows] == ["3"]


def test_the_history_of_a_code_is_what_it_was_called_and_meant(mbcode: Mbcode, coded: Path) -> None:
    assert coded.exists()
    assert mbcode("code", "edit", "Tillid", "--definition", "tro på nogen").status == 0
    assert mbcode("--as", "Bo", "code", "rename", "Tillid", "Mistillid").status == 0
    rows = mbcode("code", "history", "mistillid").rows
    assert [(row["coder"], row["name"], row["definition"]) for row in rows] == [
        ("Bo", "Mistillid", "tro på nogen"),
        ("Åse", "Tillid", "tro på nogen"),
        ("Åse", "Tillid", ""),
    ]
    assert 'no code is called "Tro"' in mbcode("code", "history", "Tro").err
