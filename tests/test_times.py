"""How a point in time is read and written."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from mbcode.errors import MbcodeError
from mbcode.times import earliest, latest, utc


@pytest.fixture(autouse=True)
def in_copenhagen(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "Europe/Copenhagen")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024-05-01", "2024-04-30T22:00:00Z", "2024-05-01T21:59:59.999999Z"),
        ("2024-03-31", "2024-03-30T23:00:00Z", "2024-03-31T21:59:59.999999Z"),
        ("2024-10-27", "2024-10-26T22:00:00Z", "2024-10-27T22:59:59.999999Z"),
        ("2024-05-01T13:30", "2024-05-01T11:30:00Z", "2024-05-01T11:30:00Z"),
        ("2024-05-01 13:30:05", "2024-05-01T11:30:05Z", "2024-05-01T11:30:05Z"),
        ("2024-05-01T13:30Z", "2024-05-01T13:30:00Z", "2024-05-01T13:30:00Z"),
        ("2024-05-01T13:30+05:00", "2024-05-01T08:30:00Z", "2024-05-01T08:30:00Z"),
    ],
)
def test_a_day_lasts_by_the_clock_on_the_wall_and_a_moment_is_one(
    text: str, first: str, last: str
) -> None:
    assert (utc(earliest(text)), utc(latest(text))) == (first, last)


@pytest.mark.parametrize(
    "text", ["", "i går", "12", "2024-13-01", "2024-05-01T25:00", "0001-01-01"]
)
def test_anything_else_is_refused(text: str) -> None:
    for read in (earliest, latest):
        with pytest.raises(MbcodeError, match="is no time; write a day as 2024-05-01"):
            read(text)
