"""What the tests of the reader share."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import pytest
from textual.message import Message

from mbcode.model import Coding, Transcript
from mbcode.tui.widgets.reader import Reader
from tests.tui.reader.interviews import CODES, CODINGS, INTERVIEW, Open, Opened, ReaderApp


@pytest.fixture(autouse=True)
def _true_colour_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """The reader looks otherwise in 16 colours, which is what no `TERM` at all means."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture
def open_reader() -> Open:
    """Return a function that opens a reader on the interview, in the focus."""

    @asynccontextmanager
    async def opened(
        size: tuple[int, int] = (60, 20),
        transcript: Transcript | None = INTERVIEW,
        codings: Sequence[Coding] = CODINGS,
        at: int = 0,
    ) -> AsyncIterator[Opened]:
        app = ReaderApp()
        messages: list[Message] = []
        async with app.run_test(size=size, message_hook=messages.append) as pilot:
            reader = app.query_one(Reader)
            reader.show(transcript, codings, CODES, at=at)
            reader.focus()
            await pilot.pause()
            yield Opened(app, pilot, reader, messages)

    return opened
