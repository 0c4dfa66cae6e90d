"""The words a researcher may choose between when counting, and how a wrong one is refused."""

from __future__ import annotations

from collections.abc import Sequence

from mbcode.errors import MbcodeError

OVERLAP = "overlap"
RULES = ("same", "any", "all")
LEVELS = ("code", "theme")
SHARES = ("row", "column")
MEASURES = ("count", "jaccard", "conditional", "phi", "lift", "expected")


def require_one_of(choice: str, allowed: Sequence[str], what: str) -> None:
    """Raise MbcodeError, naming `what` and what is allowed, where `choice` is none of `allowed`."""
    if choice not in allowed:
        raise MbcodeError(f'no {what} is called "{choice}": choose one of {", ".join(allowed)}')
