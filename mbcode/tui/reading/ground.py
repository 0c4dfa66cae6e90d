"""The ground a caret moves over: a text, its sentences and where its turns begin."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mbcode.model import Span

_PARAGRAPH = re.compile(r"\S(?:[^\n]*\S)?")


@dataclass(frozen=True, slots=True)
class Ground:
    """A text and its stops. Sentences are in order and share no character; they are known by index.

    `turns` are the indices of the sentences that begin a turn.
    """

    text: str
    sentences: tuple[Span, ...]
    turns: tuple[int, ...]
    _starts: tuple[int, ...]
    _ends: tuple[int, ...]

    @classmethod
    def of(cls, text: str, sentences: Sequence[Span], turns: Sequence[Span]) -> Ground:
        """Take the sentences as stops; where there are none the turns, else the paragraphs."""
        stops = tuple(sentences) or tuple(turns) or tuple(_paragraphs(text))
        starts = tuple(stop.start for stop in stops)
        firsts = {bisect_left(starts, turn.start) for turn in turns}
        return cls(
            text,
            stops,
            tuple(sorted(first for first in firsts if first < len(stops))),
            starts,
            tuple(stop.end for stop in stops),
        )

    def sentence_at(self, position: int) -> int:
        """Return the sentence that holds `position`, else the next one, else the last.

        A ground without sentences has no answer; ask `sentences` first.
        """
        return min(bisect_right(self._ends, position), len(self.sentences) - 1)

    def turn_of(self, sentence: int) -> range:
        """Return the indices of the sentences of the turn that a sentence, by its index, is in."""
        place = bisect_right(self.turns, sentence)
        first = self.turns[place - 1] if place else 0
        return range(first, self.turns[place] if place < len(self.turns) else len(self.sentences))

    def next_end(self, position: int) -> int:
        """Return the first end of a sentence after `position`, or the text's end."""
        index = bisect_right(self._ends, position)
        return self._ends[index] if index < len(self._ends) else len(self.text)

    def previous_end(self, position: int) -> int:
        """Return the last end of a sentence before `position`, or 0."""
        index = bisect_left(self._ends, position)
        return self._ends[index - 1] if index else 0

    def next_start(self, position: int) -> int:
        """Return the first start of a sentence after `position`, or the text's end."""
        index = bisect_right(self._starts, position)
        return self._starts[index] if index < len(self._starts) else len(self.text)

    def previous_start(self, position: int) -> int:
        """Return the last start of a sentence before `position`, or 0."""
        index = bisect_left(self._starts, position)
        return self._starts[index - 1] if index else 0


def _paragraphs(text: str) -> Iterator[Span]:
    return (Span(*found.span()) for found in _PARAGRAPH.finditer(text))
