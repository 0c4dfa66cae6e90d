"""Counts as bars of block characters."""

from __future__ import annotations

from collections.abc import Iterator
from math import isnan

from rich.cells import cell_len

from mbcode.amounts import many
from mbcode.analysis.shares import shares
from mbcode.frames import Frame
from mbcode.tui.reading.visible import one_line
from mbcode.tui.rows import Piece, Row, Tone

_EIGHTHS = " ▏▎▍▌▋▊▉█"
_HEIGHTS = " ▁▂▃▄▅▆▇█"
_WIDEST = 20
_CASE_AT_MOST = 39
"""Cells of a case's name: with its bar and its figures, a row is 80 wide."""


def bar(share: float, width: int = _WIDEST) -> str:
    """Return a bar of `width` cells for a share of 1, to the eighth; more than nothing is seen."""
    eighths = round(share * width * 8)
    if share > 0:
        eighths = max(eighths, 1)
    full, rest = divmod(eighths, 8)
    return ("█" * full + _EIGHTHS[rest]).strip()


def height(share: float) -> str:
    """Return a bar one cell wide and at most one high; more than nothing is seen."""
    return _HEIGHTS[max(round(share * 8), 1 if share > 0 else 0)]


def by_case(counts: Frame) -> list[Row]:
    """Return, of a crosstab of themes by case, each theme with a bar for each case below it.

    A bar is the theme's share of the case's codings, as cases are of unequal size.
    """
    return [row for place in range(len(counts)) for row in _theme(counts, place)]


def _theme(counts: Frame, place: int) -> Iterator[Row]:
    parts = shares(counts, "column")
    longest = max((cell_len(one_line(case.name)) for case in counts.columns[1:]), default=0)
    numbers = [column.cells[place] for column in counts.columns[1:]]
    yield (Piece(one_line(counts["code"][place]), Tone.STRONG), _codings(sum(numbers)))
    for case, number, part in zip(counts.columns[1:], numbers, parts.columns[1:], strict=True):
        share = _known(part.cells[place])
        yield (
            Piece("  "),
            Piece(one_line(case.name), width=min(longest, _CASE_AT_MOST)),
            Piece(bar(share), width=_WIDEST),
            Piece(f"{share:>4.0%} {number:>6,}", Tone.QUIET),
        )


def course_rows(counts: Frame) -> list[Row]:
    """Return, of a course of themes, each theme with its share in each tenth below it.

    Above all stand the numbers of the tenths. A tenth's bar is as high as its share of the theme's
    codings, the highest one full.
    """
    parts = shares(counts, "row")
    numbered = (Piece(f"{column.name:>6} ", Tone.QUIET) for column in counts.columns[1:])
    rows: list[Row] = [(Piece("  "), *numbered)]
    for place, name in enumerate(counts["code"]):
        numbers = [column.cells[place] for column in counts.columns[1:]]
        tenths = [_known(column.cells[place]) for column in parts.columns[1:]]
        highest = max(tenths) or 1.0
        rows.append((Piece(one_line(name), Tone.STRONG), _codings(sum(numbers))))
        drawn = (f"{height(share / highest) * 2}{share:>4.0%} " for share in tenths)
        rows.append((Piece("  "), *(Piece(each) for each in drawn)))
    return rows


def _codings(count: int) -> Piece:
    return Piece(f"  {many(count, 'coding')}", Tone.QUIET)


def _known(share: float) -> float:
    """Return a share; 0 where there is nothing to have a share of."""
    return 0.0 if isnan(share) else share
