"""Where words stand in a text that is read, and which of the places one is at."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace

from mbcode.language.patterns import Pattern, PatternError
from mbcode.model import Span

_MOST_SECONDS = 0.05
"""That a pattern may take at a key."""


@dataclass(frozen=True, slots=True)
class Found:
    """The places where words stand, in order; `at` is the index of the one that is gone to."""

    places: tuple[Span, ...] = ()
    at: int = 0
    trouble: str = ""
    """Why nothing could be looked for."""

    @property
    def place(self) -> Span | None:
        """The place that is gone to, if there is any."""
        return self.places[self.at] if self.places else None

    def step(self, by: int) -> Found:
        """Go on by some places; after the last comes the first."""
        return replace(self, at=(self.at + by) % len(self.places)) if self.places else self

    def in_words(self) -> str:
        """Return which of how many it is, or why it is none."""
        if self.trouble:
            return self.trouble
        return f"{self.at + 1} of {len(self.places)}" if self.places else "nowhere"


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for: words, or a regular expression."""

    words: str = ""
    is_pattern: bool = False

    def find(self, text: str, origin: int) -> Found:
        """Return where it stands in `text`, in any case, the first from `origin` on being gone to.

        Spaces at the ends of words do not count. Where it stands nowhere from there on, the first
        is gone to.
        """
        if not self.words.strip():
            return Found()
        try:
            places = tuple(Span(*edges) for edges in self._edges(text))
        except PatternError as error:
            return Found(trouble=error.why)
        ahead = bisect_left(places, origin, key=lambda place: place.start)
        return Found(places, ahead if ahead < len(places) else 0)

    def _edges(self, text: str) -> Iterable[tuple[int, int]]:
        if self.is_pattern:
            return Pattern(self.words).places(text, "", _MOST_SECONDS)
        words = re.compile(re.escape(self.words.strip()), re.IGNORECASE)
        return (found.span() for found in words.finditer(text))
