"""Which items of two sequences are the same, in order: fast where they are much alike, and never
slow.

From both ends; then at runs that occur once in each, as many as follow in the same order (*patience
diff*, Bram Cohen); between those, the longest common subsequence.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from mbcode.anchoring.stretches import common_prefix, common_suffix

_RUNS = (4, 1)
"""How many items long the runs are that hold the two sequences together: the longer, the surer."""

_LARGEST = 4_000_000
"""Largest product of lengths for which the longest common subsequence is searched."""


@dataclass(frozen=True, slots=True)
class Block:
    """`size` items from `old` on are those from `new` on."""

    old: int
    new: int
    size: int


@dataclass(frozen=True, slots=True)
class _Window:
    """Parts of both sequences that are still to be compared, half-open."""

    old: int
    old_end: int
    new: int
    new_end: int

    @property
    def is_one_sided(self) -> bool:
        return self.old == self.old_end or self.new == self.new_end


def matching_blocks(old: Sequence[str], new: Sequence[str]) -> list[Block]:
    """Return the runs that both have, in order, as long as they can be."""
    found: list[Block] = []
    waiting = [_Window(0, len(old), 0, len(new))]
    while waiting:
        window = _trimmed(old, new, waiting.pop(), found)
        if window.is_one_sided:
            continue
        between = _windows_between(old, new, window)
        if between:
            waiting += between
        else:
            found += _longest(old, new, window)
    return _joined(found)


def _trimmed(
    old: Sequence[str], new: Sequence[str], window: _Window, found: list[Block]
) -> _Window:
    """Take off what the window's two sides begin and end with, adding it to `found`."""
    ours, theirs = old[window.old : window.old_end], new[window.new : window.new_end]
    head = common_prefix(ours, theirs)
    tail = common_suffix(ours[head:], theirs[head:])
    if head:
        found.append(Block(window.old, window.new, head))
    if tail:
        found.append(Block(window.old_end - tail, window.new_end - tail, tail))
    return _Window(
        window.old + head, window.old_end - tail, window.new + head, window.new_end - tail
    )


def _windows_between(old: Sequence[str], new: Sequence[str], window: _Window) -> list[_Window]:
    """Cut a window where a run occurs once on both sides; nothing, if none does."""
    for size in _RUNS:
        anchors = _anchors(old, new, window, size)
        if anchors:
            bounds = [(window.old, window.new), *anchors, (window.old_end, window.new_end)]
            return [
                _Window(o, o_end, n, n_end)
                for (o, n), (o_end, n_end) in pairwise(bounds)
                if o < o_end or n < n_end
            ]
    return []


def _anchors(
    old: Sequence[str], new: Sequence[str], window: _Window, size: int
) -> list[tuple[int, int]]:
    """Return where runs of `size` begin that occur once on both sides: the most that are in
    order.
    """
    ours = _once(old, window.old, window.old_end, size)
    theirs = _once(new, window.new, window.new_end, size)
    pairs = [(at, theirs[run]) for run, at in ours.items() if run in theirs]
    return _heads(_longest_rising(pairs))


def _heads(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Leave out what follows on the pair before: comparing from that one leads there anyway."""
    ahead = [(-1, -1), *((old + 1, new + 1) for old, new in pairs)]
    return [pair for pair, expected in zip(pairs, ahead, strict=False) if pair != expected]


def _once(items: Sequence[str], start: int, end: int, size: int) -> dict[tuple[str, ...], int]:
    """Return the runs that occur once, with their positions, in order."""
    found: dict[tuple[str, ...], int] = {}
    again = set()
    for at in range(start, end - size + 1):
        run = tuple(items[at : at + size])
        if run in found:
            again.add(run)
        else:
            found[run] = at
    return {run: at for run, at in found.items() if run not in again}


def _longest_rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the most of `pairs`, rising in the first already, that rise in the second too."""
    tails: list[int] = []
    tail_places: list[int] = []
    before: list[int] = []
    for place, (_, new) in enumerate(pairs):
        length = bisect_left(tails, new)
        before.append(tail_places[length - 1] if length else -1)
        tails[length : length + 1] = [new]
        tail_places[length : length + 1] = [place]
    chain = []
    place = tail_places[-1] if tail_places else -1
    while place >= 0:
        chain.append(pairs[place])
        place = before[place]
    return chain[::-1]


def _longest(old: Sequence[str], new: Sequence[str], window: _Window) -> list[Block]:
    """Return the longest common subsequence; nothing of a window that is too large for it."""
    from rapidfuzz.distance import LCSseq

    ours, theirs = old[window.old : window.old_end], new[window.new : window.new_end]
    if len(ours) * len(theirs) > _LARGEST:
        return []
    return [
        Block(window.old + block.a, window.new + block.b, block.size)
        for block in LCSseq.opcodes(ours, theirs).as_matching_blocks()
        if block.size
    ]


def _joined(found: list[Block]) -> list[Block]:
    """Return blocks in order, those that follow on each other as one."""
    joined: list[Block] = []
    for block in sorted(found, key=lambda each: each.old):
        last = joined[-1] if joined else None
        if last and (last.old + last.size, last.new + last.size) == (block.old, block.new):
            joined[-1] = Block(last.old, last.new, last.size + block.size)
        else:
            joined.append(block)
    return joined
