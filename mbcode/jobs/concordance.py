"""Places in transcripts as a concordance shows them: who speaks, and what stands around.

A search of a big study finds a million places, of which a few are ever looked at. So what is kept
of a place is where it is; a `Hit` is made when it is asked for.
"""

from __future__ import annotations

import re
from abc import abstractmethod
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, compress, islice, takewhile
from typing import overload

from mbcode.language.forms import Level
from mbcode.model import Span, TranscriptEntry, Turn

CONTEXT = 40
"""Characters shown on either side, unless said otherwise."""

Turns = Callable[[], Sequence[Turn]]
"""Reads the turns of a transcript, in order."""


@dataclass(frozen=True, slots=True)
class Found:
    """A place in a text. `form` is what stands there in lower case, `level` how near it is to what
    was asked for; without one it is not words in their forms that were looked for.
    """

    span: Span
    form: str
    level: Level | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Places:
    """Places in one text, in order: where each begins and ends, and, where forms were looked for,
    which form stands there and how near it is.
    """

    starts: array[int]
    ends: array[int]
    forms: Sequence[str] = ()
    levels: Sequence[Level] = ()

    @classmethod
    def of(cls, edges: Iterable[tuple[int, int]]) -> Places:
        """Return places without forms."""
        places = cls(array("I"), array("I"))
        for start, end in edges:
            places.starts.append(start)
            places.ends.append(end)
        return places

    def __len__(self) -> int:
        return len(self.starts)

    def only(self, kept: Sequence[int]) -> Places:
        """Return those places that are `kept`, told of each in order."""
        if all(kept):
            return self
        return Places(
            array("I", compress(self.starts, kept)),
            array("I", compress(self.ends, kept)),
            tuple(compress(self.forms, kept)),
            tuple(compress(self.levels, kept)),
        )


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that holds the words: `before`, `match` and `after` on one line, as they are read."""

    transcript: TranscriptEntry
    found: Found
    text: str = field(repr=False)
    context: int
    turns: Turns = field(compare=False, repr=False)

    @property
    def span(self) -> Span:
        """Where it is, in code points of the transcript's text."""
        return self.found.span

    @property
    def before(self) -> str:
        return _on_one_line(self.text[max(0, self.span.start - self.context) : self.span.start])

    @property
    def match(self) -> str:
        return _on_one_line(self.span.of(self.text))

    @property
    def after(self) -> str:
        return _on_one_line(self.text[self.span.end : self.span.end + self.context])

    @property
    def speaker(self) -> str:
        """Who says it, several as `Anna, Bo`; empty where nobody does (in a label, in text without
        speakers).
        """
        return ", ".join(filter(None, speaking(self.turns(), self.span.start, self.span.end)))


class MadeWhenAsked(Sequence[Hit]):
    """Hits of which each is made when it is asked for."""

    __slots__ = ()

    @abstractmethod
    def hit(self, at: int) -> Hit:
        """Return a hit, told from the first one, 0."""

    @overload
    def __getitem__(self, at: int) -> Hit: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Hit]: ...
    def __getitem__(self, at: int | slice) -> Hit | Sequence[Hit]:
        if isinstance(at, slice):
            return [self.hit(each) for each in range(*at.indices(len(self)))]
        return self.hit(range(len(self))[at])


@dataclass(frozen=True, slots=True, eq=False)
class HitsIn(MadeWhenAsked):
    """The hits in one transcript, in order of its text."""

    transcript: TranscriptEntry
    text: str = field(repr=False)
    places: Places = field(repr=False)
    context: int
    turns: Turns = field(repr=False)

    def __len__(self) -> int:
        return len(self.places)

    def hit(self, at: int) -> Hit:
        """Return a hit, told from the first one, 0."""
        places = self.places
        span = Span(places.starts[at], places.ends[at])
        form = places.forms[at] if places.forms else span.of(self.text).lower()
        level = places.levels[at] if places.levels else None
        return Hit(self.transcript, Found(span, form, level), self.text, self.context, self.turns)


class Hits(MadeWhenAsked):
    """The hits of a search, transcript after transcript; more can be added at the end."""

    def __init__(self, parts: Iterable[HitsIn] = ()) -> None:
        self.parts: list[HitsIn] = []
        self.ends: list[int] = []
        """How many hits there are up to the end of each part."""
        self.extend(parts)

    def extend(self, parts: Iterable[HitsIn]) -> None:
        """Add the hits of more transcripts; those without any are passed over."""
        added = [part for part in parts if part]
        self.parts += added
        self.ends += islice(accumulate(map(len, added), initial=len(self)), 1, None)

    def part_of(self, at: int) -> tuple[int, int]:
        """Return the number of the part that a hit is in, and its own number within that."""
        part = bisect_right(self.ends, at)
        return part, at - (self.ends[part - 1] if part else 0)

    def __len__(self) -> int:
        return self.ends[-1] if self.ends else 0

    def __iter__(self) -> Iterator[Hit]:
        return (hit for part in self.parts for hit in part)

    def hit(self, at: int) -> Hit:
        """Return a hit, told from the first one, 0."""
        part, within = self.part_of(at)
        return self.parts[part].hit(within)


def said_by(places: Places, turns: Sequence[Turn], wanted: frozenset[str]) -> Places:
    """Return the places that share a character with a turn of somebody `wanted`."""
    edges = zip(places.starts, places.ends, strict=True)
    return places.only([not wanted.isdisjoint(speaking(turns, *edge)) for edge in edges])


def speaking(turns: Sequence[Turn], start: int, end: int) -> tuple[str, ...]:
    """Return whose turns share a character with a passage, each once; `turns` are in order."""
    first = bisect_right(turns, start, key=lambda turn: turn.span.end)
    sharing = takewhile(lambda turn: turn.span.start < end, islice(turns, first, None))
    return tuple(dict.fromkeys(turn.speaker for turn in sharing))


def _on_one_line(text: str) -> str:
    return re.sub(r"\s", " ", text)
