"""A word of the conversation, and what may follow it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from mbcode.danish import fold
from mbcode.errors import MbcodeError

Lines = Iterable[str]


@dataclass(frozen=True, slots=True)
class Word:
    """A word that is understood: how it is used, what it does, and the doing of it."""

    usage: str
    does: str
    do: Callable[[str], Lines]

    @property
    def name(self) -> str:
        return self.usage.partition(" ")[0]


def is_back(rest: str) -> bool:
    """Tell whether `rest` says that it goes backwards."""
    return bool(rest) and "back".startswith(fold(rest))


def whole(typed: str, what: str) -> int:
    """Return the number that was typed; MbcodeError says `what` was wanted."""
    if not typed.isdecimal():
        raise MbcodeError(f"{typed!r} is not {what}")
    return int(typed)
