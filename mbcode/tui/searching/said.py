"""What was found, in words."""

from __future__ import annotations

from mbcode.amounts import many
from mbcode.jobs.concordance import Hits
from mbcode.tui.counting.facets import in_words
from mbcode.tui.searching.asked import Asked

_NOTHING = "nothing found; look in another way, or / for other words"


def how_much(asked: Asked, hits: Hits, *, is_all: bool) -> str:
    """Return how much was found, if not all yet then so far; nothing where no words were asked for
    yet.
    """
    if not asked.query:
        return ""
    if not hits:
        return _NOTHING if is_all else "nothing found so far …"
    said = f"{many(len(hits), 'hit')} in {many(len(hits.parts), 'transcript')}"
    return said if is_all else f"{said} so far …"


def found_in_words(asked: Asked, hits: Hits, marked: int, *, is_all: bool) -> str:
    """Return how much was found, how much of it is marked, and in which part of the study."""
    said = how_much(asked, hits, is_all=is_all)
    parts = (said, f"{marked:,} marked" if marked else "", in_words(asked.filters))
    return " · ".join(filter(None, parts))
