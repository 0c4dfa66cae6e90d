"""The line above a pane: what stands in it, and what its numbers are."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget


class PaneHeading(Widget):
    """A word at the left and one, over the numbers, at the right."""

    DEFAULT_CSS = """
    PaneHeading { height: 1; padding: 0 1; margin-bottom: 1; color: $text-muted; }
    """

    def __init__(self, what: str, numbers: str) -> None:
        super().__init__()
        self._what = what
        self._numbers = numbers

    def render(self) -> Content:
        """Fit both into the row, as wide as it is."""
        gap = self.content_size.width - len(self._what) - len(self._numbers)
        return Content(self._what + " " * max(gap, 1) + self._numbers)
