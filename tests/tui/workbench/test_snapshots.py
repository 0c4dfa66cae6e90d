"""How the workbench looks."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from mbcode.model import CodeText, Span
from mbcode.store.study import Study
from mbcode.tui.app import Workbench
from tests.tui.workbench.conftest import is_open


@pytest.fixture
def coded(study: Study, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a little study in which passages overlap, under a path that is always the same."""
    codes = {code.name: code.id for code in study.codebook.codes()}
    study.codebook.edit("Tillid", definition="Hvem tør give hvem en nøgle?", key="1")
    study.codebook.add(CodeText("Kø", colour="#d55e00"), "Rammer")
    study.codings.tag(1, Span(36, 78), codes["Tillid"], "Bo er Ibs bror")
    study.codings.tag(1, Span(49, 92), codes["Nøgler"])
    study.codings.tag(1, Span(49, 78), codes["Møder"])
    assert study.path is not None
    monkeypatch.chdir(study.path.parent)
    # What goes with a code is counted once the hands rest: sooner or later than the picture.
    monkeypatch.setattr("mbcode.tui.screens.workbench_counts._REST", 3600)
    return Path(study.path.name)


@pytest.mark.parametrize(
    ("size", "keys"),
    [
        ((80, 24), ()),
        ((160, 50), ("f",)),
        ((80, 24), ("enter", "t")),
        ((160, 50), ("question_mark",)),
        ((80, 24), ("e", "left", "left")),
    ],
    ids=["narrow", "wide", "picker", "keys", "edges"],
)
def test_the_workbench_looks_as_it_did(
    snap_compare: Callable[..., bool], coded: Path, size: tuple[int, int], keys: tuple[str, ...]
) -> None:
    app = Workbench(str(coded), "Åse")

    async def go(pilot: Pilot[str]) -> None:
        await is_open(app, pilot)
        await pilot.press("down", "down", *keys)
        for field in app.screen.query(Input):
            field.cursor_blink = False
        await pilot.pause()

    assert snap_compare(app, terminal_size=size, run_before=go)


@pytest.mark.parametrize(
    ("size", "keys", "theme"),
    [
        ((120, 32), (), "mbcode-light"),
        ((80, 24), ("e", *["tab"] * 8, "down", "tab", "x", "ctrl+s"), "mbcode-dark"),
    ],
    ids=["wide", "form"],
)
def test_the_codebook_screen_looks_as_it_did(
    snap_compare: Callable[..., bool],
    coded: Path,
    size: tuple[int, int],
    keys: tuple[str, ...],
    theme: str,
) -> None:
    app = Workbench(str(coded), "Åse")

    async def go(pilot: Pilot[str]) -> None:
        await is_open(app, pilot)
        app.theme = theme
        await pilot.press("C", "G", "k", "k", "k")
        for _ in range(3):
            await asyncio.sleep(0.15)
            await app.workers.wait_for_complete()
        await pilot.press(*keys)
        for field in app.screen.query(Input):
            field.cursor_blink = False
        await pilot.pause()

    assert snap_compare(app, terminal_size=size, run_before=go)
