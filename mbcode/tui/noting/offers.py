"""Which quotations a few letters find."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from mbcode.danish import fold
from mbcode.jobs.quotations import Quotation
from mbcode.tui.noting.listed import shortened
from mbcode.tui.reading.visible import one_line
from mbcode.tui.rows import Piece, Row, Tone, column_width

AT_MOST = 200
"""Nobody reads further; one types another letter."""


def haystack(quotation: Quotation) -> str:
    """Return what the letters are looked for in."""
    return fold(f"{quotation.code}\n{quotation.transcript}\n{quotation.words}")


def offered(typed: str, haystacks: Sequence[str]) -> list[int]:
    """Return the places of quotations in whose `haystacks` every word typed stands, in order."""
    words = fold(typed).split()
    found = (place for place, text in enumerate(haystacks) if all(word in text for word in words))
    return list(islice(found, AT_MOST))


def row_of(quotation: Quotation, width: int) -> Row:
    """Return a quotation as a row of `width` cells."""
    return (
        Piece(one_line(quotation.code), Tone.STRONG, width=column_width(20, width)),
        Piece(one_line(quotation.transcript), Tone.QUIET, width=column_width(14, width)),
        Piece(shortened(quotation.words)),
    )
