"""A few rows of a table for people to read: columns aligned, numbers to the right."""

from __future__ import annotations

from collections.abc import Sequence

from mbcode.cli.visible import one_line

GAP = "  "


def aligned(header: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Return the table as lines of text: whole numbers to the right, all else to the left."""
    cells = [[one_line(str(cell)) for cell in row] for row in (header, *rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    is_number = [
        bool(rows) and all(isinstance(row[place], int) for row in rows)
        for place in range(len(header))
    ]
    return "".join(
        GAP.join(
            cell.rjust(width) if right else cell.ljust(width)
            for cell, width, right in zip(row, widths, is_number, strict=True)
        ).rstrip()
        + "\n"
        for row in cells
    )
