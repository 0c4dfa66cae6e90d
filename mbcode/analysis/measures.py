"""Coefficients of two codes over 0/1 units."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mbcode.analysis.choices import MEASURES, require_one_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from mbcode.columns import Ints

    Floats = NDArray[np.float64]


def coefficient(measure: str, ab: Ints, a: Ints, b: Ints, n: int) -> Floats:
    """Return a coefficient of codes A and B, as floats of the shape `ab`, `a` and `b` broadcast to.

    n is the number of units, a and b those with A and with B, ab those with both. 0/0 is NaN: an
    empty cell, not 0.

    - `jaccard` = ab / (a + b - ab), 0 to 1: of the units with either, the share with both
      (Jaccard 1901). On 0/1 data it is ATLAS.ti's c-coefficient.
    - `conditional` = ab / a, 0 to 1: of the units with A, the share that has B too.
    - `expected` = a·b / n, 0 and up: the units with both, were A and B independent.
    - `lift` = ab·n / (a·b), 0 and up: how many times as often together as independence has it.
    - `phi` = (n·ab - a·b) / √(a·b·(n-a)·(n-b)), -1 to 1: Pearson's correlation of two 0/1
      columns, empty for a code in no unit or in every unit.
    - `count` = ab.

    Raises MbcodeError for another measure.
    """
    import numpy as np

    require_one_of(measure, MEASURES, "measure")
    if measure == "jaccard":
        return _ratio(ab, a + b - ab)
    if measure == "conditional":
        return _ratio(ab, np.broadcast_to(a, ab.shape))
    if measure == "expected":
        return _ratio(a * b, np.asarray(n))
    if measure == "lift":
        return _ratio(ab * n, a * b)
    if measure == "phi":
        # Integers up to the subtraction, as it cancels; the product under the root would overflow
        # them.
        spread = np.sqrt((a * (n - a)).astype(np.float64) * (b * (n - b)).astype(np.float64))
        return _ratio(n * ab - a * b, spread)
    return ab.astype(np.float64)


def _ratio(above: Ints, below: Ints | Floats) -> Floats:
    import numpy as np

    with np.errstate(divide="ignore", invalid="ignore"):
        ratio: Floats = np.true_divide(above, below)
    return ratio
