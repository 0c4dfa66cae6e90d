"""Rows in a pane: what is under the cursor or the pointer stands on another ground."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rich.style import Style
from textual import events

from mbcode.tui.widgets.scrolled_rows import CursorRows


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


class QuietRows(CursorRows[Grounds]):
    """Rows on `Grounds`; what a click would be about stands out."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "quiet--here",
        "quiet--pointed",
        "quiet--heading",
        "quiet--accent",
    }
    DEFAULT_CSS = """
    QuietRows {
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
        /* There all grounds are the terminal's own. */
        &:ansi:nocolor > .quiet--here { text-style: reverse; }
        & > .quiet--pointed { background: $block-hover-background; }
        & > .quiet--heading { color: $text-muted; text-style: bold; }
        & > .quiet--accent { color: $accent; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self.pointed = range(0)

    def items_with(self, row: int) -> range:
        """Return the items that stand out while the pointer is on a row."""
        raise NotImplementedError

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Let what a click would be about stand out."""
        self._let_stand_out(self.items_with(event.offset.y + self.scroll_offset.y))

    def on_leave(self) -> None:
        self._let_stand_out(range(0))

    def _let_stand_out(self, items: range) -> None:
        if items != self.pointed:
            before, self.pointed = self.pointed, items
            for each in {*before} ^ {*items}:
                self.draw_again(each)

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
