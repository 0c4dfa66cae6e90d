"""Where words stand in a text that is read, and which of the places one is at."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace

from mbcode.model import Span


@dataclass(frozen=True, slots=True)
class Found:
    """The places where words stand, in order; `at` is the index of the one that is gone to."""

    places: tuple[Span, ...] = ()
    at: int = 0

    @property
    def place(self) -> Span | None:
        """The place that is gone to, if there is any."""
        return self.places[self.at] if self.places else None

    def step(self, by: int) -> Found:
        """Go on by some places; after the last comes the first."""
        return replace(self, at=(self.at + by) % len(self.places)) if self.places else self

    def in_words(self) -> str:
        """Return which of how many it is."""
        return f"{self.at + 1} of {len(self.places)}" if self.places else "nowhere"


def find(text: str, words: str, origin: int) -> Found:
    """Return where `words` stand in `text`, in any case, the first from `origin` on being gone to.

    Spaces at the ends do not count. Where it stands nowhere from there on, the first is gone to.
    """
    sought = words.strip()
    if not sought:
        return Found()
    pattern = re.compile(re.escape(sought), re.IGNORECASE)
    places = tuple(Span(*found.span()) for found in pattern.finditer(text))
    ahead = bisect_left(places, origin, key=lambda place: place.start)
    return Found(places, ahead if ahead < len(places) else 0)
