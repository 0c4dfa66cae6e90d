"""Hits as lines: a heading for each transcript, and the words of each hit one above the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from rich.cells import cell_len

from mbcode.jobs.concordance import Hit
from mbcode.tui.reading.visible import one_line


@dataclass(frozen=True, slots=True)
class Heading:
    """The transcript that the lines below it are of."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Lines:
    """All lines of a list of hits: a `Heading`, or the index of a hit."""

    lines: tuple[Heading | int, ...] = ()
    of_hit: tuple[int, ...] = ()
    """The line of each hit."""

    @classmethod
    def of(cls, hits: Sequence[Hit]) -> Lines:
        """Lay out hits, of which those of a transcript stand together."""
        lines: list[Heading | int] = []
        of_hit: list[int] = []
        for _, group in groupby(hits, key=lambda hit: hit.transcript.id):
            together = list(group)
            lines.append(Heading(one_line(together[0].transcript.title), len(together)))
            for _ in together:
                of_hit.append(len(lines))
                lines.append(len(of_hit) - 1)
        return cls(tuple(lines), tuple(of_hit))

    def nearest_hit(self, line: int) -> int:
        """Return the index of the hit on a line, or of the one below a heading."""
        found = self.lines[min(max(line, 0), len(self.lines) - 1)]
        return found if isinstance(found, int) else self.nearest_hit(line + 1)


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
