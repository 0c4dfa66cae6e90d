"""The ways to look for words, each with its key; one of them is chosen."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from mbcode.tui.searching.asked import How


class WaysLine(Static):
    """One row, as wide as a small terminal."""

    DEFAULT_CSS = """
    WaysLine { height: 1; padding: 0 1; text-wrap: nowrap; text-overflow: ellipsis; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._chosen: How | None = None

    def show(self, chosen: How) -> None:
        """Show which way is chosen; draws nothing where it is shown already."""
        if chosen is self._chosen:
            return
        self._chosen = chosen
        parts = [
            Content.styled(f"[{how.key} {how.label}]", "bold $accent")
            if how is chosen
            else Content.styled(f" {how.key} {how.label} ", "dim")
            for how in How
        ]
        self.update(Content("").join(parts), layout=False)
