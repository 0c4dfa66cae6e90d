"""A screen of figures to look at: what is counted, the grid, and a cell of it in words.

What its keys do stands in `figures.py`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from mbcode.tui.counting.facets import in_words
from mbcode.tui.counting.figures import CellWords
from mbcode.tui.counting.question import Question
from mbcode.tui.places import Place
from mbcode.tui.reading.visible import one_line
from mbcode.tui.screens.full_screen import FullScreen
from mbcode.tui.widgets.cut_text import CutText
from mbcode.tui.widgets.grid import Grid
from mbcode.tui.widgets.key_line import KeyLine

if TYPE_CHECKING:
    from mbcode.store.study import Study


class FiguresView(FullScreen[Place | None]):
    """Shows figures of a study. Nothing here counts."""

    BINDING_GROUP_TITLE = "Counting"
    GRID: ClassVar[type[Grid]] = Grid
    DEFAULT_CSS = """
    FiguresView {
        #title { height: auto; max-height: 3; text-wrap: wrap; }
        #names { margin-top: 1; }
        #nothing { display: none; height: 1fr; padding: 1 1; }
        #legend { display: none; }
        Grid { height: 1fr; }
        &.-empty Grid { display: none; }
        &.-empty #nothing { display: block; }
        &.-signs #legend { display: block; }
    }
    """

    def __init__(self, study: Study) -> None:
        super().__init__()
        self.study = study

    def compose(self) -> ComposeResult:
        """Lay out what is counted, the figures, and the cell under the cursor in words."""
        yield CutText(id="title", classes="line", markup=False)
        yield Static(id="scope", classes="line quiet", markup=False)
        yield self.GRID()
        yield Static(id="nothing", markup=False)
        yield Static(id="names", classes="line", markup=False)
        yield Static(id="figures", classes="line quiet", markup=False)
        yield Static(id="legend", classes="line quiet", markup=False)
        yield KeyLine(urgent=(), last="app.show_keys")

    def show_title(self, question: Question) -> None:
        """Say above the figures what is counted, of which part of the study."""
        parts = [Content.styled(question.what, "bold $accent")]
        if self.study.is_blind:
            parts.append(Content.styled(f"blind, {one_line(self.study.coder_name)} alone", "bold"))
        narrowed = in_words(question.filters)
        if narrowed:
            parts.append(Content.styled(one_line(narrowed), "bold"))
        parts.append(Content(one_line(question.in_words())))
        self.query_one("#title", Static).update(Content(" · ").join(parts))

    def show_nothing(self, why: str) -> None:
        """Say in place of the figures why there are none; show them for an empty `why`."""
        self.query_one("#nothing", Static).update(why)
        self.set_class(bool(why), "-empty")
        if not why:
            self.query_one(Grid).focus()

    def say(self, words: CellWords) -> None:
        """Say at the foot what a cell is of, and what its figure says."""
        names = (
            Content.assemble((one_line(each.name), "bold"), f" {one_line(each.about)}".rstrip())
            for each in words.of
        )
        self.query_one("#names", Static).update(Content(" × ").join(names))
        self.query_one("#figures", Static).update(one_line(words.figure))

    def names_under_cursor(self) -> tuple[str, str]:
        """Return what the row and the column under the cursor are of; empty for no figures."""
        grid = self.query_one(Grid)
        if grid.cursor is None:
            return "", ""
        row, column = grid.cursor
        return grid.table.rows[row].name, grid.table.columns[column].name
