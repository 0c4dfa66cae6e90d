"""Counts as bars of block characters, in the room there is."""

from __future__ import annotations

from collections.abc import Iterator
from math import isnan

from rich.cells import cell_len

from mbcode.amounts import many
from mbcode.analysis.shares import shares
from mbcode.frames import Column, Frame
from mbcode.tui.reading.visible import one_line
from mbcode.tui.rows import Piece, Row, Tone

_EIGHTHS = " ▏▎▍▌▋▊▉█"
_HEIGHTS = " ▁▂▃▄▅▆▇█"
_INDENT = Piece("  ")
_GAP = 2
"""Cells between a name and its figures, and before its bar."""
_FIGURES = 11
"""Cells of a share and a count."""
_SHORTEST, _HIGHEST = 10, 4
"""Cells: a bar by case is as long at least, and one of the course as high at most."""
_SHARE = 5
"""Cells beside a tenth's bar, for its share and what parts it from the next."""


def bar(share: float, width: int) -> str:
    """Return a bar of `width` cells for a share of 1, to the eighth; more than nothing is seen."""
    eighths = round(share * width * 8)
    if share > 0:
        eighths = max(eighths, 1)
    full, rest = divmod(eighths, 8)
    return ("█" * full + _EIGHTHS[rest]).strip()


def upright(share: float, height: int) -> list[str]:
    """Return a bar `height` cells high for a share of 1, from its top; what is there is seen."""
    eighths = max(round(share * height * 8), 1 if share > 0 else 0)
    return [_HEIGHTS[min(max(eighths - below * 8, 0), 8)] for below in reversed(range(height))]


def by_case(counts: Frame, width: int) -> list[Row]:
    """Return, of a crosstab of themes by case, each theme with a bar for each case below it.

    A bar is the theme's share of the case's codings, as cases are of unequal size. All are drawn to
    one scale, in which the largest share takes what is left of `width` cells.
    """
    cases, parts = counts.columns[1:], shares(counts, "column").columns[1:]
    largest = max((_known(share) for part in parts for share in part.cells), default=0.0)
    longest = max((cell_len(one_line(case.name)) for case in cases), default=0)
    name = min(longest, max(width - _GAP * 3 - _FIGURES - _SHORTEST, 1))
    room = max(width - _GAP * 3 - _FIGURES - name, _SHORTEST)
    rows: list[Row] = []
    for place, theme in enumerate(counts["code"]):
        rows.append(_heading(theme, cases, place))
        for case, part in zip(cases, parts, strict=True):
            share = _known(part.cells[place])
            figures = f"{share:>4.0%} {case.cells[place]:>6,}"
            drawn = bar(share / (largest or 1.0), room)
            named = Piece(one_line(case.name), width=name)
            rows.append((_INDENT, named, Piece(figures), _INDENT, Piece(drawn, Tone.QUIET)))
    return rows


def course_rows(counts: Frame, width: int, height: int) -> list[Row]:
    """Return, of a course of themes, each theme with its share in each tenth below it.

    Above all stand the numbers of the tenths. A tenth's bar is as high as its share of the theme's
    codings, the highest one full; all themes fit into `width` times `height` cells if they can.
    """
    tenths, parts = counts.columns[1:], shares(counts, "row").columns[1:]
    broad = max((width - cell_len(_INDENT.text)) // max(len(tenths), 1) - _SHARE, 1)
    high = min(max((height - 1) // max(len(counts), 1) - 1, 1), _HIGHEST)
    numbers = (Piece(f"{tenth.name:<{broad + _SHARE}}", Tone.QUIET) for tenth in tenths)
    rows: list[Row] = [(_INDENT, *numbers)]
    for place, theme in enumerate(counts["code"]):
        rows.append(_heading(theme, tenths, place))
        rows += _tenths([_known(part.cells[place]) for part in parts], broad, high)
    return rows


def _tenths(parts: list[float], broad: int, high: int) -> Iterator[Row]:
    """Yield the rows of a theme's bars; the lowest one has the shares beside them."""
    highest = max(parts, default=0.0) or 1.0
    bars = [upright(share / highest, high) for share in parts]
    for row in range(high):
        pieces = [_INDENT]
        for each, share in zip(bars, parts, strict=True):
            said = f"{share:.0%}" if row == high - 1 else ""
            pieces += Piece(each[row] * broad, Tone.QUIET), Piece(f"{said:<{_SHARE}}")
        yield tuple(pieces)


def _heading(theme: str, columns: tuple[Column, ...], place: int) -> Row:
    codings = many(sum(column.cells[place] for column in columns), "coding")
    return Piece(one_line(theme), Tone.STRONG), Piece(f"  {codings}", Tone.QUIET)


def _known(share: float) -> float:
    """Return a share; 0 where there is nothing to have a share of."""
    return 0.0 if isnan(share) else share
