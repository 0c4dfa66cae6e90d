"""Where a memo is written; `[[` asks for a quotation to link to."""

from __future__ import annotations

from textual import events
from textual.message import Message
from textual.widgets import TextArea

from mbcode.memo_links import begun, written


class MemoArea(TextArea):
    """Posts `LinkBegun` when `[[` is typed; `link_to` writes the link in its place."""

    class LinkBegun(Message):
        """Two brackets were opened."""

    def __init__(self, text: str) -> None:
        super().__init__(text, soft_wrap=True, tab_behavior="focus")

    async def _on_key(self, event: events.Key) -> None:
        """Say so once the second bracket stands in the text."""
        await super()._on_key(event)
        if event.character == "[" and self.begun == "":
            self.post_message(self.LinkBegun())

    @property
    def begun(self) -> str | None:
        """What was typed since a link was opened; None if none is."""
        return begun(self.get_text_range((0, 0), self.cursor_location))

    def link_to(self, coding: int) -> None:
        """Finish the link that was begun, or write one, to this coding."""
        typed, (row, column) = self.begun, self.cursor_location
        back = 0 if typed is None else len(typed) + len("[[")
        self.replace(written(coding), (row, column - back), (row, column))
