"""Dice's coefficient, in information retrieval called F1: agreement on where a code is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mbcode.analysis.reliability.counts import floats

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from mbcode.analysis.measures import Floats


def dice(both: ArrayLike, one: ArrayLike, other: ArrayLike) -> Floats:
    """Return Dice's coefficient of two coders, 0 to 1.

    F1 = 2·|A ∩ B| / (|A| + |B|): of the yeses that the two gave, the share that the other gave too.
    Whichever of the two is taken for the truth, it is the harmonic mean of precision and recall.

    Parameters, of shapes that go together: `both`, units both gave the code; `one` and `other`,
    units each gave it. NaN for 0/0, where neither gave it anywhere.

    Units that neither gave the code are not looked at, so it can be used where there is no telling
    how many those are; and chance is not taken out.

    References: Dice, L. R. (1945), Measures of the amount of ecologic association between species,
    Ecology 26, 297-302, https://doi.org/10.2307/1932409. Hripcsak, G. & Rothschild, A. S. (2005),
    Agreement, the F-measure, and reliability in information retrieval, JAMIA 12, 296-298,
    https://doi.org/10.1197/jamia.M1733, shows it to be the limit of kappa for a rare code.

    >>> float(dice(6, 8, 12))  # 2·6 / (8 + 12)
    0.6
    """
    import numpy as np

    with np.errstate(invalid="ignore"):
        coefficient: Floats = np.true_divide(2 * floats(both), floats(one) + floats(other))
    return coefficient
