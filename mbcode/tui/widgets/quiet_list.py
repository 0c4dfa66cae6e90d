"""A list in a pane: what is under the cursor stands on another ground, and one click chooses."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.strip import Strip

from mbcode.tui.reading.visible import one_line
from mbcode.tui.sections import Sections
from mbcode.tui.widgets.scrolled_rows import CursorRows

DIM, BOLD = Style(dim=True), Style(bold=True)


@dataclass(frozen=True, slots=True)
class Grounds:
    """What rows stand on: `here` is under the cursor, `pointed` under the pointer. `accent` is
    what a sign is drawn in, on any of them.
    """

    base: Style
    here: Style
    pointed: Style
    heading: Style
    accent: Style


class QuietList(CursorRows[Grounds]):
    """Shows items in `Sections`; what a row of an item holds is said by `segments`."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "quiet--here",
        "quiet--pointed",
        "quiet--heading",
        "quiet--accent",
    }
    DEFAULT_CSS = """
    QuietList {
        overflow-y: auto;
        scrollbar-gutter: auto;
        & > .quiet--here {
            color: $foreground;
            background: $block-cursor-blurred-background;
            text-style: $block-cursor-blurred-text-style;
        }
        &:focus > .quiet--here {
            color: $block-cursor-foreground;
            background: $block-cursor-background;
            text-style: $block-cursor-text-style;
        }
        & > .quiet--pointed { background: $block-hover-background; }
        & > .quiet--heading { color: $text-muted; text-style: bold; }
        & > .quiet--accent { color: $accent; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._sections = Sections.of(())
        self._pointed: int | None = None

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

    def on_click(self, event: events.Click) -> None:
        """Choose what is under the pointer."""
        item = self._sections.item_on(event.offset.y + self.scroll_offset.y)
        if item is not None:
            self.go(item)
            self.action_choose()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Let what a click would choose stand out."""
        self._point_at(self._sections.item_on(event.offset.y + self.scroll_offset.y))

    def on_leave(self) -> None:
        self._point_at(None)

    def _point_at(self, item: int | None) -> None:
        if item != self._pointed:
            before, self._pointed = self._pointed, item
            for each in (before, item):
                if each is not None:
                    self.draw_again(each)

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
        elif item == self._pointed:
            ground = grounds.pointed
        return _drawn(self.segments(item, row - self._sections.tops[item]), ground, width)

    def mixed_styles(self) -> Grounds:
        """Return what rows stand on."""
        accent = self.get_component_rich_style("quiet--accent", partial=True)
        return Grounds(
            base=self.rich_style,
            here=self.style_of("quiet--here"),
            pointed=self.style_of("quiet--pointed"),
            heading=self.style_of("quiet--heading"),
            accent=accent,
        )


def _drawn(segments: Iterable[Segment], ground: Style, width: int) -> Strip:
    strip = Strip([Segment(" "), *segments])
    if strip.cell_length > width - 1:
        kept = list(strip.crop(0, max(width - 2, 1)))
        strip = Strip([*kept, Segment("…", kept[-1].style)])
    return strip.adjust_cell_length(width).apply_style(ground)
