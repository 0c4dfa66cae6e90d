"""Krippendorff's alpha: agreement beyond chance for any number of coders, with values missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mbcode.analysis.reliability.counts import floats, paired

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from mbcode.analysis.measures import Floats


def alpha(counts: ArrayLike, weight: ArrayLike, difference: ArrayLike | None = None) -> Floats:
    """Return Krippendorff's alpha.

    α = 1 - D_o / D_e. Of the values given to units that two coders or more gave one, n in all and
    n_c of them c, the observed disagreement is D_o = (1/n) Σ_u w_u Σ_ck n_uc n_uk δ_ck / (m_u - 1)
    and the expected D_e = Σ_ck n_c n_k δ_ck / (n (n - 1)): what disagrees if values are dealt out
    to units anew, none of them paired with itself.

    Parameters: `counts`, shape (units, values); a coder who gave no value is just not counted.
    `weight`, shape (..., units), how many units each row stands for. `difference`, shape (values,
    values), symmetric with a diagonal of 0, is δ: how much two values differ; without it they are
    nominal, and any two differ by 1. Returns the shape (...): at most 1, 0 being what chance gives,
    below 0 for disagreement beyond chance; NaN for 0/0, where all values given are one and the
    same.

    Units are taken to be independent of each other. With a rare code α is low even at high
    agreement, and it swings with single units; look at how many units have the code at all.

    References: Krippendorff, K. (2011), Computing Krippendorff's alpha-reliability, University of
    Pennsylvania, https://repository.upenn.edu/asc_papers/43 (the example: section A, p. 2; B to D
    are tests). Hayes, A. F. & Krippendorff, K. (2007), Communication Methods and Measures 1, 77-89,
    https://doi.org/10.1080/19312450709336664.

    >>> round(float(alpha([[2, 0], [1, 1], [0, 2]], [5, 4, 1])), 3)  # ten units, two coders
    0.095
    """
    import numpy as np

    given, values, times = paired(counts, weight)
    apart = 1 - np.eye(given.shape[1]) if difference is None else floats(difference)
    observed = times @ (((given @ apart) * given).sum(axis=1) / (values - 1))
    dealt = times @ given
    expected = ((dealt @ apart) * dealt).sum(axis=-1)
    with np.errstate(invalid="ignore"):
        coefficient: Floats = 1 - np.true_divide((dealt.sum(axis=-1) - 1) * observed, expected)
    return coefficient
