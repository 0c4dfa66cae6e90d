"""From reading to the figures, to the words behind one of them, and back to where they stand."""

from __future__ import annotations

from textual.pilot import Pilot

from mbcode.model import Span
from mbcode.tui.screens.matrix import MatrixScreen
from mbcode.tui.screens.passages import PassagesScreen
from mbcode.tui.screens.workbench import WorkbenchScreen
from mbcode.tui.widgets.grid import Grid
from tests.tui.workbench.conftest import Open, words


async def settle(pilot: Pilot[str]) -> None:
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def test_the_whole_path_by_keys(open_bench: Open) -> None:
    async with open_bench() as bench:
        await bench.press("ctrl+o", "down", "enter", "down", "enter", *"till", "enter")
        await bench.press("shift+down", "enter", *"møder", "enter", "escape", "home")
        await bench.press("M")
        await settle(bench.pilot)
        assert bench.shows(MatrixScreen)
        shown = words(bench.app.screen.query_one(Grid))
        assert "Tillid" in shown
        assert "Møder" in shown
        await bench.press("home", "g", "z")
        await settle(bench.pilot)
        await bench.press("right", "enter")
        await settle(bench.pilot)
        assert bench.shows(PassagesScreen)
        await bench.press("enter")
        await settle(bench.pilot)
        assert bench.shows(WorkbenchScreen)
        assert bench.screen.session.transcript is not None
        assert bench.screen.session.transcript.name == "02-syd"
        assert bench.screen.reader.selection == Span(36, 48)


async def test_the_matrix_is_left_where_it_was_entered(open_bench: Open) -> None:
    async with open_bench() as bench:
        await bench.press("down", "f5")
        await settle(bench.pilot)
        await bench.press("escape")
        assert bench.shows(WorkbenchScreen)
        assert bench.screen.reader.selection == Span(36, 48)
