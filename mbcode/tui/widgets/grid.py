"""A grid of figures that draws only what is in sight, with a cursor on one cell.

Heads of rows and columns stay where they are while the figures scroll, by whole rows and columns.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import ClassVar

from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.cache import LRUCache
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from mbcode.tui.counting.cells import EMPTY, GridTable
from mbcode.tui.keymap import named_key
from mbcode.tui.widgets.grid_paint import (
    HEAD_LINES,
    GridMeasure,
    GridPainter,
    GridStyles,
    Window,
)
from mbcode.tui.widgets.heat import ramp

_KEPT_STRIPS = 512

_key = partial(named_key, "grid")

MOVING_KEYS = [
    _key("down,j", "move(1, 0)", "down", "Row below"),
    _key("up,k", "move(-1, 0)", "up", "Row above"),
    _key("right,l", "move(0, 1)", "right", "Column to the right"),
    _key("left,h", "move(0, -1)", "left", "Column to the left"),
    _key("pagedown,space,J", "page(1, 0)", "page_down", "Page down"),
    _key("pageup,K", "page(-1, 0)", "page_up", "Page up"),
    _key("shift+right,L", "page(0, 1)", "page_right", "Page to the right"),
    _key("shift+left,H", "page(0, -1)", "page_left", "Page to the left"),
    _key("home,0", "row_end(-1)", "row_start", "First column"),
    _key("end,dollar_sign", "row_end(1)", "row_end", "Last column"),
    _key("ctrl+home,g", "corner(-1)", "first", "First cell"),
    _key("ctrl+end,G", "corner(1)", "last", "Last cell"),
]


def choosing_key(word: str, sentence: str) -> Binding:
    """Return the key that chooses a cell, and what that leads to."""
    return _key("enter", "choose", "choose", word, sentence, show=True)


class Grid(ScrollView, can_focus=True, inherit_bindings=False):
    """Shows a `GridTable`; moves a cursor by cell. Names are data: never read as markup."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        *MOVING_KEYS,
        choosing_key("Passages", "Read the passages behind the figure"),
    ]
    BINDING_GROUP_TITLE = "Figures"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "grid--head",
        "grid--here",
        "grid--band",
        "grid--zero",
        "grid--own",
        "grid--frame",
    }
    DEFAULT_CSS = """
    Grid {
        background: $surface;
        color: $foreground;
        overflow: auto;
        scrollbar-size: 1 1;
    }
    Grid > .grid--head { color: $text-muted; }
    Grid > .grid--here { color: $foreground; text-style: bold; }
    Grid > .grid--band { background: $panel; }
    Grid > .grid--zero { color: $text-disabled; }
    Grid > .grid--own { text-style: bold; }
    Grid > .grid--frame { color: $text-muted; }
    Grid:focus > .grid--here { color: $accent; }
    Grid:focus > .grid--frame { color: $accent; }
    """

    class CellMoved(Message):
        """The cursor is on another cell, or on what another table has there."""

        def __init__(self, row: int, column: int) -> None:
            super().__init__()
            self.row = row
            self.column = column

        def can_replace(self, message: Message) -> bool:
            """Let the latest of many stand for all."""
            return isinstance(message, Grid.CellMoved)

    class CellChosen(Message):
        """The user wants what is behind a cell."""

        def __init__(self, row: int, column: int) -> None:
            super().__init__()
            self.row = row
            self.column = column

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._table: GridTable = EMPTY
        self._measure = GridMeasure.of(self._table, 1)
        self._painter: GridPainter | None = None
        self._strips: LRUCache[tuple[int, Window], Strip] = LRUCache(_KEPT_STRIPS)
        self._row = 0
        self._column = 0

    def show(self, table: GridTable, row: int = 0, column: int = 0) -> None:
        """Show a table, the cursor on a cell of it (the nearest there is)."""
        self._table = table
        self._lay_out()
        self.put_cursor(row, column)

    @property
    def table(self) -> GridTable:
        """The table that is shown."""
        return self._table

    @property
    def cursor(self) -> tuple[int, int] | None:
        """The row and column of the cursor; None in a table without cells."""
        return (self._row, self._column) if self._has_cells else None

    def put_cursor(self, row: int, column: int) -> None:
        """Put the cursor on a cell (the nearest there is) and scroll so that it is in sight."""
        self._row = min(max(row, 0), max(len(self._table.rows) - 1, 0))
        self._column = min(max(column, 0), max(len(self._table.columns) - 1, 0))
        self._reveal()
        self.refresh()
        if self._has_cells:
            self.post_message(self.CellMoved(self._row, self._column))

    # Keys and mouse

    def action_move(self, rows: int, columns: int) -> None:
        self.put_cursor(self._row + rows, self._column + columns)

    def action_page(self, rows: int, columns: int) -> None:
        self.put_cursor(
            self._row + rows * self._rows_in_sight, self._column + columns * self._columns_in_sight
        )

    def action_row_end(self, side: int) -> None:
        self.put_cursor(self._row, 0 if side < 0 else len(self._table.columns) - 1)

    def action_corner(self, side: int) -> None:
        if side < 0:
            self.put_cursor(0, 0)
        else:
            self.put_cursor(len(self._table.rows) - 1, len(self._table.columns) - 1)

    def action_choose(self) -> None:
        if self._has_cells:
            self.post_message(self.CellChosen(self._row, self._column))

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the cell under the pointer; a second click chooses it."""
        row = event.y - HEAD_LINES + self.scroll_offset.y
        across = (event.x - self._measure.head) // self._measure.cell
        column = self._first_column + across
        inside = row < len(self._table.rows) and column < len(self._table.columns)
        if event.y < HEAD_LINES or not 0 <= across < self._columns_in_sight or not inside:
            return
        self.put_cursor(row, column)
        if event.chain == 2:
            self.action_choose()

    # What is in sight

    @property
    def _has_cells(self) -> bool:
        return bool(self._table.rows and self._table.columns)

    @property
    def _width(self) -> int:
        return self.scrollable_content_region.width

    @property
    def _rows_in_sight(self) -> int:
        return max(self.scrollable_content_region.height - HEAD_LINES, 1)

    @property
    def _columns_in_sight(self) -> int:
        return self._measure.columns_in(self._width)

    @property
    def _first_column(self) -> int:
        # Rounded up, so that at the far right the last column is whole and in sight.
        return -(-self.scroll_offset.x // self._measure.cell)

    def _reveal(self) -> None:
        row, column = self.scroll_offset.y, self._first_column
        row = min(max(row, self._row - self._rows_in_sight + 1), self._row)
        column = min(max(column, self._column - self._columns_in_sight + 1), self._column)
        self.scroll_to(x=column * self._measure.cell, y=row, animate=False)

    def _lay_out(self) -> None:
        self._measure = GridMeasure.of(self._table, self._width)
        self._forget_paint()
        self.virtual_size = Size(
            self._measure.head + len(self._table.columns) * self._measure.cell,
            HEAD_LINES + len(self._table.rows),
        )

    def on_resize(self) -> None:
        """Share the new width out and keep the cursor in sight."""
        self._lay_out()
        self._reveal()

    # What is drawn

    def render_line(self, y: int) -> Strip:
        """Draw one visible line; `y` counts from the top of the widget."""
        width = self._width
        if self._painter is None:
            self._painter = GridPainter(self._table, self._measure, self._mixed_styles())
        window = self._window()
        if y < HEAD_LINES:
            return self._painter.heading(y, window, width)
        row = y - HEAD_LINES + self.scroll_offset.y
        if row >= len(self._table.rows):
            return Strip.blank(width, self._painter.styles.base)
        if row != window.row:
            # Rows without the cursor look the same wherever it is, so they are painted once.
            window = replace(window, row=-1)
        strip = self._strips.get((row, window))
        if strip is None:
            strip = self._painter.row(row, window, width)
            self._strips.set((row, window), strip)
        return strip

    def _window(self) -> Window:
        first = self._first_column
        count = min(self._columns_in_sight, len(self._table.columns) - first)
        return Window(first, max(count, 0), self._row, self._column)

    def notify_style_update(self) -> None:
        """Forget what was painted in other colours."""
        self._forget_paint()
        super().notify_style_update()

    def _forget_paint(self) -> None:
        self._painter = None
        self._strips.clear()

    def _mixed_styles(self) -> GridStyles:
        base = self.rich_style

        def component(name: str) -> Style:
            return self.get_component_rich_style(f"grid--{name}")

        def attributes(name: str) -> Style:
            return self.get_component_rich_style(f"grid--{name}", partial=True)

        return GridStyles(
            base=base,
            head=base + component("head"),
            here=base + component("here"),
            band=Style(bgcolor=component("band").bgcolor),
            zero=base + component("zero"),
            own=base + attributes("own"),
            frame=Style(color=component("frame").color),
            heat=ramp(self.background_colors[1]),
        )
