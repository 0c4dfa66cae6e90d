"""Counting a part of the study, from the matrix."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from textual.widgets import Static

from mbcode.export.write import write_table
from mbcode.jobs.tables.counts import cooccurrence_table
from mbcode.model import Filters
from mbcode.store.study import Study
from mbcode.tui.screens.filters import FilterScreen
from mbcode.tui.screens.matrix import MatrixScreen
from tests.tui.matrix.coded import Opened, opened
from tests.tui.matrix.test_matrix_screen import expected_figures

ONLY_FRIVILLIG = ("f", "right", "right", "space", "enter")
"""Headings: transcripts, cases, roles."""


async def test_a_tick_counts_only_that_part_and_the_title_says_so(study: Study) -> None:
    async with opened(study) as matrix:
        await matrix.press("t", *ONLY_FRIVILLIG)
        expected = expected_figures(
            study, "sentence", "same", "code", Filters(roles=("frivillig",))
        )
        assert matrix.figures() == expected
        assert "only role frivillig" in matrix.line("#title")
        assert matrix.line("#scope") == "1 transcript · 5 codings · 2 coders · n = 7 × 2 coders"


async def test_a_part_that_one_of_the_coders_coded_says_so(study: Study) -> None:
    async with opened(study) as matrix:
        await matrix.press("f", "right", "right", "j", "space", "enter")
        assert "only role kommunal" in matrix.line("#title")
        assert matrix.line("#scope") == "1 transcript · 4 codings · 1 of 2 coders"


async def test_a_speaker_takes_the_units_of_others_away(study: Study) -> None:
    async with opened(study) as matrix:
        await matrix.press("t", "f", "right", "right", "right", "j", "space", "enter")
        assert "only speaker Åse" in matrix.line("#title")
        filters = Filters(speakers=("Åse",))
        assert matrix.figures() == expected_figures(study, "sentence", "same", "code", filters)
        assert matrix.line("#scope").endswith("n = 10 × 2 coders")


async def test_ticks_stand_when_the_filter_is_opened_again(study: Study) -> None:
    async with opened(study) as matrix:
        await matrix.press(*ONLY_FRIVILLIG, "f")
        assert matrix.line("#kept") == "only role frivillig"
        await matrix.press("delete")
        assert matrix.line("#kept") == "the whole study"
        await matrix.press("enter")
        assert "only" not in matrix.line("#title")


async def test_each_tick_counts_at_once(study: Study) -> None:
    async with opened(study) as matrix:
        screen = matrix.app.screen
        await matrix.press("t", "f")
        assert matrix.line("#counted").startswith("2 transcripts")
        await matrix.press(*ONLY_FRIVILLIG[1:-1])
        assert matrix.line("#counted") == "1 transcript · 5 codings · 2 coders · n = 7 × 2 coders"
        assert "only role frivillig" in str(screen.query_one("#title", Static).content)
        filters = Filters(roles=("frivillig",))
        expected = expected_figures(study, "sentence", "same", "code", filters)
        await matrix.press("escape")
        assert matrix.figures() != expected
        assert "only" not in matrix.line("#title")
        assert matrix.figures() == expected_figures(study, "sentence", "same", "code")


async def test_escape_keeps_what_was_counted(study: Study) -> None:
    async with opened(study) as matrix:
        await matrix.press(*ONLY_FRIVILLIG, "f", "space", "escape")
        assert isinstance(matrix.app.screen, MatrixScreen)
        assert "only role frivillig" in matrix.line("#title")
        assert "case" not in matrix.line("#title")


async def test_a_part_without_codings_says_so_and_can_be_left(study: Study) -> None:
    async with opened(study) as matrix:
        await matrix.press("f", "space", *["right"] * 4, "space", "end", "space", "enter")
        assert "Nothing of this part of the study is coded" in matrix.line("#nothing")
        await matrix.press("f", "delete", "enter", "g", "right")
        assert matrix.grid.cursor == (0, 1)


async def test_what_is_gone_from_the_study_is_told_and_the_figures_stay(study: Study) -> None:
    async with opened(study) as matrix:
        before = matrix.figures()
        await matrix.press("f", "end")
        study.codebook.rename("Ærlighed", "Åbenhed")
        await matrix.press("space")
        assert matrix.line("#kept") == "only code Ærlighed"
        assert matrix.line("#counted").startswith("no code is")
        await matrix.press("enter")
        assert matrix.told[-1].startswith("no code is")
        assert matrix.figures() == before
        assert "only" not in matrix.line("#title")


async def test_the_export_is_of_the_same_part(
    study: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with opened(study) as matrix:
        await matrix.press(*ONLY_FRIVILLIG, "e", "enter", "enter")
    write_table(cooccurrence_table(study, Filters(roles=("frivillig",))), Path("expected.csv"))
    assert Path("cooccurrence.csv").read_bytes() == Path("expected.csv").read_bytes()
    said = json.loads(Path("cooccurrence.csv.meta.json").read_text())
    assert said["command"].endswith("--role frivillig")


async def test_a_click_ticks(study: Study) -> None:
    async with opened(study) as matrix:
        await matrix.press("f")
        await click_option(matrix, 1)
        assert matrix.line("#kept") == "only transcript 01-nord"


async def click_option(matrix: Opened, row: int) -> None:
    assert isinstance(matrix.app.screen, FilterScreen)
    await matrix.pilot.click("OptionList", offset=(4, row))
    await matrix.pilot.pause()


@pytest.mark.parametrize(
    ("keys", "size"), [(["plus"], 4), (["minus"], 2), (["minus", "minus"], 2), (["t"] * 7, 3)]
)
async def test_the_window_grows_and_shrinks(study: Study, keys: list[str], size: int) -> None:
    async with opened(study) as matrix:
        await matrix.press("t", "t", "t", *keys)
        assert f"window:{size}" in matrix.line("#title")
        assert matrix.figures() == expected_figures(study, f"window:{size}", "same", "code")


async def test_a_window_keeps_its_size_while_another_unit_is_shown(study: Study) -> None:
    async with opened(study) as matrix:
        await matrix.press("t", "t", "t", "plus", *["t"] * 7)
        assert "window:4" in matrix.line("#title")


async def test_only_windows_have_a_size(study: Study) -> None:
    async with opened(study) as matrix:
        await matrix.press("plus")
        assert "overlap" in matrix.line("#title")
        assert "press t" in matrix.told[-1]


async def test_what_is_unusual_has_a_sign_and_the_foot_says_why(study: Study) -> None:
    async with opened(study) as matrix:
        assert not matrix.app.screen.query_one("#legend").display
        await matrix.press("t")
        shown = [matrix.grid.render_line(y).text for y in range(matrix.grid.size.height)]
        # Sentences: Nøgler in 5, Tillid in 4, both in 3 of 28 decisions, where 0.7 are expected.
        assert sum(line.count("▲3") for line in shown) == 2
        assert sum(line.count("▲") for line in shown) == 2
        assert matrix.line("#legend").startswith("▲ unusual: at least 3, and at least 2 ×")
