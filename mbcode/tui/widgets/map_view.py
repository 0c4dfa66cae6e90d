"""The map of themes, a row a transcript; only rows in sight are drawn."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial
from typing import ClassVar

from rich.cells import set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.color import Color
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from mbcode.tui.keymap import named_key
from mbcode.tui.overview.mapped import MapCell, Mapped, cells_in
from mbcode.tui.widgets.code_colour import legible

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
    _key("pagedown,space", "page(1)", "page_down", "Page down"),
    _key("pageup", "page(-1)", "page_up", "Page up"),
    _key("home,g", "jump(0)", "first", "First transcript"),
    _key("end,G", "jump(-1)", "last", "Last transcript"),
    _key("enter", "choose", "choose", "Read on", show=True),
]


class MapView(ScrollView, can_focus=True, inherit_bindings=False):
    """Shows a `Mapped`, a cell of it under the cursor."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = list(MAP_KEYS)
    BINDING_GROUP_TITLE = "Map"
    COMPONENT_CLASSES: ClassVar[set[str]] = {"map--here", "map--quiet"}
    DEFAULT_CSS = """
    MapView {
        background: $surface;
        color: $foreground;
        overflow-x: hidden;
        overflow-y: scroll;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
    }
    MapView > .map--here { color: $accent; text-style: bold; }
    MapView > .map--quiet { color: $text-muted; }
    """

    class Moved(Message):
        """Another cell is under the cursor."""

    class Chosen(Message):
        """The user wants to read on at the cell under the cursor."""

    def __init__(self) -> None:
        super().__init__()
        self._map: Mapped | None = None
        self._row: Callable[[int, int, int | None], tuple[MapCell, ...]] = lambda *_: ()
        self._colours: tuple[Color, ...] = ()
        self._styles: tuple[Style, Style, Style, tuple[Style, ...]] | None = None
        self.only: int | None = None
        self.transcript = 0
        self.cell = 0

    def show(self, mapped: Mapped, colours: tuple[Color, ...]) -> None:
        """Show a map whose themes have these colours."""
        self._map, self._colours, self._styles = mapped, colours, None
        self._row = lru_cache(maxsize=_ROWS_KEPT)(mapped.row)
        self.virtual_size = Size(self.scrollable_content_region.width, len(mapped))
        self._go(self.transcript, self.cell)

    def show_only(self, theme: int | None) -> None:
        """Look at one theme alone, by its place, or at all."""
        self.only = theme
        self.refresh()
        self.post_message(self.Moved())

    @property
    def cells(self) -> int:
        """How many cells a row has."""
        return cells_in(self.scrollable_content_region.width - _NAME_AT_LEAST - len(_HERE) - 1)

    # Keys and mouse

    def action_step(self, step: int) -> None:
        self._go(self.transcript + step, self.cell)

    def action_along(self, step: int) -> None:
        self._go(self.transcript, self.cell + step)

    def action_page(self, step: int) -> None:
        self._go(self.transcript + step * max(self._height - 1, 1), self.cell)

    def action_jump(self, index: int) -> None:
        self._go(index % max(self._count, 1), self.cell)

    def action_choose(self) -> None:
        if self._count:
            self.post_message(self.Chosen())

    def on_click(self, event: events.Click) -> None:
        """Go to the cell under the pointer; a second click reads on there."""
        before = len(_HERE) + self._name_width + 1
        self._go(event.y + self.scroll_offset.y, event.x - before)
        if event.chain == 2:
            self.action_choose()

    def _go(self, transcript: int, cell: int) -> None:
        self.transcript = min(max(transcript, 0), max(self._count - 1, 0))
        self.cell = min(max(cell, 0), self.cells - 1)
        top, lowest = self.scroll_offset.y, self.transcript - self._height + 1
        self.scroll_to(y=min(max(top, lowest), self.transcript), animate=False, force=True)
        self.refresh()
        self.post_message(self.Moved())

    @property
    def _count(self) -> int:
        return 0 if self._map is None else len(self._map)

    @property
    def _height(self) -> int:
        return max(self.scrollable_content_region.height, 1)

    @property
    def _name_width(self) -> int:
        room = self.scrollable_content_region.width - self.cells - len(_HERE) - 1
        return min(room, _NAME_AT_MOST)

    def on_resize(self) -> None:
        """Draw as many cells as there is room for, and keep the cursor in sight."""
        self.virtual_size = Size(self.scrollable_content_region.width, self._count)
        self._go(self.transcript, self.cell)

    # What is drawn

    def render_line(self, y: int) -> Strip:
        """Draw one visible row; `y` counts from the top of the widget."""
        if self._styles is None:
            self._styles = self._mixed_styles()
        base, here, quiet, themes = self._styles
        row, width = y + self.scroll_offset.y, self.scrollable_content_region.width
        if self._map is None or row >= len(self._map):
            return Strip.blank(width, base)
        is_here = row == self.transcript
        name = set_cell_size(self._map.name(row), self._name_width) + " "
        segments = [
            Segment(_HERE if is_here else _ELSEWHERE, here),
            Segment(name, here if is_here else base),
        ]
        for place, cell in enumerate(self._row(row, self.cells, self.only)):
            style = quiet if cell.theme is None else themes[cell.theme]
            if is_here and place == self.cell:
                style = style + Style(reverse=True, bold=True)
            segments.append(Segment(cell.glyph, style))
        return Strip(segments).simplify().adjust_cell_length(width, base)

    def notify_style_update(self) -> None:
        """Forget the styles of another theme."""
        self._styles = None
        super().notify_style_update()

    def _mixed_styles(self) -> tuple[Style, Style, Style, tuple[Style, ...]]:
        base, background = self.rich_style, self.background_colors[1]
        here, quiet = (
            base + self.get_component_rich_style(f"map--{part}") for part in ("here", "quiet")
        )
        colours = (legible(colour, background).rich_color for colour in self._colours)
        return base, here, quiet, tuple(base + Style(color=colour) for colour in colours)
