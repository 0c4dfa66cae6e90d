"""Every key of the screen it was asked on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from mbcode.tui.keys import Key, KeyGroup
from mbcode.tui.screens.dialog import Dialog

_KEYS_WIDE = 16
"""Cells for the keys, before what they do."""


class KeysScreen(Dialog[None]):
    """Lists groups of keys: in two columns where the screen is wide enough."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (150, "-wide")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark", "dismiss(None)", "Close", id="keys.close", show=False)
    ]
    DEFAULT_CSS = """
    KeysScreen {
        #frame { width: 78; max-height: 100%; scrollbar-size-vertical: 1; }
        #columns { layout: vertical; height: auto; }
        .column { height: auto; width: 1fr; }
        .group { height: auto; margin-bottom: 1; }
        &.-wide #frame { width: 148; }
        &.-wide #columns { layout: horizontal; }
    }
    """

    def __init__(self, groups: Sequence[KeyGroup]) -> None:
        super().__init__()
        self._groups = groups

    def compose(self) -> ComposeResult:
        """Lay the groups out, the halves side by side."""
        with VerticalScroll(id="frame"), Horizontal(id="columns"):
            for column in halves(self._groups):
                with Vertical(classes="column"):
                    for group in column:
                        yield Static(self._text(group), classes="group")

    def _text(self, group: KeyGroup) -> Content:
        lines = [Content.styled(group.title or "Keys", "bold $accent")]
        lines += [
            Content.assemble((f"{self._display(key):<{_KEYS_WIDE}}", "bold"), key.what)
            for key in group.keys
        ]
        return Content("\n").join(lines)

    def _display(self, key: Key) -> str:
        return "  ".join(self.app.get_key_display(binding) for binding in key.keys)


def halves(groups: Sequence[KeyGroup]) -> tuple[Sequence[KeyGroup], Sequence[KeyGroup]]:
    """Part the groups, in their order, where the two columns are most nearly of one length."""
    rows = [len(group.keys) + 2 for group in groups]
    cut = min(range(len(rows) + 1), key=lambda at: abs(sum(rows[:at]) - sum(rows[at:])))
    return groups[:cut], groups[cut:]
