"""Which two coders can be compared."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

from mbcode.analysis.select import keep
from mbcode.danish import fold

if TYPE_CHECKING:
    from mbcode.columns import Columns
    from mbcode.model import Filters

Pair = tuple[str, str]


def pairs_of(columns: Columns, filters: Filters, agreed: str) -> tuple[Pair, ...]:
    """Return the pairs of coders who coded a transcript in common, in Danish order.

    `agreed` is left out, unless `filters` name coders: then it is those.
    """
    import numpy as np

    kept = keep(columns, replace(filters, codes=(), themes=(), speakers=()))
    coded: dict[int, set[int]] = {}
    count = len(kept.transcripts)
    places = np.unique(kept.codings.coder * count + kept.codings.transcript)
    for place in places.tolist():
        coder, transcript = divmod(place, count)
        coded.setdefault(coder, set()).add(transcript)
    names = {place: kept.coders[place].name for place in sorted(coded)}
    candidates = [
        place for place, name in names.items() if filters.coders or fold(name) != fold(agreed)
    ]
    return tuple(
        (names[one], names[other])
        for one, other in combinations(candidates, 2)
        if coded[one] & coded[other]
    )
