"""How the matrix and the passages look. The fixture compares SVG files of whole screens."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from mbcode.store.study import Study
from mbcode.tui.screens.crosstab import CrosstabScreen
from mbcode.tui.themes import LIGHT
from tests.tui.matrix.coded import MatrixApp, settled

SnapCompare = Callable[..., bool]


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
def test_the_matrix(snap_compare: SnapCompare, study: Study, size: tuple[int, int]) -> None:
    async def look(pilot: Pilot[None]) -> None:
        await settled(pilot)
        for key in ("t", "right", "right", "right"):
            await pilot.press(key)
            await settled(pilot)

    assert snap_compare(MatrixApp(study), terminal_size=size, run_before=look)


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
def test_the_passages(snap_compare: SnapCompare, study: Study, size: tuple[int, int]) -> None:
    async def look(pilot: Pilot[None]) -> None:
        await settled(pilot)
        for key in ("right", "right", "right", "enter", "down"):
            await pilot.press(key)
            await settled(pilot)

    assert snap_compare(MatrixApp(study, LIGHT.name), terminal_size=size, run_before=look)


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
def test_the_crosstab(snap_compare: SnapCompare, study: Study, size: tuple[int, int]) -> None:
    async def look(pilot: Pilot[None]) -> None:
        await settled(pilot)
        for key in ("b", "t", "m"):
            await pilot.press(key)
            await settled(pilot)

    app = MatrixApp(study, LIGHT.name, CrosstabScreen)
    assert snap_compare(app, terminal_size=size, run_before=look)


def test_the_filter(snap_compare: SnapCompare, study: Study) -> None:
    async def look(pilot: Pilot[None]) -> None:
        await settled(pilot)
        for key in ("f", "down", "space", "right"):
            await pilot.press(key)
            await settled(pilot)

    assert snap_compare(MatrixApp(study), terminal_size=(80, 24), run_before=look)
