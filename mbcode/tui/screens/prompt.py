"""Ask for one line."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.screen import ModalScreen
from textual.widgets import Input, Static

_FRAME = """
    align: center bottom;
    background: $background 0%;
    #frame {
        width: 44;
        max-width: 100%;
        height: 3;
        padding: 1 2;
        background: $panel;
        border-left: outer $accent;
    }
    Static { width: auto; margin-right: 2; }
    Input, Input:focus { border: none; }
    Input { width: 1fr; height: 1; padding: 0 1; background: $surface; }
"""


class PercentagePrompt(ModalScreen[float | None]):
    """Dismisses with a percentage of the transcript, 0 to 100, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Stay here", id="percentage.cancel")
    ]
    DEFAULT_CSS = f"PercentagePrompt {{ {_FRAME} }}"

    def compose(self) -> ComposeResult:
        """Lay out the question and the input."""
        with Horizontal(id="frame"):
            yield Static("Go to", markup=False)
            yield Input(placeholder="0 to 100 %", restrict=r"\d{0,3}([.,]\d*)?\s?%?", max_length=8)

    @on(Input.Submitted)
    def go(self, event: Input.Submitted) -> None:
        """Hand the number back; an empty line is no wish to go anywhere."""
        figure = event.value.rstrip("% ").replace(",", ".")
        self.dismiss(min(float(figure), 100.0) if figure.strip(".") else None)


class NamePrompt(ModalScreen[str | None]):
    """Dismisses with a name, or None where it is to stay as it was."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Leave it", id="name.cancel")
    ]
    DEFAULT_CSS = f"NamePrompt {{ {_FRAME} #frame {{ width: 64; }} }}"

    def __init__(self, ask: str, name: str) -> None:
        super().__init__()
        self._ask, self._name_now = ask, name

    def compose(self) -> ComposeResult:
        """Lay out the question and the name as it is."""
        with Horizontal(id="frame"):
            yield Static(self._ask, markup=False)
            yield Input(self._name_now)

    @on(Input.Submitted)
    def go(self, event: Input.Submitted) -> None:
        """Hand the name back; an empty line changes nothing."""
        self.dismiss(event.value.strip() or None)
