"""The counts beside the codebook follow what is coded."""

from __future__ import annotations

from mbcode.model import Span
from mbcode.store.study import Study
from mbcode.tui.widgets.code_counts import CodeCounts
from tests.tui.workbench.conftest import Bench, Open, words


def counts(bench: Bench) -> str:
    return " ".join(words(bench.screen.query_one(CodeCounts)).split())


async def become(bench: Bench, told: str) -> bool:
    """Wait, for some seconds at most, until the counts are what is `told`."""
    for _ in range(60):
        if counts(bench) == told:
            return True
        await bench.pilot.pause(0.1)
    return False


async def test_a_code_is_counted_here_in_the_transcript_and_in_the_study(
    open_bench: Open, study: Study
) -> None:
    tillid = study.codebook.find("Tillid").id
    for transcript, span in ((1, Span(36, 48)), (1, Span(49, 78)), (2, Span(36, 48))):
        study.codings.tag(transcript, span, tillid)
    async with open_bench() as bench:
        await bench.press("down")
        assert counts(bench) == "Tillid 1 here · 2/3"
        await bench.press("enter", *"møder", "enter")
        assert counts(bench) == "Møder 1 here · 1/1"
        assert await become(bench, "Møder 1 here · 1/1 with Tillid 1")
        await bench.press("u")
        assert await become(bench, "Tillid 1 here · 2/3")


async def test_of_a_heading_what_is_below_it_is_counted(open_bench: Open, study: Study) -> None:
    study.codings.tag(1, Span(36, 48), study.codebook.find("Tillid").id)
    study.codings.tag(1, Span(36, 48), study.codebook.find("Møder").id)
    async with open_bench() as bench:
        await bench.press("down", "tab", *["j"] * 4)
        assert counts(bench) == "Samarbejde 2 here · 2/2"


async def test_the_counts_fit_where_the_screen_is_narrow(open_bench: Open, study: Study) -> None:
    study.codings.tag(1, Span(36, 48), study.codebook.find("Tillid").id)
    study.codings.tag(1, Span(36, 48), study.codebook.find("Rum").id)
    async with open_bench((80, 24)) as bench:
        await bench.press("down")
        assert await become(bench, "Tillid 1 here · 1/1 with Rum 1")
        assert bench.screen.codebook.size.height >= 10


async def test_a_long_name_leaves_room_for_the_counts(open_bench: Open, study: Study) -> None:
    study.codebook.edit("Tillid", name="Tillid " * 20)
    study.codings.tag(1, Span(36, 48), study.codebook.find("Tillid " * 20).id)
    async with open_bench((80, 24)) as bench:
        await bench.press("down")
        assert counts(bench).endswith("… 1 here · 1/1")
