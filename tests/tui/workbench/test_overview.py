"""The overview: where along the transcripts which theme sits, and bars."""

from __future__ import annotations

import pytest
from textual.widgets import Static

from mbcode.drafts import ImportBatch
from mbcode.model import Span
from mbcode.store.study import Study
from mbcode.tui.screens.overview import OverviewScreen
from mbcode.tui.screens.progress import ProgressScreen
from mbcode.tui.widgets.key_line import KeyLine
from mbcode.tui.widgets.map_columns import MapColumns
from mbcode.tui.widgets.map_rows import MapRows
from tests.studies import draft
from tests.tui.workbench.conftest import Bench, Open, words


@pytest.fixture
def coded(study: Study) -> Study:
    """Return the study with the themes Rammer (A) and Samarbejde (B), in the second transcript."""
    code = {each.name: each.id for each in study.codebook.codes()}
    study.codings.tag(2, Span(36, 48), code["Rum"])
    study.codings.tag(2, Span(36, 78), code["Tillid"])
    study.codings.tag(2, Span(100, 120), code["Rum"])
    return study


async def overview(bench: Bench) -> OverviewScreen:
    await bench.press("T")
    return await bench.settled(OverviewScreen)


def shown(screen: OverviewScreen, part: str) -> str:
    return words(screen.query_one(f"#{part}"))


def column(screen: OverviewScreen, number: int) -> str:
    """What stands below the head of a column, a letter a row."""
    drawn = screen.query_one(MapColumns)
    lines = [drawn.render_line(y).text for y in range(drawn.size.height)]
    begin = lines[0].index(str(number))
    return "".join(line[begin] for line in lines[2:])


def runs(cells: str) -> list[set[str]]:
    """Which letters stand together, between cells with nothing coded."""
    return [set(letters) for letters in cells.split("·") if letters]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.usefixtures("coded")
async def test_the_map_shows_by_letters_where_themes_sit_a_column_a_transcript(
    open_bench: Open, size: tuple[int, int]
) -> None:
    async with open_bench(size=size) as bench:
        screen = await overview(bench)
        assert shown(screen, "scope") == "2 transcripts · 3 codings · 1 coder"
        assert shown(screen, "legend") == "A Rammer   B Samarbejde"
        numbers, names, *_ = shown(screen, "columns").splitlines()
        assert numbers.split() == ["▶1", "2"]
        assert names.split() == ["01-nord", "02-syd"]
        assert set(column(screen, 1)) == {"·"}
        # Of the first passage, what has both themes is A's, as its comes first in the codebook.
        assert runs(column(screen, 2)) == [set("AB"), {"A"}]
        assert "BA" not in column(screen, 2)


@pytest.mark.usefixtures("coded")
async def test_the_map_is_turned_to_a_row_a_transcript_and_back(open_bench: Open) -> None:
    async with open_bench(size=(80, 24)) as bench:
        screen = await overview(bench)
        assert "t Turn" in words(screen.query_one(KeyLine))
        await bench.press("right", "down", "down", "n", "t")
        assert screen.query_one(MapRows).has_focus
        assert shown(screen, "where") == "02-syd"
        north, south = shown(screen, "rows").splitlines()
        assert north.split()[0] == "01-nord"
        assert south.startswith("▶ 02-syd")
        assert set(south.split()[-1]) <= set("·░▒▓█")
        await bench.press("a")
        assert runs(shown(screen, "rows").splitlines()[1].split()[-1]) == [set("AB"), {"A"}]
        await bench.press("up", "t")
        assert screen.query_one(MapColumns).has_focus
        assert (shown(screen, "where"), screen.query_one(MapColumns).cell) == ("01-nord", 2)


@pytest.mark.usefixtures("coded")
async def test_the_last_column_does_not_touch_the_edge(open_bench: Open) -> None:
    async with open_bench(size=(32, 24)) as bench:
        screen = await overview(bench)
        drawn = screen.query_one(MapColumns)
        assert drawn.max_scroll_x == 0
        assert column(screen, 2)
        assert drawn.virtual_size.width < screen.size.width


