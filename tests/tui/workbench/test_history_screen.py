"""The history in the workbench: who did what, narrowed by keys, and back to the passage."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from sqlalchemy import insert

from mbcode.changes import ChangeFilters, ChangeTold
from mbcode.model import Span
from mbcode.store import tables as t
from mbcode.store.database import Database
from mbcode.store.study import Study
from mbcode.tui.pages import PAGE, Pages
from mbcode.tui.screens.history import HistoryScreen
from mbcode.tui.screens.workbench import WorkbenchScreen
from mbcode.tui.widgets.change_list import ChangeList
from tests.tui.workbench.conftest import Bench, Open, all_played, type_ahead, words


def listed(bench: Bench) -> list[str]:
    """Return the rows in sight, from the coder's name on."""
    rows = words(bench.app.screen.query_one(ChangeList)).splitlines()
    return [" ".join(re.split(r"\d\d:\d\d", row)[-1].split()) for row in rows if row.strip()]


def said(bench: Bench, what: str) -> str:
    return words(bench.app.screen.query_one(what))


async def code_and_look(bench: Bench) -> None:
    """Let Åse tag and Bo recode and tag, and open the history."""
    await bench.press("down", "enter", *"till", "enter")
    with Study.open(bench.study.place, coder="Bo") as bo:
        bo.codings.recode(1, bo.codebook.find("Rum").id)
        bo.codings.tag(2, Span(36, 48), bo.codebook.find("Møder").id)
    await bench.press("h")
    assert bench.shows(HistoryScreen)


async def test_the_history_lists_the_newest_first_and_what_each_did(open_bench: Open) -> None:
    async with open_bench() as bench:
        await code_and_look(bench)
        assert listed(bench) == [
            "Bo tag Møder on 02-syd (sentence 2)",
            "Bo recode Tillid on 01-nord (sentence 2) to Rum",
            "Åse tag Tillid on 01-nord (sentence 2)",
            "Åse import 8 codes, 2 cases, 2 transcripts",
        ]
        await bench.press("j")
        assert "coding 1: code Tillid → Rum" in said(bench, "#told")


async def test_keys_narrow_it_to_what_is_like_the_chosen_change(open_bench: Open) -> None:
    async with open_bench() as bench:
        await code_and_look(bench)
        await bench.press("j", "c")
        assert listed(bench) == [
            "Bo tag Møder on 02-syd (sentence 2)",
            "Bo recode Tillid on 01-nord (sentence 2) to Rum",
        ]
        assert "coding 1: code Tillid → Rum" in said(bench, "#told")
        await bench.press("t")
        assert listed(bench) == ["Bo recode Tillid on 01-nord (sentence 2) to Rum"]
        assert "Bo · 01-nord · 1 change" in said(bench, "#title")
        await bench.press("c")
        assert len(listed(bench)) == 3
        await bench.press("a", "w", "d")
        assert listed(bench) == ["Bo recode Tillid on 01-nord (sentence 2) to Rum"]
        await bench.press("w", "d")
        assert len(listed(bench)) == 4


async def test_a_change_leads_to_its_passage_and_back(open_bench: Open) -> None:
    async with open_bench() as bench:
        await code_and_look(bench)
        await bench.press("enter")
        assert bench.shows(WorkbenchScreen)
        assert bench.screen.session.transcript is not None
        assert bench.screen.session.transcript.name == "02-syd"
        assert bench.screen.reader.selection == Span(36, 48)
        await bench.press("escape")
        assert bench.shows(HistoryScreen)
        await bench.press("G", "enter")
        assert bench.screen.session.transcript.name == "01-nord"


async def test_a_key_that_comes_before_the_change_was_told_waits_for_it(open_bench: Open) -> None:
    async with open_bench() as bench:
        await code_and_look(bench)
        bench.study.codebook.rename("Tillid", "Trust")
        await bench.press("escape", "h", "g")
        type_ahead(bench.app, "down", "t", "down")
        await all_played(bench.app, bench.pilot)
        assert bench.told == []
        assert "02-syd · 2 changes" in said(bench, "#title")


