"""Choose the name that another one is a spelling of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from mbcode.pseudonyms.candidates import Candidate
from mbcode.tui.reading.visible import one_line
from mbcode.tui.screens.dialog import Dialog

_AT_MOST = 100
"""Names that are offered at a time; a few letters find any other."""


class SameNameScreen(Dialog[Candidate | None]):
    """Dismisses with the name chosen, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Leave it", id="same_name.cancel"),
        Binding("down", "move(1)", "Next name", id="same_name.next", show=False),
        Binding("up", "move(-1)", "Previous name", id="same_name.previous", show=False),
    ]
    DEFAULT_CSS = """
    SameNameScreen {
        #frame { width: 56; height: 16; max-height: 90%; }
        Input { margin: 1 0; }
        OptionList, OptionList:focus { border: none; height: 1fr; padding: 0; background: $panel; }
        OptionList > .option-list--option-highlighted {
            background: $block-cursor-background;
            color: $block-cursor-foreground;
            text-style: bold;
        }
    }
    """

    def __init__(self, name: str, others: Callable[[str], Iterator[Candidate]]) -> None:
        """Ask which of others the name is: of those that `others` returns for some letters."""
        super().__init__()
        self._asked = name
        self._others = others
        self._shown: list[Candidate] = []

    def compose(self) -> ComposeResult:
        """Lay out the question, what is typed, and the names it leaves."""
        with Vertical(id="frame"):
            yield Static(
                Content.assemble((one_line(self._asked), "bold"), " is the same as"), classes="line"
            )
            yield Input(placeholder="a few letters")
            yield OptionList(markup=False)
            yield Static("enter takes it · esc leaves it", classes="line quiet", markup=False)

    def on_mount(self) -> None:
        """Offer the first of them."""
        self._offer("")

    @on(Input.Changed)
    def narrow(self, event: Input.Changed) -> None:
        """Offer those that hold what was typed."""
        self._offer(event.value)

    @on(Input.Submitted)
    def take(self) -> None:
        """Hand the one under the cursor back."""
        at = self.query_one(OptionList).highlighted
        if at is not None:
            self.dismiss(self._shown[at])

    def action_move(self, step: int) -> None:
        names = self.query_one(OptionList)
        if step > 0:
            names.action_cursor_down()
        else:
            names.action_cursor_up()

    def _offer(self, letters: str) -> None:
        self._shown = list(islice(self._others(letters), _AT_MOST))
        names = self.query_one(OptionList)
        names.set_options([Option(Content(one_line(each.name))) for each in self._shown])
        names.highlighted = 0 if self._shown else None
