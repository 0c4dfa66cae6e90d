"""Arithmetic of half-open ranges in arrays: joining them, and finding which of them meet.

A range has a *line* it lies on (a transcript, or a transcript with a coder and a code); ranges on
different lines never meet. Everything is a sort and a search, O(n log n + answers), with no loop
over ranges.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from mbcode.columns import Ints

CHUNK = 1 << 18
"""Pairs held in memory at a time."""


@dataclass(frozen=True, slots=True, eq=False)
class Ranges:
    """Half-open ranges, one an element: `start[i] <= position < end[i]` on line `line[i]`."""

    line: Ints
    start: Ints
    end: Ints

    def __len__(self) -> int:
        return len(self.line)

    def pick(self, which: NDArray[np.intp] | NDArray[np.bool_] | Ints | slice) -> Ranges:
        """Return the ranges that a mask, an array of indices or a slice points at."""
        return Ranges(self.line[which], self.start[which], self.end[which])

    def and_also(self, other: Ranges) -> Ranges:
        """Return these ranges and then those of `other`."""
        import numpy as np

        return Ranges(
            np.concatenate((self.line, other.line)),
            np.concatenate((self.start, other.start)),
            np.concatenate((self.end, other.end)),
        )

    @property
    def stride(self) -> int:
        """A length no range reaches, so that `line * stride + position` keeps lines apart."""
        return int(self.end.max(initial=0)) + 1


def distinct(values: Ints) -> Ints:
    """Return the values that are there, each once, in order."""
    import numpy as np

    # numpy.unique looks each up in a table first, which takes five times as long.
    ordered = np.sort(values)
    is_new = np.ones(len(ordered), dtype=bool)
    is_new[1:] = ordered[1:] != ordered[:-1]
    return ordered[is_new]


def in_order(keys: Ints) -> tuple[Ints, Ints]:
    """Return keys from 0 up in order, and the place each had; equal ones keep theirs."""
    import numpy as np

    bits = len(keys).bit_length()
    if int(keys.max(initial=0)) >> (63 - bits):
        order: Ints = np.argsort(keys, kind="stable")
        return keys[order], order
    # A key with its place in its last bits: to sort numbers takes half the time of places.
    packed = np.sort((keys << bits) | np.arange(len(keys), dtype=np.int64))
    return packed >> bits, packed & ((1 << bits) - 1)


def _by_line(ranges: Ranges, stride: int) -> tuple[Ints, Ints]:
    """Return the starts in order of the line, then the start, and the place each had."""
    import numpy as np

    start = ranges.line * stride + ranges.start
    has_few_lines = int(ranges.line.max(initial=0)) <= np.iinfo(np.uint16).max
    if has_few_lines and not (ranges.start[1:] < ranges.start[:-1]).any():
        # What comes in order already is only to be dealt out to its lines, and numpy does that
        # digit by digit where a number has two.
        order: Ints = np.argsort(ranges.line.astype(np.uint16), kind="stable")
        return start[order], order
    return in_order(start)


def expand(low: Ints, high: Ints) -> tuple[Ints, Ints]:
    """Return every pair (i, j) with `low[i] <= j < high[i]`, as two arrays by i, then j."""
    import numpy as np

    sizes = np.maximum(high - low, 0)
    owner = np.repeat(np.arange(len(low), dtype=np.int64), sizes)
    before = np.cumsum(sizes) - sizes
    member = np.arange(len(owner), dtype=np.int64) - np.repeat(before - low, sizes)
    return owner, member


def joined(ranges: Ranges) -> Ranges:
    """Return the segments: ranges of one line that share a position made into one, by line and
    start.

    Ranges that only touch share no position and stay two.
    """
    import numpy as np

    if not len(ranges):
        return ranges
    stride = ranges.stride
    start, order = _by_line(ranges, stride)
    end = (ranges.line * stride + ranges.end)[order]
    reached = np.maximum.accumulate(end)
    opens = np.ones(len(start), dtype=bool)
    opens[1:] = start[1:] >= reached[:-1]
    closes = np.append(opens[1:], True)
    line, first = np.divmod(start[opens], stride)
    return Ranges(line, first, reached[closes] - line * stride)


def shared_by(ranges: Ranges, depth: int) -> Ranges:
    """Return where `depth` ranges of a line lie over each other, by line and start.

    `ranges` are `depth` sets, each joined; with a set a coder, that is the text all coders gave.
    Where one range ends as another begins, a stretch ends and another begins, as touching is not
    sharing.
    """
    import numpy as np

    if not len(ranges):
        return ranges
    stride = ranges.stride
    position = np.concatenate(
        (ranges.line * stride + ranges.start, ranges.line * stride + ranges.end)
    )
    step = np.repeat(np.array([1, -1], dtype=np.int64), len(ranges))
    order = np.lexsort((step, position))
    position = position[order]
    full = np.flatnonzero(np.cumsum(step[order]) == depth)
    line, start = np.divmod(position[full], stride)
    return Ranges(line, start, position[full + 1] - line * stride)


def pairs_within(ranges: Ranges) -> Iterator[tuple[Ints, Ints]]:
    """Yield every unordered pair of ranges that share a position, as chunks of indices."""
    import numpy as np

    stride = ranges.stride
    start, order = in_order(ranges.line * stride + ranges.start)
    end = (ranges.line * stride + ranges.end)[order]
    # A pair is found once, from the range that starts first: the other starts inside it.
    low = np.arange(1, len(start) + 1, dtype=np.int64)
    high = np.searchsorted(start, end, side="left")
    running = np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(high - low)))
    begin = 0
    while begin < len(start):
        stop = int(np.searchsorted(running, running[begin] + CHUNK, side="right")) - 1
        stop = max(stop, begin + 1)
        owner, member = expand(low[begin:stop], high[begin:stop])
        yield order[owner + begin], order[member]
        begin = stop


def pairs_between(left: Ranges, right: Ranges) -> tuple[Ints, Ints]:
    """Return every (i, j) where `left[i]` shares a position with `right[j]`, by i, then start."""
    import numpy as np

    stride = max(left.stride, right.stride)
    right_start, order = in_order(right.line * stride + right.start)
    right_end = (right.line * stride + right.end)[order]
    left_start, left_order = in_order(left.line * stride + left.start)
    left_end = (left.line * stride + left.end)[left_order]
    # Either the right one starts inside the left one, or the left one starts later, inside the
    # right one.
    i, j = expand(
        np.searchsorted(right_start, left_start, side="left"),
        np.searchsorted(right_start, left_end, side="left"),
    )
    j_later, i_later = expand(
        np.searchsorted(left_start, right_start, side="right"),
        np.searchsorted(left_start, right_end, side="left"),
    )
    i, j = left_order[np.concatenate((i, i_later))], np.concatenate((j, j_later))
    by_left = np.lexsort((j, i))
    return i[by_left], order[j[by_left]]


def met(ranges: Ranges, pieces: Ranges) -> tuple[Ints, Ints]:
    """Return for each range the half-open run of `pieces` it shares a position with; low >= high
    is none.

    `pieces` lie in order of line and start and never over each other.
    """
    import numpy as np

    stride = max(ranges.stride, pieces.stride)
    low = np.searchsorted(
        pieces.line * stride + pieces.end, ranges.line * stride + ranges.start, side="right"
    )
    high = np.searchsorted(
        pieces.line * stride + pieces.start, ranges.line * stride + ranges.end, side="left"
    )
    return low, high
