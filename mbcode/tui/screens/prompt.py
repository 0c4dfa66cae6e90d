"""Ask for one line."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.screen import ModalScreen
from textual.widgets import Input, Static


class PercentagePrompt(ModalScreen[float | None]):
    """Dismisses with a percentage of the transcript, 0 to 100, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Stay here", id="percentage.cancel")
    ]
    DEFAULT_CSS = """
    PercentagePrompt {
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
    }
    """

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
