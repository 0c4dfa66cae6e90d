"""Which word of a corrected text is which word of the old one, where not all are the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mbcode.anchoring.matching import Block

_ALIKE = 0.6
"""Least similarity (2 × common letters / both lengths) of a misspelt word and its correction."""

_LEAST_SHARE = 0.5
"""Least share of a stretch's words that must be found again for it to be the same stretch."""

_LARGEST = 10_000
"""Largest product of lengths for which single words are compared."""


class Pair(NamedTuple):
    """A word of the old text that is a word of the new one, by their numbers."""

    old: int
    new: int


class _Gap(NamedTuple):
    """Words between two blocks, half-open."""

    old: int
    old_end: int
    new: int
    new_end: int

    @property
    def most(self) -> int:
        return max(self.old_end - self.old, self.new_end - self.new)


def evident(blocks: Sequence[Block], old_end: int, new_end: int) -> list[Block]:
    """Return the blocks that are longer than what differs on both their sides.

    A word or two that two rewritten stretches have in common is chance. (The same rule as
    diff-match-patch's semantic clean-up, in words.)
    """
    kept: list[Block] = []
    for at, block in enumerate(blocks):
        following = blocks[at + 1] if at + 1 < len(blocks) else Block(old_end, new_end, 0)
        kept.append(block)
        while kept and _is_chance(kept, following):
            kept.pop()
    return kept


def _is_chance(kept: Sequence[Block], following: Block) -> bool:
    block = kept[-1]
    before = kept[-2] if len(kept) > 1 else Block(0, 0, 0)
    left, right = _gap(before, block), _gap(block, following)
    return block.size <= min(left.most, right.most)


def aligned(old: Sequence[str], new: Sequence[str], blocks: Sequence[Block]) -> list[Pair]:
    """Return which words are which: those in blocks, and between them those that are alike."""
    pairs: list[Pair] = []
    before = Block(0, 0, 0)
    for block in [*blocks, Block(len(old), len(new), 0)]:
        pairs += _alike(old, new, _gap(before, block))
        pairs += (Pair(block.old + at, block.new + at) for at in range(block.size))
        before = block
    return pairs


def _gap(before: Block, after: Block) -> _Gap:
    return _Gap(before.old + before.size, after.old, before.new + before.size, after.new)


def _alike(old: Sequence[str], new: Sequence[str], gap: _Gap) -> list[Pair]:
    """Pair the words of a gap that are alike, in order; none, if they are too few to tell."""
    ours, theirs = old[gap.old : gap.old_end], new[gap.new : gap.new_end]
    if not ours or not theirs or len(ours) * len(theirs) > _LARGEST:
        return []
    pairs = list(_best([[_likeness(a, b) for b in theirs] for a in ours]))
    if len(pairs) < _LEAST_SHARE * gap.most:
        return []
    return [Pair(gap.old + pair.old, gap.new + pair.new) for pair in pairs]


def _likeness(one: str, other: str) -> float:
    """Return how alike two words are, 0-1; 0 if they are two words. Case counts a little."""
    from rapidfuzz.distance import Indel

    exact = Indel.normalized_similarity(one, other)
    folded = Indel.normalized_similarity(one.casefold(), other.casefold())
    return (exact + folded) / 2 if folded >= _ALIKE else 0.0


def _best(likeness: Sequence[Sequence[float]]) -> Iterator[Pair]:
    """Yield the pairs, rising in both, whose likeness adds up to most (Needleman and Wunsch)."""
    rows, columns = len(likeness), len(likeness[0])
    most = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            paired = most[i + 1][j + 1] + likeness[i][j]
            most[i][j] = max(paired, most[i + 1][j], most[i][j + 1])
    i = j = 0
    while i < rows and j < columns:
        if likeness[i][j] and most[i][j] == most[i + 1][j + 1] + likeness[i][j]:
            yield Pair(i, j)
            i, j = i + 1, j + 1
        elif most[i][j] == most[i + 1][j]:
            i += 1
        else:
            j += 1
