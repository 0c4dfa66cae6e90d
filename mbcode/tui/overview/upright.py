"""How columns, one a transcript, stand beside each other in the room there is."""

from __future__ import annotations

from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size

from mbcode.tui.counting.cells import abbreviated, fitted
from mbcode.tui.reading.visible import one_line

HEAD_LINES = 2
"""The number of a transcript, and what there is room for of its name."""
_NARROWEST, _WIDEST = 3, 29
_NAMED_FROM = 12
"""Cells that the beginning of a name is told by; in fewer, its last word's initial helps."""
_HERE, _ELSEWHERE = "▶", " "
GAP = len(_ELSEWHERE)
"""Cells before a column, where the one under the cursor is marked."""


@dataclass(frozen=True, slots=True)
class Upright:
    """`count` columns in a room of `width` × `height` cells: narrower, the more there are.

    Those that find no room are scrolled to; `x` is the cell at the left edge of the room.
    """

    count: int
    width: int
    height: int

    @property
    def column(self) -> int:
        """The cells of a column and of the gap before it; never too few for its number."""
        least = max(_NARROWEST, GAP + len(str(self.count)))
        return max(min(self.width // max(self.count, 1), _WIDEST), least)

    @property
    def total(self) -> int:
        """The cells of all columns together."""
        return self.column * self.count

    @property
    def slices(self) -> int:
        """How many cells below its head a column has."""
        return max(self.height - HEAD_LINES, 1)

    @property
    def whole(self) -> int:
        """How many whole columns find room."""
        return max(self.width // self.column, 1)

    def seen(self, x: int) -> range:
        """Return the columns in sight, also in part."""
        end = min(-(-(x + self.width) // self.column), self.count)
        return range(min(x // self.column, end), end)

    def scrolled(self, x: int, index: int) -> int:
        """Return `x`, or the nearest to it from which all of a column is in sight."""
        begin = index * self.column
        return min(max(x, begin + self.column - self.width), begin)

    def head(self, index: int, name: str, *, is_here: bool) -> tuple[str, ...]:
        """Return the lines at the top of a column, as wide as it is."""
        room = self.column - GAP
        shown = one_line(name)
        if cell_len(shown) > room:
            shown = fitted(shown, room) if room >= _NAMED_FROM else abbreviated(shown, room)
        mark = _HERE if is_here else _ELSEWHERE
        return mark + f"{index + 1:<{room}}", _ELSEWHERE + set_cell_size(shown, room)
