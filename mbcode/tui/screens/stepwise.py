"""A screen that comes up in steps, so that none of them keeps the keys waiting for long."""

from __future__ import annotations

from contextlib import ExitStack
from typing import Generic, TypeVar

from textual import events, on
from textual.screen import Screen

from mbcode.tui.giving_way import give_way

Answer = TypeVar("Answer")


class StepwiseScreen(Screen[Answer], Generic[Answer]):
    """Gives way between being made, being drawn, and being drawn again in the size that it has."""

    @on(events.ScreenResume)
    @on(events.Resize)
    async def come_to_the_next_step(self) -> None:
        """Give way before Textual's own handlers of these messages, which do all that; what they
        lay out is drawn when others had their turn.
        """
        await give_way()
        drawn_later = ExitStack()
        drawn_later.enter_context(self.app.batch_update())
        self.app.call_later(drawn_later.close)
