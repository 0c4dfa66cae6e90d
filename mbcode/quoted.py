"""How the words of a passage are quoted where there is a line for them."""

from __future__ import annotations

_AT_MOST = 32
"""Characters of a passage that are quoted."""


def quoted(passage: str) -> str:
    """Return a passage's first words, in quotation marks."""
    words = " ".join(passage.split())
    if len(words) > _AT_MOST:
        kept = words[:_AT_MOST]
        words = f"{kept.rpartition(' ')[0] or kept} …"
    return f"“{words}”"


def on_words(code: str, passage: str) -> str:
    """Return a code's name, and the words it is on."""
    return f"{code} on {quoted(passage)}"
