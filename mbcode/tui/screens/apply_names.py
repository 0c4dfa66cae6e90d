"""The last question before names are replaced: where the key goes, and whether it is meant."""

from __future__ import annotations

import os
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from mbcode.amounts import many
from mbcode.tui.screens.dialog import Dialog


class ApplyNamesScreen(Dialog[Path | None]):
    """Dismisses with the file for the key once it was confirmed, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Leave it", id="apply_names.cancel")
    ]
    DEFAULT_CSS = """
    ApplyNamesScreen {
        #frame { width: 72; border-left: outer $warning; }
        .text { height: auto; }
        #file { height: 1; margin: 1 0; }
        #file Static { width: 10; }
        Input { width: 1fr; }
        #say { height: auto; color: $warning; }
    }
    """

    def __init__(self, names: int, backups: int, key: str) -> None:
        """Ask about this many names to replace, and backups that go with them."""
        super().__init__()
        self._names, self._backups, self._key = names, backups, key
        self._confirmed = ""

    def compose(self) -> ComposeResult:
        """Lay out what will happen and where the key goes."""
        what = f"Replace {many(self._names, 'name')} everywhere"
        with Vertical(id="frame"):
            yield Static(Content.assemble((what, "bold")), classes="text")
            yield Static(self._consequences(), classes="text quiet", markup=False)
            with Horizontal(id="file"):
                yield Static("Key file", markup=False)
                yield Input(self._key, placeholder="a file outside the study, in a safe place")
            yield Static(id="say", markup=False)
            yield Static("enter goes on · esc leaves it", classes="text quiet", markup=False)

    @on(Input.Changed)
    def ask_anew(self) -> None:
        """Another file is another question."""
        self._confirmed = ""
        self.query_one("#say", Static).update("")

    @on(Input.Submitted)
    def go(self, event: Input.Submitted) -> None:
        """Ask once more, then hand the file back."""
        name = event.value.strip()
        if not name or "\0" in name:
            self.query_one("#say", Static).update("name a file for the key")
        elif name != self._confirmed:
            self._confirmed = name
            self.query_one("#say", Static).update("enter once more does it; it can't be undone")
        else:
            self.dismiss(Path(os.path.expanduser(name)))

    def _consequences(self) -> str:
        told = "The originals are nowhere in the study then. The key says who is who."
        if not self._backups:
            return told
        if self._backups == 1:
            return f"{told} The backup beside the study holds all names and will be removed."
        what = f"The {self._backups} backups beside the study"
        return f"{told} {what} hold all names and will be removed."
