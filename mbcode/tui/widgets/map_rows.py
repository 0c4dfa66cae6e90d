"""The map of themes, a row a transcript."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from rich.segment import Segment
from textual.binding import BindingType
from textual.geometry import Offset
from textual.strip import Strip

from mbcode.tui.counting.cells import fitted
from mbcode.tui.keymap import named_key
from mbcode.tui.widgets.map_view import MapView
from mbcode.tui.widgets.scrolled_rows import paging_keys

_HERE, _ELSEWHERE = "▶ ", "  "
_NAME_AT_LEAST, _NAME_AT_MOST = 18, 28

_key = partial(named_key, "map")

MAP_ROW_KEYS = [
    _key("down,j", "step(1)", "next", "Next transcript"),
    _key("up,k", "step(-1)", "previous", "Previous transcript"),
    _key("right,l", "along(1)", "right", "Further on in the interview"),
    _key("left,h", "along(-1)", "left", "Further back in the interview"),
    *paging_keys("map", first="First transcript", last="Last transcript"),
    _key("enter", "choose", "choose", "Read on", show=True),
]


class MapRows(MapView):
    """Transcripts one below the other, each read from left to right."""

    BINDINGS: ClassVar[list[BindingType]] = list(MAP_ROW_KEYS)

    @property
    def cells(self) -> int:
        """As many cells as there is room for beside the name."""
        return max(self.row_width - self._cells_from, 1)

    @property
    def _name_width(self) -> int:
        return min(max(self.row_width // 4, _NAME_AT_LEAST), _NAME_AT_MOST)

    @property
    def _cells_from(self) -> int:
        return len(_HERE) + self._name_width + 1

    def point_at(self, at: Offset) -> None:
        """Go to the cell of the map under the pointer."""
        self.go_to(at.y, at.x - self._cells_from)

    def render_line(self, y: int) -> Strip:
        """Draw one visible row; `y` counts from the top of the widget."""
        row, styles = y + self.scroll_offset.y, self.row_styles
        if self._map is None or row >= len(self._map):
            return Strip.blank(self.row_width, styles.base)
        is_here = row == self.index
        name = fitted(self._map.name(row), self._name_width) + " "
        segments = [
            Segment(_HERE if is_here else _ELSEWHERE, styles.here),
            Segment(name, styles.here if is_here else styles.base),
        ]
        for place, cell in enumerate(self._cells_of(row, self.cells, self.only)):
            segments.append(Segment(cell.glyph, self.style_of_cell(row, place, cell)))
        return Strip(segments).simplify().adjust_cell_length(self.row_width, styles.base)
