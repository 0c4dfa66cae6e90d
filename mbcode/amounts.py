"""How a number of things is written."""

from __future__ import annotations


def many(count: int, noun: str) -> str:
    """Return a number with a noun that takes an s: `1 coder`, `1,200 codings`."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
