"""Parquet: typed columns for R, Python, DuckDB and whatever else reads Arrow."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from mbcode.export.cells import names_of, with_none
from mbcode.export.meta import note_text
from mbcode.frames import Kind

if TYPE_CHECKING:
    from arro3.core import Array

    from mbcode.export.meta import Note
    from mbcode.frames import Column, Frame

METADATA_KEY = "mbcode"
"""Where in the file's key-value metadata the note stands, as JSON."""


def write_parquet(frame: Frame, stream: BinaryIO, note: Note) -> None:
    """Write `frame`, its types kept and a missing value as null, with `note` in the metadata.

    Two runs over the same give the same bytes. Raises MbcodeError where two columns have one name.
    """
    # arro3 and not pyarrow: pandas imports that wherever it is installed, and every table of a
    # notebook, not this format alone, would pay a tenth of its time and 40 MB for it.
    from arro3.core import Table
    from arro3.io import write_parquet as write

    names = names_of(frame, "parquet")
    columns = [_array(column) for column in frame.columns]
    metadata = {METADATA_KEY: note_text(note)}
    write(
        Table.from_arrays(columns, names=names),
        stream,
        compression="snappy",
        key_value_metadata=metadata,
    )


def _array(column: Column) -> Array:
    from arro3.core import Array, DataType

    if column.kind is Kind.TEXT:
        return Array([str(cell) for cell in column.cells], DataType.utf8())
    kind = DataType.float64() if column.kind is Kind.REAL else DataType.int64()
    return Array(with_none(column), kind)
