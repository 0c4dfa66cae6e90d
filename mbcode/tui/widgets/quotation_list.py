"""The quotations behind a figure, to go through one by one; only rows in sight are drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType
from textual.geometry import Offset, Size
from textual.message import Message
from textual.strip import Strip

from mbcode.tui.counting.document import Document, Kind
from mbcode.tui.keymap import named_key
from mbcode.tui.reading.layout import Layout
from mbcode.tui.widgets.scrolled_rows import CursorRows, paging_keys

_GUTTER = 2
_HERE, _ALSO = "▶ ", "▎ "
_WIDEST = 100
"""Longer lines are hard to read."""

_key = partial(named_key, "quotations")

QUOTATION_KEYS = [
    _key("down,j", "step(1)", "next", "Next", "Next passage", show=True),
    _key("up,k", "step(-1)", "previous", "Previous", "Previous passage", show=True),
    *paging_keys("quotations", first="First passage", last="Last passage"),
    _key("enter", "choose", "choose", "Read on", "Go to the passage in the reader", show=True),
]


@dataclass(frozen=True, slots=True)
class _Styles:
    base: Style
    chosen: Style
    parts: Mapping[Kind, Style]


class QuotationList(CursorRows[_Styles]):
    """Shows a `Document`, one quotation of it chosen."""

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

    def layout_of(self, document: Document) -> Layout | None:
        """Return a document in rows as wide as there is room for, if there is any.

        It may take long, and alters nothing, so a thread may call it.
        """
        width = self._width
        return Layout.of(document.text, width) if width >= 1 else None

    def show(self, document: Document, layout: Layout | None = None) -> None:
        """Show a document from its first quotation on, as it was laid out, if it was."""
        self._document = document
        self._layout = layout
        self.index = 0
        self.lay_out()
        self.scroll_to(y=0, animate=False)

    @property
    def count(self) -> int:
        """How many quotations there are."""
        return len(self._document.begins)

    # Keys and mouse

    def action_step(self, step: int) -> None:
        """Go to another quotation; of one longer than the screen, first show the rest of it."""
        first, last = self.rows_of(self.index)
        top, bottom = self.scroll_offset.y, self.scroll_offset.y + self.rows_in_sight - 1
        if step > 0 and top < last and bottom < last:
            self._scroll_to_row(min(top + self.rows_in_sight - 1, last - self.rows_in_sight + 1))
        elif step < 0 and top > first and bottom > first:
            self._scroll_to_row(max(top - self.rows_in_sight + 1, first))
        else:
            self.go(self.index + step)

    def action_page(self, step: int) -> None:
        before = self.scroll_offset.y
        self._scroll_to_row(before + step * max(self.rows_in_sight - 1, 1))
        if self.scroll_offset.y == before:
            self.action_jump(-1 if step > 0 else 0)
            return
        self.go(self.item_at(self.scroll_offset.y), reveal=False)

    def action_choose(self) -> None:
        if self._document.begins:
            self.post_message(self.Chosen(self.index))

    def point_at(self, at: Offset) -> None:
        """Choose the quotation under the pointer, where it is."""
        self.go(self.item_at(at.y), reveal=False)

    # What is in sight

    def rows_of(self, index: int) -> tuple[int, int]:
        """Return the first and last row of a quotation, without the blank one after it."""
        begins = self._document.begins
        if self._layout is None or not begins:
            return 0, 0
        after = begins[index + 1] if index + 1 < len(begins) else len(self._document.text)
        return self._layout.row_of(begins[index]), self._layout.row_of(after - 1) - 1

    def item_at(self, row: int) -> int:
        """Return the index of the quotation on a row."""
        return 0 if self._layout is None else self._document.quotation_at(self._layout.starts[row])

    def _scroll_to_row(self, row: int) -> None:
        self.scroll_to(y=row, animate=False)

    @property
    def _width(self) -> int:
        return min(self.row_width - _GUTTER, _WIDEST)

    def lay_out(self) -> None:
        """Wrap to the width there is."""
        if self._width < 1:
            return
        if self._layout is None:
            self._layout = self.layout_of(self._document)
        else:
            self._layout = self._layout.at_width(self._width)
        rows = 0 if self._layout is None else len(self._layout)
        self.virtual_size = Size(self.row_width, rows)
        self.refresh()

    # What is drawn

    def render_line(self, y: int) -> Strip:
        """Draw one visible row; `y` counts from the top of the widget."""
        width, row, styles = self.row_width, y + self.scroll_offset.y, self.row_styles
        if self._layout is None or row >= len(self._layout):
            return Strip.blank(width, styles.base)
        first, last = self.rows_of(self.index)
        is_chosen = first <= row <= last and self.count > 0
        marker = "  " if not is_chosen else _HERE if row == first else _ALSO
        segments = [Segment(marker, styles.chosen)]
        shown = self._layout.shown
        for start, end, kind in self._document.between(
            self._layout.starts[row], self._layout.ends[row]
        ):
            style = styles.parts[kind]
            if is_chosen and kind is Kind.REFERENCE:
                style = styles.chosen
            segments.append(Segment(shown[start:end], style))
        return Strip(segments).adjust_cell_length(width, styles.base)

    def mixed_styles(self) -> _Styles:
        """Return the styles of a document's parts."""
        parts = {kind: self.style_of(f"quotations--{kind.value}") for kind in Kind}
        return _Styles(self.rich_style, self.style_of("quotations--chosen"), parts)
