"""Bars to look at, drawn anew for the room there is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.binding import BindingType

from mbcode.tui.rows import Row
from mbcode.tui.widgets.row_list import CURSOR, MOVING_KEYS, RowList

Draw = Callable[[int, int], Sequence[Row]]
"""Makes rows for a width and a height in cells."""


class BarList(RowList[Row], inherit_bindings=False):
    """Rows that a function makes whenever the room changes."""

    BINDINGS: ClassVar[list[BindingType]] = list(MOVING_KEYS)

    def __init__(self, id: str) -> None:  # noqa: A002
        super().__init__(lambda row, _: row)
        self.id = id
        self._draw: Draw | None = None

    def draw(self, draw: Draw) -> None:
        """Show what `draw` makes, now and whenever the room changes."""
        self._draw = draw
        self.on_resize()

    def on_resize(self) -> None:
        """Draw for the room there is; what is hidden has none."""
        if self._draw is not None and self.size:
            self.show(self._draw(self.row_width - len(CURSOR), self.rows_in_sight), self.index)
