"""The cells of a crosstab as shares of its rows or of its columns."""

from __future__ import annotations

from mbcode.analysis.choices import SHARES, require_one_of
from mbcode.frames import Column, Frame


def shares(counts: Frame, of: str) -> Frame:
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
    names, *groups = counts.columns
    cells = np.array([group.cells for group in groups], dtype=np.int64).reshape(
        len(groups), len(counts)
    )
    whole = cells.sum(axis=0 if of == "row" else 1, keepdims=True)
    with np.errstate(invalid="ignore"):
        parts = np.true_divide(cells, whole)
    shared = (Column.of(group.name, part) for group, part in zip(groups, parts, strict=True))
    return Frame((names, *shared))
