"""A line to type letters into, whose space and digits may do something instead of being typed."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.message import Message
from textual.widgets import Input


class Letters(Input):
    """Posts `Ticked` for a space and `Numbered` for a digit, unless `is_text` says of what was
    typed, and the key's character, that it belongs to it.
    """

    class Ticked(Message):
        """A space was pressed that is not text."""

    class Numbered(Message):
        """A digit was pressed that is not text."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def __init__(self, placeholder: str, is_text: Callable[[str, str], bool]) -> None:
        super().__init__(placeholder=placeholder)
        self._is_text = is_text

    def on_key(self, event: events.Key) -> None:
        """Keep what is not text from being typed."""
        if event.character is not None and self.take(event.character):
            event.prevent_default()
            event.stop()

    def take(self, character: str) -> bool:
        """Post what a character does if it is not text; return whether it was not."""
        does = character == " " or character in "123456789"
        if not does or self._is_text(self.value, character):
            return False
        self.post_message(self.Ticked() if character == " " else self.Numbered(int(character)))
        return True
