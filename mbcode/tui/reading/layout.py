"""Wrap a transcript's text into rows of a width, and find positions on them.

By arithmetic on code points wherever each is one cell; grapheme by grapheme only on rows that hold
something else (wide letters, combining marks, emoji). A whole interview is wrapped at once: 600,000
characters take a few hundredths of a second, so nothing need be lazy.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from mbcode.model import Span
from mbcode.tui.reading.graphemes import edge_at, graphemes, is_edge, is_plain, odd_characters
from mbcode.tui.reading.visible import visible


@dataclass(frozen=True, slots=True)
class Layout:
    """Rows of a text as it is shown: row `i` is `shown[starts[i]:ends[i]]`, at most `width` cells.

    The spaces or the line break between `ends[i]` and `starts[i + 1]` belong to row `i`, so that
    every code point lies on exactly one row; so does, where only some rows are kept, what lies on
    none of them. An empty text has one empty row.
    """

    shown: str
    width: int
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, text: str, width: int) -> Layout:
        """Wrap `text` to rows of at most `width` cells (at least 2, for a wide letter)."""
        return cls._wrapped(visible(text), max(width, 2))

    def at_width(self, width: int) -> Layout:
        """Return the same text in rows of another width."""
        width = max(width, 2)
        return self if width == self.width else self._wrapped(self.shown, width)

    def only(self, spans: Sequence[Span]) -> Layout:
        """Return the rows on which something of `spans` stands, and the empty row before each run.

        `spans` are in order, share nothing, and there is at least one.
        """
        kept = sorted({row for span in spans for row in _between(*self.rows_of(span))})
        firsts = [row for row, before in zip(kept, [-1, *kept], strict=False) if row - 1 != before]
        gaps = [row - 1 for row in firsts if row and self.starts[row - 1] == self.ends[row - 1]]
        rows = sorted({*kept, *gaps})
        return replace(
            self,
            starts=tuple(self.starts[row] for row in rows),
            ends=tuple(self.ends[row] for row in rows),
        )

    @classmethod
    def _wrapped(cls, shown: str, width: int) -> Layout:
        starts: list[int] = []
        ends: list[int] = []
        for start, end in _rows(shown, width):
            starts.append(start)
            ends.append(end)
        return cls(shown, width, tuple(starts), tuple(ends))

    def __len__(self) -> int:
        return len(self.starts)

    def row_of(self, position: int) -> int:
        """Return the row that `position` lies on; outside the text, the first or last row."""
        return max(bisect_right(self.starts, position) - 1, 0)

    def rows_of(self, span: Span) -> tuple[int, int]:
        """Return the first and last row on which something of `span` is seen."""
        first, last = self.row_of(span.start), self.row_of(span.end - 1)
        if first < last and span.start >= self.ends[first]:
            first += 1
        return first, last

    def text_of(self, row: int) -> str:
        """Return what row `row` shows."""
        return self.shown[self.starts[row] : self.ends[row]]

    def column_of(self, position: int) -> int:
        """Return the cell of its row, from 0, at which the grapheme at `position` is shown."""
        row = self.row_of(position)
        start, end = self.starts[row], self.ends[row]
        position = min(position, end)
        if all(map(is_plain, self.shown[start:position])):
            return max(position - start, 0)
        return sum(
            cells for _, after, cells in graphemes(self.shown, start, end) if after <= position
        )

    def position_of(self, row: int, column: int) -> int:
        """Return the start of the grapheme shown at a cell; past the row's end, that end.

        Rows outside the text count as its first or last.
        """
        row = min(max(row, 0), len(self.starts) - 1)
        start, end = self.starts[row], self.ends[row]
        if all(map(is_plain, self.text_of(row))):
            return min(start + max(column, 0), end)
        reached = 0
        for before, _, cells in graphemes(self.shown, start, end):
            reached += cells
            if column < reached:
                return before
        return end


def _between(first: int, last: int) -> range:
    return range(first, last + 1)


def _rows(shown: str, width: int) -> Iterator[tuple[int, int]]:
    odd = _odd_pattern(shown)
    start = 0
    while True:
        stop = shown.find("\n", start)
        stop = len(shown) if stop < 0 else stop
        yield from _paragraph_rows(shown, start, stop, width, odd)
        start = stop + 1
        if start >= len(shown):
            return


def _paragraph_rows(
    shown: str, start: int, stop: int, width: int, odd: re.Pattern[str] | None
) -> Iterator[tuple[int, int]]:
    while True:
        limit = _reach(shown, start, stop, width, odd)
        if limit == stop:
            yield start, stop
            return
        space = _space_to_break_at(shown, start, limit)
        end = limit if space < 0 else space
        following = end
        while end > start and shown[end - 1] == " ":
            end -= 1
        yield start, end
        while following < stop and shown[following] == " ":
            following += 1
        if following == stop:
            return
        start = edge_at(shown, following)


def _reach(shown: str, start: int, stop: int, width: int, odd: re.Pattern[str] | None) -> int:
    """Return where the graphemes that fit into `width` cells from `start` end."""
    limit = min(start + width, stop)
    if odd is None or not odd.search(shown, start, limit + 1):
        return limit
    cells = 0
    for before, _, wide in graphemes(shown, start, stop):
        cells += wide
        if cells > width and before > start:
            return before
    return stop


def _space_to_break_at(shown: str, start: int, limit: int) -> int:
    """Return the last space at or before `limit` with a word before it, or -1: the word is cut."""
    space = shown.rfind(" ", start, limit + 1)
    while space > start and not is_edge(shown, space + 1):
        space = shown.rfind(" ", start, space)
    return space if shown[start : max(space, start)].strip(" ") else -1


def _odd_pattern(shown: str) -> re.Pattern[str] | None:
    odd = odd_characters(shown)
    return re.compile("[" + re.escape("".join(sorted(odd))) + "]") if odd else None
