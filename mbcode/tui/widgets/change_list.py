"""The changes of a study, a row each; only rows in sight are read and drawn."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import ClassVar

from rich.cells import set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from mbcode.model import Change
from mbcode.tui.keymap import named_key
from mbcode.tui.pages import Pages
from mbcode.tui.reading.visible import one_line

_CODER_AT_MOST = 14
_HERE, _ELSEWHERE = "▶ ", "  "
_UNDONE = "↶ "

_key = partial(named_key, "changes")

CHANGE_KEYS = [
    _key("down,j", "step(1)", "next", "Older", "The change before it", show=True),
    _key("up,k", "step(-1)", "previous", "Newer", "The change after it", show=True),
    _key("pagedown,space", "page(1)", "page_down", "Page down"),
    _key("pageup", "page(-1)", "page_up", "Page up"),
    _key("home,g", "jump(0)", "first", "First", "The newest change"),
    _key("end,G", "jump(-1)", "last", "Last", "The oldest change"),
    _key("enter", "choose", "choose", "Read on", "Go to the passage it touched", show=True),
]


class ChangeList(ScrollView, can_focus=True, inherit_bindings=False):
    """Shows `Pages`, one change of them chosen. Its text is data: never read as markup."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = list(CHANGE_KEYS)
    BINDING_GROUP_TITLE = "Changes"
    COMPONENT_CLASSES: ClassVar[set[str]] = {"changes--quiet", "changes--chosen"}
    DEFAULT_CSS = """
    ChangeList {
        background: $surface;
        color: $foreground;
        overflow-x: hidden;
        overflow-y: scroll;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
    }
    ChangeList > .changes--quiet { color: $text-muted; }
    ChangeList > .changes--chosen { color: $accent; text-style: bold; }
    """

    class Moved(Message):
        """Another change is chosen, or none."""

    class Chosen(Message):
        """The user wants to go to what the chosen change touched."""

    class Wanted(Message):
        """Changes from `first` to `last` are in sight and not at hand."""

        def __init__(self, first: int, last: int) -> None:
            super().__init__()
            self.first, self.last = first, last

    def __init__(self) -> None:
        super().__init__()
        self._pages: Pages | None = None
        self.index = 0

    def show(self, pages: Pages, at: int = 0) -> None:
        """Show changes, the one at `at` chosen."""
        self._pages = pages
        self.virtual_size = Size(self.scrollable_content_region.width, pages.count)
        self._choose(at)

    @property
    def current(self) -> Change | None:
        """The chosen change."""
        return None if self._pages is None else self._pages.at(self.index)

    # Keys and mouse

    def action_step(self, step: int) -> None:
        self._choose(self.index + step)

    def action_page(self, step: int) -> None:
        self._choose(self.index + step * max(self._height - 1, 1))

    def action_jump(self, index: int) -> None:
        self._choose(index % max(self._count, 1))

    def action_choose(self) -> None:
        if self.current is not None:
            self.post_message(self.Chosen())

    def on_click(self, event: events.Click) -> None:
        """Choose the change under the pointer; a second click goes to it."""
        self._choose(event.y + self.scroll_offset.y)
        if event.chain == 2:
            self.action_choose()

    def _choose(self, index: int) -> None:
        self.index = min(max(index, 0), max(self._count - 1, 0))
        top = self.scroll_offset.y
        self.scroll_to(
            y=min(max(top, self.index - self._height + 1), self.index), animate=False, force=True
        )
        self._ask_for_rows(self.index, self.index)
        self.post_message(self.Moved())
        self.refresh()

    # What is in sight

    @property
    def _count(self) -> int:
        return 0 if self._pages is None else self._pages.count

    @property
    def _height(self) -> int:
        return max(self.scrollable_content_region.height, 1)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Have the rows that came into sight."""
        super().watch_scroll_y(old_value, new_value)
        self._ask_for_rows(round(new_value), round(new_value) + self._height)

    def on_resize(self) -> None:
        """Keep the chosen change in sight."""
        self.virtual_size = Size(self.scrollable_content_region.width, self._count)
        self._choose(self.index)

    def _ask_for_rows(self, first: int, last: int) -> None:
        last = min(last, self._count - 1)
        ends = (first, last) if first <= last else ()
        if self._pages is not None and any(self._pages.at(place) is None for place in ends):
            self.post_message(self.Wanted(first, last))

    # What is drawn

    def render_line(self, y: int) -> Strip:
        """Draw one visible row; `y` counts from the top of the widget."""
        row = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        base = self.rich_style
        change = None if self._pages is None else self._pages.at(row)
        if change is None:
            return Strip.blank(width, base)
        segments = list(self._segments(change, row == self.index, base))
        strip = Strip(segments)
        if strip.cell_length > width:
            strip = Strip([*strip.crop(0, width - 1), Segment("…", base)])
        return strip.adjust_cell_length(width, base)

    def _segments(self, change: Change, is_chosen: bool, base: Style) -> Iterator[Segment]:
        quiet = base + self.get_component_rich_style("changes--quiet")
        chosen = base + self.get_component_rich_style("changes--chosen")
        at = change.at.astimezone()
        coder = set_cell_size(one_line(change.coder), _CODER_AT_MOST)
        yield Segment(_HERE if is_chosen else _ELSEWHERE, chosen)
        yield Segment(f"{at:%Y-%m-%d %H:%M}  ", quiet)
        yield Segment(f"{coder}  ", chosen if is_chosen else base)
        did = quiet if change.undone else chosen if is_chosen else base
        yield Segment(f"{_UNDONE if change.undone else ''}{in_words(change)}", did)


def in_words(change: Change) -> str:
    """Return on one line what a change did."""
    did = one_line(change.summary)
    return f"{change.kind}: {did}" if change.kind in ("undo", "redo") else did
