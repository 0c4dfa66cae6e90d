"""What was found, in words."""

from __future__ import annotations

from mbcode.jobs.search import Result
from mbcode.tui.counting.facets import in_words
from mbcode.tui.counting.units import many
from mbcode.tui.searching.asked import Asked


def how_much(asked: Asked, result: Result) -> str:
    """Return how much was found; nothing where no words were asked for yet."""
    if not asked.query:
        return ""
    transcripts = len({hit.transcript.id for hit in result.hits})
    hits = f"{many(len(result.hits), 'hit')} in {many(transcripts, 'transcript')}"
    return hits if result.hits else "nothing found"


def found_in_words(asked: Asked, result: Result, marked: int) -> str:
    """Return how much was found, how much of it is marked, and in which part of the study."""
    parts = (how_much(asked, result), f"{marked} marked" if marked else "", in_words(asked.filters))
    return " · ".join(filter(None, parts))
