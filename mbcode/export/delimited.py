"""CSV and TSV, plain or as a Danish Excel opens them."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO

from mbcode.export.cells import all_guarded, spelled

if TYPE_CHECKING:
    from mbcode.frames import Column, Frame

_BOTH = "\r\n"


@dataclass(frozen=True, slots=True)
class Dialect:
    """How rows are put down; `guard` puts a `'` before texts that a spreadsheet could run."""

    separator: str = ","
    decimal: str = "."
    line_end: str = "\n"
    byte_order_mark: bool = False
    guard: bool = True


@dataclass(frozen=True, slots=True)
class _Lines:
    """Takes lines that end in CR LF, and hands them on with the end that is wanted."""

    stream: TextIO
    end: str

    def write(self, line: str) -> None:
        self.stream.write(line.removesuffix(_BOTH) + self.end)


def write_delimited(frames: Iterable[Frame], stream: TextIO, dialect: Dialect) -> None:
    """Write frames of the same columns below one header row; `stream` must not translate line
    ends.
    """
    # Python before 3.13 quotes only the line ends that it writes itself, and a reader takes any
    # other for an end too: so it is told of both.
    rows = csv.writer(
        _Lines(stream, dialect.line_end), delimiter=dialect.separator, lineterminator=_BOTH
    )
    has_header = False
    for frame in frames:
        if not has_header:
            stream.write("\ufeff" if dialect.byte_order_mark else "")
            rows.writerow(all_guarded(frame.names) if dialect.guard else frame.names)
            has_header = True
        cells = (_cells(column, dialect) for column in frame.columns)
        rows.writerows(zip(*cells, strict=True))


def _cells(column: Column, dialect: Dialect) -> list[str]:
    cells = spelled(column, dialect.decimal)
    return cells if column.kind.is_number or not dialect.guard else all_guarded(cells)
