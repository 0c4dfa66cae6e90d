"""CSV and TSV, plain or as a Danish Excel opens them."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TextIO

from mbcode.export.cells import columns_of, guarded, is_number, spelled

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Dialect:
    """How rows are put down; `guard` puts a `'` before texts that a spreadsheet could run."""

    separator: str = ","
    decimal: str = "."
    line_end: str = "\n"
    byte_order_mark: bool = False
    guard: bool = True


def write_delimited(frame: pd.DataFrame, stream: TextIO, dialect: Dialect) -> None:
    """Write `frame` with a header row, through pandas; `stream` must not translate line ends."""
    import pandas as pd

    names = [str(name) for name in frame.columns]
    cells = {place: _cells(column, dialect) for place, column in enumerate(columns_of(frame))}
    if dialect.byte_order_mark:
        stream.write("\ufeff")
    pd.DataFrame(cells, dtype=object).to_csv(
        stream,
        sep=dialect.separator,
        header=[guarded(name) if dialect.guard else name for name in names],
        index=False,
        lineterminator=dialect.line_end,
        quoting=_quoting([names, *cells.values()]),
    )


def _cells(column: pd.Series, dialect: Dialect) -> list[str]:
    cells = spelled(column, dialect.decimal)
    if dialect.guard and not is_number(column):
        return [guarded(cell) for cell in cells]
    return cells


def _quoting(columns: list[list[str]]) -> Literal[0, 1]:
    # Python before 3.13 leaves a lone carriage return unquoted, and no reader takes that for text.
    has_return = any("\r" in cell for cells in columns for cell in cells)
    return csv.QUOTE_ALL if has_return else csv.QUOTE_MINIMAL
