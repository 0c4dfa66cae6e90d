"""Counts and weights as the measures take them in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from mbcode.analysis.measures import Floats


def floats(numbers: ArrayLike) -> Floats:
    """Return numbers of any shape as an array of floats."""
    import numpy as np

    return np.asarray(numbers, dtype=np.float64)


def paired(counts: ArrayLike, weight: ArrayLike) -> tuple[Floats, Floats, Floats]:
    """Return the units that two coders or more gave a value: counts, values in each, weight.

    Shapes (units, values), (units,) and (..., units): only of such units can it be said whether
    coders agree.
    """
    counts = floats(counts)
    values = counts.sum(axis=1)
    is_paired = values > 1
    return counts[is_paired], values[is_paired], floats(weight)[..., is_paired]
