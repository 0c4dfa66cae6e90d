"""A list of rows, one of them under the cursor; only rows in sight are drawn."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import ClassVar, Generic, TypeVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from mbcode.tui.keymap import named_key
from mbcode.tui.rows import Row, Tone

_HERE, _ELSEWHERE = "▶ ", "  "
_GAP = "  "

Item = TypeVar("Item")

_key = partial(named_key, "rows")

MOVING_KEYS = [
    _key("down,j", "step(1)", "next", "Next"),
    _key("up,k", "step(-1)", "previous", "Previous"),
    _key("pagedown,space", "page(1)", "page_down", "Page down"),
    _key("pageup", "page(-1)", "page_up", "Page up"),
    _key("home,g", "jump(0)", "first", "First"),
    _key("end,G", "jump(-1)", "last", "Last"),
]
ROW_KEYS = [*MOVING_KEYS, _key("enter", "choose", "choose", "Go there", show=True)]


class RowList(ScrollView, Generic[Item], can_focus=True, inherit_bindings=False):
    """Shows items, a row each. Their text is data: never read as markup."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = list(ROW_KEYS)
    BINDING_GROUP_TITLE = "List"
    COMPONENT_CLASSES: ClassVar[set[str]] = {"rows--strong", "rows--quiet", "rows--here"}
    DEFAULT_CSS = """
    RowList {
        background: $surface;
        color: $foreground;
        overflow-x: hidden;
        overflow-y: scroll;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
    }
    RowList > .rows--strong { text-style: bold; }
    RowList > .rows--quiet { color: $text-muted; }
    RowList > .rows--here { color: $accent; text-style: bold; }
    """

    class Moved(Message):
        """Another item is under the cursor, or none."""

    class Chosen(Message):
        """The user wants the item under the cursor."""

    def __init__(self, row_of: Callable[[Item], Row]) -> None:
        super().__init__()
        self._row_of = row_of
        self._items: Sequence[Item] = ()
        self._styles: Mapping[Tone | None, Style] | None = None
        self.index = 0

    def show(self, items: Sequence[Item], at: int = 0) -> None:
        """Show items, the one at `at` under the cursor."""
        self._items = items
        self.virtual_size = Size(self.scrollable_content_region.width, len(items))
        self._go(at)

    @property
    def item(self) -> Item | None:
        """The item under the cursor."""
        return self._items[self.index] if self.index < len(self._items) else None

    # Keys and mouse

    def action_step(self, step: int) -> None:
        self._go(self.index + step)

    def action_page(self, step: int) -> None:
        self._go(self.index + step * max(self._height - 1, 1))

    def action_jump(self, index: int) -> None:
        self._go(index % max(len(self._items), 1))

    def action_choose(self) -> None:
        if self.item is not None:
            self.post_message(self.Chosen())

    def on_click(self, event: events.Click) -> None:
        """Go to the row under the pointer; a second click chooses it."""
        self._go(event.y + self.scroll_offset.y)
        if event.chain == 2:
            self.action_choose()

    def _go(self, index: int) -> None:
        self.index = min(max(index, 0), max(len(self._items) - 1, 0))
        top = self.scroll_offset.y
        self.scroll_to(
            y=min(max(top, self.index - self._height + 1), self.index), animate=False, force=True
        )
        self.refresh()
        self.post_message(self.Moved())

    @property
    def _height(self) -> int:
        return max(self.scrollable_content_region.height, 1)

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self.virtual_size = Size(self.scrollable_content_region.width, len(self._items))
        self._go(self.index)

    # What is drawn

    def render_line(self, y: int) -> Strip:
        """Draw one visible row; `y` counts from the top of the widget."""
        if self._styles is None:
            self._styles = self._mixed_styles()
        row, width = y + self.scroll_offset.y, self.scrollable_content_region.width
        base = self._styles[Tone.PLAIN]
        if row >= len(self._items):
            return Strip.blank(width, base)
        here = row == self.index
        segments = [Segment(_HERE if here else _ELSEWHERE, self._styles[None])]
        for piece in self._row_of(self._items[row]):
            is_name = here and piece.tone is Tone.STRONG
            style = self._styles[None if is_name else piece.tone]
            text = piece.text
            if piece.width is not None:
                text = _fitted(text, piece.width) + _GAP
            segments.append(Segment(text, style))
        return Strip(segments).adjust_cell_length(width, base)

    def notify_style_update(self) -> None:
        """Forget the styles of another theme."""
        self._styles = None
        super().notify_style_update()

    def _mixed_styles(self) -> Mapping[Tone | None, Style]:
        """Return the styles by tone; that of what is under the cursor by None."""
        base = self.rich_style
        strong, quiet, here = (
            base + self.get_component_rich_style(f"rows--{part}")
            for part in ("strong", "quiet", "here")
        )
        return {Tone.PLAIN: base, Tone.STRONG: strong, Tone.QUIET: quiet, None: here}


def _fitted(text: str, width: int) -> str:
    """Return text cut or filled to so many cells."""
    if cell_len(text) <= width:
        return set_cell_size(text, width)
    return f"{set_cell_size(text, width - 1)}…"
