"""JSON: a list of objects, one a row."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TextIO

from mbcode.export.cells import columns_of, names_of

if TYPE_CHECKING:
    import pandas as pd


def write_json(frame: pd.DataFrame, stream: TextIO) -> None:
    """Write `frame` a row a line; numbers in full, null for a missing value, never NaN.

    Raises MbcodeError where two columns have one name, as an object can't hold both.
    """
    names = names_of(frame, "json")
    columns = []
    for column in columns_of(frame):
        missing = column.isna().tolist()
        columns.append(
            [None if gone else v for v, gone in zip(column.tolist(), missing, strict=True)]
        )
    separator = "\n"
    stream.write("[")
    for row in zip(*columns, strict=True):
        cells = dict(zip(names, row, strict=True))
        stream.write(separator + json.dumps(cells, ensure_ascii=False, allow_nan=False))
        separator = ",\n"
    stream.write("\n]\n")
