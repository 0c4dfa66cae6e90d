"""Percent agreement: the share of pairs of coders who say the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mbcode.analysis.reliability.counts import paired

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from mbcode.analysis.measures import Floats


def percent(counts: ArrayLike, weight: ArrayLike) -> Floats:
    """Return the observed agreement, a share from 0 to 1.

    P = Σ_u w_u [Σ_c n_uc (n_uc - 1)] / [m_u (m_u - 1)] / Σ_u w_u, over the units u that two coders
    or more gave a value: n_uc of the m_u coders gave it the value c. For two coders it is the share
    of units they agree on, for more the mean of that over all pairs of coders.

    Parameters: `counts`, shape (units, values), at least 0; `weight`, shape (..., units), how many
    units each row stands for. Returns the shape (...); NaN where no unit has two values.

    Chance is not taken out: of a code that is given rarely, two coders agree on nearly all units
    whatever they do. Report it beside a coefficient, not alone.

    References: Fleiss, J. L. (1971), Measuring nominal scale agreement among many raters,
    Psychological Bulletin 76, 378-382, https://doi.org/10.1037/h0031619 (eq. 2 and 3, p. 379).

    >>> round(float(percent([[2, 0], [0, 2], [1, 1]], [3, 4, 3])), 3)  # 7 of 10 units alike
    0.7
    """
    import numpy as np

    given, values, times = paired(counts, weight)
    alike = (given * (given - 1)).sum(axis=1) / (values * (values - 1))
    with np.errstate(invalid="ignore"):
        share: Floats = np.true_divide(times @ alike, times.sum(axis=-1))
    return share
