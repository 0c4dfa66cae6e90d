"""How long the matrix takes on screen, beside Textual's DataTable with the same figures.

    python -m benchmarks.matrix

300 codes by 300. Each figure is the median of the processor's milliseconds from the wish to the end
of drawing it, in process, on a screen of 120 by 40. Fails if a median is three times its target or
more.
"""

from __future__ import annotations

import asyncio
import random
import statistics
import sys
from collections.abc import Awaitable, Callable
from functools import partial

from textual.pilot import Pilot
from textual.widgets import DataTable

from benchmarks.reader import Clocked, timed
from mbcode.tui.counting.cells import Cell, GridTable, Head
from mbcode.tui.widgets.grid import Grid

SIDE, MOST = 300, 40
TIMES = 8
"""As many pages as there are: each one is new."""
TARGETS = {"first paint": 150.0, "page down": 30.0, "page right": 30.0, "cell down": 30.0}
MOST_TIMES = 3.0

Figures = list[list[int]]
Wish = Callable[[], Awaitable[object]]


def figures() -> Figures:
    """Make a symmetric matrix, two thirds of it zeros, the same every time."""
    chance = random.Random(7)
    made = [[0] * SIDE for _ in range(SIDE)]
    for row in range(SIDE):
        for column in range(row + 1):
            made[row][column] = made[column][row] = max(chance.randint(-2 * MOST, MOST), 0)
    return made


def table(made: Figures) -> GridTable:
    """Return the figures as the grid wants them."""

    def cell(row: int, column: int) -> Cell:
        figure = made[row][column]
        if not figure:
            return Cell("·", is_zero=True)
        return Cell(str(figure), 0.0 if row == column else figure / MOST, row == column)

    heads = tuple(Head(number, f"Kode nummer {number}") for number in range(1, SIDE + 1))
    return GridTable(heads, heads, cell, len(str(MOST)))


def fill_data_table(widget: DataTable[str], made: Figures) -> None:
    """Put the same figures into a DataTable."""
    widget.add_columns(*(str(number) for number in range(1, SIDE + 1)))
    for number, row in enumerate(made, 1):
        widget.add_row(*map(str, row), label=f"Kode nummer {number}")


async def measure(
    widget: Grid | DataTable[str],
    fill: Callable[[], None],
    page_right: Callable[[Pilot[None]], Wish],
    times: int = TIMES,
) -> dict[str, float]:
    """Return the median milliseconds of each thing a matrix does."""
    taken: dict[str, list[float]] = {name: [] for name in TARGETS}
    app = Clocked(widget)
    async with app.run_test(size=(120, 40)) as pilot:

        async def filled() -> None:
            fill()

        widget.focus()
        taken["first paint"].append(await timed(app, pilot, filled))
        for _ in range(times):
            for name, key in (("cell down", "down"), ("page down", "pagedown")):
                taken[name].append(await timed(app, pilot, partial(pilot.press, key)))
            taken["page right"].append(await timed(app, pilot, page_right(pilot)))
    return {name: statistics.median(values) for name, values in taken.items()}


async def main() -> int:
    """Measure both, print them side by side, and return the exit status."""
    made = figures()
    grid = Grid()
    ours = await measure(
        grid, lambda: grid.show(table(made)), lambda pilot: partial(pilot.press, "L")
    )
    other: DataTable[str] = DataTable()
    theirs = await measure(
        other,
        lambda: fill_data_table(other, made),
        lambda pilot: partial(pilot.press, "ctrl+pagedown"),
        times=2,
    )
    print(f"{SIDE} × {SIDE}    matrix ms  DataTable ms   ratio  target ms")
    for name, target in TARGETS.items():
        ratio = theirs[name] / ours[name] if ours[name] else float("nan")
        print(f"{name:12}{ours[name]:11.1f}{theirs[name]:14.1f}{ratio:8.1f}{target:11.0f}")
    return int(any(ours[name] >= MOST_TIMES * target for name, target in TARGETS.items()))


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
