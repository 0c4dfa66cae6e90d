"""Where a position of the old text lies in the new one: exactly, or somewhere within a stretch."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mbcode.anchoring.edits import Edit


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the old text and what stands in its place in the new one; either may be empty.

    In a *paired* one the old became the new as a whole, so their ends are the same ends. In any
    other, some went and some came, in an order that nobody knows: every position of the one may be
    any of the other.
    """

    start: int
    end: int
    new_start: int
    new_end: int
    is_paired: bool


@dataclass(frozen=True, slots=True)
class Place:
    """Where a position may lie in the new text: from `low` to `high`; certain if they are one.

    `before` and `after` say whether the old character right before or after the position went with
    others, and nobody knows what came for it.
    """

    low: int
    high: int
    before: bool = False
    after: bool = False


class Correction:
    """Two texts and the edits that lead from the one to the other."""

    def __init__(self, old: str, new: str, edits: Sequence[Edit]) -> None:
        self.old = old
        self.new = new
        self.stretches = tuple(_stretches(edits))
        self._ends = [stretch.end for stretch in self.stretches]

    def touching(self, start: int, end: int) -> Iterator[Stretch]:
        """Yield the stretches that share a character with start-end, or touch it."""
        for stretch in self.stretches[bisect_left(self._ends, start) :]:
            if stretch.start > end:
                return
            yield stretch

    def place(self, position: int) -> Place:
        """Return where a position of the old text may lie in the new one."""
        low, high = [], []
        before = after = False
        for stretch in self.touching(position, position):
            first, last = self._within(stretch, position)
            low.append(first)
            high.append(last)
            is_inside = stretch.start < position < stretch.end
            before = before or is_inside or (not stretch.is_paired and stretch.start < position)
            after = after or is_inside or (not stretch.is_paired and position < stretch.end)
        if low:
            return Place(min(low), max(high), before, after)
        moved = position + self._shift(position)
        return Place(moved, moved)

    def _shift(self, position: int) -> int:
        behind = bisect_left(self._ends, position)
        last = self.stretches[behind - 1] if behind else None
        return last.new_end - last.end if last else 0

    def _within(self, stretch: Stretch, position: int) -> tuple[int, int]:
        if not stretch.is_paired:
            return self._inside_unpaired(stretch, position)
        if position == stretch.start:
            return stretch.new_start, stretch.new_start
        if position == stretch.end:
            return stretch.new_end, stretch.new_end
        return self._inside_pair(stretch, position)

    def _inside_unpaired(self, stretch: Stretch, position: int) -> tuple[int, int]:
        """Place a position where words went or came. If the shorter side is both the head and the
        tail of the longer, it was one edit that could be anywhere in here, and that says more.
        """
        old = self.old[stretch.start : stretch.end]
        new = self.new[stretch.new_start : stretch.new_end]
        shorter, longer = sorted((old, new), key=len)
        if not (longer.startswith(shorter) and longer.endswith(shorter)):
            return stretch.new_start, stretch.new_end
        before = position + stretch.new_start - stretch.start
        after = before + len(new) - len(old)
        return (
            max(stretch.new_start, min(before, after)),
            min(stretch.new_end, max(before, after)),
        )

    def _inside_pair(self, stretch: Stretch, position: int) -> tuple[int, int]:
        """Place a position inside a word by the letters that the word begins or ends with still."""
        old = self.old[stretch.start : stretch.end]
        new = self.new[stretch.new_start : stretch.new_end]
        head, tail = common_prefix(old, new), common_suffix(old, new)
        from_start = stretch.new_start + position - stretch.start
        from_end = stretch.new_end - (stretch.end - position)
        by_head = position - stretch.start <= head
        by_tail = stretch.end - position <= tail
        if by_head and by_tail:
            return min(from_start, from_end), max(from_start, from_end)
        if by_head and position - stretch.start < head:
            return from_start, from_start
        if by_tail and stretch.end - position < tail:
            return from_end, from_end
        return stretch.new_start, stretch.new_end


def _stretches(edits: Sequence[Edit]) -> Iterator[Stretch]:
    """Yield what was edited, unpaired edits that touch each other as one stretch."""
    moved = 0
    waiting: Stretch | None = None
    for edit in edits:
        start = edit.start + moved
        stretch = Stretch(
            edit.start, edit.end, start, start + len(edit.replacement), edit.is_paired
        )
        moved += len(edit.replacement) - (edit.end - edit.start)
        if waiting and not (waiting.is_paired or edit.is_paired) and waiting.end == edit.start:
            waiting = Stretch(
                waiting.start, stretch.end, waiting.new_start, stretch.new_end, is_paired=False
            )
            continue
        if waiting:
            yield waiting
        waiting = stretch
    if waiting:
        yield waiting


def common_prefix(one: Sequence[object], other: Sequence[object]) -> int:
    """Return how many items both begin with."""
    shorter = min(len(one), len(other))
    return next((at for at in range(shorter) if one[at] != other[at]), shorter)


def common_suffix(one: Sequence[object], other: Sequence[object]) -> int:
    """Return how many items both end with."""
    shorter = min(len(one), len(other))
    return next((at for at in range(shorter) if one[-1 - at] != other[-1 - at]), shorter)
