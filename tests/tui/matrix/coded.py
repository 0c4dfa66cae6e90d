"""A little study that two people have coded, and an app that shows nothing but its matrix."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from textual.app import App
from textual.pilot import Pilot

from mbcode.drafts import CodingDraft, ImportBatch
from mbcode.store.study import Study
from mbcode.tui.places import Place
from mbcode.tui.screens.figures import FiguresScreen
from mbcode.tui.screens.matrix import MatrixScreen
from mbcode.tui.themes import DARK, LIGHT
from mbcode.tui.widgets.grid import Grid
from tests.studies import small_study

GIVEN = (
    ("01-nord", "Nøgler", "Bo", (2, 3)),
    ("01-nord", "Tillid", "Bo", (3, 4)),
    ("01-nord", "Nøgler", "Åse", (3, 3)),
    ("01-nord", "Åbningstid", "Åse", (3, 3)),
    ("01-nord", "Tillid", "Åse", (3, 3)),
    ("02-syd", "Nøgler", "Åse", (2, 2)),
    ("02-syd", "Tillid", "Åse", (2, 2)),
    ("02-syd", "Nøgler", "Åse", (6, 6)),
    ("02-syd", "Møder", "Åse", (6, 7)),
)
"""Transcript, code, coder, and the sentences (counted from 1, both ends in) it was given to."""

_ROW = re.compile(r".\s*(?P<number>\d+) (?P<name>\w+) (?P<figures>.*)")
_PLAIN = str.maketrans("[]▐▌▲", "     ")
"""What marks a code's own figure, the cursor and what is unusual."""


def coded_study(path: Path) -> Study:
    """Return the little study of `tests.studies`, open, with codings by Bo and Åse."""
    study = small_study(path)
    codings = tuple(
        CodingDraft(transcript, code, coder, sentences=sentences)
        for transcript, code, coder, sentences in GIVEN
    )
    study.imports.run(ImportBatch(codings=codings))
    return study


Opens = Callable[[Study], FiguresScreen]


class MatrixApp(App[None]):
    """Opens the matrix (or another counting screen) on a study and keeps what it was left with in
    `left_for`.
    """

    def __init__(self, study: Study, theme: str = DARK.name, opens: Opens = MatrixScreen) -> None:
        super().__init__()
        self.study = study
        self._opens = opens
        self.left_for: list[Place | None] = []
        for each in (DARK, LIGHT):
            self.register_theme(each)
        self.theme = theme

    def on_mount(self) -> None:
        self.push_screen(self._opens(self.study), self.left_for.append)


@dataclass
class Opened:
    """A running app."""

    app: MatrixApp
    pilot: Pilot[None]

    @property
    def grid(self) -> Grid:
        """The grid of the matrix, whatever lies over it."""
        screen = next(each for each in self.app.screen_stack if isinstance(each, FiguresScreen))
        return screen.query_one(Grid)

    @property
    def told(self) -> list[str]:
        """What the user was told, the latest last."""
        return [note.message for note in self.app._notifications]

    async def press(self, *keys: str) -> None:
        """Press keys one by one, and wait for what each sets going."""
        for key in keys:
            await self.pilot.press(key)
            await settled(self.pilot)

    def line(self, selector: str) -> str:
        """Return the words of a part of the screen on top."""
        return str(self.app.screen.query_one(selector).render())

    def figures(self) -> dict[tuple[str, str], str]:
        """Return what stands in each cell, by names: of a matrix of one-word names that fits."""
        lines = [self.grid.render_line(y).text for y in range(self.grid.size.height)]
        rows = [found for line in lines if (found := _ROW.match(line.translate(_PLAIN)))]
        names = {row["number"]: row["name"] for row in rows}
        return {
            (row["name"], names[number]): figure
            for row in rows
            for number, figure in zip(lines[2].split(), row["figures"].split(), strict=True)
        }


async def settled(pilot: Pilot[None]) -> None:
    """Wait until no thread works and all is drawn."""
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


@asynccontextmanager
async def opened(
    study: Study, size: tuple[int, int] = (80, 24), opens: Opens = MatrixScreen
) -> AsyncIterator[Opened]:
    """Open the matrix, or another counting screen, on a study."""
    app = MatrixApp(study, opens=opens)
    async with app.run_test(size=size, notifications=True) as pilot:
        await settled(pilot)
        yield Opened(app, pilot)
