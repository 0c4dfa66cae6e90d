"""The memos on what is under the cursor, in a row."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widgets import Static

from mbcode.tui.reading.visible import one_line


class MemoLine(Static):
    """Shows memos after one another, cut at the row's end, each with what it is on and by whom."""

    DEFAULT_CSS = """
    MemoLine { height: 1; padding: 0 1; text-wrap: nowrap; text-overflow: ellipsis; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__("", id=id, markup=False)

    def show(self, memos: Sequence[tuple[str, str]]) -> None:
        """Show `memos`, each what it is on (and whose) and its text."""
        parts = [
            Content.assemble((f"✎ {one_line(on)}  ", "$foreground 60%"), one_line(text))
            for on, text in memos
        ]
        self.update(
            Content("   ").join(parts) or Content.styled("no memo", "$foreground 40%"), layout=False
        )
