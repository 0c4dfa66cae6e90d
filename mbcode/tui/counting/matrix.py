"""A matrix of co-occurrence put in an order and into cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mbcode.tui.counting.answer import Answer
from mbcode.tui.counting.cells import Cell, GridTable, Head

ZERO = "·"
_DECIMALS = {"count": 0, "expected": 1}
_OTHER_DECIMALS = 2


@dataclass(frozen=True, slots=True, eq=False)
class Matrix:
    """An answer as it is shown. `places[row]` is the place in `answer.found.codes` of a row (and
    of the column of the same number); `top` is the largest figure off the diagonal.
    """

    answer: Answer
    places: tuple[int, ...]
    top: float

    @classmethod
    def of(cls, answer: Answer, *, by_total: bool = False, hides_empty: bool = False) -> Matrix:
        """Put an answer in codebook order or, `by_total`, the codes most often with others first.

        `hides_empty` leaves out codes that were counted nowhere.
        """
        counts = answer.counts
        places = [at for at in range(len(counts)) if counts[at][at] or not hides_empty]
        if by_total:
            totals = [sum(row) - row[at] for at, row in enumerate(counts)]
            places.sort(key=lambda at: -totals[at])
        top = max((_largest_beside(row, at) for at, row in enumerate(answer.figures)), default=0.0)
        return cls(answer, tuple(places), top)

    def table(self) -> GridTable:
        """Return the figures for a grid; a code keeps its codebook number in any order."""
        names = self.answer.found.codes
        heads = tuple(Head(at + 1, names[at]) for at in self.places)
        return GridTable(heads, heads, self.cell, self._figure_width())

    def cell(self, row: int, column: int) -> Cell:
        """Return what the grid shows at a row and column; nothing for 0/0."""
        a, b = self.places[row], self.places[column]
        figure = self.answer.figures[a][b]
        if figure != figure:
            return Cell("", own=a == b)
        if figure == 0:
            return Cell(ZERO, own=a == b, is_zero=True)
        share = 0.0 if a == b or self.top <= 0 else min(max(figure / self.top, 0.0), 1.0)
        return Cell(self._in_figures(figure), share, a == b)

    def _in_figures(self, figure: float) -> str:
        return in_figures(figure, self.answer.question.measure)

    def _figure_width(self) -> int:
        ends = [extreme for row in self.answer.figures for extreme in _extremes(row)]
        return max((len(self._in_figures(end)) for end in ends), default=1)


def in_figures(figure: float, measure: str) -> str:
    """Return a figure as text: counts whole, expected counts to 0.1, other measures to 0.01."""
    return f"{figure:.{_DECIMALS.get(measure, _OTHER_DECIMALS)}f}"


def _largest_beside(row: Sequence[float], at: int) -> float:
    return max(
        (figure for place, figure in enumerate(row) if place != at and figure == figure),
        default=0.0,
    )


def _extremes(row: Sequence[float]) -> tuple[float, ...]:
    there = [figure for figure in row if figure == figure]
    return (min(there), max(there)) if there else ()
