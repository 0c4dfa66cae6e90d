"""What the tests of the workbench share: the program, open on a real study."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

import pytest
from textual import events
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget

from mbcode.model import Coding
from mbcode.store.study import Study
from mbcode.tui.app import Workbench
from mbcode.tui.screens.workbench import WorkbenchScreen
from mbcode.tui.session import Session
from mbcode.tui.widgets.code_line import CodeLine
from mbcode.tui.widgets.memo_line import MemoLine
from mbcode.tui.widgets.top_line import TopLine

Shown = TypeVar("Shown", bound=Screen[Any])


@dataclass(frozen=True, slots=True)
class Bench:
    """The open workbench, its keyboard, and the study beside it as another program sees it."""

    app: Workbench
    pilot: Pilot[str]
    study: Study

    @property
    def screen(self) -> WorkbenchScreen:
        found = [s for s in self.app.screen_stack if isinstance(s, WorkbenchScreen)]
        return found[0]

    @property
    def codings(self) -> tuple[Coding, ...]:
        """The codings of the transcript on screen, from the disk."""
        transcript = self.screen.session.transcript
        assert transcript is not None
        return self.study.codings.of(transcript.id)

    @property
    def codes_given(self) -> list[str]:
        names = {code.id: code.name for code in self.study.codebook.codes()}
        return [names[coding.code] for coding in self.codings]

    @property
    def code_line(self) -> str:
        return words(self.screen.query_one(CodeLine))

    @property
    def memo_line(self) -> str:
        return words(self.screen.query_one(MemoLine))

    @property
    def top_line(self) -> str:
        return words(self.screen.query_one(TopLine))

    @property
    def told(self) -> list[str]:
        """What the workbench told the user, the latest last."""
        return [note.message for note in self.app._notifications]

    def shows(self, kind: type[Screen[Any]]) -> bool:
        """Tell whether a screen of this kind is on top."""
        return isinstance(self.app.screen, kind)

    async def press(self, *keys: str) -> None:
        """Press keys, and wait until what the last one began in a thread is done."""
        await self.pilot.press(*keys)
        while self.app.holds_keys:
            await self.pilot.pause(0.005)
        await self.pilot.pause()

    async def end_after(self, *keys: str) -> int:
        """Press keys and return where the selection ends then."""
        await self.press(*keys)
        span = self.screen.reader.selection
        assert span is not None
        return span.end

    async def type(self, text: str) -> None:
        await self.press(*text)

    async def settled(self, kind: type[Shown]) -> Shown:
        """Wait until what threads bring is there, and return the screen on top, of this kind."""
        await self.app.workers.wait_for_complete()
        await self.pilot.pause()
        screen = self.app.screen
        assert isinstance(screen, kind)
        return screen

    @property
    def read(self) -> str:
        """The transcript that is read, the workbench being on top."""
        transcript = self.screen.session.transcript
        assert self.app.screen is self.screen
        assert transcript is not None
        return transcript.name


async def is_open(app: Workbench, pilot: Pilot[str]) -> None:
    """Wait until the study is on screen, or the app has given up."""
    while app.is_running and (app.holds_keys or not isinstance(app.screen, WorkbenchScreen)):
        await pilot.pause(0.01)
    await pilot.pause()


def type_ahead(app: Workbench, *keys: str) -> None:
    """Let keys come from the terminal all at once, as a fast hand or a paste has them."""
    for key in keys:
        character = " " if key == "space" else key
        app.post_message(events.Key(key, character if len(character) == 1 else None))


async def all_played(app: Workbench, pilot: Pilot[str]) -> None:
    """Wait until the app has got the keys that were typed, and has played them all."""
    got = asyncio.Event()
    app.call_later(got.set)
    await got.wait()
    while app.holds_keys:
        await pilot.pause(0.01)
    await pilot.pause()


Open = Callable[..., AbstractAsyncContextManager[Bench]]


def words(widget: Widget) -> str:
    """Return what a widget shows, row by row."""
    rows = (widget.render_line(y).text.rstrip() for y in range(widget.size.height))
    return "\n".join(rows).strip()


@pytest.fixture(autouse=True)
def _true_colour_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """The screen looks otherwise in 16 colours, which is what no `TERM` at all means."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    for name in ("NO_COLOR", "COLORFGBG"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def session(study: Study) -> Session:
    """What the workbench knows of the little study, where Åse left off."""
    opened = Session(study)
    opened.resume()
    return opened


@pytest.fixture
def open_bench(study: Study) -> Open:
    """Return a function that opens the workbench on the little study, in Åse's hands."""

    @asynccontextmanager
    async def opened(size: tuple[int, int] = (160, 50), coder: str = "Åse") -> AsyncIterator[Bench]:
        app = Workbench(study.place, coder)
        async with app.run_test(size=size, notifications=True) as pilot:
            await is_open(app, pilot)
            yield Bench(app, pilot, study)

    return opened
