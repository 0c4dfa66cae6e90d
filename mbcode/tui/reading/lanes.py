"""Give every coding a lane of the gutter, so that stripes never run into each other.

One's own stripes are placed first and stand next to the text; each takes the lowest lane that is
free on all its rows. A stripe for which no lane is left is drawn on those of its rows that have one
to spare: a row hides stripes only when all its lanes are taken.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

MORE = "…"
_BUCKET = 64
"""Rows whose stripes are listed together: few enough to look through, enough to list cheaply."""
_FEW = 32
"""Up to so many altered stripes only those that lie near them are placed again."""

_Taken = defaultdict[int, int]
"""The lanes taken on each row, as bits of a number."""


class Stripe(NamedTuple):
    """The rows a coding lies on, `first` to `last` inclusive; `key` is the coding's id.

    `own` tells whether it is a coding of whoever looks on.
    """

    key: int
    first: int
    last: int
    own: bool = False

    def glyph(self, row: int) -> str:
        """Return the piece of the stripe that row `row` shows."""
        if self.first == self.last:
            return "╺"
        if row == self.first:
            return "┏"
        return "┗" if row == self.last else "┃"


class Piece(NamedTuple):
    """The part of a stripe on rows `first` to `last` inclusive, and its lane, from 0."""

    first: int
    last: int
    lane: int


@dataclass(frozen=True, slots=True)
class Lanes:
    """Stripes, and the pieces of each that are drawn: no two in one lane on a row."""

    stripes: Mapping[int, Stripe]
    pieces: Mapping[int, Sequence[Piece]]
    width: int
    _buckets: Mapping[int, Sequence[Stripe]] = field(repr=False)

    @classmethod
    def of(cls, stripes: Iterable[Stripe], width: int) -> Lanes:
        """Place `stripes` in `width` lanes, from 1."""
        by_key = {stripe.key: stripe for stripe in stripes}
        pieces = _placed(by_key.values(), width)
        return cls(by_key, pieces, width, _bucketed(by_key.values()))

    def altered(self, gone: Collection[int], come: Collection[Stripe]) -> Lanes:
        """Return lanes without the stripes of the keys `gone`, and with those that `come`: as `of`
        places them all, sooner where few are altered. One that lies elsewhere has gone and come.
        """
        stripes, pieces = dict(self.stripes), dict(self.pieces)
        left = [stripes.pop(key) for key in gone]
        stripes |= {stripe.key: stripe for stripe in come}
        altered = [*left, *come]
        if len(altered) > _FEW:
            return Lanes.of(stripes.values(), self.width)
        for key in gone:
            del pieces[key]
        lanes = Lanes(stripes, {}, self.width, _rebucketed(self._buckets, left, come))
        for stripe in altered:
            pieces |= _placed(lanes._around(stripe), self.width)
        return replace(lanes, pieces=pieces)

    def _around(self, stripe: Stripe) -> list[Stripe]:
        """Return the stripes on whose lanes one on these rows may have a bearing: those that lie on
        rows with it, or with one of them, and so on.
        """
        first, last = stripe.first, stripe.last
        while (further := min((s.first for s in self.on(first)), default=first)) < first:
            first = further
        while (further := max((s.last for s in self.on(last)), default=last)) > last:
            last = further
        return self.between(first, last)

    def on(self, row: int) -> list[Stripe]:
        """Return the stripes that lie on row `row`, drawn or not."""
        return [s for s in self._buckets.get(row // _BUCKET, ()) if s.first <= row <= s.last]

    def between(self, first: int, last: int) -> list[Stripe]:
        """Return the stripes that lie on any of the rows `first` to `last` inclusive."""
        buckets = range(first // _BUCKET, last // _BUCKET + 1)
        found = {s.key: s for bucket in buckets for s in self._buckets.get(bucket, ())}
        return [s for s in found.values() if s.first <= last and first <= s.last]

    def lane(self, key: int, row: int) -> int | None:
        """Return the lane that a stripe is drawn in on row `row`; None where it is not."""
        drawn = (p.lane for p in self.pieces[key] if p.first <= row <= p.last)
        return next(drawn, None)

    def gutter(self, row: int) -> list[tuple[str, int | None]]:
        """Return the cells of a row's gutter: each a glyph and the key of its stripe.

        From left to right; lane 0 is the last, next to the text. Where lanes run out the first
        cell is `…`, of no stripe.
        """
        cells: list[tuple[str, int | None]] = [(" ", None)] * self.width
        is_short = False
        for stripe in self.on(row):
            lane = self.lane(stripe.key, row)
            if lane is None:
                is_short = True
            else:
                cells[lane] = (stripe.glyph(row), stripe.key)
        if is_short:
            cells[-1] = (MORE, None)
        return cells[::-1]


def _placed(stripes: Collection[Stripe], width: int) -> dict[int, Sequence[Piece]]:
    taken: _Taken = defaultdict(int)
    pieces: dict[int, Sequence[Piece]] = {}
    for is_own in (True, False):
        without_lane: list[Stripe] = []
        group = (stripe for stripe in stripes if stripe.own is is_own)
        for stripe in sorted(group, key=lambda s: (s.first, -s.last, s.key)):
            lane = _lowest_free(taken, stripe)
            if lane < width:
                pieces[stripe.key] = (_take(taken, Piece(stripe.first, stripe.last, lane)),)
            else:
                without_lane.append(stripe)
        for stripe in without_lane:
            pieces[stripe.key] = tuple(_in_what_is_left(taken, stripe, width))
    return pieces


def _lowest_free(taken: _Taken, stripe: Stripe) -> int:
    lanes = 0
    for row in range(stripe.first, stripe.last + 1):
        lanes |= taken[row]
    return (~lanes & (lanes + 1)).bit_length() - 1


def _in_what_is_left(taken: _Taken, stripe: Stripe, width: int) -> Iterator[Piece]:
    """Yield the pieces of a stripe that free lanes have room for, as few and long as they come."""
    row = stripe.first
    while row <= stripe.last:
        ends = [_free_until(taken, lane, row, stripe.last) for lane in range(width)]
        longest = max(ends)
        if longest >= row:
            yield _take(taken, Piece(row, longest, ends.index(longest)))
        row = max(longest, row) + 1


def _free_until(taken: _Taken, lane: int, row: int, last: int) -> int:
    """Return the last row that a lane is free until, from `row` on; `row - 1` if it is not."""
    while row <= last and not taken[row] >> lane & 1:
        row += 1
    return row - 1


def _take(taken: _Taken, piece: Piece) -> Piece:
    for row in range(piece.first, piece.last + 1):
        taken[row] |= 1 << piece.lane
    return piece


def _bucketed(stripes: Iterable[Stripe]) -> dict[int, list[Stripe]]:
    buckets: dict[int, list[Stripe]] = {}
    for stripe in stripes:
        for bucket in _buckets_of(stripe):
            buckets.setdefault(bucket, []).append(stripe)
    return buckets


def _rebucketed(
    buckets: Mapping[int, Sequence[Stripe]], gone: Iterable[Stripe], come: Iterable[Stripe]
) -> Mapping[int, Sequence[Stripe]]:
    altered = dict(buckets)
    for stripe in gone:
        for bucket in _buckets_of(stripe):
            altered[bucket] = [each for each in altered[bucket] if each.key != stripe.key]
    for stripe in come:
        for bucket in _buckets_of(stripe):
            altered[bucket] = [*altered.get(bucket, ()), stripe]
    return altered


def _buckets_of(stripe: Stripe) -> range:
    return range(stripe.first // _BUCKET, stripe.last // _BUCKET + 1)
