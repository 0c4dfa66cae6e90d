"""The line at the foot: the keys that matter now, as many as fit."""

from __future__ import annotations

from collections.abc import Collection

from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

_GAP = "   "


class KeyLine(Static):
    """One row of keys and words, read from the bindings that hold where the focus is.

    `urgent` are actions that hold only for a while, such as those of exact mode: they come first.
    `last` is the action that always has its place at the end.
    """

    DEFAULT_CSS = """
    KeyLine { height: 1; padding: 0 1; background: $panel; }
    """

    def __init__(self, urgent: Collection[str], last: str) -> None:
        super().__init__("", markup=False)
        self._urgent = urgent
        self._last = last

    def on_mount(self) -> None:
        """Keep up with the bindings of the screen."""
        self.screen.bindings_updated_signal.subscribe(self, self._draw)

    def on_resize(self) -> None:
        """Use the room there is."""
        self._draw(self.screen)

    def _draw(self, screen: Screen[object]) -> None:
        shown = [
            each.binding
            for each in screen.active_bindings.values()
            if each.binding.show and each.enabled
        ]
        by_action: dict[str, Binding] = {}
        for binding in shown:
            by_action.setdefault(binding.action, binding)
        last = self._word(by_action.pop(self._last)) if self._last in by_action else Content("")
        room = self.content_size.width - last.cell_length
        line = Content("")
        for binding in sorted(by_action.values(), key=self._rank):
            word = self._word(binding) + _GAP
            if line.cell_length + word.cell_length <= room:
                line += word
        self.update(line + last)

    def _rank(self, binding: Binding) -> tuple[bool, bool]:
        is_urgent = binding.action.partition("(")[0] in self._urgent
        return not is_urgent, not (binding.id or "").startswith("workbench.")

    def _word(self, binding: Binding) -> Content:
        key = self.app.get_key_display(binding)
        return Content.assemble(
            (key, "bold $accent"), " ", (binding.description, "$foreground 60%")
        )
