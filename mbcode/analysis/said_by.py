"""Who speaks in a passage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mbcode.analysis.intervals import met
from mbcode.analysis.text_ranges import span_ranges, turns_of

if TYPE_CHECKING:
    from mbcode.analysis.intervals import Ranges
    from mbcode.columns import Columns


def said_by(columns: Columns, passages: Ranges) -> list[str]:
    """Return for each passage its speaker: of several, all in order of speaking, `Anna, Bo`.

    A speaker of a passage is one with a turn that shares a character with it; empty for none.
    """
    turns = turns_of(columns)
    low, high = met(passages, span_ranges(turns))
    speaker = [columns.speakers[place] for place in turns.speaker.tolist()]
    return [
        speaker[first]
        if last - first == 1
        else ", ".join(dict.fromkeys(name for name in speaker[first:last] if name))
        for first, last in zip(low.tolist(), high.tolist(), strict=True)
    ]
