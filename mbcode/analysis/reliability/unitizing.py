"""Krippendorff's alpha for unitizing: do coders mark the same stretches of a continuum?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mbcode.analysis.reliability.counts import floats

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from mbcode.analysis.measures import Floats


def u_alpha(coincidences: ArrayLike, squares: ArrayLike) -> Floats:
    """Return the alpha of a unitized continuum, ᵤα, nominal.

    A coder cuts the continuum (length L, m coders) into units, each with a value, and gaps. With
    ℓ_ck = Σ_i Σ_j≠i |c-units of i ∩ k-units of j| / (m - 1), the length on which values coincide,
    ℓ_c = Σ_k ℓ_ck and ℓ = Σ_c ℓ_c = mL:

    ᵤα = 1 - (ℓ - Σ_c ℓ_cc) / (ℓ - Σ_c ε_cc),  ε_cc = ℓ · (ℓ_c² - S_c) / (ℓ² - Σ_c S_c)

    S_c is what can't be paired by chance, as a unit is not paired with itself: the sum of the
    squared lengths of c's units; and for gaps, which nobody marked as one, their length.

    Parameters: `coincidences`, shape (..., values + 1, values + 1), symmetric: ℓ_ck, gaps last.
    `squares`, shape (..., values): S_c. Returns the shape (...): at most 1, 0 being what chance
    gives; NaN for 0/0, where all is gap or all is one value.

    With one value it is the reliability of telling where the code is from where it is not, |ᵤα of
    the same family; ᵤα of that code coded alone. With units of one character it is alpha over
    characters. ᵤα punishes edges that differ by their length, not by their number.

    References: Krippendorff, K., Mathet, Y., Bouvry, S. & Widlöcher, A. (2016), On the reliability
    of unitizing textual continua: further developments, Quality & Quantity 50, 2347-2364,
    https://doi.org/10.1007/s11135-015-0266-1 (eq. 1, 4 and 5). Krippendorff, K. (2019), Content
    Analysis, 4th ed., section 12.6.

    Of 20 characters one coder marks 0-10, the other 5-15: ℓ_cc = ℓ_gg = 10, ℓ_cg = 10, S = 200,
    S_g = 20, and ᵤα = 1 - 20 / (40 - 40·(400 - 200 + 400 - 20) / (1600 - 220)).

    >>> round(float(u_alpha([[10, 10], [10, 10]], [200])), 4)
    0.1375
    """
    import numpy as np

    observed, units = floats(coincidences), floats(squares)
    length = observed.sum(axis=-1)
    whole = length.sum(axis=-1)
    unpaired = np.concatenate((units, length[..., -1:]), axis=-1)
    apart = whole - np.trace(observed, axis1=-2, axis2=-1)
    with np.errstate(invalid="ignore"):
        alike = (length**2 - unpaired).sum(axis=-1) / (whole**2 - unpaired.sum(axis=-1))
        coefficient: Floats = 1 - np.true_divide(apart, whole * (1 - alike))
    return coefficient
