"""How the words of a passage are quoted where there is a line for them."""

from __future__ import annotations

_AT_MOST = 32
"""Characters of a passage that are quoted."""
_AT_AN_END = 24
"""Characters that are quoted of the beginning and of the end, where both matter."""


def quoted(passage: str) -> str:
    """Return a passage's first words, in quotation marks."""
    words = " ".join(passage.split())
    if len(words) > _AT_MOST:
        kept = words[:_AT_MOST]
        words = f"{kept.rpartition(' ')[0] or kept} …"
    return f"“{words}”"


def quoted_ends(passage: str) -> str:
    """Return a passage's first and last words, in quotation marks: enough to see its edges by."""
    words = " ".join(passage.split())
    if len(words) > 2 * _AT_AN_END:
        first, last = words[:_AT_AN_END], words[-_AT_AN_END:]
        words = f"{first.rpartition(' ')[0] or first} … {last.partition(' ')[2] or last}"
    return f"“{words}”"


def on_words(code: str, passage: str) -> str:
    """Return a code's name, and the words it is on."""
    return f"{code} on {quoted(passage)}"