async def test_what_was_told_of_a_change_is_not_read_again(
    open_bench: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_bench() as bench:
        await code_and_look(bench)
        read: list[int] = []
        history = bench.screen.session.study.history
        told = history.told

        def noted(change: int) -> ChangeTold:
            read.append(change)
            return told(change)

        monkeypatch.setattr(history, "told", noted)
        await bench.press("j", "k", "enter")
        assert bench.shows(WorkbenchScreen)
        newest = bench.study.history.entries(limit=1)[0].id
        assert read == [newest - 1, newest]


async def test_a_coding_that_is_gone_still_leads_to_where_it_was(open_bench: Open) -> None:
    async with open_bench() as bench:
        with Study.open(bench.study.place, coder="Bo") as bo:
            bo.codings.tag(2, Span(49, 78), bo.codebook.find("Møder").id)
            bo.history.undo()
        await bench.press("h", "j", "enter")
        assert bench.screen.session.transcript is not None
        assert bench.screen.session.transcript.name == "02-syd"
        assert bench.screen.reader.selection == Span(49, 78)


async def test_a_change_without_a_passage_leads_nowhere(open_bench: Open) -> None:
    async with open_bench() as bench:
        bench.study.codebook.rename("Tillid", "[/b] [b]rød")
        await bench.press("h")
        assert listed(bench)[0].endswith("rename code Tillid to [/b] [b]rød")
        await bench.press("enter", "t")
        assert bench.shows(HistoryScreen)
        assert bench.told[-1] == "this change is about no transcript that is there"


async def test_only_ones_own_last_change_is_undone_from_there(open_bench: Open) -> None:
    async with open_bench() as bench:
        await code_and_look(bench)
        await bench.press("u")
        assert "Bo built on it on" in bench.told[-1]
        with Study.open(bench.study.place, coder="Bo") as bo:
            bo.history.undo(2)
        await bench.press("u")
        assert bench.told[-1] == "undone: Tillid on “Det har jeg.”"
        assert listed(bench)[-2] == "Åse ↶ tag Tillid on 01-nord (sentence 2)"
        await bench.press("G", "k")
        assert "tag Tillid on 01-nord (sentence 2) (taken back)" in said(bench, "#told")
        await bench.press("U", "escape")
        assert bench.codes_given == ["Tillid"]
        assert len(bench.screen.session.codings) == 1


async def test_of_a_long_history_only_pages_are_read(open_bench: Open) -> None:
    async with open_bench() as bench:
        lengthen(bench.study, 3_000)
        await bench.press("h", "G")
        await bench.pilot.pause()
        assert listed(bench)[-1] == "Åse import 8 codes, 2 cases, 2 transcripts"
        await bench.press("pageup", "pageup")
        await bench.pilot.pause()
        assert listed(bench)[0].startswith("Åse tag number")
        pages = Pages(bench.study.history, ChangeFilters())
        pages.read(2_000, 2_020)
        at_hand = [change for place in range(pages.count) if (change := pages.at(place))]
        assert len(at_hand) == PAGE
        assert [pages.place_of(change.id) for change in at_hand][:2] == [2_000, 2_001]


def lengthen(study: Study, count: int) -> None:
    """Write changes that did nothing into the log."""
    now = datetime.now(UTC)
    row = {"at": now, "coder_id": 1, "kind": "tag", "edits": [], "undone": False}
    rows = [{**row, "summary": f"tag number {number}"} for number in range(count)]
    database = Database(study.place)
    with database.writing() as connection:
        connection.execute(insert(t.Change), rows)
    database.close()


async def test_each_way_to_narrow_it_is_at_the_foot_of_the_smallest_terminal(
    open_bench: Open,
) -> None:
    async with open_bench(size=(80, 24)) as bench:
        await bench.press("h")
        foot = said(bench, "KeyLine")
        assert all(way in foot for way in ("Coder", "Day", "Transcript", "Kind", "Back", "Keys"))


async def test_a_coders_name_that_is_cut_says_so(open_bench: Open, study: Study) -> None:
    with Study.open(study.place, coder="En koder med et langt navn") as other:
        other.codings.tag(1, Span(36, 48), other.codebook.find("Møder").id)
    async with open_bench() as bench:
        await bench.press("h")
        assert listed(bench)[0] == "En koder med … tag Møder on 01-nord (sentence 2)"
