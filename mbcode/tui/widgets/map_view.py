"""The map of themes, a cell of a transcript under the cursor; only what is in sight is drawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar

from rich.style import Style
from textual.color import Color
from textual.message import Message

from mbcode.tui.overview.mapped import MapCell, Mapped
from mbcode.tui.widgets.code_colour import legible
from mbcode.tui.widgets.scrolled_rows import CursorRows

_KEPT = 256
"""More transcripts than any screen shows at once."""


@dataclass(frozen=True, slots=True)
class MapStyles:
    """What a map is drawn in; `themes` by the place of a theme."""

    base: Style
    here: Style
    quiet: Style
    themes: tuple[Style, ...]


class MapView(CursorRows[MapStyles]):
    """Shows a `Mapped`, which way its transcripts lie is for subclasses to say.

    `index` is the transcript under the cursor, `cell` the cell of it, `only` the theme that is
    looked at alone, by its place.
    """

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

    def __init__(self, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._map: Mapped | None = None
        self._cells_of: Callable[[int, int, int | None], tuple[MapCell, ...]] = lambda *_: ()
        self._colours: tuple[Color, ...] = ()
        self._along = 0.0
        self.only: int | None = None

    def show(self, mapped: Mapped, colours: tuple[Color, ...]) -> None:
        """Show a map whose themes have these colours."""
        self._map, self._colours = mapped, colours
        self._cells_of = lru_cache(maxsize=_KEPT)(mapped.cells)
        self.notify_style_update()
        self.lay_out()
        self.go(self.index)

    def show_only(self, theme: int | None) -> None:
        """Look at one theme alone, by its place, or at all."""
        self.only = theme
        self.refresh()
        self.post_message(self.Moved())

    def stand_as(self, other: MapView) -> None:
        """Be where another view of the same map is."""
        self.only, self._along = other.only, other._along
        self.refresh()
        self.go(other.index)

    @property
    def count(self) -> int:
        """How many transcripts there are."""
        return 0 if self._map is None else len(self._map)

    @property
    def cells(self) -> int:
        """As how many cells a transcript is drawn."""
        raise NotImplementedError

    @property
    def cell(self) -> int:
        """Which of its transcript's cells is under the cursor: as far along, however many."""
        return int(self._along * self.cells)

    def go_to(self, index: int, cell: int) -> None:
        """Put the cursor on a cell of a transcript, or as near as there is one."""
        self._along = (min(max(cell, 0), self.cells - 1) + 0.5) / self.cells
        self.go(index)

    def action_along(self, step: int) -> None:
        self.go_to(self.index, self.cell + step)

    def action_choose(self) -> None:
        if self._map:
            self.post_message(self.Chosen())

    def style_of_cell(self, transcript: int, place: int, cell: MapCell) -> Style:
        """Return what a cell is drawn in, at its place in a transcript."""
        styles = self.row_styles
        style = styles.quiet if cell.theme is None else styles.themes[cell.theme]
        if transcript == self.index and place == self.cell:
            return style + Style(reverse=True, bold=True)
        return style

    def mixed_styles(self) -> MapStyles:
        """Return the styles of a map's parts, themes in colours that can be read here."""
        base, background = self.rich_style, self.background_colors[1]
        colours = (legible(colour, background).rich_color for colour in self._colours)
        themes = tuple(base + Style(color=colour) for colour in colours)
        return MapStyles(base, self.style_of("map--here"), self.style_of("map--quiet"), themes)
