"""What stands on the screen while a study is opened: its text already, where the workbench will
have it, with nothing yet to do there.
"""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from mbcode.store.glance import Glance
from mbcode.tui.panes import NAMES_FROM, Wishes, arrange
from mbcode.tui.reading.visible import one_line
from mbcode.tui.widgets.reader_view import ReaderView
from mbcode.tui.widgets.top_line import TopLine


class Opening(Vertical):
    """Says that the study at `place` is being opened; above it its text, if it was glanced at."""

    DEFAULT_CSS = """
    Opening {
        background: $surface;
        & > Static { height: 4; padding: 0 1; color: $text-muted; border-top: hkey $panel; }
        & > Static.-alone { height: auto; padding: 1 2; border: none; }
        & > Horizontal { height: 1fr; }
        #to-read { width: 1fr; padding-top: 1; }
        .to-come { width: 0; }
        #list-to-come { border-right: vkey $panel; }
        #tree-to-come { border-left: vkey $panel; }
    }
    """

    def __init__(self, place: str, coder: str, glance: Glance | None, *, is_blind: bool) -> None:
        super().__init__()
        self._saying = f"opening {one_line(place)} …"
        self._coder = coder
        self._glance = glance
        self._is_blind = is_blind

    def compose(self) -> ComposeResult:
        """Lay the text out between empty panes."""
        if self._glance is None:
            yield Static(self._saying, classes="-alone", markup=False)
            return
        top = TopLine(self._glance.study, self._coder, is_blind=self._is_blind)
        top.transcript = self._glance.transcript
        yield top
        with Horizontal():
            yield Vertical(id="list-to-come", classes="to-come")
            with Vertical(id="to-read"):
                yield ReaderView()
            yield Vertical(id="tree-to-come", classes="to-come")
        yield Static(self._saying, markup=False)

    def on_mount(self) -> None:
        """Show the text in the width that the workbench gives it."""
        if self._glance is None:
            return
        panes = arrange(self.app.size.width, Wishes())
        for name, columns in (("#list-to-come", panes.list), ("#tree-to-come", panes.tree)):
            pane = self.query_one(name)
            pane.display = columns > 0
            pane.styles.width = columns
        reader = self.query_one(ReaderView)
        reader.show_margin = self.app.size.width >= NAMES_FROM
        reader.show(self._glance.transcript, (), {}, at=self._glance.position)
