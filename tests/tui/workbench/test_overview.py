"""The overview: where along the transcripts which theme sits, and bars."""

from __future__ import annotations

import pytest
from textual.widgets import Static

from mbcode.model import Span
from mbcode.store.study import Study
from mbcode.tui.screens.overview import OverviewScreen
from mbcode.tui.screens.progress import ProgressScreen
from mbcode.tui.widgets.map_view import MapView
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


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.usefixtures("coded")
async def test_the_map_shows_by_letters_where_themes_sit(
    open_bench: Open, size: tuple[int, int]
) -> None:
    async with open_bench(size=size) as bench:
        screen = await overview(bench)
        assert shown(screen, "scope") == "2 transcripts · 3 codings · 1 coder"
        assert shown(screen, "legend") == "A Rammer   B Samarbejde"
        north, south = shown(screen, "map").splitlines()
        assert set(north.split()[-1]) == {"·"}
        runs = [letters for letters in south.split()[-1].split("·") if letters]
        # Of the first passage, what has both themes is A's, as its comes first in the codebook.
        assert [set(letters) for letters in runs] == [set("AB"), {"A"}]
        assert runs[0].lstrip("A").strip("B") == ""


@pytest.mark.usefixtures("coded")
async def test_a_cell_says_what_it_holds_and_leads_to_its_passage(open_bench: Open) -> None:
    async with open_bench(size=(80, 24)) as bench:
        screen = await overview(bench)
        await bench.press("down", *["right"] * 20)
        assert shown(screen, "where") == "02-syd"
        assert shown(screen, "told") == "40.0% into the text · B Samarbejde 100%"
        await bench.press("enter")
        assert bench.app.screen is bench.screen
        transcript = bench.screen.session.transcript
        assert transcript is not None
        assert (transcript.name, bench.screen.reader.position) == ("02-syd", 36)
        await bench.press("escape")
        assert bench.shows(OverviewScreen)
        assert shown(screen, "where") == "02-syd"


@pytest.mark.usefixtures("coded")
async def test_a_theme_is_looked_at_alone_by_shades(open_bench: Open) -> None:
    async with open_bench(size=(80, 24)) as bench:
        screen = await overview(bench)
        await bench.press("n", "n")
        row = shown(screen, "map").splitlines()[1].split()[-1]
        assert set(row) <= set("·░▒▓█")
        assert "█" in row
        assert screen.query_one(MapView).only == 1
        await bench.press("a")
        assert "B" in shown(screen, "map").splitlines()[1].split()[-1]


@pytest.mark.usefixtures("coded")
async def test_bars_show_themes_by_case_and_by_tenth(open_bench: Open) -> None:
    async with open_bench(size=(80, 24)) as bench:
        screen = await overview(bench)
        await bench.press("2")
        rows = [row.strip("▶ ") for row in shown(screen, "cases").splitlines()]
        assert rows[0] == "Rammer  2 codings"
        assert rows[2].split() == ["Syd", "█" * 13 + "▍", "67%", "2"]
        assert "export crosstab --by case" in shown(screen, "told")
        await bench.press("3")
        rows = [row.strip("▶ ") for row in shown(screen, "course").splitlines()]
        assert rows[0].split() == [str(tenth) for tenth in range(1, 11)]
        assert rows[1] == "Rammer  2 codings"
        assert rows[2].split() == [*["0%"] * 2, "██", "50%", *["0%"] * 4, "██", "50%", *["0%"] * 2]
        await bench.press("1")
        assert screen.query_one(MapView).has_focus


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
