"""Sets of ids as one number with a bit for each id, and that number as few bytes."""

from __future__ import annotations

from collections.abc import Iterable

_LEFT_OUT = 3
"""Bytes that say how many empty ones are left out before the first that holds a bit."""


MOST = 1 << 27
"""Ids are below this: more than anybody has interviews."""


def bits_of(ids: Iterable[int]) -> int:
    """Return the number in which the bit of each id is set: of ids from 0 up to `MOST`."""
    bits = 0
    for id_ in ids:
        bits |= 1 << id_
    return bits


def packed(bits: int) -> bytes:
    """Return a number that is not negative as bytes: few, where few bits are set or ids are near to
    one another.
    """
    left_out = max((bits & -bits).bit_length() - 1, 0) // 8
    kept = bits >> left_out * 8
    length = (kept.bit_length() + 7) // 8
    return left_out.to_bytes(_LEFT_OUT, "little") + kept.to_bytes(length, "little")


def unpacked(data: bytes) -> int:
    """Return the number that was `packed`."""
    left_out = int.from_bytes(data[:_LEFT_OUT], "little")
    return int.from_bytes(data[_LEFT_OUT:], "little") << left_out * 8
