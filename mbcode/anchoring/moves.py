"""Words that were taken out in one place and put in at another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mbcode.anchoring.stretches import Correction, Stretch
from mbcode.model import Span

LEAST_MOVED = 20
"""Letters that a run of words must have to be known again wherever it stands; shorter ones are
known only if they are all that was taken out, and all that was put in.
"""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Move:
    """Words that left `origin` and stand in one of `goals` now."""

    origin: Stretch
    goals: tuple[Stretch, ...]

    def leaves(self, span: Span, start: int, end: int) -> bool:
        """Tell whether words of `span` of the old text stand outside `start`-`end` of the new."""
        concerns = self.origin.start < span.end and span.start < self.origin.end
        return concerns and not any(
            start <= goal.new_start and goal.new_end <= end for goal in self.goals
        )


def moves(correction: Correction) -> tuple[Move, ...]:
    """Return what was moved, in the order of where it stood."""
    came: dict[str, list[Stretch]] = {}
    for stretch in correction.stretches:
        new = correction.new[stretch.new_start : stretch.new_end]
        for run in _runs(new, is_paired=stretch.is_paired):
            came.setdefault(run, []).append(stretch)
    found = []
    for stretch in correction.stretches:
        old = correction.old[stretch.start : stretch.end]
        runs = _runs(old, is_paired=stretch.is_paired)
        goals = {goal for run in runs for goal in came.get(run, ()) if goal is not stretch}
        if goals:
            found.append(Move(stretch, tuple(goals)))
    return tuple(found)


def _runs(text: str, *, is_paired: bool) -> set[str]:
    """Return runs of words just long enough to be known again.

    If there are fewer words, return all as one run; not of words that became others: one name for
    another here, and the other way round there, is no move.
    """
    words = _WORD.findall(text)
    runs = set(_long_runs(words))
    return runs if runs or is_paired or not words else {" ".join(words)}


def _long_runs(words: Sequence[str]) -> Iterator[str]:
    last = letters = 0
    for first in range(len(words)):
        while last < len(words) and letters < LEAST_MOVED:
            letters += len(words[last])
            last += 1
        if letters < LEAST_MOVED:
            return
        yield " ".join(words[first:last])
        letters -= len(words[first])
