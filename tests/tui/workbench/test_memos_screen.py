"""The memos of a study: looked through, searched, written, and linked to quotations."""

from __future__ import annotations

import pytest
from textual.widgets import Static

from mbcode.model import MemoTarget, Span
from mbcode.store.study import Study
from mbcode.tui.app import Workbench
from mbcode.tui.screens.memo import MemoScreen
from mbcode.tui.screens.memos import MemosScreen
from mbcode.tui.screens.quotation_picker import QuotationPicker
from mbcode.tui.widgets.memo_area import MemoArea
from mbcode.tui.widgets.row_list import RowList
from tests.tui.workbench.conftest import Bench, Open, is_open, words


@pytest.fixture
def noted(study: Study) -> Study:
    """Return the study with memos of Åse's on a coding (id 1) and a code, and one of Bo's."""
    study.codings.tag(2, Span(36, 48), study.codebook.find("Rum").id)
    study.memos.write(MemoTarget(coding=1), "Hvem ÅBNER her?")
    study.memos.write(MemoTarget(code=study.codebook.find("Tillid").id), "Smal, se [[1]], [[9]]")
    with Study.open(study.place, coder="Bo") as other:
        other.memos.write(MemoTarget(), "[/b] det hele")
    return study


async def memos(bench: Bench) -> MemosScreen:
    await bench.press("L")
    return await bench.settled(MemosScreen)


def shown(screen: MemosScreen, part: str) -> str:
    return words(screen.query_one(f"#{part}", Static))


def rows(screen: MemosScreen) -> list[str]:
    return words(screen.query_one(RowList)).splitlines()


@pytest.mark.usefixtures("noted")
async def test_memos_stand_newest_first_or_by_what_they_are_on(open_bench: Open) -> None:
    async with open_bench() as bench:
        screen = await memos(bench)
        assert shown(screen, "found") == "3 memos · newest first"
        assert ["det hele" in rows(screen)[0], "Smal" in rows(screen)[1]] == [True, True]
        await bench.press("down", "o")
        assert shown(screen, "found") == "3 memos · by what they are on"
        assert [row.split("  ")[-1].strip() for row in rows(screen)] == [
            "[/b] det hele",
            "Smal, se “…”, “…”",
            "Hvem ÅBNER her?",
        ]


@pytest.mark.usefixtures("noted")
async def test_memos_are_searched_as_one_types_and_lead_to_their_passage(open_bench: Open) -> None:
    async with open_bench() as bench:
        screen = await memos(bench)
        await bench.type("åbner")
        assert shown(screen, "found") == "1 of 3 memos · newest first"
        assert shown(screen, "on").startswith("On Rum in 02-syd · Åse · ")
        assert shown(screen, "quote") == "“Det har jeg.”"
        await bench.press("enter", "enter")
        transcript = bench.screen.session.transcript
        assert bench.app.screen is bench.screen
        assert transcript is not None
        assert (transcript.name, bench.screen.reader.position) == ("02-syd", 36)
        await bench.press("escape")
        assert shown(await bench.settled(MemosScreen), "found") == "1 of 3 memos · newest first"


@pytest.mark.usefixtures("noted")
async def test_a_link_shows_the_words_and_leads_to_them_or_says_they_are_gone(
    open_bench: Open,
) -> None:
    async with open_bench() as bench:
        screen = await memos(bench)
        await bench.type("smal")
        text = "Smal, se 1▸“Det har jeg.” (Rum, 02-syd), (coding 9 is gone)"
        assert shown(screen, "text") == text
        await bench.press("enter", "2")
        assert bench.told[-1] == "coding 9 is gone"
        await bench.press("3")
        assert bench.told[-1] == "this memo has no link 3"
        await bench.press("1")
        assert bench.app.screen is bench.screen
        assert bench.screen.reader.position == 36


async def test_a_memo_on_a_transcript_leads_to_its_beginning(
    study: Study, open_bench: Open
) -> None:
    study.memos.write(MemoTarget(transcript=2), "Ærlig tone")
    async with open_bench() as bench:
        await memos(bench)
        await bench.press("down", "enter")
        assert bench.read == "02-syd"


async def test_memos_on_the_study_and_on_a_code_are_written_by_keys(open_bench: Open) -> None:
    async with open_bench() as bench:
        screen = await memos(bench)
        assert shown(screen, "found").startswith("There are no memos yet")
        await bench.press("down", "s", *"Om alt", "escape")
        await bench.press("c", *"till", "enter", *"Smal", "escape")
        screen = await bench.settled(MemosScreen)
        assert {memo.target: memo.text for memo in bench.study.memos.all()} == {
            MemoTarget(): "Om alt",
            MemoTarget(code=bench.study.codebook.find("Tillid").id): "Smal",
        }
        assert len(rows(screen)) == 2
        await bench.press("m", *"!", "escape")
        screen = await bench.settled(MemosScreen)
        assert shown(screen, "text") == "Smal!"
        await bench.press("u")
        assert shown(await bench.settled(MemosScreen), "text") == "Smal"
        assert bench.told[-1].startswith("undone: ")


@pytest.mark.usefixtures("noted")
async def test_two_brackets_offer_ones_quotations_and_write_a_link(open_bench: Open) -> None:
    async with open_bench() as bench:
        await bench.press("m", *"Se ", "[", "[")
        await bench.app.workers.wait_for_complete()
        assert bench.shows(QuotationPicker)
        await bench.press(*"det rum", "enter")
        assert bench.shows(MemoScreen)
        await bench.press(*" ogs", "escape")
        assert [memo.text for memo in bench.study.memos.all()][-1] == "Se [[1]] ogs"


async def test_brackets_stay_where_no_quotation_is_chosen(open_bench: Open) -> None:
    async with open_bench() as bench:
        await bench.press("m", "[", "[")
        await bench.app.workers.wait_for_complete()
        await bench.press(*"x", "enter", "escape")
        assert bench.app.screen.query_one(MemoArea).text == "[["
        await bench.press("escape")
        assert [memo.text for memo in bench.study.memos.all()] == ["[["]


async def test_who_codes_blind_sees_no_memo_of_another(noted: Study) -> None:
    noted.memos.write(MemoTarget(transcript=1), "Åses egen")
    coding = noted.codings.of(2)[0].id
    with Study.open(noted.place, coder="Bo") as other:
        other.memos.write(MemoTarget(), f"se [[{coding}]]")
    app = Workbench(noted.place, "Bo", is_blind=True)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await is_open(app, pilot)
        screen = await memos(Bench(app, pilot, noted))
        assert shown(screen, "found") == "1 memo · newest first"
        assert shown(screen, "text") == f"se (coding {coding} is gone, or another's)"
