"""Markdown: a pipe table to paste into a report."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from mbcode.export.cells import columns_of, is_number, spelled

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd


def write_markdown(frame: pd.DataFrame, stream: TextIO) -> None:
    """Write `frame` as a pipe table, numbers to the right; a line break in a cell is `<br>`."""
    columns = columns_of(frame)
    stream.write(_row(str(name) for name in frame.columns))
    stream.write(_row("---:" if is_number(column) else "---" for column in columns))
    for row in zip(*(spelled(column) for column in columns), strict=True):
        stream.write(_row(row))


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(_escaped(cell) for cell in cells) + " |\n"


def _escaped(cell: str) -> str:
    escaped = cell.replace("\\", "\\\\").replace("|", "\\|")
    return escaped.replace("\r\n", "<br>").replace("\n", "<br>").replace("\r", "<br>")
