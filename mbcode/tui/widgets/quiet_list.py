"""A list in a pane: what is under the cursor stands on another ground, and one click chooses."""

from __future__ import annotations

from collections.abc import Iterable

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Offset, Size
from textual.strip import Strip

from mbcode.tui.reading.visible import one_line
from mbcode.tui.sections import Sections
from mbcode.tui.widgets.quiet_rows import QuietRows

DIM, BOLD = Style(dim=True), Style(bold=True)


class QuietList(QuietRows):
    """Shows items in `Sections`; what a row of an item holds is said by `segments`."""

    def __init__(self) -> None:
        super().__init__()
        self._sections = Sections.of(())

    def segments(self, item: int, line: int) -> Iterable[Segment]:
        """Return what stands on a line, from 0, of an item, in what is added to its ground."""
        raise NotImplementedError

    def show_sections(self, sections: Sections, at: int) -> None:
        """Show other items, the one `at` under the cursor; what stood at the top stays there."""
        was_in_sight = self._is_in_sight(self.index)
        self._sections = sections
        self.lay_out()
        self.go(at, reveal=was_in_sight)

    @property
    def text_width(self) -> int:
        """The cells of a row, without those at its ends that stay empty."""
        return self.row_width - 2

    @property
    def items_in_sight(self) -> range:
        """The items of which a row is in sight."""
        top = self.scroll_offset.y
        last = self._sections.item_near(top + self.rows_in_sight - 1)
        return range(self._sections.item_near(top), min(last + 1, self.count))

    def _is_in_sight(self, item: int) -> bool:
        return item in self.items_in_sight

    # Where items are

    @property
    def count(self) -> int:
        """How many items there are."""
        return len(self._sections.tops)

    def rows_of(self, index: int) -> tuple[int, int]:
        """Return the first and the last row of an item, a heading right above it included."""
        return self._sections.rows_of(index) if index < self.count else (0, 0)

    def item_at(self, row: int) -> int:
        """Return the item on a row, or the last one before it."""
        return self._sections.item_near(row)

    def uncut_from(self, row: int) -> int:
        """Return the first row from `row` on that is not the second of an item, or a later one."""
        return self._sections.uncut_from(row)

    def lay_out(self) -> None:
        """Use the width there is. What is scrolled ends with room for an item that is cut at the
        top to go out of sight.
        """
        rows = self._sections.rows
        room = self._sections.height - 1 if rows > self.rows_in_sight else 0
        self.virtual_size = Size(self.row_width, rows + room)
        self.refresh()

    # Keys and mouse

    def action_choose(self) -> None:
        """Choose what is under the cursor, if there is anything."""
        if self.index < self.count:
            self.choose(self.index)

    def choose(self, item: int) -> None:
        """Say, in the list's own terms, that an item was chosen."""
        raise NotImplementedError

    def clicked(self, at: Offset, times: int) -> None:  # noqa: ARG002  # Each chooses.
        """Choose what is at a place among all rows."""
        item = self._sections.item_on(at.y)
        if item is not None:
            self.go(item)
            self.action_choose()

    def items_with(self, row: int) -> range:
        """Return the item on a row, as a range."""
        item = self._sections.item_on(row)
        return range(0) if item is None else range(item, item + 1)

    # What is drawn

    def render_line(self, y: int) -> Strip:
        """Draw one visible row; `y` counts from the top of the widget."""
        row, grounds, width = y + self.scroll_offset.y, self.row_styles, self.row_width
        item = self._sections.item_on(row)
        if item is None:
            heading = one_line(self._sections.headings.get(row, ""))
            ground = grounds.heading if row < self._sections.rows else grounds.base
            return _drawn([Segment(heading)], ground, width)
        ground = grounds.base
        if item == self.index:
            ground = grounds.here
        elif item in self.pointed:
            ground = grounds.pointed
        return _drawn(self.segments(item, row - self._sections.tops[item]), ground, width)


def _drawn(segments: Iterable[Segment], ground: Style, width: int) -> Strip:
    strip = Strip([Segment(" "), *segments])
    if strip.cell_length > width - 1:
        kept = list(strip.crop(0, max(width - 2, 1)))
        strip = Strip([*kept, Segment("…", kept[-1].style)])
    return strip.adjust_cell_length(width).apply_style(ground)
