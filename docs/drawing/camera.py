"""Opens the workbench, presses a picture's keys, and keeps what is on the screen then."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from time import monotonic
from typing import Any

from textual.app import App
from textual.events import Mount
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from drawing.shots import LOOKS, Shot
from drawing.small_svg import small
from mbcode.tui.app import Workbench
from mbcode.tui.screens.workbench import WorkbenchScreen
from mbcode.tui.welcome import Welcome

_TERMINAL: Mapping[str, str] = {"COLORTERM": "truecolor", "TERM": "xterm-256color", "TZ": "UTC"}
_LOOKS: Mapping[str, Mapping[str, str]] = {
    "dark": {"COLORFGBG": "15;0"},
    "light": {"COLORFGBG": "0;15"},
    "colourless": {"NO_COLOR": "1"},
}
"""What a terminal says of itself, by the look that it has then."""
_STILL = 0.7
"""Seconds without a change after which a screen is drawn: counts beside the codes wait for 0.5."""
_LOOK_EVERY = 0.25
_AS_LONG_AS_IT_TAKES = 600
_RECOUNTED = 10
"""Seconds after which what goes with a code is counted again, for sure, after a change."""

Size = tuple[int, int]


class _OpeningWorkbench(Workbench):
    """The workbench in its first moment: it never opens the study."""

    def on_mount(self, event: Mount) -> None:  # type: ignore[override]
        event.prevent_default()


def file_name(shot: Shot, size: Size, look: str) -> str:
    """Return what the file of a picture is called."""
    return f"{shot.name}-{size[0]}x{size[1]}-{look}.svg"


async def taken(
    shot: Shot, study: Path, folder: Path, size: Size, looks: Sequence[str] = LOOKS
) -> dict[str, str]:
    """Return the pictures of a shot at one size, by their look.

    It works on a copy of the `study`, which is made in `folder` and removed.
    """
    found: dict[str, str] = {}
    for look in looks:
        with _copied(study, folder / shot.name) as place, _terminal(_LOOKS[look]):
            async with _opened(shot, place, size) as pilot:
                found[look] = small(await _still(pilot), size)
    return found


@contextmanager
def _copied(study: Path, folder: Path) -> Iterator[Path]:
    """Work in a copy of the folder of a study; yield where the study stands in it."""
    shutil.copytree(study.parent, folder)
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield folder / study.name
    finally:
        os.chdir(before)
        shutil.rmtree(folder)


@contextmanager
def _terminal(look: Mapping[str, str]) -> Iterator[None]:
    before = dict(os.environ)
    for name in ("NO_COLOR", "COLORFGBG", "VISUAL", "EDITOR"):
        os.environ.pop(name, None)
    os.environ.update({**_TERMINAL, **look})
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


@asynccontextmanager
async def _opened(shot: Shot, place: Path, size: Size) -> AsyncIterator[Pilot[Any]]:
    app = _program(shot, place)
    app.NOTIFICATION_TIMEOUT = _AS_LONG_AS_IT_TAKES
    async with app.run_test(size=size, notifications=True) as pilot:
        if type(app) is Workbench:
            while not any(isinstance(each, WorkbenchScreen) for each in app.screen_stack):
                await pilot.pause(0.01)
            await _settled(pilot)
            if shot.screen != "TourScreen":
                await pilot.press("escape")
                app.clear_notifications()
        for key in _pressed(shot.keys):
            await (pilot.pause(_RECOUNTED) if key == "wait" else pilot.press(key))
            await _settled(pilot)
        on_top = type(app.screen if type(app) is Workbench else app).__name__
        if shot.screen not in (on_top, "Opening"):
            print(f"  {shot.name} shows {on_top}, not {shot.screen}", file=sys.stderr)
        yield pilot


def _program(shot: Shot, place: Path) -> App[Any]:
    if shot.screen == "Welcome":
        return Welcome(place, shot.coder)
    if shot.screen == "Opening":
        return _OpeningWorkbench(str(place), shot.coder)
    return Workbench(str(place), shot.coder)


def _pressed(keys: str) -> Iterator[str]:
    for word in keys.split():
        yield from word[1:] if word.startswith("'") else (word,)


async def _settled(pilot: Pilot[Any]) -> None:
    """Wait until all that was begun is done."""
    await pilot.pause()
    while not all(worker.is_finished for worker in pilot.app.workers):
        await pilot.pause(0.01)


async def _still(pilot: Pilot[Any]) -> str:
    """Return what is on the screen once it has come to rest."""
    for line in [*pilot.app.screen.query(Input), *pilot.app.screen.query(TextArea)]:
        line.cursor_blink = False
    before, since = "", monotonic()
    while monotonic() - since < _STILL:
        await _settled(pilot)
        await pilot.pause(_LOOK_EVERY)
        now = pilot.app.export_screenshot(simplify=True)
        if now != before:
            before, since = now, monotonic()
    return before
