"""From reading to the figures, to the words behind one of them, and back to where they stand."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from mbcode.drafts import CodingDraft, ImportBatch
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


async def test_what_is_settled_is_seen_in_the_reader_at_once(open_bench: Open) -> None:
    async with open_bench() as bench:
        codings = (
            CodingDraft("01-nord", "Tillid", "Bo", sentences=(2, 2)),
            CodingDraft("01-nord", "Møder", "Åse", sentences=(2, 2)),
        )
        bench.study.imports.run(ImportBatch(codings=codings))
        await bench.press("A")
        await settle(bench.pilot)
        await bench.press("G", "enter")
        await settle(bench.pilot)
        await bench.press("1", "escape")
        await settle(bench.pilot)
        await bench.press("escape")
        assert bench.shows(WorkbenchScreen)
        assert len(bench.screen.session.codings) == 3
        assert sorted(bench.codes_given) == ["Møder", "Tillid", "Tillid"]


async def test_a_passage_in_the_crosstab_is_gone_to(open_bench: Open) -> None:
    async with open_bench() as bench:
        await bench.press("down", "enter", *"till", "enter", "home", "X")
        await settle(bench.pilot)
        await bench.press("z", "enter")
        await settle(bench.pilot)
        assert bench.shows(PassagesScreen)
        await bench.press("enter")
        await settle(bench.pilot)
        assert bench.shows(WorkbenchScreen)
        assert bench.screen.reader.selection == Span(36, 48)


async def test_a_name_that_is_none_keeps_agreement_closed(
    open_bench: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MBCODE_AGREED", "e\x1bnige")
    async with open_bench() as bench:
        await bench.press("A")
        assert bench.shows(WorkbenchScreen)
        assert "$MBCODE_AGREED" in bench.told[-1]
