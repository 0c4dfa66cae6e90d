"""Kappa: agreement beyond chance, for two coders (Cohen) and for more (Fleiss)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mbcode.analysis.reliability.counts import floats
from mbcode.analysis.reliability.percent import percent

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from mbcode.analysis.measures import Floats


def cohen(table: ArrayLike) -> Floats:
    """Return Cohen's kappa of two coders.

    κ = (P - E) / (1 - E): P = Σ_c p_cc is the share of units the two agree on, E = Σ_c p_c. p_.c
    the share they would agree on by chance, each keeping to how often they use each value.

    Parameters: `table`, shape (..., values, values): units to which the first coder gave the value
    of the row and the second that of the column, as numbers or shares. Returns the shape (...), -1
    to 1, where 1 is full agreement and 0 what chance gives; NaN for 0/0, where both gave all units
    one and the same value, and for no units.

    Each coder's own habit is taken for granted and not for disagreement, so κ is higher than
    alpha where two coders use a code unequally often. With a code that is rare (or nearly
    everywhere) κ is low even at high agreement; look at percent and AC1 beside it.

    References: Cohen, J. (1960), A coefficient of agreement for nominal scales, Educational and
    Psychological Measurement 20, 37-46, https://doi.org/10.1177/001316446002000104; the example
    is its table 1, p. 37.

    >>> round(float(cohen([[88, 14, 18], [10, 40, 10], [2, 6, 12]])), 3)
    0.492
    """
    import numpy as np

    units = floats(table)
    with np.errstate(invalid="ignore"):
        shares = units / units.sum(axis=(-2, -1), keepdims=True)
        alike = np.trace(shares, axis1=-2, axis2=-1)
        chance = (shares.sum(axis=-1) * shares.sum(axis=-2)).sum(axis=-1)
        kappa: Floats = np.true_divide(alike - chance, 1 - chance)
    return kappa


def fleiss(counts: ArrayLike, weight: ArrayLike) -> Floats:
    """Return Fleiss' kappa of any number of coders.

    κ = (P - E) / (1 - E): P is `percent`, E = Σ_c p_c², where p_c is the share of all values given
    that are c. All coders are taken to use values equally often; for two coders it is Scott's pi,
    not Cohen's kappa.

    Parameters: `counts`, shape (units, values), with every unit's values by equally many coders;
    `weight`, shape (..., units). Returns the shape (...), -1/(coders - 1) to 1, 0 being what chance
    gives; NaN for 0/0, where all values given are one and the same.

    References: Fleiss, J. L. (1971), Measuring nominal scale agreement among many raters,
    Psychological Bulletin 76, 378-382, https://doi.org/10.1037/h0031619; its example of thirty
    patients (table 1, p. 380: 0.430) is a test.

    >>> round(float(fleiss([[2, 0], [0, 2], [1, 1]], [3, 4, 3])), 3)  # E = 0.45² + 0.55² = 0.505
    0.394
    """
    import numpy as np

    given = floats(weight) @ floats(counts)
    with np.errstate(invalid="ignore"):
        chance = ((given / given.sum(axis=-1, keepdims=True)) ** 2).sum(axis=-1)
        kappa: Floats = np.true_divide(percent(counts, weight) - chance, 1 - chance)
    return kappa
