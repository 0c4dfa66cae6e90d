"""What screens find out in a thread: shown in its turn, superseded by what is asked after it."""

from __future__ import annotations

from functools import partial
from threading import Event

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.worker import WorkerFailed

from mbcode.errors import MbcodeError
from mbcode.tui.screens.telling import SupersededError, TellingScreen, go_on_if_wanted


class Asking(TellingScreen[None]):
    """Notes what it would show and say, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.noted: list[str] = []

    def ask(self, answer: str, go: Event | None = None, about: str = "this") -> None:
        self.find_out(partial(self._find, answer, go), self.noted.append, self._say, about)

    def _find(self, answer: str, go: Event | None) -> str:
        if go is not None:
            assert go.wait(5)
        self.call_later(self.noted.append, f"so far {answer}")
        return answer

    def refuse(self, error: Exception) -> None:
        def read() -> None:
            raise error

        self.find_out(read, lambda _: None, self._say)

    def _say(self, error: MbcodeError) -> None:
        self.noted.append(f"refused: {error}")


async def asking(pilot: Pilot[None]) -> Asking:
    screen = Asking()
    await pilot.app.push_screen(screen)
    return screen


async def settle(pilot: Pilot[None]) -> None:
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def test_what_a_thread_found_is_shown_after_what_it_posted() -> None:
    async with App[None]().run_test() as pilot:
        screen = await asking(pilot)
        screen.ask("all")
        await settle(pilot)
        assert screen.noted == ["so far all", "all"]


async def test_a_newer_question_supersedes_an_older_one_about_the_same_and_no_other() -> None:
    older, other = Event(), Event()
    async with App[None]().run_test() as pilot:
        screen = await asking(pilot)
        screen.ask("older", older)
        screen.ask("other", other, about="something else")
        screen.ask("newer")
        older.set()
        other.set()
        while "other" not in screen.noted or "newer" not in screen.noted:
            await pilot.pause(0.01)
        await pilot.pause()
        assert "older" not in screen.noted


async def test_a_thread_learns_that_its_question_was_superseded() -> None:
    begun, older, ended = Event(), Event(), Event()

    def read() -> str:
        begun.set()
        assert older.wait(5)
        try:
            go_on_if_wanted()
        except SupersededError:
            ended.set()
            raise
        return "older"

    async with App[None]().run_test() as pilot:
        screen = await asking(pilot)
        screen.find_out(read, screen.noted.append, about="this")
        while not begun.is_set():
            await pilot.pause(0.01)
        screen.ask("newer")
        older.set()
        while "newer" not in screen.noted or not ended.is_set():
            await pilot.pause(0.01)
        await pilot.pause()
        assert screen.noted == ["so far newer", "newer"]


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (MbcodeError("the study is gone"), "refused: the study is gone"),
        (IsADirectoryError(21, "Is a directory", "x.csv"), "refused: x.csv: it is a folder"),
    ],
)
async def test_what_mbcode_or_the_system_refuses_is_said(error: Exception, said: str) -> None:
    async with App[None]().run_test() as pilot:
        screen = await asking(pilot)
        screen.refuse(error)
        await settle(pilot)
        assert screen.noted == [said]


@pytest.mark.parametrize("fault", [ValueError("a fault"), OSError(9, "of no file")])
async def test_any_other_error_is_raised(fault: Exception) -> None:
    async def refuse() -> None:
        async with App[None]().run_test() as pilot:
            screen = await asking(pilot)
            screen.refuse(fault)
            await settle(pilot)

    with pytest.raises(WorkerFailed):
        await refuse()
