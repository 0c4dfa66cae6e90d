"""Who codes blind sees nothing of the others, whatever key they press."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.widgets import Static

from mbcode.model import MemoTarget, Span
from mbcode.store.study import Study
from mbcode.tui.app import Workbench
from mbcode.tui.widgets.code_tree import CodeTree
from mbcode.tui.widgets.top_line import TopLine
from mbcode.tui.widgets.transcript_list import TranscriptList
from tests.tui.workbench.conftest import Bench, is_open, words

SECOND = Span(36, 48)


@pytest.fixture
def bos(study: Study) -> Study:
    """Return the study after Bo has coded the second sentence and noted something on the text."""
    codes = {code.name: code.id for code in study.codebook.codes()}
    with Study.open(study.place, coder="Bo") as other:
        other.codings.tag(1, SECOND, codes["Nøgler"], "Bos tanke")
        other.memos.write(MemoTarget(transcript=1), "Bos memo")
    return study


@asynccontextmanager
async def blind(study: Study, width: int = 160) -> AsyncIterator[Bench]:
    app = Workbench(study.place, "Åse", is_blind=True)
    async with app.run_test(size=(width, 40), notifications=True) as pilot:
        await is_open(app, pilot)
        yield Bench(app, pilot, study)


async def test_nothing_of_the_others_is_shown_or_counted(bos: Study) -> None:
    async with blind(bos) as bench:
        await bench.press("down")
        assert bench.code_line == "no code here · enter picks one"
        assert "Bo" not in bench.memo_line
        assert "1" not in words(bench.screen.query_one(CodeTree)).replace("01", "")
        assert "▓" not in words(bench.screen.query_one(TranscriptList))
        await bench.press("enter", *"till", "enter")
        assert bench.code_line == "▌Tillid"


async def test_no_key_shows_the_others(bos: Study) -> None:
    async with blind(bos) as bench:
        await bench.press("down", "O")
        assert bench.told == ["you code blind; to see the others' work, start without --blind"]
        assert bench.code_line == "no code here · enter picks one"


@pytest.mark.parametrize("width", [80, 100, 119, 160])
async def test_it_says_that_it_is_blind_at_every_width(bos: Study, width: int) -> None:
    async with blind(bos, width) as bench:
        assert words(bench.screen.query_one(TopLine)).endswith("blind  ·  Åse")


async def test_what_is_counted_is_ones_own_and_says_so(bos: Study) -> None:
    async with blind(bos, 80) as bench:
        await bench.press("M")
        await bench.app.workers.wait_for_complete()
        await bench.pilot.pause()
        assert "blind, Åse alone" in words(bench.app.screen.query_one("#title", Static))
        assert "Nothing is coded yet" in words(bench.app.screen.query_one("#nothing", Static))
