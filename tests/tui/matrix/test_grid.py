"""The grid: what is in sight, the cursor, and what is said without colour."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from mbcode.tui.counting.cells import Cell, GridTable, Head
from mbcode.tui.widgets.grid import Grid

SIDE = 120


class GridApp(App[None]):
    """A grid and what it says: `moved` and `chosen` cells."""

    def __init__(self, table: GridTable) -> None:
        super().__init__()
        self._table = table
        self.asked: set[tuple[int, int]] = set()
        self.moved: list[tuple[int, int]] = []
        self.chosen: list[tuple[int, int]] = []

    def compose(self) -> ComposeResult:
        yield Grid()

    def on_mount(self) -> None:
        self.query_one(Grid).show(self._table)
        self.query_one(Grid).focus()

    def on_grid_cell_moved(self, event: Grid.CellMoved) -> None:
        self.moved.append((event.row, event.column))

    def on_grid_cell_chosen(self, event: Grid.CellChosen) -> None:
        self.chosen.append((event.row, event.column))


def big_table(asked: set[tuple[int, int]] | None = None) -> GridTable:
    """Return a table whose figures are their row and column, as far as two digits go."""

    def cell(row: int, column: int) -> Cell:
        if asked is not None:
            asked.add((row, column))
        if row == column:
            return Cell("7", own=True)
        figure = (row * 10 + column) % 100
        return Cell(str(figure), figure / 100) if figure else Cell("·", is_zero=True)

    heads = tuple(Head(number, f"Kode {number}") for number in range(1, SIDE + 1))
    return GridTable(heads, heads, cell, 2)


@asynccontextmanager
async def shown(
    table: GridTable, size: tuple[int, int] = (60, 15)
) -> AsyncIterator[tuple[GridApp, Grid, Pilot[None]]]:
    app = GridApp(table)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield app, app.query_one(Grid), pilot


def rows(grid: Grid) -> list[str]:
    return [grid.render_line(y).text.rstrip() for y in range(grid.scrollable_content_region.height)]


async def test_only_cells_in_sight_are_asked_for() -> None:
    asked: set[tuple[int, int]] = set()
    async with shown(big_table(asked)) as (_, _, pilot):
        await pilot.press("pagedown", "L")
        assert 0 < len(asked) < 600


async def test_heads_stay_while_the_figures_scroll() -> None:
    async with shown(big_table()) as (_, grid, pilot):
        await pilot.press("G")
        lines = rows(grid)
        assert lines[0].endswith("120 Kode 120 ▾")
        assert lines[2].endswith("119  120")
        last = next(line for line in reversed(lines) if "Kode" in line)
        assert last.startswith("▸120 Kode 120")
        assert last.endswith("▐  7▌")


async def test_a_column_is_whole_or_not_there() -> None:
    for width in range(30, 60, 4):
        async with shown(big_table(), (width, 10)) as (_, grid, pilot):
            await pilot.press("l", "l", "l", "l", "l", "l", "l")
            numbers, figures = grid.render_line(2).text, grid.render_line(4).text
            ends = [
                at for at, char in enumerate(numbers[:-1]) if char != " " and numbers[at + 1] == " "
            ]
            assert all(figures[at].isdigit() or figures[at] == "·" for at in ends)


@pytest.mark.parametrize(
    ("keys", "cell"),
    [
        (["down", "right"], (1, 1)),
        (["j", "j", "l", "k", "h", "l"], (1, 1)),
        (["end"], (0, SIDE - 1)),
        (["end", "home"], (0, 0)),
        (["G"], (SIDE - 1, SIDE - 1)),
        (["G", "g"], (0, 0)),
        (["up", "left"], (0, 0)),
        (["G", "down", "right"], (SIDE - 1, SIDE - 1)),
        (["pagedown", "pageup"], (0, 0)),
        (["L", "H"], (0, 0)),
    ],
)
async def test_keys_move_the_cursor_and_never_off_the_grid(
    keys: list[str], cell: tuple[int, int]
) -> None:
    async with shown(big_table()) as (app, grid, pilot):
        await pilot.press(*keys)
        await pilot.pause()
        assert grid.cursor == cell
        assert app.moved[-1] == cell


async def test_a_page_is_what_is_in_sight() -> None:
    async with shown(big_table()) as (_, grid, pilot):
        in_sight = sum("Kode" in line for line in rows(grid)[3:])
        await pilot.press("pagedown")
        assert grid.cursor == (in_sight, 0)


async def test_the_cursor_stays_in_sight_when_the_terminal_shrinks() -> None:
    async with shown(big_table(), (100, 30)) as (_, grid, pilot):
        await pilot.press("pagedown", "L", "right", "right")
        await pilot.resize_terminal(44, 10)
        await pilot.pause()
        assert any("▐" in line and line.startswith("▸") for line in rows(grid))


async def test_a_click_puts_the_cursor_and_a_second_one_chooses() -> None:
    async with shown(big_table()) as (app, grid, pilot):
        x = grid.render_line(2).text.index(" 3 ") + 1
        await pilot.click(Grid, offset=(x, 4))
        assert grid.cursor == (1, 2)
        await pilot.click(Grid, offset=(x, 4), times=2)
        assert app.chosen == [(1, 2)]
        await pilot.click(Grid, offset=(2, 1))
        assert grid.cursor == (1, 2)


async def test_enter_chooses_the_cell() -> None:
    async with shown(big_table()) as (app, _, pilot):
        await pilot.press("down", "enter")
        assert app.chosen == [(1, 0)]


async def test_everything_is_said_without_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with shown(big_table()) as (_, grid, pilot):
        await pilot.press("down", "right", "right")
        first, second = rows(grid)[3:5]
        assert rows(grid)[0].strip() == "▾ 3 Kode 3"
        assert first.split()[:5] == ["1", "Kode", "1", "[7]", "1"]
        assert second.split()[:7] == ["▸", "2", "Kode", "2", "10", "[7]▐", "12▌"]


async def test_a_name_with_control_characters_shows_them() -> None:
    heads = (Head(1, "[/x] \x1b[2J\u202e"),)
    table = GridTable(heads, heads, lambda row, column: Cell(f"{row + column}"), 1)
    async with shown(table) as (_, grid, _):
        assert "[/x] ␛[2J⇄" in rows(grid)[3]


async def test_an_empty_table_has_no_cursor() -> None:
    async with shown(GridTable((), (), big_table().cell, 1)) as (app, grid, pilot):
        await pilot.press("down", "enter", "G")
        assert grid.cursor is None
        assert app.chosen == []
