"""A list of rows, one of them under the cursor; only rows in sight are drawn."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import ClassVar, Generic, TypeVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType
from textual.message import Message
from textual.strip import Strip

from mbcode.tui.keymap import named_key
from mbcode.tui.rows import Row, Tone
from mbcode.tui.widgets.scrolled_rows import CursorRows, paging_keys

CURSOR, _ELSEWHERE = "▶ ", "  "
_GAP = "  "

Item = TypeVar("Item")

_key = partial(named_key, "rows")

MOVING_KEYS = [
    _key("down,j", "step(1)", "next", "Next"),
    _key("up,k", "step(-1)", "previous", "Previous"),
    *paging_keys("rows", first="First", last="Last"),
]
ROW_KEYS = [*MOVING_KEYS, _key("enter", "choose", "choose", "Go there", show=True)]


class RowList(CursorRows[Mapping[Tone | None, Style]], Generic[Item]):
    """Shows items, a row each, which `row_of` makes for a width in cells."""

    BINDINGS: ClassVar[list[BindingType]] = list(ROW_KEYS)
    BINDING_GROUP_TITLE = "List"
    COMPONENT_CLASSES: ClassVar[set[str]] = {"rows--strong", "rows--quiet", "rows--here"}
    DEFAULT_CSS = """
    RowList > .rows--strong { text-style: bold; }
    RowList > .rows--quiet { color: $text-muted; }
    RowList > .rows--here { color: $accent; text-style: bold; }
    """

    class Moved(CursorRows.Moved):
        """Another item is under the cursor, or none."""

    class Chosen(Message):
        """The user wants the item under the cursor."""

    def __init__(self, row_of: Callable[[Item, int], Row]) -> None:
        super().__init__()
        self._row_of = row_of
        self._items: Sequence[Item] = ()

    def show(self, items: Sequence[Item], at: int = 0) -> None:
        """Show items, the one at `at` under the cursor."""
        self._items = items
        self.lay_out()
        self.go(at)

    @property
    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    @property
    def item(self) -> Item | None:
        """The item under the cursor."""
        return self._items[self.index] if self.index < len(self._items) else None

    def action_choose(self) -> None:
        if self.item is not None:
            self.post_message(self.Chosen())

    # What is drawn

    def render_line(self, y: int) -> Strip:
        """Draw one visible row; `y` counts from the top of the widget."""
        row, styles = y + self.scroll_offset.y, self.row_styles
        base = styles[Tone.PLAIN]
        if row >= len(self._items):
            return Strip.blank(self.row_width, base)
        here = row == self.index
        segments = [Segment(CURSOR if here else _ELSEWHERE, styles[None])]
        for piece in self._row_of(self._items[row], self.row_width):
            is_name = here and piece.tone is Tone.STRONG
            style = styles[None if is_name else piece.tone]
            text = piece.text
            if piece.width is not None:
                text = _fitted(text, piece.width) + _GAP
            segments.append(Segment(text, style))
        strip = Strip(segments)
        if strip.cell_length > self.row_width:
            strip = Strip([*strip.crop(0, self.row_width - 1), Segment("…", base)])
        return strip.adjust_cell_length(self.row_width, base)

    def mixed_styles(self) -> Mapping[Tone | None, Style]:
        """Return the styles by tone; that of what is under the cursor by None."""
        return {
            Tone.PLAIN: self.rich_style,
            Tone.STRONG: self.style_of("rows--strong"),
            Tone.QUIET: self.style_of("rows--quiet"),
            None: self.style_of("rows--here"),
        }


def _fitted(text: str, width: int) -> str:
    """Return text cut or filled to so many cells."""
    if cell_len(text) <= width:
        return set_cell_size(text, width)
    return f"{set_cell_size(text, width - 1)}…"
