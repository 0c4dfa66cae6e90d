"""A line to type letters into, whose space may do something instead of being typed."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.message import Message
from textual.widgets import Input


class Letters(Input):
    """Posts `Ticked` for a space, unless `space_is_text` says that it belongs to what was typed."""

    class Ticked(Message):
        """A space was pressed that is not text."""

    def __init__(self, placeholder: str, space_is_text: Callable[[str], bool]) -> None:
        super().__init__(placeholder=placeholder)
        self._space_is_text = space_is_text

    def on_key(self, event: events.Key) -> None:
        """Keep a space that ticks from being typed."""
        if event.key == "space" and not self._space_is_text(self.value):
            event.prevent_default()
            event.stop()
            self.post_message(self.Ticked())
