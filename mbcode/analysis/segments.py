"""Counting without units: codings joined into segments, and segments that overlap."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mbcode.analysis.choices import RULES, require_one_of
from mbcode.analysis.intervals import Ranges, joined, pairs_within, shared_by

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mbcode.analysis.applied import Applied
    from mbcode.columns import Ints


@dataclass(frozen=True, slots=True, eq=False)
class Segments:
    """Stretches of text that hold one code: `spans` on the lines of their transcripts.

    `column` is what each counts for, as in `Applied`. `coder` is 0 where coders are taken as one.
    """

    spans: Ranges
    column: Ints
    coder: Ints

    def pairs(self) -> Iterator[tuple[Ints, Ints]]:
        """Yield the pairs of segments of one coder that share a character, in chunks of two arrays.

        Each unordered pair comes once. The two are of different columns, as segments of one
        column and coder share nothing.
        """
        coders = int(self.coder.max(initial=0)) + 1
        line = self.spans.line * coders + self.coder
        return pairs_within(Ranges(line, self.spans.start, self.spans.end))


def segments(applied: Applied, rule: str) -> Segments:
    """Join the passages of one column by one coder that share a character; touching is not sharing.

    `rule` is how coders are taken: `same`, each apart; `any`, all as one, so that passages are
    joined over coders; `all`, only the text that every coder of `applied` gave: what their
    segments share. Raises MbcodeError for another rule.
    """
    import numpy as np

    require_one_of(rule, RULES, "coder rule")
    if rule == "any":
        applied = applied.together()
    coders, passages = max(applied.coders, 1), applied.passages
    # All transcripts one after the other, so that passages in the order of the text stay in it.
    begin = passages.line * passages.stride
    owner = applied.column * coders + applied.coder
    runs = joined(Ranges(owner, begin + passages.start, begin + passages.end))
    column, coder = np.divmod(runs.line, coders)
    if rule == "all":
        runs = shared_by(Ranges(column, runs.start, runs.end), coders)
        column, coder = runs.line, np.zeros_like(runs.line)
    transcript, start = np.divmod(runs.start, passages.stride)
    end = runs.end - (runs.start - start)
    return Segments(Ranges(transcript, start, end), column, coder)


def overlap_counts(applied: Applied, rule: str) -> Ints:
    """Count the segments of each column and the overlapping pairs of each two, shape (columns,
    columns); `rule` is as in `segments`.

    The diagonal holds the segments; the rest is symmetric.
    """
    import numpy as np

    width = applied.width
    pairs, own = np.zeros(width * width, dtype=np.int64), np.zeros(width, dtype=np.int64)
    for part in applied.in_parts():
        found = segments(part, rule)
        own += np.bincount(found.column, minlength=width)
        for left, right in found.pairs():
            cell = found.column[left] * width + found.column[right]
            pairs += np.bincount(cell, minlength=width * width)
    counts: Ints = pairs.reshape(width, width) + pairs.reshape(width, width).T
    np.fill_diagonal(counts, own)
    return counts
