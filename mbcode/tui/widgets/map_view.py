"""The map of themes, a row a transcript; only rows in sight are drawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import ClassVar

from rich.cells import set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType
from textual.color import Color
from textual.geometry import Offset
from textual.message import Message
from textual.strip import Strip

from mbcode.tui.keymap import named_key
from mbcode.tui.overview.mapped import MapCell, Mapped, cells_in
from mbcode.tui.widgets.code_colour import legible
from mbcode.tui.widgets.scrolled_rows import CursorRows, paging_keys

_HERE, _ELSEWHERE = "▶ ", "  "
_NAME_AT_MOST, _NAME_AT_LEAST = 28, 18
_ROWS_KEPT = 256
"""More than any screen shows at once."""

_key = partial(named_key, "map")

MAP_KEYS = [
    _key("down,j", "step(1)", "next", "Next transcript"),
    _key("up,k", "step(-1)", "previous", "Previous transcript"),
    _key("right,l", "along(1)", "right", "Further on in the interview"),
    _key("left,h", "along(-1)", "left", "Further back in the interview"),
    *paging_keys("map", first="First transcript", last="Last transcript"),
    _key("enter", "choose", "choose", "Read on", show=True),
]


@dataclass(frozen=True, slots=True)
class _Styles:
    base: Style
    here: Style
    quiet: Style
    themes: tuple[Style, ...]


class MapView(CursorRows[_Styles]):
    """Shows a `Mapped`, a cell of it under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = list(MAP_KEYS)
    BINDING_GROUP_TITLE = "Map"
    COMPONENT_CLASSES: ClassVar[set[str]] = {"map--here", "map--quiet"}
    DEFAULT_CSS = """
    MapView > .map--here { color: $accent; text-style: bold; }
    MapView > .map--quiet { color: $text-muted; }
    """

    class Moved(CursorRows.Moved):
        """Another cell is under the cursor."""

    class Chosen(Message):
        """The user wants to read on at the cell under the cursor."""

    def __init__(self) -> None:
        super().__init__()
        self._map: Mapped | None = None
        self._row: Callable[[int, int, int | None], tuple[MapCell, ...]] = lambda *_: ()
        self._colours: tuple[Color, ...] = ()
        self.only: int | None = None
        self.cell = 0

    def show(self, mapped: Mapped, colours: tuple[Color, ...]) -> None:
        """Show a map whose themes have these colours."""
        self._map, self._colours = mapped, colours
        self._row = lru_cache(maxsize=_ROWS_KEPT)(mapped.row)
        self.notify_style_update()
        self.lay_out()
        self.go(self.index)

    def show_only(self, theme: int | None) -> None:
        """Look at one theme alone, by its place, or at all."""
        self.only = theme
        self.refresh()
        self.post_message(self.Moved())

    @property
    def count(self) -> int:
        """How many transcripts there are."""
        return 0 if self._map is None else len(self._map)

    @property
    def cells(self) -> int:
        """How many cells a row has."""
        return cells_in(self.row_width - _NAME_AT_LEAST - len(_HERE) - 1)

    def lay_out(self) -> None:
        """Have as many cells as there is room for."""
        super().lay_out()
        self._go_along(self.cell)

    def _go_along(self, cell: int) -> None:
        self.cell = min(max(cell, 0), self.cells - 1)

    # Keys and mouse

    def action_along(self, step: int) -> None:
        self._go_along(self.cell + step)
        self.go(self.index)

    def action_choose(self) -> None:
        if self._map:
            self.post_message(self.Chosen())

    def point_at(self, at: Offset) -> None:
        """Go to the cell of the map under the pointer."""
        self._go_along(at.x - len(_HERE) - self._name_width - 1)
        self.go(at.y)

    @property
    def _name_width(self) -> int:
        room = self.row_width - self.cells - len(_HERE) - 1
        return min(room, _NAME_AT_MOST)

    # What is drawn

    def render_line(self, y: int) -> Strip:
        """Draw one visible row; `y` counts from the top of the widget."""
        row, styles = y + self.scroll_offset.y, self.row_styles
        if self._map is None or row >= len(self._map):
            return Strip.blank(self.row_width, styles.base)
        is_here = row == self.index
        name = set_cell_size(self._map.name(row), self._name_width) + " "
        segments = [
            Segment(_HERE if is_here else _ELSEWHERE, styles.here),
            Segment(name, styles.here if is_here else styles.base),
        ]
        for place, cell in enumerate(self._row(row, self.cells, self.only)):
            style = styles.quiet if cell.theme is None else styles.themes[cell.theme]
            if is_here and place == self.cell:
                style = style + Style(reverse=True, bold=True)
            segments.append(Segment(cell.glyph, style))
        return Strip(segments).simplify().adjust_cell_length(self.row_width, styles.base)

    def mixed_styles(self) -> _Styles:
        """Return the styles of a row's parts, themes in colours that can be read here."""
        base, background = self.rich_style, self.background_colors[1]
        colours = (legible(colour, background).rich_color for colour in self._colours)
        # Greys of many colours are alike, and some too dark: without colour letters speak alone.
        is_told = not self.app.no_color
        themes = tuple(base + Style(color=colour) if is_told else base for colour in colours)
        return _Styles(base, self.style_of("map--here"), self.style_of("map--quiet"), themes)
