"""What is shown row by row in a pane, as text or as a list; only rows in sight are drawn."""

from __future__ import annotations

from typing import Generic, TypeVar

from rich.style import Style
from textual import events
from textual.binding import Binding
from textual.geometry import Offset, Size
from textual.message import Message
from textual.scroll_view import ScrollView

from mbcode.tui.keymap import named_key

Styles = TypeVar("Styles")


def paging_keys(
    part: str, *, first: str, last: str, page_down: str = "pagedown,space"
) -> list[Binding]:
    """Return the keys that go through `CursorRows` by the page and to its ends, `first`, `last`."""
    return [
        named_key(part, page_down, "page(1)", "page_down", "Page down"),
        named_key(part, "pageup", "page(-1)", "page_up", "Page up"),
        named_key(part, "home,g", "jump(0)", "first", first),
        named_key(part, "end,G", "jump(-1)", "last", last),
    ]


class ScrolledRows(ScrollView, Generic[Styles], can_focus=True, inherit_bindings=False):
    """Rows that scroll up and down. Their text is data: never read as markup."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    ScrolledRows {
        background: $surface;
        color: $foreground;
        overflow-x: hidden;
        overflow-y: scroll;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
    }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._row_styles: Styles | None = None

    @property
    def row_width(self) -> int:
        """The cells of a row."""
        return self.scrollable_content_region.width

    @property
    def rows_in_sight(self) -> int:
        """How many rows are in sight, at least one."""
        return max(self.scrollable_content_region.height, 1)

    @property
    def row_styles(self) -> Styles:
        """What rows are drawn in, mixed once a theme."""
        if self._row_styles is None:
            self._row_styles = self.mixed_styles()
        return self._row_styles

    def mixed_styles(self) -> Styles:
        """Return what rows are drawn in by the theme that holds."""
        raise NotImplementedError

    def style_of(self, component: str) -> Style:
        """Return the style of one of the `COMPONENT_CLASSES`."""
        return self.rich_style + self.get_component_rich_style(component)

    def notify_style_update(self) -> None:
        """Forget the styles of another theme."""
        self._row_styles = None
        super().notify_style_update()


class CursorRows(ScrolledRows[Styles]):
    """Rows of items, one of which is under the cursor. An item has a row, unless told otherwise."""

    class Moved(Message):
        """Another item is under the cursor, or none."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self.index = 0

    @property
    def count(self) -> int:
        """How many items there are."""
        raise NotImplementedError

    def rows_of(self, index: int) -> tuple[int, int]:
        """Return the first and the last row of an item."""
        return index, index

    def item_at(self, row: int) -> int:
        """Return the index of the item on a row."""
        return row

    def lay_out(self) -> None:
        """Lay all rows out anew, in the width there is."""
        self.virtual_size = Size(self.row_width, self.count)
        self.refresh()

    def go(self, index: int, *, reveal: bool = True) -> None:
        """Put the cursor on an item, or as near as there is one, and scroll to it."""
        before, self.index = self.index, min(max(index, 0), max(self.count - 1, 0))
        # What is hidden has no size: it is scrolled when it has one again.
        if reveal and self.size:
            self.reveal()
        for each in {before, self.index}:
            self.draw_again(each)
        self.post_message(self.Moved())

    def reveal(self) -> None:
        """Scroll to the item under the cursor."""
        first, last = self.rows_of(self.index)
        lowest = max(last - self.rows_in_sight + 1, 0)
        top = self.scroll_offset.y
        if top < lowest:
            top = self.uncut_from(lowest)
        self.scroll_to(y=min(top, first), animate=False, force=True)

    def uncut_from(self, row: int) -> int:
        """Return the first row from `row` on that is not amid the rows of an item."""
        return row

    def draw_again(self, index: int) -> None:
        """Draw an item again, as it is now."""
        if index < self.count:
            first, last = self.rows_of(index)
            self.refresh_lines(first, last - first + 1)

    def action_step(self, step: int) -> None:
        self.go(self.index + step)

    def action_page(self, step: int) -> None:
        _, last = self.rows_of(self.index)
        self.go(self.item_at(last + step * max(self.rows_in_sight - 1, 1)))

    def action_jump(self, index: int) -> None:
        self.go(index % max(self.count, 1))

    def action_choose(self) -> None:
        raise NotImplementedError

    def on_click(self, event: events.Click) -> None:
        """Tell where among all rows was clicked, and how many times."""
        at = event.offset + self.scroll_offset
        if at.x < self.virtual_size.width and at.y < self.virtual_size.height:
            self.clicked(at, event.chain)

    # Apart from the handler, as Textual calls the handlers of all base classes, too.
    def clicked(self, at: Offset, times: int) -> None:
        """Go to what is at a place among all rows; a second click chooses it."""
        self.point_at(at)
        if times == 2:
            self.action_choose()

    def point_at(self, at: Offset) -> None:
        """Go to what is at a place among all rows."""
        self.go(self.item_at(at.y))

    def on_resize(self) -> None:
        """Use the width there is, and keep the cursor in sight."""
        self.lay_out()
        self.go(self.index)
