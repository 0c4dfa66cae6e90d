"""Units in words, and the size of a window."""

from __future__ import annotations

from mbcode.amounts import many
from mbcode.analysis.choices import OVERLAP

WINDOW = "window"
CODINGS = "codings"
"""No unit: a crosstab then counts codings."""
UNITS = ("sentence", "turn", WINDOW, "transcript", "case", "character")
"""What codes can be counted in; a window has a size."""
COUNT = "count"
"""No measure and no share: figures are counts."""
SMALLEST_WINDOW, LARGEST_WINDOW = 2, 50

_WORDS = {
    OVERLAP: ("pair of overlapping segments", "pairs of overlapping segments"),
    CODINGS: ("coding", "codings"),
    "sentence": ("sentence", "sentences"),
    "turn": ("turn", "turns"),
    "transcript": ("transcript", "transcripts"),
    "case": ("case", "cases"),
    "character": ("character", "characters"),
}


def kind_of(unit: str) -> str:
    """Return a unit without its size: `window` for `window:3`."""
    return unit.partition(":")[0]


def amount(count: int, unit: str) -> str:
    """Return a number of units in words: `1 sentence`, `4 windows of 3 sentences`."""
    if kind_of(unit) == WINDOW:
        return f"{many(count, WINDOW)} of {unit.partition(':')[2]} sentences"
    one, several = _WORDS[unit]
    return f"{count:,} {one if count == 1 else several}"


def own_amount(count: int, unit: str) -> str:
    """Return a code's own count in words; over `overlap` these are segments, not pairs."""
    return many(count, "segment") if unit == OVERLAP else amount(count, unit)
