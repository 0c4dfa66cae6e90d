"""The quotations behind a figure, to go through one by one; only rows in sight are drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from mbcode.tui.counting.document import Document, Kind
from mbcode.tui.keymap import named_key
from mbcode.tui.reading.layout import Layout

_GUTTER = 2
_HERE, _ALSO = "▶ ", "▎ "
_WIDEST = 100
"""Longer lines are hard to read."""

_key = partial(named_key, "quotations")

QUOTATION_KEYS = [
    _key("down,j", "step(1)", "next", "Next", "Next passage", show=True),
    _key("up,k", "step(-1)", "previous", "Previous", "Previous passage", show=True),
    _key("pagedown,space", "page(1)", "page_down", "Page down"),
    _key("pageup", "page(-1)", "page_up", "Page up"),
    _key("home,g", "jump(0)", "first", "First passage"),
    _key("end,G", "jump(-1)", "last", "Last passage"),
    _key("enter", "choose", "choose", "Read on", "Go to the passage in the reader", show=True),
]


@dataclass(frozen=True, slots=True)
class _Styles:
    base: Style
    chosen: Style
    parts: Mapping[Kind, Style]


class QuotationList(ScrollView, can_focus=True, inherit_bindings=False):
    """Shows a `Document`, one quotation of it chosen. Its text is data: never read as markup."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = list(QUOTATION_KEYS)
    BINDING_GROUP_TITLE = "Passages"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "quotations--reference",
        "quotations--chosen",
        "quotations--context",
        "quotations--words",
        "quotations--note",
    }
    DEFAULT_CSS = """
    QuotationList {
        background: $surface;
        color: $foreground;
        overflow-x: hidden;
        overflow-y: scroll;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
    }
    QuotationList > .quotations--reference { color: $text-muted; }
    QuotationList > .quotations--chosen { color: $accent; text-style: bold; }
    QuotationList > .quotations--context { color: $text-muted; }
    QuotationList > .quotations--words { text-style: underline; }
    QuotationList > .quotations--note { color: $text-muted; text-style: italic; }
    """

    class Chosen(Message):
        """The user wants to go to the quotation with this index."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._document = Document("", (), ())
        self._layout: Layout | None = None
        self._styles: _Styles | None = None
        self.index = 0

    def show(self, document: Document) -> None:
        """Show a document from its first quotation on."""
        self._document = document
        self._layout = None
        self.index = 0
        self._lay_out()
        self.scroll_to(y=0, animate=False)

    # Keys and mouse

    def action_step(self, step: int) -> None:
        """Go to another quotation; of one longer than the screen, first show the rest of it."""
        first, last = self._rows_of(self.index)
        top, bottom = self.scroll_offset.y, self.scroll_offset.y + self._height - 1
        if step > 0 and top < last and bottom < last:
            self._scroll_to_row(min(top + self._height - 1, last - self._height + 1))
        elif step < 0 and top > first and bottom > first:
            self._scroll_to_row(max(top - self._height + 1, first))
        else:
            self._choose(self.index + step)

    def action_page(self, step: int) -> None:
        before = self.scroll_offset.y
        self._scroll_to_row(before + step * max(self._height - 1, 1))
        if self.scroll_offset.y == before:
            self.action_jump(-1 if step > 0 else 0)
            return
        self._choose(self._at_row(self.scroll_offset.y), reveal=False)

    def action_jump(self, index: int) -> None:
        self._choose(index % max(len(self._document.begins), 1))

    def action_choose(self) -> None:
        if self._document.begins:
            self.post_message(self.Chosen(self.index))

    def on_click(self, event: events.Click) -> None:
        """Choose the quotation under the pointer; a second click goes to it."""
        if self._layout is None or event.y + self.scroll_offset.y >= len(self._layout):
            return
        self._choose(self._at_row(event.y + self.scroll_offset.y), reveal=False)
        if event.chain == 2:
            self.action_choose()

    def _choose(self, index: int, *, reveal: bool = True) -> None:
        self.index = min(max(index, 0), max(len(self._document.begins) - 1, 0))
        if reveal:
            first, last = self._rows_of(self.index)
            lowest_top = max(last - self._height + 1, 0)
            self._scroll_to_row(min(max(self.scroll_offset.y, lowest_top), first))
        self.refresh()

    # What is in sight

    @property
    def _height(self) -> int:
        return max(self.scrollable_content_region.height, 1)

    def _rows_of(self, index: int) -> tuple[int, int]:
        """Return the first and last row of a quotation, without the blank one after it."""
        begins = self._document.begins
        if self._layout is None or not begins:
            return 0, 0
        after = begins[index + 1] if index + 1 < len(begins) else len(self._document.text)
        return self._layout.row_of(begins[index]), self._layout.row_of(after - 1) - 1

    def _at_row(self, row: int) -> int:
        return 0 if self._layout is None else self._document.quotation_at(self._layout.starts[row])

    def _scroll_to_row(self, row: int) -> None:
        self.scroll_to(y=row, animate=False)

    def _lay_out(self) -> None:
        width = min(self.scrollable_content_region.width - _GUTTER, _WIDEST)
        if width < 1:
            return
        if self._layout is None:
            self._layout = Layout.of(self._document.text, width)
        else:
            self._layout = self._layout.at_width(width)
        self.virtual_size = Size(self.scrollable_content_region.width, len(self._layout))
        self.refresh()

    def on_resize(self) -> None:
        """Wrap to the width there is, and keep the chosen quotation in sight."""
        self._lay_out()
        self._choose(self.index)

    # What is drawn

    def render_line(self, y: int) -> Strip:
        """Draw one visible row; `y` counts from the top of the widget."""
        if self._styles is None:
            self._styles = self._mixed_styles()
        width, row = self.scrollable_content_region.width, y + self.scroll_offset.y
        if self._layout is None or row >= len(self._layout):
            return Strip.blank(width, self._styles.base)
        first, last = self._rows_of(self.index)
        is_chosen = first <= row <= last
        marker = "  " if not is_chosen else _HERE if row == first else _ALSO
        segments = [Segment(marker, self._styles.chosen)]
        shown = self._layout.shown
        for start, end, kind in self._document.between(
            self._layout.starts[row], self._layout.ends[row]
        ):
            style = self._styles.parts[kind]
            if is_chosen and kind is Kind.REFERENCE:
                style = self._styles.chosen
            segments.append(Segment(shown[start:end], style))
        return Strip(segments).adjust_cell_length(width, self._styles.base)

    def notify_style_update(self) -> None:
        """Forget the styles of another theme."""
        self._styles = None
        super().notify_style_update()

    def _mixed_styles(self) -> _Styles:
        base = self.rich_style
        parts = {
            kind: base + self.get_component_rich_style(f"quotations--{kind.value}") for kind in Kind
        }
        return _Styles(base, base + self.get_component_rich_style("quotations--chosen"), parts)
