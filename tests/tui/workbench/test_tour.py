"""The tour of the example study."""

from __future__ import annotations

from pathlib import Path

from mbcode.drafts import ImportBatch
from mbcode.material import EXAMPLE
from mbcode.store.study import Study
from mbcode.tui.app import Workbench
from mbcode.tui.screens.tour import LINES, TourScreen
from mbcode.tui.screens.workbench import WorkbenchScreen
from tests.studies import codebook, draft


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
