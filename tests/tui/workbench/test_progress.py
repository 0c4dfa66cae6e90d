"""Transcripts marked as done, and the overview of who has coded what."""

from __future__ import annotations

import pytest
from textual.widgets import Static

from mbcode.model import Span
from mbcode.store.study import Study
from mbcode.tui.screens.progress import ProgressScreen
from mbcode.tui.widgets.grid import Grid
from mbcode.tui.widgets.transcript_list import TranscriptList
from tests.tui.workbench.conftest import Bench, Open, words


@pytest.fixture
def bos(study: Study) -> Study:
    """Return the study after Bo has coded a sentence of the second transcript, and is done."""
    code = study.codebook.find("Tillid").id
    with Study.open(study.place, coder="Bo") as other:
        other.codings.tag(2, Span(36, 48), code)
        other.done_marks.put(2, done=True)
    return study


async def progress(bench: Bench) -> ProgressScreen:
    await bench.press("P")
    return await bench.settled(ProgressScreen)


@pytest.mark.usefixtures("bos")
async def test_a_key_marks_the_transcript_as_done_and_takes_it_back(open_bench: Open) -> None:
    async with open_bench() as bench:
        entries = bench.screen.query_one(TranscriptList)
        assert "✓" not in words(entries)
        await bench.press("D")
        assert bench.told == ["mark 01-nord done"]
        assert "✓" in words(entries)
        assert [mark.transcript for mark in bench.study.done_marks.all()] == [1, 2]
        await bench.press("u")
        assert "✓" not in words(entries)
        await bench.press("D", "D")
        assert bench.told == ["mark 01-nord not done"]
        assert "✓" not in words(entries)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.usefixtures("bos")
async def test_the_overview_says_who_has_come_how_far(
    open_bench: Open, size: tuple[int, int]
) -> None:
    async with open_bench(size=size) as bench:
        await bench.press("down", "enter", *"till", "enter")
        screen = await progress(bench)
        scope = "2 transcripts · 2 coders · 1 of 4 done · share of the text that is coded"
        assert words(screen.query_one("#scope", Static)) == scope
        grid = words(screen.query_one(Grid))
        assert "01-nord" in grid
        assert "✓ 9%" in grid
        await bench.press("right")
        assert words(screen.query_one("#names", Static)) == "01-nord × Åse"
        figures = words(screen.query_one("#figures", Static))
        said = "not done · 1 coding · 8.8% of the text · 1 of 7 sentences · last on 20"
        assert figures.startswith(said)
        assert "…" not in figures


@pytest.mark.usefixtures("bos")
async def test_a_transcript_is_opened_from_the_overview(open_bench: Open) -> None:
    async with open_bench() as bench:
        await progress(bench)
        await bench.press("down", "enter")
        transcript = bench.screen.session.transcript
        assert transcript is not None
        assert transcript.name == "02-syd"
        await progress(bench)
        await bench.press("escape")
        assert bench.app.screen is bench.screen


async def test_a_study_nobody_has_coded_says_so(open_bench: Open) -> None:
    async with open_bench() as bench:
        screen = await progress(bench)
        said = words(screen.query_one("#scope", Static))
        assert (
            said == "Nobody has coded anything yet: give codes in the reader, and they show here."
        )
        await bench.press("enter", "escape")
        assert bench.app.screen is bench.screen
