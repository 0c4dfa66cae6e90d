"""Hits as lines: a heading for each transcript, and the words of each hit one above the other."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from rich.cells import cell_len

from mbcode.jobs.concordance import Hit, Hits
from mbcode.tui.reading.visible import one_line


@dataclass(frozen=True, slots=True)
class Heading:
    """The transcript that the lines below it are of."""

    name: str
    count: int


class Lines:
    """The lines of a list of hits, which may grow: a `Heading`, or the index of a hit.

    They are worked out from the number of hits in each transcript, as there may be a million.
    """

    def __init__(self, hits: Hits) -> None:
        self._hits = hits

    def __len__(self) -> int:
        return len(self._hits) + len(self._hits.parts)

    def at(self, line: int) -> Heading | int:
        """Return what stands on a line."""
        part = bisect_right(range(len(self._hits.parts)), line, key=self._heading) - 1
        if line == self._heading(part):
            of = self._hits.parts[part]
            return Heading(one_line(of.transcript.title), len(of))
        return line - part - 1

    def of_hit(self, index: int) -> int:
        """Return the line of a hit."""
        part, _ = self._hits.part_of(index)
        return index + part + 1

    def nearest_hit(self, line: int) -> int:
        """Return the index of the hit on a line, or of the one below a heading."""
        within = min(max(line, 0), len(self) - 1)
        found = self.at(within)
        return found if isinstance(found, int) else within - self._headings_above(within)

    def _headings_above(self, line: int) -> int:
        return bisect_left(range(len(self._hits.parts)), line, key=self._heading)

    def _heading(self, part: int) -> int:
        """Return the line of the heading of a part."""
        return part + (self._hits.ends[part - 1] if part else 0)


@dataclass(frozen=True, slots=True)
class KeywordInContext:
    """One hit on one line: what stands before, padded; the words; what stands after."""

    before: str
    words: str
    after: str


def in_context(hit: Hit, width: int) -> KeywordInContext:
    """Return a hit in `width` cells, its words beginning at the same cell in every line."""
    left = max(width * 2 // 5, 1)
    words = cut_end(one_line(hit.match), max(width - left - 1, 1))
    before = cut_start(one_line(hit.before), left)
    after = cut_end(one_line(hit.after), max(width - left - cell_len(words), 0))
    return KeywordInContext(" " * (left - cell_len(before)) + before, words, after)


def cut_start(text: str, width: int) -> str:
    """Return the end of `text` that fits into `width` cells, from the beginning of a word on."""
    if cell_len(text) <= width:
        return text
    kept = text[-width:]
    while kept and (cell_len(kept) > width or not text[: -len(kept)][-1:].isspace()):
        kept = kept[1:]
    return kept


def cut_end(text: str, width: int) -> str:
    """Return the beginning of `text` that fits into `width` cells."""
    kept = text[:width]
    while cell_len(kept) > width:
        kept = kept[:-1]
    return kept
