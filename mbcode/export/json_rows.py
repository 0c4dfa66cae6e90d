"""JSON: a list of objects, one a row."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TextIO

from mbcode.errors import MbcodeError
from mbcode.export.cells import columns_of

if TYPE_CHECKING:
    import pandas as pd


def write_json(frame: pd.DataFrame, stream: TextIO) -> None:
    """Write `frame` a row a line; numbers in full, null for a missing value.

    Raises MbcodeError where two columns have one name, as an object can't hold both.
    """
    names = [str(name) for name in frame.columns]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise MbcodeError(f'two columns are called "{twice}", which JSON can\'t hold: choose csv')
    columns = []
    for column in columns_of(frame):
        missing = column.isna().tolist()
        columns.append(
            [None if gone else v for v, gone in zip(column.tolist(), missing, strict=True)]
        )
    separator = "\n"
    stream.write("[")
    for row in zip(*columns, strict=True):
        stream.write(separator + json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False))
        separator = ",\n"
    stream.write("\n]\n")
