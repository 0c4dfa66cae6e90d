"""How agreement and settling look. The fixture compares SVG files of whole screens."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from mbcode.store.study import Study
from mbcode.tui.themes import DARK, LIGHT
from tests.tui.agreement.test_agreement_screen import as_agreed
from tests.tui.matrix.coded import MatrixApp, settled

SnapCompare = Callable[..., bool]


@pytest.mark.parametrize(
    ("size", "theme", "keys"),
    [
        ((80, 24), LIGHT.name, ()),
        ((160, 50), DARK.name, ("z",)),
        ((80, 24), DARK.name, ("G", "enter")),
        ((160, 50), LIGHT.name, ("G", "enter", "1", "p")),
    ],
    ids=["agreement-narrow", "agreement-wide", "settling-narrow", "settling-wide"],
)
def test_agreement(
    snap_compare: SnapCompare,
    study: Study,
    size: tuple[int, int],
    theme: str,
    keys: tuple[str, ...],
) -> None:
    async def look(pilot: Pilot[None]) -> None:
        await settled(pilot)
        for key in keys:
            await pilot.press(key)
            await settled(pilot)

    assert snap_compare(MatrixApp(study, theme, as_agreed), terminal_size=size, run_before=look)
