"""The example study: made by a key, begun with a tour."""

from __future__ import annotations

from pathlib import Path

from mbcode.drafts import ImportBatch
from mbcode.material import EXAMPLE
from mbcode.store.study import Study
from mbcode.tui.app import Workbench
from mbcode.tui.screens.tour import LINES, TourScreen
from mbcode.tui.screens.workbench import WorkbenchScreen
from mbcode.tui.welcome import Welcome
from tests.studies import codebook, draft
from tests.tui.workbench.conftest import Bench, words


async def test_the_example_study_begins_with_nine_lines_once(tmp_path: Path) -> None:
    assert len(LINES) == 9
    path = tmp_path / "example.mbcode"
    with Study.create(path, coder="Åse", name=EXAMPLE) as study:
        study.imports.run(ImportBatch(transcripts=(draft("01-nord"),), codes=codebook()))
    for is_shown in (True, False):
        app = Workbench(str(path), "Åse")
        async with app.run_test(size=(80, 24)) as pilot:
            while not isinstance(app.screen, TourScreen | WorkbenchScreen):
                await pilot.pause(0.01)
            await pilot.pause()
            assert isinstance(app.screen, TourScreen) == is_shown
            await pilot.press("enter")


async def test_keys_lead_from_an_empty_folder_to_a_coded_sentence(tmp_path: Path) -> None:
    """The example study is made, its tour read, and a sentence given a code: all by keys."""
    welcome = Welcome(tmp_path / "study.mbcode", "Åse")
    async with welcome.run_test() as pilot:
        await pilot.press("d")
        while welcome.is_running:
            await pilot.pause(0.01)
    app = Workbench(str(welcome.return_value), "Åse")
    async with app.run_test(size=(80, 24)) as pilot:
        while not isinstance(app.screen, TourScreen):
            await pilot.pause(0.01)
        await pilot.pause()
        tour = " ".join(words(app.screen.query_one("#frame")).split())
        assert [line for _, line in LINES if line not in tour] == []
        with Study.open(welcome.return_value or "", coder="Åse") as study:
            bench = Bench(app, pilot, study)
            await bench.press("enter")
            before = bench.codings
            await bench.press("enter", *"till", "enter")
            (given,) = set(bench.codings) - set(before)
            assert study.codebook.find(given.code).name == "Tillid"
            assert given.span.start == bench.screen.reader.position
