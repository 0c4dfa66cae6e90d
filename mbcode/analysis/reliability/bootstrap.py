"""How sure alpha is: an interval by the bootstrap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mbcode.analysis.reliability.alpha import alpha

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

RESAMPLES = 1_000
SEED = 1
BAND = (2.5, 97.5)
"""The percentiles between which 95 % of the resamples lie."""


def alpha_interval(
    counts: ArrayLike,
    patterns: ArrayLike,
    weight: ArrayLike,
    resamples: int = RESAMPLES,
    seed: int = SEED,
) -> tuple[float, float]:
    """Return the low and high end of alpha's 95 % percentile interval.

    As many units as there are get drawn from them with replacement, alpha is computed anew, and
    that `resamples` times; the ends are the 2.5th and 97.5th percentile.

    Parameters: `counts`, shape (kinds, values), the kinds of decision there are (of m coders, none,
    one … or m said yes). `patterns`, shape (units, kinds): how many decisions of each kind a unit
    holds, one for a code by itself, one a code for all codes together, which are drawn as one as
    they hang together. `weight`, shape (units,), whole numbers: how many units each row stands for,
    so that a draw is one multinomial and costs nothing. The same seed gives the same ends.

    Both are NaN where alpha itself is 0/0; resamples in which it is are left out.

    Units are taken to be independent. Those that lie over each other (windows) or beside each other
    in one coding (characters) are not, and the interval is then too narrow. With few units that
    have the code it is unsteady however many resamples are taken.

    References: Efron, B. & Tibshirani, R. J. (1993), An Introduction to the Bootstrap, ch. 13;
    Hayes, A. F. & Krippendorff, K. (2007), Communication Methods and Measures 1, 77-89, p. 81.
    """
    import numpy as np

    patterns, weight = np.asarray(patterns), np.asarray(weight, dtype=np.int64)
    units = int(weight.sum())
    if not units or np.isnan(alpha(counts, weight @ patterns)):
        return float("nan"), float("nan")
    draws = np.random.default_rng(seed).multinomial(units, weight / units, size=resamples)
    drawn = alpha(counts, draws @ patterns)
    drawn = drawn[~np.isnan(drawn)]
    if not len(drawn):
        return float("nan"), float("nan")
    low, high = np.percentile(drawn, BAND)
    return float(low), float(high)
