"""Undo and redo say the same on every screen that has them, also where there is nothing left."""

from __future__ import annotations

from mbcode.model import MemoTarget
from tests.tui.workbench.conftest import Open


async def test_nothing_to_undo_or_redo_is_said_on_every_screen(open_bench: Open) -> None:
    async with open_bench(coder="Nora") as bench:
        for way_there in ((), ("C",), ("L", "down"), ("h",), ("ctrl+f", *"rum", "enter")):
            await bench.press(*way_there)
            for key, deed in (("u", "undo"), ("U", "redo")):
                bench.app.clear_notifications()
                await bench.press(key)
                assert bench.told == [f"you have nothing to {deed}"], way_there
            if way_there:
                await bench.press("escape")


async def test_a_memo_and_codes_of_hits_are_taken_back_and_done_again(open_bench: Open) -> None:
    async with open_bench() as bench:
        await bench.press("ctrl+f", *"nøglen", "enter", "c", *"till", "enter", "u")
        assert bench.told[-1].startswith("undone: Tillid on")
        assert bench.codings == ()
        await bench.press("U")
        assert bench.told[-1].startswith("redone: Tillid on")
        assert bench.codes_given
        await bench.press("escape", "L", "down", "s", *"Alt", "escape", "u", "U")
        assert bench.told[-1].startswith("redone: ")
        assert [memo.target for memo in bench.study.memos.all()] == [MemoTarget()]
