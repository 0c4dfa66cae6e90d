"""Give every coding a lane of the gutter, so that stripes never run into each other.

Greedy interval colouring over rows: stripes in order of their first row take the lowest lane that
is free, which uses as few lanes as there are stripes on the fullest row.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush
from typing import NamedTuple

MORE = "…"
_BUCKET = 64
"""Rows whose stripes are listed together: few enough to look through, enough to list cheaply."""
_AFRESH_FROM = 32
"""Where so many stripes are new at once, all get new lanes: nobody remembers where each one was."""


class Stripe(NamedTuple):
    """The rows a coding lies on, `first` to `last` inclusive; `key` is the coding's id."""

    key: int
    first: int
    last: int

    def glyph(self, row: int) -> str:
        """Return the piece of the stripe that row `row` shows."""
        if self.first == self.last:
            return "╺"
        if row == self.first:
            return "┏"
        return "┗" if row == self.last else "┃"


@dataclass(frozen=True, slots=True)
class Lanes:
    """Stripes and the lane of each, from 0. No two stripes share a lane on a row."""

    stripes: Mapping[int, Stripe]
    lane: Mapping[int, int]
    _buckets: Mapping[int, Sequence[Stripe]] = field(repr=False)

    @classmethod
    def of(cls, stripes: Iterable[Stripe], before: Lanes | None = None) -> Lanes:
        """Give lanes to `stripes`; those that stood unaltered in `before` stay in their lanes."""
        by_key = {stripe.key: stripe for stripe in stripes}
        kept = {} if before is None else _kept(by_key, before)
        if len(by_key) - len(kept) >= _AFRESH_FROM or not kept:
            lane = _coloured(by_key.values())
        else:
            lane = _fitted(by_key, kept)
        return cls(by_key, lane, _bucketed(by_key.values()))

    @property
    def count(self) -> int:
        """The number of lanes in use."""
        return max(self.lane.values(), default=-1) + 1

    def on(self, row: int) -> list[Stripe]:
        """Return the stripes that row `row` shows, by lane."""
        here = [s for s in self._buckets.get(row // _BUCKET, ()) if s.first <= row <= s.last]
        here.sort(key=lambda stripe: self.lane[stripe.key])
        return here

    def between(self, first: int, last: int) -> list[Stripe]:
        """Return the stripes that lie on any of the rows `first` to `last` inclusive."""
        buckets = range(first // _BUCKET, last // _BUCKET + 1)
        found = {s.key: s for bucket in buckets for s in self._buckets.get(bucket, ())}
        return [s for s in found.values() if s.first <= last and first <= s.last]

    def gutter(self, row: int, width: int) -> list[tuple[str, int | None]]:
        """Return the `width` cells of a row's gutter: each a glyph and the key of its stripe.

        From left to right; lane 0 is the last, next to the text. Where lanes run out the first
        cell is `…`, of no stripe.
        """
        cells: list[tuple[str, int | None]] = [(" ", None)] * width
        for stripe in self.on(row):
            lane = self.lane[stripe.key]
            if lane >= width:
                cells[-1] = (MORE, None)
                break
            cells[lane] = (stripe.glyph(row), stripe.key)
        return cells[::-1]


def _kept(stripes: Mapping[int, Stripe], before: Lanes) -> dict[int, int]:
    return {
        key: before.lane[key]
        for key, stripe in stripes.items()
        if before.stripes.get(key) == stripe
    }


def _coloured(stripes: Iterable[Stripe]) -> dict[int, int]:
    lane: dict[int, int] = {}
    free: list[int] = []
    running: list[tuple[int, int]] = []
    for stripe in sorted(stripes, key=lambda s: (s.first, -s.last, s.key)):
        while running and running[0][0] < stripe.first:
            heappush(free, heappop(running)[1])
        lane[stripe.key] = heappop(free) if free else len(running)
        heappush(running, (stripe.last, lane[stripe.key]))
    return lane


def _fitted(stripes: Mapping[int, Stripe], kept: dict[int, int]) -> dict[int, int]:
    lane = dict(kept)
    for key, stripe in stripes.items():
        if key in kept:
            continue
        taken = {
            lane[other.key]
            for other in stripes.values()
            if other.key in lane and other.first <= stripe.last and stripe.first <= other.last
        }
        lane[key] = min(set(range(len(taken) + 1)) - taken)
    return lane


def _bucketed(stripes: Iterable[Stripe]) -> dict[int, list[Stripe]]:
    buckets: dict[int, list[Stripe]] = {}
    for stripe in stripes:
        for bucket in range(stripe.first // _BUCKET, stripe.last // _BUCKET + 1):
            buckets.setdefault(bucket, []).append(stripe)
    return buckets
