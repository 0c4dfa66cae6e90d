"""Paint a grid of figures, row by row.

No meaning rests on colour alone: the figure always stands, a code's own figure is in brackets, zero
is a dot, the cursor's cell is framed and its row and column are marked in the heads.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from mbcode.tui.counting.cells import Cell, GridTable, abbreviated, fitted
from mbcode.tui.reading.visible import one_line
from mbcode.tui.widgets.heat import level

HEAD_LINES = 3
"""The full name of the cursor's column, abbreviated names, numbers."""
_CELL_AT_LEAST = 5
_HERE = "▸"
_FRAME_LEFT, _FRAME_RIGHT = "▐", "▌"
_BOLD = Style(bold=True)
_POINTER_LEFT, _POINTER_RIGHT = "▾ ", " ▾"


@dataclass(frozen=True, slots=True)
class GridStyles:
    """The grid's component styles; `heat` has one a level."""

    base: Style
    head: Style
    here: Style
    band: Style
    zero: Style
    own: Style
    frame: Style
    heat: tuple[Style, ...]


@dataclass(frozen=True, slots=True)
class Window:
    """The columns in sight, `first` and on, and where the cursor is."""

    first: int
    count: int
    row: int
    column: int

    @property
    def columns(self) -> range:
        return range(self.first, self.first + self.count)


@dataclass(frozen=True, slots=True)
class GridMeasure:
    """How wide the parts of a grid are, in cells."""

    number: int
    name: int
    cell: int

    @classmethod
    def of(cls, table: GridTable, width: int) -> GridMeasure:
        """Give the names what they need, but at most three tenths of `width`."""
        longest = max((cell_len(one_line(head.name)) for head in table.rows), default=0)
        numbers = max((head.number for head in (*table.rows, *table.columns)), default=0)
        measure = cls(
            number=len(str(numbers)),
            name=min(longest, max(width * 3 // 10, 1)),
            cell=max(table.figure_width + 2, len(str(numbers)) + 2, _CELL_AT_LEAST),
        )
        heads = max((cell_len(one_line(head.name)) for head in table.columns), default=0)
        room = (width - measure.head) // max(len(table.columns), 1)
        grown = min(heads + 2, table.widest, room)
        return replace(measure, cell=max(measure.cell, grown))

    @property
    def head(self) -> int:
        """The width of a row's head: marker, number, space, name, space."""
        return 1 + self.number + 1 + self.name + 1

    def columns_in(self, width: int) -> int:
        """Return how many whole columns fit; a figure cut in two would be another figure."""
        return max((width - self.head) // self.cell, 1)


@dataclass(frozen=True, slots=True, eq=False)
class GridPainter:
    """Paints one table in one set of styles and measures."""

    table: GridTable
    measure: GridMeasure
    styles: GridStyles

    def heading(self, line: int, window: Window, width: int) -> Strip:
        """Return a line of the column heads, from the top."""
        by_name = line == 0
        over = self._name_over_column(window, width) if by_name else self._heads(line, window)
        return self._strip(over, width)

    def row(self, row: int, window: Window, width: int) -> Strip:
        """Return a row of figures with its head."""
        head = self.table.rows[row]
        is_here = row == window.row
        marker = _HERE if is_here else " "
        label = f"{marker}{head.number:>{self.measure.number}} "
        name = fitted(head.name, self.measure.name)
        segments = [Segment(f"{label}{name} ", self.styles.here if is_here else self.styles.head)]
        for column in window.columns:
            segments += self._cell(row, column, window)
        return self._strip(segments, width)

    def _name_over_column(self, window: Window, width: int) -> list[Segment]:
        """Return the name of the cursor's column, pointing down at it."""
        if window.column not in window.columns:
            return []
        at = self.measure.head + (window.column - window.first) * self.measure.cell
        at += self.measure.cell - 2
        head = self.table.columns[window.column]
        label = f"{head.number} {one_line(head.name)}"
        if at + len(_POINTER_LEFT) + cell_len(label) <= width:
            return [
                Segment(" " * at, self.styles.base),
                Segment(_POINTER_LEFT + label, self.styles.here),
            ]
        room = at + 1 - len(_POINTER_RIGHT)
        label = fitted(label, room) if cell_len(label) > room else label
        return [
            Segment(" " * (room - cell_len(label)), self.styles.base),
            Segment(label + _POINTER_RIGHT, self.styles.here),
        ]

    def _heads(self, line: int, window: Window) -> Iterator[Segment]:
        yield Segment(" " * self.measure.head, self.styles.base)
        cell = self.measure.cell
        for column in window.columns:
            head = self.table.columns[column]
            text = abbreviated(head.name, cell - 1) if line == 1 else str(head.number)
            shown = " " * (cell - 1 - cell_len(text)) + text + " "
            is_here = column == window.column
            yield Segment(shown, self.styles.here if is_here else self.styles.head)

    def _cell(self, row: int, column: int, window: Window) -> list[Segment]:
        cell = self.table.cell(row, column)
        inner = self.measure.cell - 2
        style = self._cell_style(cell, row == window.row or column == window.column)
        if (row, column) == (window.row, window.column):
            frame = style + self.styles.frame
            figure = Segment(f"{cell.text:>{inner}}", style + _BOLD)
            return [Segment(_FRAME_LEFT, frame), figure, Segment(_FRAME_RIGHT, frame)]
        if cell.own and not cell.is_zero:
            return [Segment(f"[{cell.text}]".rjust(inner + 2), style)]
        return [Segment(f" {cell.text:>{inner}} ", style)]

    def _cell_style(self, cell: Cell, in_band: bool) -> Style:
        heat = level(cell.share)
        if heat:
            return self.styles.base + self.styles.heat[heat]
        style = self.styles.base
        if cell.is_zero:
            style = self.styles.zero
        elif cell.own:
            style = self.styles.own
        return style + self.styles.band if in_band else style

    def _strip(self, segments: Iterable[Segment], width: int) -> Strip:
        return Strip(segments).simplify().adjust_cell_length(width, self.styles.base)
