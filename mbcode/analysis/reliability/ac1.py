"""Gwet's AC1: agreement beyond chance that stays steady where a value is rare."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mbcode.analysis.reliability.counts import floats
from mbcode.analysis.reliability.percent import percent

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from mbcode.analysis.measures import Floats


def ac1(counts: ArrayLike, weight: ArrayLike) -> Floats:
    """Return Gwet's first-order agreement coefficient, AC1.

    AC1 = (P - E) / (1 - E): P is `percent`, E = Σ_c π_c (1 - π_c) / (q - 1), where q is the number
    of values there are to choose from and π_c the mean share of a unit's values that are c.

    Parameters: `counts`, shape (units, values), q at least 2 columns, also for values nobody gave;
    `weight`, shape (..., units), how many units each row stands for. Returns the shape (...), -1 to
    1, 0 being what chance gives. NaN where no unit has two values: E is 1/2 at most for two values,
    so there is no 0/0 else, and a code nobody gave anywhere comes out as 1.

    Chance is here the share of hard units on which coders guess, so AC1 doesn't fall as kappa and
    alpha do where a code is rare; for the same reason it says little about a rare code.

    References: Gwet, K. L. (2008), Computing inter-rater reliability and its variance in the
    presence of high agreement, British Journal of Mathematical and Statistical Psychology 61,
    29-48, https://doi.org/10.1348/000711006X126600 (eq. 4 and 5 for two raters, eq. 18 for more).
    Gwet's example of four raters and twelve units with values missing (Handbook of Inter-Rater
    Reliability, 4th ed. 2014: AC1 = 0.775) is a test.

    >>> round(float(ac1([[2, 0], [1, 1], [0, 2]], [118, 5, 2])), 3)  # π = 0.964, E = 0.069
    0.957
    """
    import numpy as np

    given = floats(counts)
    values = given.sum(axis=1)
    there = values > 0
    shares, times = given[there] / values[there, np.newaxis], floats(weight)[..., there]
    with np.errstate(invalid="ignore"):
        mean = (times @ shares) / times.sum(axis=-1)[..., np.newaxis]
        chance = (mean * (1 - mean)).sum(axis=-1) / (given.shape[1] - 1)
        coefficient: Floats = np.true_divide(percent(counts, weight) - chance, 1 - chance)
    return coefficient
