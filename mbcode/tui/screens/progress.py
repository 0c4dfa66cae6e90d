"""Who has coded what: transcripts by coders, each cell with how far the coder has come."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from mbcode.errors import MbcodeError
from mbcode.jobs.progress import Progress, progress
from mbcode.tui.counting.progress import in_words, progress_table, scope
from mbcode.tui.reading.visible import one_line
from mbcode.tui.screens.full_screen import FullScreen
from mbcode.tui.widgets.cut_text import CutText
from mbcode.tui.widgets.grid import MOVING_KEYS, Grid, choosing_key
from mbcode.tui.widgets.key_line import KeyLine

if TYPE_CHECKING:
    from mbcode.store.study import Study

_NOTHING = "Nobody has coded anything yet: give codes in the reader, and they show here."


class ProgressGrid(Grid, inherit_bindings=False):
    """A row a transcript, which can be opened."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *MOVING_KEYS,
        choosing_key("Open", "Open the transcript"),
    ]


class ProgressScreen(FullScreen[int | None]):
    """Counts in a thread; dismisses with the id of the transcript to open, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape,q",
            "dismiss(None)",
            "Back",
            id="progress.back",
            tooltip="Back to where you came from",
        )
    ]
    BINDING_GROUP_TITLE = "Progress"
    DEFAULT_CSS = """
    ProgressScreen {
        #names { margin-top: 1; }
        #figures { height: auto; max-height: 2; text-wrap: wrap; }
        Grid { height: 1fr; }
    }
    """

    def __init__(self, study: Study) -> None:
        super().__init__()
        self._study = study
        self._progress: Progress | None = None

    def compose(self) -> ComposeResult:
        """Lay out what is shown, the grid, and the cell under the cursor in words."""
        title = [Content.styled("Progress", "bold $accent")]
        if self._study.is_blind:
            title.append(Content.styled(f"blind, {one_line(self._study.coder_name)} alone", "bold"))
        yield Static(Content(" · ").join(title), id="title", classes="line")
        yield Static("counting …", id="scope", classes="line quiet", markup=False)
        yield ProgressGrid()
        yield Static(id="names", classes="line", markup=False)
        yield CutText(id="figures", classes="line quiet", markup=False)
        yield KeyLine(urgent=(), last="app.show_keys")

    def on_mount(self) -> None:
        """Begin to count, once the screen stands."""
        self.query_one(Grid).focus()
        count = partial(progress, self._study)
        self.call_after_refresh(self.find_out, count, self._show, self._say_refused)

    def _say_refused(self, error: MbcodeError) -> None:
        self.query_one("#scope", Static).update(str(error))

    def _show(self, found: Progress) -> None:
        self._progress = found
        self.query_one("#scope", Static).update(scope(found) if found.rows else _NOTHING)
        self.query_one(Grid).show(progress_table(found))

    @on(Grid.CellMoved)
    def _say_cell(self, event: Grid.CellMoved) -> None:
        """Say at the foot how far a coder has come with a transcript."""
        if self._progress is None:
            return
        each = self._progress.at(event.row, event.column)
        names = (one_line(each.transcript.name), one_line(each.coder.name))
        self.query_one("#names", Static).update(
            Content(" × ").join(Content.styled(name, "bold") for name in names)
        )
        self.query_one("#figures", Static).update(one_line(in_words(each)))

    @on(Grid.CellChosen)
    def _leave(self, event: Grid.CellChosen) -> None:
        """Open the transcript of the row."""
        if self._progress is not None:
            self.dismiss(self._progress.transcripts[event.row].id)
