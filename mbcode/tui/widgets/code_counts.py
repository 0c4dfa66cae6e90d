"""The foot of the codebook pane: how often a code was given, and what usually goes with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from mbcode.model import Code
from mbcode.tui.codebook.said import going_with
from mbcode.tui.reading.visible import one_line
from mbcode.tui.tallies import Tally

if TYPE_CHECKING:
    from mbcode.tui.codebook.companions import Companion


class CodeCounts(Static):
    """Some rows below the tree, always as many, so that the tree does not jump."""

    DEFAULT_CSS = """
    CodeCounts {
        height: 5;
        padding: 0 1 0 0;
        border-top: hkey $panel;
        color: $text-muted;
    }
    """

    def __init__(self) -> None:
        super().__init__("", markup=False)
        self._shown: tuple[object, ...] = ()

    def show(
        self, code: Code | None, here: int, tally: Tally, companions: Sequence[Companion]
    ) -> None:
        """Say of a code how often it stands `here`, under the cursor, in the transcript and in the
        study, and which codes go with it most often; of None, nothing.
        """
        shown = (code, here, tally, tuple(companions))
        if shown != self._shown:
            self._shown = shown
            said = "" if code is None else _said(code, here, tally, companions)
            # Its rows stay as many: the screen need not be laid out again at each key.
            self.update(said, layout=False)


def _said(code: Code, here: int, tally: Tally, companions: Sequence[Companion]) -> Content:
    # The two numbers behind "here" are those of the tree, below whose heading they stand.
    counts = f"  {here} here · {tally.here}/{tally.study}"
    rows = [Content.assemble((one_line(code.name), "bold $foreground"), counts)]
    if companions:
        rows.append(Content(f"with {one_line(going_with(companions))}"))
    return Content("\n").join(rows)
