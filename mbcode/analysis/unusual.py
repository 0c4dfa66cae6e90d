"""Which codes go together far more often than independence would have them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mbcode.analysis.measures import coefficient

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from mbcode.columns import Ints

LEAST_COUNT = 3
LEAST_LIFT = 2.0


def unusual(counts: Ints, n: int | None) -> NDArray[np.bool_]:
    """Return which pairs of codes to look at: a count of at least 3, and a lift of at least 2.

    `counts` are of shape (codes, codes) with each code's own count on the diagonal, `n` is the
    number of units, as in `Cooccurrence`; the result has the same shape and a diagonal of False.
    Without units (n None, over `overlap`) nothing is expected and nothing is unusual.

    A sign of where to read on, not a test: units of one interview depend on each other, so the
    residuals and p-values of a contingency table would promise too much (Haberman 1973 takes units
    for independent). Lift alone flatters rare codes, which is why it takes three.
    """
    import numpy as np

    if n is None:
        return np.zeros(counts.shape, dtype=bool)
    own = counts.diagonal()
    lift = coefficient("lift", counts, own[:, np.newaxis], own, n)
    found: NDArray[np.bool_] = (counts >= LEAST_COUNT) & (lift >= LEAST_LIFT)
    np.fill_diagonal(found, False)
    return found
