"""What a grid of figures is made of: heads, cells and a function from place to cell."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size

from mbcode.tui.counting.units import COUNT
from mbcode.tui.reading.graphemes import graphemes
from mbcode.tui.reading.visible import one_line

ZERO = "·"
"""What a figure of 0 is shown as."""

_DECIMALS = {COUNT: 0, "expected": 1}
_OTHER_DECIMALS = 2


class Head(NamedTuple):
    """What a row or column is of: its number, by which the two are told together, and its name."""

    number: int
    name: str


class Cell(NamedTuple):
    """A figure as it is shown; `share` (0–1) of the largest is its heat.

    `own` marks a row's figure with itself. `is_zero` figures step back.
    """

    text: str
    share: float = 0.0
    own: bool = False
    is_zero: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class GridTable:
    """Figures by row and column; `cell` is asked only for those on the screen.

    `figure_width` is the length of the longest figure, in cells. Where there is room, columns may
    grow up to `widest` cells, to show more of their names.
    """

    rows: tuple[Head, ...]
    columns: tuple[Head, ...]
    cell: Callable[[int, int], Cell]
    figure_width: int
    widest: int = 0


def _nothing(_row: int, _column: int) -> Cell:
    return Cell("")


EMPTY = GridTable((), (), _nothing, 1)


def in_figures(figure: float, measure: str) -> str:
    """Return a figure as text: counts whole, expected counts to 0.1, other measures to 0.01."""
    # Rounded before it is written: what rounds to nothing has no minus.
    decimals = _DECIMALS.get(measure, _OTHER_DECIMALS)
    return f"{round(figure, decimals) + 0.0:.{decimals}f}"


def fitted(name: str, width: int) -> str:
    """Return `name` as one line of exactly `width` cells: filled with spaces, or cut with `…`."""
    shown = one_line(name)
    if cell_len(shown) <= width:
        return set_cell_size(shown, width)
    return set_cell_size(_beginning(shown, width - 1) + "…", width)


def abbreviated(name: str, width: int) -> str:
    """Return a name in at most `width` cells: its beginning, and its last word's initial.

    `Tillid` is `Till`, `Råd om huset` is `RådH`: names with a beginning in common are told apart.
    """
    words = one_line(name).split()
    if not words:
        return ""
    first = words[0]
    if len(words) == 1 or width < 2:
        return _beginning(first, width)
    initial = _beginning(words[-1].upper(), 1)
    return _beginning(first, width - cell_len(initial)) + initial


def _beginning(shown: str, width: int) -> str:
    """Return as many whole graphemes as `width` cells hold."""
    cells = 0
    for start, _, wide in graphemes(shown, 0, len(shown)):
        cells += wide
        if cells > width:
            return shown[:start]
    return shown
