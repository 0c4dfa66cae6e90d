"""`mbcode history`: who did what, when, to which transcript."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.cli.conftest import Mbcode

TODAY = datetime.now(UTC).astimezone().date()


def told(mbcode: Mbcode, *options: object) -> list[str]:
    return [f"{row['coder']}: {row['summary']}" for row in mbcode("history", *options).rows]


def test_the_history_is_narrowed_by_coder_transcript_and_kind(mbcode: Mbcode, coded: Path) -> None:
    assert coded.exists()
    assert told(mbcode, "--coder", "bo") == ["Bo: tag 01-nord 36-48 Tillid"]
    assert told(mbcode, "--transcript", "02-SYD") == [
        "Åse: tag 02-syd 49-78 Nøgler",
        "Åse: import 8 codes, 2 cases, 2 transcripts",
    ]
    both = ("--kind", "tag", "--coder", "Åse", "--transcript", "01-nord")
    assert told(mbcode, *both, "--limit", "1") == ["Åse: tag 01-nord 36-78 Nøgler"]
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
