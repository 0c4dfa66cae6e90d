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
from mbcode.tui.widgets.key_line import KeyLine
from mbcode.tui.widgets.quotation_list import QuotationList
from tests.tui.workbench.conftest import Bench, Open, words


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


async def open_passages(bench: Bench) -> None:
    """Give two sentences of the first transcript two codes each, and list what is behind a cell."""
    for _ in range(2):
        await bench.press("enter", *"till", "enter", "enter", *"møder", "enter", "down")
    await bench.press("M")
    await settle(bench.pilot)
    await bench.press("t", "z", "G", "enter")
    await settle(bench.pilot)
    assert bench.shows(PassagesScreen)


async def test_escape_leads_back_to_the_passage_in_the_list_it_was_chosen_from(
    open_bench: Open,
) -> None:
    async with open_bench() as bench:
        await open_passages(bench)
        await bench.press("down", "enter")
        assert bench.screen.reader.selection == Span(36, 48)
        assert "esc Back" in words(bench.screen.query_one(KeyLine))
        await bench.press("escape")
        await settle(bench.pilot)
        assert bench.shows(PassagesScreen)
        assert bench.app.screen.query_one(QuotationList).index == 1
        await bench.press("escape")
        assert bench.shows(MatrixScreen)
        await bench.press("escape", "escape")
        assert bench.shows(WorkbenchScreen)


async def test_what_was_altered_meanwhile_is_counted_again(open_bench: Open) -> None:
    async with open_bench() as bench:
        await open_passages(bench)
        await bench.press("down", "enter", "c", "x", "escape")
        await settle(bench.pilot)
        assert bench.shows(PassagesScreen)
        assert words(bench.app.screen.query_one("#scope")).startswith("1 passage behind")


async def test_a_selection_is_dropped_before_one_goes_back(open_bench: Open) -> None:
    async with open_bench() as bench:
        await open_passages(bench)
        await bench.press("enter", "shift+down", "escape")
        assert bench.shows(WorkbenchScreen)
        await bench.press("escape")
        await settle(bench.pilot)
        assert bench.shows(PassagesScreen)


async def test_the_matrix_stands_as_it_was_left(open_bench: Open) -> None:
    async with open_bench() as bench:
        await open_passages(bench)
        await bench.press("enter", "M")
        await settle(bench.pilot)
        assert bench.shows(MatrixScreen)
        grid = bench.app.screen.query_one(Grid)
        assert grid.cursor == (1, 1)
        assert "sentence" in words(bench.app.screen.query_one("#title"))
        await bench.press("escape", "M")
        await settle(bench.pilot)
        assert bench.app.screen.query_one(Grid).cursor == (1, 1)
