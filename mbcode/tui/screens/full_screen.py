"""What the screens that fill the terminal share: how they look, and how they tell something."""

from __future__ import annotations

from typing import Generic, TypeVar

from textual.notifications import SeverityLevel
from textual.screen import Screen

from mbcode.tui.reading.visible import one_line

Answer = TypeVar("Answer")


class FullScreen(Screen[Answer], Generic[Answer]):
    """Its parts stand one below the other. `#title` is its first line, a `.line` is one row, and
    `.quiet` is what is said beside the point.
    """

    DEFAULT_CSS = """
    FullScreen {
        background: $surface;
        .line { height: 1; padding: 0 1; text-wrap: nowrap; text-overflow: ellipsis; }
        .quiet { color: $text-muted; }
        #title { background: $boost; }
    }
    """

    def tell(self, what: str, *, is_warning: bool = True) -> None:
        """Say something, for a few seconds; what was refused or left undone as a warning."""
        severity: SeverityLevel = "warning" if is_warning else "information"
        self.notify(one_line(what), severity=severity, markup=False)
