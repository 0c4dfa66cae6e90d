"""How good a ranking of codes is, over texts of which it is known which codes they have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Ranking:
    """Means over the texts that have a code at all, from 0 to 1.

    `precision_at_1` is the share of texts whose first code is right; `recall_at_3` the share of a
    text's codes that are among the first three; `map` the mean average precision: the mean, over a
    text's codes, of the share of right ones down to each (Manning et al. 2008, ch. 8).
    """

    texts: int
    precision_at_1: float
    recall_at_3: float
    map: float


def ranking(scores: Floats, given: Floats) -> Ranking | None:
    """Compare scores, text × code, with `given`, 0/1; None where no text has a code.

    Of equal scores the code that stands first in the codebook comes first.
    """
    import numpy as np

    coded = given.sum(axis=1) > 0
    if not coded.any():
        return None
    order = np.argsort(-scores[coded], axis=1, kind="stable")
    right = np.take_along_axis(given[coded], order, axis=1)
    true = right.sum(axis=1)
    so_far = np.cumsum(right, axis=1) / np.arange(1, right.shape[1] + 1)
    return Ranking(
        int(coded.sum()),
        float(right[:, 0].mean()),
        float((right[:, :3].sum(axis=1) / true).mean()),
        float(((so_far * right).sum(axis=1) / true).mean()),
    )
