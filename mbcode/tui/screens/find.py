"""A line to type words into that are looked for in the transcript while one types."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Input, Static

from mbcode.tui.reading.found import Found, Sought
from mbcode.tui.screens.dialog import FootDialog

Show = Callable[[Found], None]


class FindPrompt(FootDialog[Sought | None]):
    """Shows each place by `show` as it is found; dismisses with what was sought, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,ctrl+n", "step(1)", "Next place", id="find.next", show=False),
        Binding("up,ctrl+p", "step(-1)", "Place before", id="find.previous", show=False),
        Binding("ctrl+r", "turn", "Words or a regular expression", id="find.regex", show=False),
        Binding("escape", "dismiss(None)", "Back to where you were", id="find.cancel"),
    ]
    DEFAULT_CSS = """
    FindPrompt {
        #frame { width: 72; height: 3; }
        Static { width: auto; }
        #where { margin-left: 2; color: $text-muted; }
        Input { width: 1fr; margin-left: 2; }
    }
    """

    def __init__(self, text: str, origin: int, sought: Sought, show: Show) -> None:
        """Look in `text` from `origin` on, first for `sought`."""
        super().__init__()
        self._text, self._origin, self._sought = text, origin, sought
        self._show_place = show
        self._found = Found()

    def compose(self) -> ComposeResult:
        """Lay out the input, and which of how many places one is at."""
        with Horizontal(id="frame"):
            yield Static(self._what(), id="what", markup=False)
            yield Input(self._sought.words, select_on_focus=True)
            yield Static("⏎ stays · ↓ ↑ others · ^R regex", id="where", markup=False)

    @on(Input.Changed)
    def look(self, event: Input.Changed) -> None:
        """Go to the first place from where one stood."""
        self._look_for(replace(self._sought, words=event.value))

    @on(Input.Submitted)
    def stay(self) -> None:
        """Stay at the place."""
        self.dismiss(self._sought)

    def action_turn(self) -> None:
        """Take what is typed for a regular expression, or for words again."""
        self._look_for(replace(self._sought, is_pattern=not self._sought.is_pattern))
        self.query_one("#what", Static).update(self._what())

    def action_step(self, by: int) -> None:
        """Go to the next place, or the one before."""
        self._go(self._found.step(by))

    def _look_for(self, sought: Sought) -> None:
        self._sought = sought
        self._go(sought.find(self._text, self._origin))

    def _what(self) -> str:
        return "Find regex" if self._sought.is_pattern else "Find"

    def _go(self, found: Found) -> None:
        self._found = found
        self.query_one("#where", Static).update(found.in_words())
        self._show_place(found)
