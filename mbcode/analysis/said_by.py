"""Who speaks in a passage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mbcode.analysis.intervals import met
from mbcode.analysis.text_ranges import span_ranges, turns_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mbcode.analysis.intervals import Ranges
    from mbcode.columns import Columns


def said_by(columns: Columns, passages: Ranges) -> list[str]:
    """Return for each passage its speaker: of several, all in order of speaking, `Anna, Bo`.

    A speaker of a passage is one with a turn that shares a character with it; empty for none.
    """
    turns = turns_of(columns)
    low, high = met(passages, span_ranges(turns))
    # Not all turns are gone through: they may be many, and the passages few.
    return [
        _listed(columns.speakers[place] for place in turns.speaker[first:last].tolist())
        for first, last in zip(low.tolist(), high.tolist(), strict=True)
    ]


def _listed(speakers: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(filter(None, speakers)))
