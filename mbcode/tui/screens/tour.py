"""A tour of the workbench in nine lines, shown once where the example study is opened first."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from mbcode.tui.screens.dialog import Dialog
from mbcode.tui.themes import QUIET

LINES = (
    ("↓ ↑", "go from sentence to sentence; } and { from turn to turn"),
    ("⏎", "opens the codes: type a few letters, ⏎ gives the code"),
    ("1 2 3", "give a code by its own key, and . the last one again"),
    ("J K", "take one sentence more or less; v selects exact words"),
    ("x r e m", "take a coding off, recode it, move its edges, write a memo"),
    ("u U", "undo and redo, also tomorrow: what you see is on the disk"),
    ("M X A", "count: which codes overlap; by case or role; who agrees"),
    ("t tab", "show the interviews; go to the next pane"),
    ("? q", "every key of a screen; leave"),
)
_KEYS_WIDE = 9


class TourScreen(Dialog[None]):
    """Nine lines to begin with. Any of the keys that leave a screen leaves it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q,space", "dismiss(None)", "Begin", id="tour.close", show=False)
    ]
    DEFAULT_CSS = """
    TourScreen {
        #frame { width: 84; }
    }
    """

    def compose(self) -> ComposeResult:
        """Lay out the lines."""
        lines = [Content.styled("This is the example study: nobody said these words.", "bold")]
        lines += [
            Content.assemble((f"{keys:<{_KEYS_WIDE}}", "bold $accent"), what)
            for keys, what in LINES
        ]
        lines.append(Content.styled("⏎ begins", QUIET))
        yield Static(Content("\n").join(lines), id="frame")
