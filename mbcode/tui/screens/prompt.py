"""Ask for one line."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Input, Static

from mbcode.tui.screens.dialog import FootDialog

Answer = TypeVar("Answer")


class LinePrompt(FootDialog[Answer]):
    """A question and an input side by side."""

    DEFAULT_CSS = """
    LinePrompt {
        #frame { width: 44; height: 3; }
        Static { width: auto; margin-right: 2; }
        Input { width: 1fr; }
    }
    """


class PercentagePrompt(LinePrompt[float | None]):
    """Dismisses with a percentage of the transcript, 0 to 100, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Stay here", id="percentage.cancel")
    ]

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


class NamePrompt(LinePrompt[str | None]):
    """Dismisses with a name, or None where it is to stay as it was."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Leave it", id="name.cancel")
    ]
    DEFAULT_CSS = "NamePrompt #frame { width: 64; }"

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
