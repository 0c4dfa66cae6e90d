"""Choose which part of the transcript is shown alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from mbcode.amounts import many
from mbcode.tui.reading.lens import Lens
from mbcode.tui.reading.visible import one_line
from mbcode.tui.screens.dialog import FootDialog

_ALL = "a"


class LensPrompt(FootDialog[Lens | None]):
    """Calls its callback with the lens of the key pressed, or None for all; else closes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "app.pop_screen", "Leave it as it is", id="lens.cancel", show=False)
    ]
    DEFAULT_CSS = """
    LensPrompt {
        #frame { width: 60; }
    }
    """

    def __init__(self, lenses: Mapping[str, Lens]) -> None:
        super().__init__()
        self._lenses = lenses

    def compose(self) -> ComposeResult:
        """Lay out the keys, and how much each shows."""
        lines = [Content.styled("Show only …", "bold")]
        for key, lens in self._lenses.items():
            sentences = many(len(lens.sentences), "sentence")
            lines.append(_line(key, f"{one_line(lens.what)}  ({sentences})"))
        yield Static(Content("\n").join([*lines, _line(_ALL, "all again")]), id="frame")

    def on_key(self, event: events.Key) -> None:
        """Take the lens of the key, which must mean nothing else to the screen below."""
        if event.key == _ALL or event.key in self._lenses:
            event.stop()
            self.dismiss(self._lenses.get(event.key))


def _line(key: str, what: str) -> Content:
    return Content.assemble((f"{key}  ", "bold $accent"), what)
