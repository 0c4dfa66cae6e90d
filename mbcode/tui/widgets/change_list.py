"""The changes of a study, a row each; only rows in sight are read and drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType
from textual.message import Message
from textual.strip import Strip

from mbcode.changes import Change
from mbcode.tui.counting.cells import fitted
from mbcode.tui.keymap import named_key
from mbcode.tui.pages import Pages
from mbcode.tui.reading.visible import one_line
from mbcode.tui.widgets.scrolled_rows import CursorRows, paging_keys

_CODER_AT_MOST = 14
_HERE, _ELSEWHERE = "▶ ", "  "
_UNDONE = "↶ "

_key = partial(named_key, "changes")

CHANGE_KEYS = [
    _key("down,j", "step(1)", "next", "Older", "The change before it", show=True),
    _key("up,k", "step(-1)", "previous", "Newer", "The change after it", show=True),
    *paging_keys("changes", first="The newest change", last="The oldest change"),
    _key("enter", "choose", "choose", "Read on", "Go to the passage it touched", show=True),
]


@dataclass(frozen=True, slots=True)
class _Styles:
    base: Style
    quiet: Style
    chosen: Style


class ChangeList(CursorRows[_Styles]):
    """Shows `Pages`, one change of them chosen."""

    BINDINGS: ClassVar[list[BindingType]] = list(CHANGE_KEYS)
    BINDING_GROUP_TITLE = "Changes"
    COMPONENT_CLASSES: ClassVar[set[str]] = {"changes--quiet", "changes--chosen"}
    DEFAULT_CSS = """
    ChangeList > .changes--quiet { color: $text-muted; }
    ChangeList > .changes--chosen { color: $accent; text-style: bold; }
    """

    class Moved(CursorRows.Moved):
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

    def show(self, pages: Pages, at: int = 0) -> None:
        """Show changes, the one at `at` chosen."""
        self._pages = pages
        self.lay_out()
        self.go(at)

    @property
    def count(self) -> int:
        """How many changes there are."""
        return 0 if self._pages is None else self._pages.count

    @property
    def current(self) -> Change | None:
        """The chosen change."""
        return None if self._pages is None else self._pages.at(self.index)

    def action_choose(self) -> None:
        if self.current is not None:
            self.post_message(self.Chosen())

    def go(self, index: int, *, reveal: bool = True) -> None:
        """Choose a change, have it if it is not at hand, and scroll to it."""
        super().go(index, reveal=reveal)
        self._ask_for_rows(self.index, self.index)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Have the rows that came into sight."""
        super().watch_scroll_y(old_value, new_value)
        self._ask_for_rows(round(new_value), round(new_value) + self.rows_in_sight)

    def _ask_for_rows(self, first: int, last: int) -> None:
        last = min(last, self.count - 1)
        ends = (first, last) if first <= last else ()
        if self._pages is not None and any(self._pages.at(place) is None for place in ends):
            self.post_message(self.Wanted(first, last))

    # What is drawn

    def render_line(self, y: int) -> Strip:
        """Draw one visible row; `y` counts from the top of the widget."""
        row = y + self.scroll_offset.y
        width, styles = self.row_width, self.row_styles
        change = None if self._pages is None else self._pages.at(row)
        if change is None:
            return Strip.blank(width, styles.base)
        strip = Strip(_segments(change, row == self.index, styles))
        if strip.cell_length > width:
            strip = Strip([*strip.crop(0, width - 1), Segment("…", styles.base)])
        return strip.adjust_cell_length(width, styles.base)

    def mixed_styles(self) -> _Styles:
        """Return the styles of a row's parts."""
        return _Styles(
            self.rich_style, self.style_of("changes--quiet"), self.style_of("changes--chosen")
        )


def in_words(change: Change) -> str:
    """Return on one line what a change did."""
    did = one_line(change.summary)
    return f"{change.kind}: {did}" if change.kind in ("undo", "redo") else did


def _segments(change: Change, is_chosen: bool, styles: _Styles) -> Iterator[Segment]:
    at = change.at.astimezone()
    coder = fitted(change.coder, _CODER_AT_MOST)
    plain = styles.chosen if is_chosen else styles.base
    yield Segment(_HERE if is_chosen else _ELSEWHERE, styles.chosen)
    yield Segment(f"{at:%Y-%m-%d %H:%M}  ", styles.quiet)
    yield Segment(f"{coder}  ", plain)
    undone = _UNDONE if change.undone else ""
    yield Segment(f"{undone}{in_words(change)}", styles.quiet if change.undone else plain)
