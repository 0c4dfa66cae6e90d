"""How a number of things is written, and which of them are meant."""

from __future__ import annotations


def many(count: int, noun: str) -> str:
    """Return a number with a noun that takes an s: `1 coder`, `1,200 codings`."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def numbered(noun: str, first: int, last: int) -> str:
    """Return which of many are meant, both ends included: `sentence 3`, `sentences 3–5`."""
    return f"{noun} {first}" if first == last else f"{noun}s {first}–{last}"
