"""The one 0/1 array that every count in units is a sum over: coder × unit × code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mbcode.analysis.choices import RULES, require_one_of
from mbcode.analysis.intervals import Ranges, expand, joined

if TYPE_CHECKING:
    from mbcode.analysis.applied import Applied
    from mbcode.analysis.grid import Grid
    from mbcode.columns import Ints


@dataclass(frozen=True, slots=True, eq=False)
class UnitArray:
    """The array as a sparse matrix (scipy CSC, int64, all ones), a row a decision and a column a
    code.

    Rows run over the units; by the rule `same` there is a row for each coder and unit, all units
    of the first coder first. `weight` is what a row counts.
    """

    matrix: Any
    weight: Ints

    @property
    def n(self) -> int:
        """The rows, by weight: units, times coders by the rule `same`."""
        return int(self.weight.sum())

    def sums(self) -> Ints:
        """Return how much each column covers, shape (columns,)."""
        sums: Ints = self.matrix.T @ self.weight
        return sums

    def together(self) -> Ints:
        """Return how much each two columns cover together, shape (columns, columns), symmetric."""
        from scipy import sparse

        given = self.matrix
        weights = given.data * self.weight[given.indices]
        weighed = sparse.csc_array((weights, given.indices, given.indptr), shape=given.shape)
        together: Ints = (weighed.T @ given.tocsr()).toarray()
        return together


def unit_array(applied: Applied, grid: Grid, rule: str) -> UnitArray:
    """Return 1 for each unit and column where a passage shares a character with the unit, else 0.

    `rule` is how coders are taken: `same`, a row for each coder and unit; `any`, a 1 where anyone
    gave it; `all`, a 1 where every coder of `applied` did. Raises MbcodeError for another rule.
    """
    import numpy as np
    from scipy import sparse

    require_one_of(rule, RULES, "coder rule")
    if rule == "any":
        applied = applied.together()
    coders = max(applied.coders, 1)
    low, high = grid.touched(applied.passages)
    touches = low < high
    line = (applied.column * coders + applied.coder)[touches]
    # Joined first, so that each coder gives a unit a code once at most. They come by column, coder
    # and unit, and so are a sparse matrix by columns already.
    runs = joined(Ranges(line, low[touches], high[touches]))
    column, coder = np.divmod(runs.line, coders)
    layers = applied.coders if rule == "same" else 1
    offset = coder * len(grid) if rule == "same" else np.zeros_like(coder)
    _, row = expand(runs.start + offset, runs.end + offset)
    begins = np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(runs.end - runs.start)))
    ends = begins[np.searchsorted(column, np.arange(applied.width + 1))]
    matrix = sparse.csc_array(
        (np.ones(len(row), dtype=np.int64), row, ends), shape=(layers * len(grid), applied.width)
    )
    if rule == "all":
        matrix.sum_duplicates()
        matrix = (matrix == coders).astype(np.int64)
    return UnitArray(matrix, np.tile(grid.weight, layers))
