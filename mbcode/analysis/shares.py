"""The cells of a crosstab as shares of its rows or of its columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mbcode.analysis.choices import SHARES, require_one_of

if TYPE_CHECKING:
    import pandas as pd


def shares(counts: pd.DataFrame, of: str) -> pd.DataFrame:
    """Return a crosstab with each cell divided by the sum of its `row` or of its `column`.

    `counts` is what `crosstab` returns: a first column `code`, then int64 counts. Cells become
    floats from 0 to 1 that add up to 1 over the row (how a code is spread over the groups) or over
    the column (which codes a group is made of); where the sum is 0 they are NaN, an empty cell.

    The sum is of what the table shows: a unit that has two codes is in the sum twice, and so is a
    coding that two speakers share. Where groups are of unequal size, compare them by columns, as a
    row mostly shows who said most.

    Raises MbcodeError for another `of`.
    """
    import numpy as np

    require_one_of(of, SHARES, "share")
    cells = counts.iloc[:, 1:].to_numpy(dtype=np.int64)
    whole = cells.sum(axis=1 if of == "row" else 0, keepdims=True)
    with np.errstate(invalid="ignore"):
        parts = np.true_divide(cells, whole)
    shared = counts.iloc[:, :1].copy()
    for place, name in enumerate(counts.columns[1:]):
        shared.insert(place + 1, name, parts[:, place], allow_duplicates=True)
    return shared
