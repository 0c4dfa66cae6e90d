"""The one 0/1 array that every count in units is a sum over: coder × unit × code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mbcode.analysis.choices import RULES, require_one_of
from mbcode.analysis.intervals import Ranges, expand, joined, pairs_within, shared_by

if TYPE_CHECKING:
    from mbcode.analysis.applied import Applied
    from mbcode.analysis.grid import Grid
    from mbcode.columns import Ints

_FILLED = 0.05
"""From what share of ones on the array is multiplied row by row, not run by run."""


@dataclass(frozen=True, slots=True, eq=False)
class UnitArray:
    """The array, kept as its runs of ones.

    Run i is column `column[i]` in the units `runs.start[i]` to `runs.end[i]` (half-open, as places
    in the grid) of layer `runs.line[i]`. By the rule `same` each coder is a layer, else there is
    one. Runs of one layer and column share no unit. `weight` is what a unit counts.

    So it takes the memory of the codings and not of the units, of which a study has ten times as
    many for every coder.
    """

    runs: Ranges
    column: Ints
    width: int
    layers: int
    weight: Ints

    @property
    def n(self) -> int:
        """The units by weight, times coders by the rule `same`."""
        return int(self.weight.sum()) * self.layers

    def sums(self) -> Ints:
        """Return how much each column covers, shape (columns,)."""
        import numpy as np

        before = self._before()
        covered = before[self.runs.end] - before[self.runs.start]
        # Sums of whole numbers in float64 are exact up to 2**53, more than any text has characters.
        sums = np.bincount(self.column, weights=covered, minlength=self.width)
        return sums.astype(np.int64)

    def together(self) -> Ints:
        """Return how much each two columns cover together, shape (columns, columns), symmetric.

        This is XᵀX with the rows weighed; the diagonal is `sums`.
        """
        import numpy as np

        ones = int((self.runs.end - self.runs.start).sum())
        if ones > _FILLED * self.layers * len(self.weight) * self.width:
            return self._multiplied()
        pairs = self._swept()
        together = pairs + pairs.T
        np.fill_diagonal(together, self.sums())
        return together

    def matrix(self) -> Any:
        """Return the array as a sparse matrix (scipy CSC, int64), a row for each unit of each
        layer, all units of the first layer first, and a column a code.
        """
        import numpy as np
        from scipy import sparse

        in_columns = np.argsort(self.column, kind="stable")
        row = self._rows(in_columns)
        sizes = np.bincount(
            self.column, weights=self.runs.end - self.runs.start, minlength=self.width
        )
        begins = np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(sizes.astype(np.int64))))
        shape = (self.layers * len(self.weight), self.width)
        return sparse.csc_array((np.ones(len(row), dtype=np.int64), row, begins), shape=shape)

    def _multiplied(self) -> Ints:
        """Return XᵀX by way of the rows, for an array with few of them and many ones in each."""
        import numpy as np

        given = self.matrix()
        weighed = given.copy()
        weighed.data = np.tile(self.weight, self.layers)[given.indices]
        together: Ints = (weighed.T @ given.tocsr()).toarray()
        return together

    def _swept(self) -> Ints:
        """Return one half of XᵀX: what each two runs of one layer share, added up by columns."""
        import numpy as np

        before, runs = self._before(), self.runs
        pairs = np.zeros(self.width * self.width)
        for one, other in pairs_within(runs):
            shared = (
                before[np.minimum(runs.end[one], runs.end[other])]
                - before[np.maximum(runs.start[one], runs.start[other])]
            )
            cell = self.column[one] * self.width + self.column[other]
            pairs += np.bincount(cell, weights=shared, minlength=len(pairs))
        half: Ints = pairs.astype(np.int64).reshape(self.width, self.width)
        return half

    def _rows(self, which: Ints) -> Ints:
        """Return the rows of the ones of these runs, run after run."""
        offset = self.runs.line[which] * len(self.weight)
        return expand(self.runs.start[which] + offset, self.runs.end[which] + offset)[1]

    def _before(self) -> Ints:
        """Return the weight of all units before each unit, and at the end of all."""
        import numpy as np

        return np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(self.weight)))


def unit_array(applied: Applied, grid: Grid, rule: str) -> UnitArray:
    """Return 1 for each unit and column where a passage shares a character with the unit, else 0.

    `rule` is how coders are taken: `same`, a layer for each coder; `any`, a 1 where anyone gave it;
    `all`, a 1 where every coder of `applied` did. Raises MbcodeError for another rule.
    """
    import numpy as np

    require_one_of(rule, RULES, "coder rule")
    if rule == "any":
        applied = applied.together()
    coders = max(applied.coders, 1)
    low, high = grid.touched(applied.passages)
    touches = low < high
    line = (applied.column * coders + applied.coder)[touches]
    # Joined first, so that each coder gives a unit a code once at most.
    runs = joined(Ranges(line, low[touches], high[touches]))
    column, coder = np.divmod(runs.line, coders)
    if rule == "all":
        runs = shared_by(Ranges(column, runs.start, runs.end), coders)
        column, coder = runs.line, np.zeros_like(runs.line)
    layers = applied.coders if rule == "same" else 1
    return UnitArray(
        Ranges(coder, runs.start, runs.end), column, applied.width, layers, grid.weight
    )