async def test_columns_without_room_are_scrolled_to(open_bench: Open, study: Study) -> None:
    more = tuple(draft(f"{number:02}") for number in range(3, 41))
    study.imports.run(ImportBatch(transcripts=more))
    async with open_bench(size=(80, 24)) as bench:
        screen = await overview(bench)
        assert shown(screen, "columns").splitlines()[0].split()[0] == "▶1"
        await bench.press("pagedown")
        assert shown(screen, "where") == "26"
        await bench.press("right")
        before = shown(screen, "columns")
        await bench.press("t", "t")
        assert shown(screen, "columns") == before
        await bench.press("G")
        assert shown(screen, "columns").splitlines()[0].endswith("39▶40")
        await bench.press("right", "home")
        assert shown(screen, "columns").splitlines()[0].split()[0] == "▶1"


@pytest.mark.usefixtures("coded")
async def test_a_cell_says_what_it_holds_and_leads_to_its_passage(open_bench: Open) -> None:
    async with open_bench(size=(80, 24)) as bench:
        screen = await overview(bench)
        await bench.press("right", *["down"] * 5)
        assert shown(screen, "where") == "02-syd"
        assert shown(screen, "told") == "38.5% into the text · B Samarbejde 100%"
        await bench.press("enter")
        assert bench.app.screen is bench.screen
        transcript = bench.screen.session.transcript
        assert transcript is not None
        assert (transcript.name, bench.screen.reader.position) == ("02-syd", 36)
        await bench.press("escape")
        assert bench.shows(OverviewScreen)
        assert shown(screen, "where") == "02-syd"


@pytest.mark.usefixtures("coded")
async def test_a_click_goes_to_a_cell_of_a_column(open_bench: Open) -> None:
    async with open_bench(size=(80, 24)) as bench:
        screen = await overview(bench)
        await bench.pilot.click(MapColumns, offset=(40, 5))
        assert (shown(screen, "where"), screen.query_one(MapColumns).cell) == ("02-syd", 3)
        await bench.pilot.click(MapColumns, offset=(70, 5))
        assert shown(screen, "where") == "02-syd"
        await bench.pilot.click(MapColumns, offset=(3, 0))
        assert (shown(screen, "where"), screen.query_one(MapColumns).cell) == ("01-nord", 3)


@pytest.mark.usefixtures("coded")
async def test_a_theme_is_looked_at_alone_by_shades(open_bench: Open) -> None:
    async with open_bench(size=(80, 24)) as bench:
        screen = await overview(bench)
        await bench.press("n", "n")
        assert set(column(screen, 2)) <= set("·░▒▓█")
        assert "█" in column(screen, 2)
        assert screen.query_one(MapColumns).only == 1
        await bench.press("a")
        assert "B" in column(screen, 2)


@pytest.mark.usefixtures("coded")
async def test_bars_show_themes_by_case_and_by_tenth(open_bench: Open) -> None:
    async with open_bench(size=(80, 24)) as bench:
        screen = await overview(bench)
        await bench.press("2")
        rows = [row.strip("▶ ") for row in shown(screen, "cases").splitlines()]
        assert rows[0] == "Rammer  2 codings"
        assert rows[2].split() == ["Syd", "67%", "2", "█" * 56]
        assert "export crosstab --by case" in shown(screen, "told")
        await bench.press("3")
        rows = [row.strip("▶ ") for row in shown(screen, "course").splitlines()]
        assert rows[0].split() == [str(tenth) for tenth in range(1, 11)]
        assert rows[1] == "Rammer  2 codings"
        assert all(row.split() == ["██"] * 2 for row in rows[2:5])
        assert rows[5].split() == [*["0%"] * 2, "██50%", *["0%"] * 4, "██50%", *["0%"] * 2]
        await bench.press("1")
        assert screen.query_one(MapColumns).has_focus


@pytest.mark.usefixtures("coded")
async def test_the_overview_leads_to_the_progress_and_on(open_bench: Open) -> None:
    async with open_bench() as bench:
        await overview(bench)
        await bench.press("P")
        await bench.app.workers.wait_for_complete()
        assert bench.shows(ProgressScreen)
        await bench.press("down", "enter")
        assert bench.read == "02-syd"


async def test_a_study_without_codings_says_what_to_do(open_bench: Open) -> None:
    async with open_bench() as bench:
        screen = await overview(bench)
        assert shown(screen, "scope").startswith("Nothing is coded yet")
        await bench.press("n", "enter")
        assert bench.app.screen is bench.screen


async def test_what_is_coded_meanwhile_is_counted_on_coming_back(open_bench: Open) -> None:
    async with open_bench() as bench:
        await overview(bench)
        await bench.press("escape", "enter", *"till", "enter")
        screen = await overview(bench)
        assert words(screen.query_one("#scope", Static)) == "2 transcripts · 1 coding · 1 coder"
