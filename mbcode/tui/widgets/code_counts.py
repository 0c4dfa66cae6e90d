"""The foot of the codebook pane: how often a code was given, and what usually goes with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content
from textual.widgets import Static

from mbcode.model import Code
from mbcode.tui.codebook.said import going_with
from mbcode.tui.counting.cells import fitted
from mbcode.tui.reading.visible import one_line
from mbcode.tui.tallies import Tally

if TYPE_CHECKING:
    from mbcode.tui.codebook.companions import Companion

    _Shown = tuple[Code, int, Tally, tuple[Companion, ...]]
_ROWS = 4


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
        self._shown: _Shown | None = None

    def show(
        self, code: Code | None, here: int, tally: Tally, companions: Sequence[Companion]
    ) -> None:
        """Say of a code how often it stands `here`, under the cursor, in the transcript and in the
        study, and which codes go with it most often; of None, nothing.
        """
        shown = None if code is None else (code, here, tally, tuple(companions))
        if shown != self._shown:
            self._shown = shown
            self._draw()

    def on_resize(self) -> None:
        """Name as many companions as fit now."""
        self._draw()

    def _draw(self) -> None:
        """Say it, with as many companions as there is room for: cut in two, none is of use."""
        said = Content("")
        if self._shown is not None:
            code, here, tally, companions = self._shown
            width = max(self.content_size.width, 1)
            head = _head(code, here, tally, width)
            said = head + _with(companions)
            while companions and len(said.wrap(width)) > _ROWS:
                companions = companions[:-1]
                said = head + _with(companions)
        # Its rows stay as many: the screen need not be laid out again at each key.
        self.update(said, layout=False)


def _head(code: Code, here: int, tally: Tally, width: int) -> Content:
    # The two numbers behind "here" are those of the tree, below whose heading they stand.
    counts = f"{here} here · {tally.here}/{tally.study}"
    name = fitted(one_line(code.name), width).rstrip()
    between = "  " if cell_len(name) + 2 + len(counts) <= width else "\n"
    return Content.assemble((name, "bold $foreground"), between, counts)


def _with(companions: Sequence[Companion]) -> Content:
    return Content(f"\nwith {one_line(going_with(companions))}" if companions else "")
