"""A text twice, side by side: what one coder marked of it, and what the other did."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType
from textual.geometry import Size
from textual.strip import Strip

from mbcode.model import Span
from mbcode.tui.keymap import named_key
from mbcode.tui.reading.layout import Layout
from mbcode.tui.widgets.scrolled_rows import ScrolledRows

_BAR, _NO_BAR = "┃ ", "  "
_BETWEEN = " │ "
_ABOVE = 3
"""Rows of context that are shown above the passage, at first."""

_key = partial(named_key, "readings")

READING_KEYS = [
    _key("down,j", "scroll_by(1)", "down", "Row down"),
    _key("up,k", "scroll_by(-1)", "up", "Row up"),
    _key("pagedown,J", "scroll_page(1)", "page_down", "Page down"),
    _key("pageup,K", "scroll_page(-1)", "page_up", "Page up"),
]


@dataclass(frozen=True, slots=True)
class _Styles:
    base: Style
    text: Style
    marked: Style
    frame: Style


class TwoReadings(ScrolledRows[_Styles]):
    """Shows a text in two columns, each with its own passages marked: by a line below the words and
    a bar before the row.
    """

    BINDINGS: ClassVar[list[BindingType]] = list(READING_KEYS)
    BINDING_GROUP_TITLE = "Text"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "readings--text",
        "readings--marked",
        "readings--frame",
    }
    DEFAULT_CSS = """
    TwoReadings > .readings--text { color: $text-muted; }
    TwoReadings > .readings--marked { color: $foreground; text-style: bold underline; }
    TwoReadings > .readings--frame { color: $accent; }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._text = ""
        self._sides: tuple[Sequence[Span], Sequence[Span]] = ((), ())
        self._layout: Layout | None = None

    def show(self, text: str, one: Sequence[Span], other: Sequence[Span]) -> None:
        """Show `text` with the spans of it (positions count from its beginning) that each marked,
        and scroll to the first.
        """
        self._text, self._sides = text, (one, other)
        self._layout = None
        self._lay_out()
        self._scroll_to_marked()

    def action_scroll_by(self, rows: int) -> None:
        self.scroll_to(y=self.scroll_offset.y + rows, animate=False)

    def action_scroll_page(self, pages: int) -> None:
        self.action_scroll_by(pages * max(self.rows_in_sight - 1, 1))

    # What is in sight

    @property
    def column_width(self) -> int:
        """The width of each column, its bar included."""
        room = self.row_width - len(_BETWEEN)
        return max(room // 2, len(_BAR) + 2)

    def _lay_out(self) -> None:
        width = self.column_width - len(_BAR)
        if self._layout is None:
            self._layout = Layout.of(self._text, width)
        else:
            self._layout = self._layout.at_width(width)
        self.virtual_size = Size(self.row_width, len(self._layout))
        self.refresh()

    def _scroll_to_marked(self) -> None:
        first = min((span.start for side in self._sides for span in side), default=0)
        if self._layout is not None:
            self.scroll_to(y=max(self._layout.row_of(first) - _ABOVE, 0), animate=False)

    def on_resize(self) -> None:
        """Wrap to the width there is, and keep what is marked in sight."""
        self._lay_out()
        self._scroll_to_marked()

    # What is drawn

    def render_line(self, y: int) -> Strip:
        """Draw one visible row; `y` counts from the top of the widget."""
        row, styles = y + self.scroll_offset.y, self.row_styles
        one, other = (self._column(row, side, styles) for side in self._sides)
        strip = Strip.join([one, Strip([Segment(_BETWEEN, styles.frame)]), other])
        return strip.adjust_cell_length(self.row_width, styles.base)

    def _column(self, row: int, marked: Sequence[Span], styles: _Styles) -> Strip:
        if self._layout is None or row >= len(self._layout):
            return Strip.blank(self.column_width, styles.base)
        parts = list(self._parts(self._layout.starts[row], self._layout.ends[row], marked))
        has_mark = any(is_marked for _, _, is_marked in parts)
        segments = [Segment(_BAR if has_mark else _NO_BAR, styles.frame)]
        segments += [
            Segment(
                self._layout.shown[start:end],
                styles.marked if is_marked else styles.text,
            )
            for start, end, is_marked in parts
        ]
        return Strip(segments).adjust_cell_length(self.column_width, styles.base)

    def _parts(
        self, start: int, end: int, marked: Sequence[Span]
    ) -> Iterator[tuple[int, int, bool]]:
        """Yield the stretches between two positions in order, and whether each is marked."""
        edges = {start, end}
        for span in marked:
            edges.update(at for at in (span.start, span.end) if start < at < end)
        ordered = sorted(edges)
        for left, right in pairwise(ordered):
            yield left, right, any(span.start < right and left < span.end for span in marked)

    def mixed_styles(self) -> _Styles:
        """Return the styles of the two columns."""
        return _Styles(
            self.rich_style,
            self.style_of("readings--text"),
            self.style_of("readings--marked"),
            self.style_of("readings--frame"),
        )
