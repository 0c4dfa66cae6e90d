"""The map of themes, a column a transcript."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import ClassVar

from rich.segment import Segment
from textual.binding import BindingType
from textual.geometry import Offset, Size
from textual.strip import Strip

from mbcode.tui.keymap import named_key
from mbcode.tui.overview.mapped import Mapped
from mbcode.tui.overview.upright import GAP, HEAD_LINES, Upright
from mbcode.tui.widgets.map_view import MapView
from mbcode.tui.widgets.scrolled_rows import paging_keys

_key = partial(named_key, "map_columns")

MAP_COLUMN_KEYS = [
    _key("right,l", "step(1)", "next", "Next transcript"),
    _key("left,h", "step(-1)", "previous", "Previous transcript"),
    _key("down,j", "along(1)", "down", "Further on in the interview"),
    _key("up,k", "along(-1)", "up", "Further back in the interview"),
    *paging_keys("map_columns", first="First transcript", last="Last transcript"),
    _key("enter", "choose", "choose", "Read on", show=True),
]


class MapColumns(MapView):
    """Transcripts side by side, each read from top to bottom; what finds no room is scrolled to."""

    BINDINGS: ClassVar[list[BindingType]] = list(MAP_COLUMN_KEYS)
    DEFAULT_CSS = """
    MapColumns {
        padding-right: 1;
        overflow-x: auto;
        overflow-y: hidden;
        scrollbar-size-horizontal: 1;
    }
    """

    @property
    def _layout(self) -> Upright:
        return Upright(self.count, self.row_width, self.rows_in_sight)

    @property
    def cells(self) -> int:
        """As many cells as there are rows below the heads."""
        return self._layout.slices

    def lay_out(self) -> None:
        """Make the columns as wide as there is room for."""
        self.virtual_size = Size(self._layout.total, self.rows_in_sight)
        self.refresh()

    def draw_again(self, index: int) -> None:  # noqa: ARG002  # All rows have some of it.
        """Draw a transcript again, as it is now."""
        self.refresh()

    def reveal(self) -> None:
        """Scroll sideways to the transcript under the cursor."""
        x = self._layout.scrolled(self.scroll_offset.x, self.index)
        self.scroll_to(x=x, animate=False, force=True)

    def action_page(self, step: int) -> None:
        self.go(self.index + step * max(self._layout.whole - 1, 1))

    def point_at(self, at: Offset) -> None:
        """Go to the cell of the map under the pointer; at a head, to its transcript."""
        index, place = at.x // self._layout.column, at.y - HEAD_LINES
        self.go_to(index, self.cell if place < 0 else place)

    def render_line(self, y: int) -> Strip:
        """Draw one line across all columns in sight."""
        layout, x = self._layout, self.scroll_offset.x
        seen = layout.seen(x)
        line = Strip(())
        # While a scrollbar comes, its row is still asked for.
        if self._map is not None and seen and y < layout.height:
            segments = (
                self._head(self._map, layout, seen, y)
                if y < HEAD_LINES
                else self._slice(layout, seen, y - HEAD_LINES)
            )
            begin = x - seen.start * layout.column
            line = Strip(segments).simplify().crop(begin, begin + self.row_width)
        return line.adjust_cell_length(self.row_width, self.row_styles.base)

    def _head(self, mapped: Mapped, layout: Upright, seen: range, line: int) -> Iterator[Segment]:
        styles = self.row_styles
        for index in seen:
            is_here = index == self.index
            text = layout.head(index, mapped.name(index), is_here=is_here)[line]
            yield Segment(text, styles.here if is_here else styles.base)

    def _slice(self, layout: Upright, seen: range, place: int) -> Iterator[Segment]:
        gap, wide = Segment(" " * GAP, self.row_styles.base), layout.column - GAP
        for index in seen:
            cell = self._cells_of(index, layout.slices, self.only)[place]
            yield gap
            yield Segment(cell.glyph * wide, self.style_of_cell(index, place, cell))
