"""Saturation: how many codes each further transcript adds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mbcode.analysis.applied import applied
from mbcode.analysis.axis import axis
from mbcode.analysis.grid import grid
from mbcode.analysis.text_ranges import spoken
from mbcode.analysis.unit_array import unit_array
from mbcode.frames import Frame

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mbcode.analysis.measures import Floats
    from mbcode.columns import Columns, Ints

ORDERS = 200
SEED = 1
BAND = (2.5, 97.5)
"""The percentiles between which 95 % of the orders lie."""


def saturation(
    columns: Columns,
    level: str = "code",
    speakers: Sequence[str] = (),
    order: Sequence[int] | None = None,
    orders: int = ORDERS,
    seed: int = SEED,
) -> Frame:
    """Return how many codes are new in each further transcript: a row a transcript.

    A transcript has a code where any coder of `columns` gave it anywhere in the text that counts.
    In a given order of transcripts, N_k is the number of codes that the k-th has and none before it
    has, and C_k = N_1 + … + N_k the codes found so far. As the order decides where a curve goes
    flat, both are also taken over `orders` orders drawn at random from all there are, with the same
    `seed` the same ones: their mean, and the 2.5th and 97.5th percentile.

    Columns: `place`, k from 1; `transcript`; `codes` it has; `new`, N_k, and `found`, C_k, in the
    given order; `new_mean`, `new_low`, `new_high`; `found_mean`, `found_low`, `found_high`. `order`
    holds places in `columns.transcripts`, each once; without it they stand as they do there.
    Transcripts in which `speakers` say nothing are left out. `columns` are what `coded_by_any`
    keeps: a transcript that nobody coded yet would say nothing of saturation.

    New codes run dry as well because a codebook is closed, or because coding stops; a flat curve
    says that these transcripts brought no further codes, not that no further transcript would. The
    band shows how much the order decides; it is no interval for other interviews.

    Raises MbcodeError for an unknown level, NotFoundError for an unknown speaker.

    References: Guest, G., Bunce, A. & Johnson, L. (2006), How many interviews are enough?, Field
    Methods 18, 59-82, https://doi.org/10.1177/1525822X05279903. The curve and its mean over orders
    are the sample-based accumulation curve of Gotelli, N. J. & Colwell, R. K. (2001), Quantifying
    biodiversity, Ecology Letters 4, 379-391, https://doi.org/10.1046/j.1461-0248.2001.00230.x.
    """
    import numpy as np

    columns = spoken(columns, speakers)
    rows, cut = axis(columns, level), grid(columns, "transcript", speakers)
    given = applied(columns, rows.place[columns.codings.code], len(rows))
    has = unit_array(given, cut, "any").matrix()
    rank = np.empty(len(columns.transcripts), dtype=np.int64)
    rank[list(range(len(rank)) if order is None else order)] = np.arange(len(rank))
    sequence = np.argsort(rank[cut.spans.line])
    new = _new(has, sequence)
    chance = np.random.default_rng(seed)
    drawn = np.stack([_new(has, chance.permutation(len(cut))) for _ in range(orders)])
    return Frame.of(
        {
            "place": np.arange(1, len(cut) + 1),
            "transcript": [columns.transcripts[cut.spans.line[unit]].name for unit in sequence],
            "codes": np.diff(has.tocsr().indptr)[sequence],
            "new": new,
            "found": np.cumsum(new),
            **_band("new", drawn),
            **_band("found", np.cumsum(drawn, axis=1)),
        }
    )


def _new(has: Any, sequence: Ints) -> Ints:
    """Return how many codes, columns of the CSC `has`, each of `sequence` is the first with."""
    import numpy as np

    place = np.empty_like(sequence)
    place[sequence] = np.arange(len(sequence))
    begins = has.indptr[:-1][np.diff(has.indptr) > 0]
    first = np.minimum.reduceat(place[has.indices], begins) if len(begins) else place[:0]
    return np.bincount(first, minlength=len(sequence))


def _band(name: str, drawn: Ints) -> dict[str, Floats]:
    """Return the mean and the band of figures of shape (orders, places)."""
    import numpy as np

    low, high = np.percentile(drawn, BAND, axis=0)
    return {f"{name}_mean": drawn.mean(axis=0), f"{name}_low": low, f"{name}_high": high}
