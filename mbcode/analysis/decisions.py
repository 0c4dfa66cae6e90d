"""What each coder decided, unit by unit and code by code: the array seen as coders side by side."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

from mbcode.analysis.applied import applied
from mbcode.analysis.axis import axis
from mbcode.analysis.grid import grid
from mbcode.analysis.text_ranges import spoken
from mbcode.analysis.unit_array import unit_array

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mbcode.analysis.grid import Grid
    from mbcode.columns import Columns, Ints


@dataclass(frozen=True, slots=True, eq=False)
class Decisions:
    """A yes or no by each coder on each unit and code.

    `codes` are the columns, in codebook order. `layers` has a sparse 0/1 matrix a coder (scipy CSR,
    int64, units × codes), `units` says what its rows are, and `units.weight` what each counts.
    """

    codes: tuple[str, ...]
    layers: tuple[Any, ...]
    units: Grid

    @property
    def n(self) -> int:
        """The number of units, by weight."""
        return int(self.units.weight.sum())

    def votes(self) -> Ints:
        """Return how many units have how many yeses, shape (codes, coders + 1), by weight."""
        import numpy as np

        kinds = len(self.layers) + 1
        cast = self._cast()
        cell = cast.col.astype(np.int64) * kinds + cast.data
        counted = np.bincount(
            cell, weights=self.units.weight[cast.row], minlength=len(self.codes) * kinds
        )
        votes = counted.astype(np.int64).reshape(len(self.codes), kinds)
        votes[:, 0] = self.n - votes.sum(axis=1)
        return votes

    def patterns(self) -> tuple[Ints, Ints]:
        """Return the units by how many of their codes have how many yeses, equal ones as one.

        The first array, shape (patterns, coders + 1), holds numbers of codes; the second, shape
        (patterns,), how many units are like that, by weight.
        """
        import numpy as np

        kinds = len(self.layers) + 1
        cast = self._cast()
        # Rows come in order. The last place is for all units that nobody gave any code.
        opens = np.diff(cast.row, prepend=-1) > 0
        touched = cast.row[opens]
        place = np.cumsum(opens) - 1
        held = np.bincount(place * kinds + cast.data, minlength=(len(touched) + 1) * kinds)
        held = held.reshape(len(touched) + 1, kinds)
        held[:, 0] = len(self.codes) - held.sum(axis=1)
        weight = self.units.weight[touched]
        key = np.zeros(len(held), dtype=np.int64)
        # In the order of the patterns themselves, as the seeded draws of an interval go by it.
        for kind in held.T:
            key = np.unique(key * (len(self.codes) + 1) + kind, return_inverse=True)[1]
        units = np.bincount(key, weights=np.append(weight, self.n - weight.sum()))
        return held[np.unique(key, return_index=True)[1]], units.astype(np.int64)

    def tables(self) -> Ints:
        """Return for each pair of coders and each code the 2 × 2 table of units, by weight.

        Shape (pairs, codes, 2, 2), pairs as `itertools.combinations` gives them: the first coder's
        no and yes are the rows, the other's the columns.
        """
        import numpy as np

        weight = self.units.weight
        yes = [layer.T @ weight for layer in self.layers]
        found = np.empty((len(self.layers) * (len(self.layers) - 1) // 2, len(self.codes), 2, 2))
        for place, (one, other) in enumerate(combinations(range(len(self.layers)), 2)):
            both = self.layers[one].multiply(self.layers[other]).tocsr().T @ weight
            found[place, :, 1, 1] = both
            found[place, :, 1, 0] = yes[one] - both
            found[place, :, 0, 1] = yes[other] - both
            found[place, :, 0, 0] = self.n - yes[one] - yes[other] + both
        return found.astype(np.int64)

    def _cast(self) -> Any:
        """Return the yeses on each unit and code that has any (scipy COO)."""
        whole = self.layers[0]
        for layer in self.layers[1:]:
            whole = whole + layer
        return whole.tocoo()


def decisions(
    columns: Columns, unit: str, level: str = "code", speakers: Sequence[str] = ()
) -> Decisions:
    """Return what the coders of `columns`, at least one, decided on each unit of `grid`.

    Raises MbcodeError for an unknown choice, NotFoundError for an unknown speaker.
    """
    columns = spoken(columns, speakers)
    rows, cut = axis(columns, level), grid(columns, unit, speakers)
    given = applied(columns, rows.place[columns.codings.code], len(rows))
    matrix, n = unit_array(given, cut, "same").matrix().tocsr(), len(cut)
    layers = tuple(matrix[place * n : (place + 1) * n] for place in range(len(columns.coders)))
    return Decisions(rows.names, layers, cut)
