"""Markdown: a pipe table to paste into a report."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from mbcode.export.cells import spelled

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mbcode.frames import Frame


def write_markdown(frames: Iterable[Frame], stream: TextIO) -> None:
    """Write frames as one pipe table, numbers to the right; a line break in a cell is `<br>`."""
    has_header = False
    for frame in frames:
        if not has_header:
            stream.write(_row(frame.names))
            stream.write(_row("---:" if each.kind.is_number else "---" for each in frame.columns))
            has_header = True
        for row in zip(*map(spelled, frame.columns), strict=True):
            stream.write(_row(row))


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(_escaped(cell) for cell in cells) + " |\n"


def _escaped(cell: str) -> str:
    escaped = cell.replace("\\", "\\\\").replace("|", "\\|")
    return escaped.replace("\r\n", "<br>").replace("\n", "<br>").replace("\r", "<br>")
