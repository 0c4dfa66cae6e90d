"""What arguments may be: ids, positions, units, files. Each raises argparse's own error."""

from __future__ import annotations

import re
from argparse import ArgumentTypeError
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from mbcode.errors import MbcodeError
from mbcode.times import earliest, latest

HIGHEST_ID = 2**31 - 1
"""The highest that every database's integers hold."""
_WHOLE_NUMBER = re.compile(r"[0-9]{1,15}")
_CHANGE = re.compile(r"#?(?P<number>[0-9]{1,7})")
_WINDOW = re.compile(r"window:[0-9]{1,9}")


def position(text: str) -> int:
    """Return a position in a text, in code points."""
    return _whole(text, 0, 10**15)


def row_id(text: str) -> int:
    """Return the id of a coding."""
    return _whole(text, 1, HIGHEST_ID)


def count(text: str) -> int:
    """Return a number of things, at least one."""
    return _whole(text, 1, HIGHEST_ID)


def file(text: str) -> Path:
    """Return the path of a file."""
    if not text or "\0" in text:
        raise ArgumentTypeError(f"{text!r} can't be a file's name")
    return Path(text)


def since(text: str) -> datetime:
    """Return the first moment of a day, or a point in time."""
    return _point_in_time(earliest, text)


def until(text: str) -> datetime:
    """Return the last moment of a day, or a point in time."""
    return _point_in_time(latest, text)


def day(text: str) -> tuple[datetime, datetime]:
    """Return the first and the last moment of a day."""
    begin, end = since(text), until(text)
    if begin == end:
        raise ArgumentTypeError(f"{text!r} is no day; write it as 2024-05-01")
    return begin, end


def moment(text: str) -> int | datetime:
    """Return the number of a change, or a point in time: of a day its end, or now if that is still
    to come.
    """
    number = _CHANGE.fullmatch(text)
    if number:
        return int(number["number"])
    begin, end = since(text), until(text)
    return max(begin, min(end, datetime.now(UTC)))


def _point_in_time(read: Callable[[str], datetime], text: str) -> datetime:
    try:
        return read(text)
    except MbcodeError as error:
        raise ArgumentTypeError(str(error)) from error


class Unit:
    """A unit to count in, one of `words`; `window` among them stands for `window:K`."""

    def __init__(self, *words: str) -> None:
        self._words = words

    @property
    def metavar(self) -> str:
        """How a help text names the choice."""
        return "|".join("window:K" if word == "window" else word for word in self._words)

    def __call__(self, text: str) -> str:
        """Return `text` if it is one of the units."""
        is_window = "window" in self._words and _WINDOW.fullmatch(text)
        if not is_window and (text not in self._words or text == "window"):
            raise ArgumentTypeError(f"{text!r} is no unit; choose one of {self.metavar}")
        return text


def _whole(text: str, low: int, high: int) -> int:
    if not _WHOLE_NUMBER.fullmatch(text) or not low <= int(text) <= high:
        raise ArgumentTypeError(f"{text!r} is not a whole number from {low} on")
    return int(text)
