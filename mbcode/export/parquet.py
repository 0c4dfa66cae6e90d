"""Parquet: typed columns for R, Python, DuckDB and whatever else reads Arrow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO

from mbcode.export.cells import columns_of, names_of
from mbcode.export.meta import note_text

if TYPE_CHECKING:
    import pandas as pd
    from arro3.core import Array

    from mbcode.export.meta import Note

METADATA_KEY = "mbcode"
"""Where in the file's key-value metadata the note stands, as JSON."""


def write_parquet(frame: pd.DataFrame, stream: BinaryIO, note: Note) -> None:
    """Write `frame`, its types kept and a missing value as null, with `note` in the metadata.

    Two runs over the same give the same bytes. Raises MbcodeError where two columns have one name.
    """
    # arro3 and not pyarrow: pandas imports that wherever it is installed, and every table, not
    # this format alone, would pay a tenth of its time and 40 MB for it.
    from arro3.core import Table
    from arro3.io import write_parquet as write

    names = names_of(frame, "parquet")
    columns = [_array(column) for column in columns_of(frame)]
    metadata = {METADATA_KEY: note_text(note)}
    write(
        Table.from_arrays(columns, names=names),
        stream,
        compression="snappy",
        key_value_metadata=metadata,
    )


def _array(column: pd.Series[Any]) -> Array:
    from arro3.core import Array, DataType
    from pandas.api.types import is_bool_dtype, is_float_dtype, is_integer_dtype

    missing = column.isna().tolist()
    values = [None if gone else v for v, gone in zip(column.tolist(), missing, strict=True)]
    if is_bool_dtype(column):
        return Array(values, DataType.bool())
    if is_integer_dtype(column):
        return Array(values, DataType.int64())
    if is_float_dtype(column):
        return Array(values, DataType.float64())
    return Array([v if v is None else str(v) for v in values], DataType.utf8())
