"""What is to be looked at again, and the memos on what is under the cursor, in a row."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.reactive import var

from mbcode.tui.reading.visible import one_line
from mbcode.tui.themes import QUIET
from mbcode.tui.widgets.cut_text import CutText


class MemoLine(CutText):
    """Shows doubts, then memos, each with what it is on and by whom: after one another in a row
    that is cut at its end, or in full.
    """

    DEFAULT_CSS = """
    MemoLine {
        height: 1;
        padding: 0 1;
        text-wrap: nowrap;
        text-overflow: ellipsis;
        &.-expanded { height: auto; max-height: 8; max-width: 102; text-wrap: wrap; }
    }
    """

    expanded: var[bool] = var(False, toggle_class="-expanded")
    """Whether all is shown, on as many rows as it takes."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__("", id=id, markup=False)
        self._said = Content("")

    def show(self, memos: Sequence[tuple[str, str]], doubts: Sequence[str] = ()) -> None:
        """Show `doubts`, and `memos`, each what it is on (and whose) and its text."""
        parts = [Content.styled(f"? {one_line(doubt)}", "bold $warning") for doubt in doubts]
        parts += [
            Content.assemble((f"✎ {one_line(on)}  ", QUIET), one_line(text)) for on, text in memos
        ]
        between = Content("\n" if self.expanded else "   ")
        said = between.join(parts) or Content.styled("no memo", QUIET)
        if not said.is_same(self._said):
            self._said = said
            # One row stays one row: the screen need not be laid out again at each key.
            self.update(said, layout=self.expanded)
