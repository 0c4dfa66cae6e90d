"""A row of a list as pieces of text, each in a tone."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Tone(Enum):
    """How a piece of text stands out."""

    PLAIN = "plain"
    STRONG = "strong"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True)
class Piece:
    """Text in a tone; with a `width`, cut or filled to so many cells, and a gap after it."""

    text: str
    tone: Tone = Tone.PLAIN
    width: int | None = None


Row = tuple[Piece, ...]

_NARROW = 80
"""Cells of a row in which a column has its least width."""


def column_width(least: int, row_width: int) -> int:
    """Return how wide a column is in a row of so many cells: more where there are more, up to twice
    its `least`.
    """
    return min(max(least * row_width // _NARROW, least), 2 * least)
