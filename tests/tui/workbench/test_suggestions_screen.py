"""Suggestions in the workbench: asked for, decided on one by one, never given by themselves."""

from __future__ import annotations

import pytest
from textual.widgets import Static

from mbcode.store.study import Study
from mbcode.tui.screens.suggestions import SuggestionsScreen
from mbcode.tui.screens.workbench import WorkbenchScreen
from tests.tui.workbench.conftest import Bench, Open, words


@pytest.fixture(autouse=True)
def keyed(study: Study) -> None:
    study.codebook.edit("Nøgler", keywords=("nøgle", "altid"))
    study.codebook.edit("Rum", keywords=("nøgle",))


async def ask(bench: Bench, key: str) -> None:
    await bench.press(key)
    await bench.app.workers.wait_for_complete()
    await bench.pilot.pause()


def shown(bench: Bench) -> list[list[str]]:
    options = bench.app.screen.query_one("OptionList")
    return [str(each.prompt).split() for each in options.options]  # type: ignore[attr-defined]


async def test_a_number_accepts_and_x_refuses_for_the_sentence_under_the_cursor(
    open_bench: Open,
) -> None:
    async with open_bench() as bench:
        await ask(bench, "s")
        assert bench.shows(SuggestionsScreen)
        assert [row[0::2] for row in shown(bench)] == [
            ["1", "Nøgler", "nøglen"],
            ["2", "Rum", "nøglen"],
        ]
        assert bench.codes_given == []
        await bench.press("j", "k", "2")
        assert bench.told[-1].startswith("tag Rum on “")
        await bench.press("x")
        assert shown(bench) == []
        await bench.press("escape")
        assert bench.codes_given == ["Rum"]
        assert "Rum" in bench.code_line
        assert [verdict.accepted for verdict in bench.study.verdicts.all()] == [True, False]
        await ask(bench, "s")
        assert shown(bench) == []
        await bench.press("escape", "u")
        assert bench.codes_given == []


async def test_the_review_goes_through_the_study_and_leads_to_the_sentence(
    open_bench: Open,
) -> None:
    async with open_bench(size=(80, 24)) as bench:
        await ask(bench, "R")
        assert len(shown(bench)) == 6
        await bench.press("end")
        assert "02-syd · sentence 7" in words(bench.app.screen.query_one("#where", Static))
        await bench.press("o")
        assert bench.shows(WorkbenchScreen)
        transcript = bench.screen.session.transcript
        assert transcript is not None
        assert transcript.name == "02-syd"
        assert bench.study.verdicts.all() == ()
