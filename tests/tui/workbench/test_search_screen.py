"""Searching in the workbench: by forms, leaving one out, reading on at a hit, coding many."""

from __future__ import annotations

import pytest
from textual.widgets import OptionList

from mbcode.drafts import ImportBatch
from mbcode.jobs.search import texts
from mbcode.language import patterns
from mbcode.store.transcripts import Transcripts
from mbcode.tui.screens import search_stream
from mbcode.tui.screens.filters import FilterScreen
from mbcode.tui.screens.search import SearchScreen
from mbcode.tui.screens.workbench import WorkbenchScreen
from mbcode.tui.searching import finder
from mbcode.tui.searching.lines import cut_start
from mbcode.tui.widgets.form_list import FormList
from mbcode.tui.widgets.hit_list import HitList
from tests.studies import draft
from tests.tui.workbench.conftest import Bench, Open, words

HOSTILE = "Bo: Nøgler [/x] og [b] nøglen\x1b[31m. Nøglerummet er låst."


async def search(bench: Bench, query: str) -> None:
    await bench.press("ctrl+f")
    await bench.press(*query, "enter")
    await settle(bench)


async def settle(bench: Bench) -> None:
    """Wait until all that is looked for is found and shown."""
    await bench.app.workers.wait_for_complete()
    await bench.pilot.pause()


def hits(bench: Bench) -> str:
    return words(bench.app.screen.query_one(HitList))


def found(bench: Bench) -> str:
    return words(bench.app.screen.query_one("#found"))


def forms(bench: Bench) -> list[str]:
    shown = words(bench.app.screen.query_one(FormList)).splitlines()
    return [row for row in shown if row]


async def test_a_hit_is_read_on_at_and_escape_leads_back_to_the_list(open_bench: Open) -> None:
    async with open_bench() as bench:
        await search(bench, "nøgle")
        assert bench.shows(SearchScreen)
        assert hits(bench).count("nøglen") == 2
        await bench.press("down", "enter")
        await bench.pilot.pause()
        assert bench.shows(WorkbenchScreen)
        transcript = bench.screen.session.transcript
        assert transcript is not None
        assert transcript.name == "02-syd"
        await bench.press("escape")
        await settle(bench)
        assert bench.shows(SearchScreen)
        assert hits(bench).count("nøglen") == 2


async def test_the_first_search_finds_the_words_at_hand_also_after_a_passage_was_coded(
    open_bench: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(_: Transcripts) -> str:
        pytest.fail("the list of words was read when it was searched for")

    async with open_bench() as bench:
        await settle(bench)
        monkeypatch.setattr(Transcripts, "words", read)
        await bench.press("1")
        await search(bench, "nøgle")
        assert hits(bench).count("nøglen") == 2


async def test_levels_widen_the_search_and_a_form_can_be_left_out(open_bench: Open) -> None:
    async with open_bench() as bench:
        bench.study.imports.run(ImportBatch(transcripts=(draft("03-øst", HOSTILE),)))
        await search(bench, "nøgle")
        assert found(bench) == "4 hits in 3 transcripts"
        await bench.press("3")
        await settle(bench)
        assert found(bench) == "5 hits in 3 transcripts"
        assert [row.split() for row in forms(bench)] == [
            ["Forms"],
            ["[x]", "nøglen", "3"],
            ["[x]", "nøgler", "1"],
            ["Beginning", "with", "it"],
            ["[x]", "nøglerummet", "1"],
        ]
        await bench.press("tab", "home", "space")
        await settle(bench)
        assert forms(bench)[1].split() == ["[", "]", "nøglen", "3"]
        assert found(bench) == "2 hits in 1 transcript"
        await bench.press("0")
        await settle(bench)
        assert forms(bench) == []
        assert found(bench) == "5 hits in 3 transcripts"


async def test_each_click_on_a_form_leaves_it_out_or_takes_it_in_again(open_bench: Open) -> None:
    async with open_bench() as bench:
        await search(bench, "nøgle")
        await bench.pilot.click(FormList, offset=(4, 1), times=3)
        await settle(bench)
        assert forms(bench)[1].split() == ["[", "]", "nøglen", "2"]


async def test_a_part_of_the_study_is_searched_at_each_tick(open_bench: Open) -> None:
    async with open_bench() as bench:
        bench.study.imports.run(
            ImportBatch(transcripts=(draft("03-øst", HOSTILE, case="Øst", role="[b]leder"),))
        )
        await search(bench, "nøgle")
        await bench.press("f")
        await settle(bench)
        assert bench.shows(FilterScreen)
        listed = words(bench.app.screen.query_one(OptionList))
        assert all(heading in listed for heading in ("Transcripts", "Cases", "Roles", "Speakers"))
        assert not any(heading in listed for heading in ("Coders", "Themes", "Codes"))
        await bench.press("end", "home", *["down"] * 2, "space")
        await settle(bench)
        assert words(bench.app.screen.query_one("#kept")) == "only transcript 03-øst"
        assert words(bench.app.screen.query_one("#counted")) == "2 hits in 1 transcript"
        await bench.press("enter")
        await settle(bench)
        assert bench.shows(SearchScreen)
        assert found(bench) == "2 hits in 1 transcript · only transcript 03-øst"
        await bench.press("slash", *"kaffe", "enter")
        await settle(bench)
        assert found(bench).startswith("nothing found")
        assert found(bench).endswith(" · only transcript 03-øst")
        await bench.press("f")
        await settle(bench)
        await bench.press("delete", "enter", "slash", *"nøgle", "enter")
        await settle(bench)
        assert found(bench) == "4 hits in 3 transcripts"


async def test_escape_searches_the_part_that_was_searched_before(open_bench: Open) -> None:
    async with open_bench(size=(80, 24)) as bench:
        await bench.press("ctrl+f", "tab", "f")
        await settle(bench)
        await bench.press("space")
        assert words(bench.app.screen.query_one("#counted")) == ""
        await bench.press("enter")
        await bench.press("slash", *"nøgle", "enter")
        await settle(bench)
        assert found(bench) == "1 hit in 1 transcript · only transcript 01-nord"
        await bench.press("f")
        await settle(bench)
        await bench.press("delete")
        await settle(bench)
        await bench.press("escape")
        await settle(bench)
        assert found(bench) == "1 hit in 1 transcript · only transcript 01-nord"


async def test_many_hits_are_coded_and_taken_back_in_one_step(open_bench: Open) -> None:
    async with open_bench() as bench:
        await search(bench, "nøgle")
        await bench.press("a", "c", *"tillid", "enter")
        await settle(bench)
        assert bench.study.codings.counts() == {bench.study.codebook.find("Tillid").id: 2}
        assert bench.told[-1] == "tag 2 passages Tillid · u undoes"
        await bench.press("u")
        assert bench.study.codings.counts() == {}
        await bench.press("space", "c", *"rum", "enter")
        await settle(bench)
        await bench.press("escape")
        await bench.pilot.pause()
        assert bench.codes_given == ["Rum"]
        assert "Rum" in bench.code_line


async def test_what_is_refused_is_told_and_nothing_found_is_said(open_bench: Open) -> None:
    async with open_bench(size=(80, 24)) as bench:
        await search(bench, "elefant")
        assert hits(bench) == ""
        await bench.press("c", "enter", "space", "pagedown")
        assert bench.told[-1] == "there is nothing here to code"
        await bench.press("slash", *"?!", "enter")
        await settle(bench)
        assert found(bench) == "there is nothing to search for; give a word"
        await bench.press("tab", "0")
        await settle(bench)
        await bench.press("slash", *"hvem", "enter")
        await settle(bench)
        assert found(bench) == "2 hits in 2 transcripts"
        assert forms(bench) == []


async def test_texts_that_came_meanwhile_are_searched(open_bench: Open) -> None:
    async with open_bench() as bench:
        await search(bench, "kaffe")
        assert hits(bench) == ""
        bench.study.imports.run(ImportBatch(transcripts=(draft("03-øst", "Bo: Kaffen er klar."),)))
        await bench.press("slash", *"kaffe", "enter")
        await settle(bench)
        assert "Kaffen" in hits(bench)


async def test_patterns_and_whole_words_are_a_key_away(open_bench: Open) -> None:
    async with open_bench(size=(80, 24)) as bench:
        await search(bench, "nøgle")
        await bench.press("w")
        await settle(bench)
        assert found(bench).startswith("nothing found")
        await bench.press("r", "slash", *"n[æø]gl|jeg\\.", "enter")
        await settle(bench)
        assert found(bench) == "4 hits in 2 transcripts"
        await bench.press("slash", "end", *"(", "enter")
        await settle(bench)
        assert found(bench) == "n[æø]gl|jeg\\.( is no pattern: missing ) at position 14"
        assert hits(bench) == ""
        await bench.press("backspace", "enter", "space")
        await settle(bench)
        assert found(bench) == "4 hits in 2 transcripts · 1 marked"


async def test_a_pattern_that_takes_too_long_names_the_transcript(
    open_bench: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patterns, "MOST_SECONDS", 0.1)
    async with open_bench() as bench:
        endless = draft("03-øst", f"Bo: {'a' * 5_000}c.")
        bench.study.imports.run(ImportBatch(transcripts=(endless,)))
        await bench.press("ctrl+f", "tab", "r", "slash", *"(a+)+b", "enter")
        await settle(bench)
        assert found(bench).startswith("(a+)+b takes too long in 03-øst")
        assert hits(bench) == ""


async def test_what_was_found_before_a_pattern_was_given_up_is_kept(
    open_bench: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patterns, "MOST_SECONDS", 0.1)
    async with open_bench() as bench:
        endless = draft("03-øst", f"Bo: {'a' * 5_000}c.", case="Ø")
        bench.study.imports.run(ImportBatch(transcripts=(endless,)))
        await bench.press("ctrl+f", "tab", "r", "slash", *"(a+)+b|nøglen", "enter")
        await settle(bench)
        given_up = "given up: (a+)+b|nøglen takes too long in 03-øst"
        assert found(bench).startswith(f"2 hits in 2 transcripts · {given_up}")
        await bench.press("space")
        assert found(bench).startswith(f"2 hits in 2 transcripts · 1 marked · {given_up}")
        await bench.press("0")
        await settle(bench)
        assert "given up" not in found(bench)


async def test_marks_and_cursor_stay_on_the_hits_that_another_search_finds(
    open_bench: Open,
) -> None:
    async with open_bench() as bench:
        await search(bench, "nøgle")
        await bench.press("0")
        await settle(bench)
        await bench.press("slash", *"jeg", "enter")
        await settle(bench)
        await bench.press("a", "down")
        shown = bench.app.screen.query_one(HitList)
        assert (found(bench), shown.index) == ("2 hits in 2 transcripts · 2 marked", 1)
        bench.study.imports.run(ImportBatch(transcripts=(draft("00-øst", "Bo: Nej jeg."),)))
        await bench.press("w")
        await settle(bench)
        assert (found(bench), shown.index) == ("3 hits in 3 transcripts · 2 marked", 2)
        assert [hit.transcript.name for hit in shown.marked] == ["01-nord", "02-syd"]
        await bench.press("home", "space")
        assert found(bench) == "3 hits in 3 transcripts · 3 marked"


async def test_hits_come_in_batches_and_are_counted_so_far(
    open_bench: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(texts, "BLOCK", 1)
    monkeypatch.setattr(finder, "EVERY", 0.0)
    monkeypatch.setattr(search_stream, "_DRAWN", 0.5)
    async with open_bench() as bench:
        bench.study.imports.run(ImportBatch(transcripts=(draft("03-øst", "Bo: Nøgler."),)))
        await bench.press("ctrl+f", *"nøgle", "enter", "a")
        assert found(bench) == "2 hits in 2 transcripts so far … · 2 marked"
        await settle(bench)
        assert found(bench) == "3 hits in 3 transcripts · 3 marked"
        assert hits(bench).count("nøglen") == 2


async def test_keys_wait_for_the_first_hits_whatever_they_take(
    open_bench: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_stream, "_SOON", 5.0)
    monkeypatch.setattr(search_stream, "_DRAWN", 0.3)
    async with open_bench() as bench:
        await bench.press("ctrl+f", *"nøgle", "enter", "a", "c", *"tillid", "enter")
        await settle(bench)
        assert bench.study.codings.counts() == {bench.study.codebook.find("Tillid").id: 2}
        await bench.press("slash", *"?!", "enter", *"nøgle", "enter", "u")
        await settle(bench)
        assert bench.study.codings.counts() == {}


async def test_leaving_in_the_midst_of_a_search_leaves_nothing_behind(
    open_bench: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(texts, "BLOCK", 1)
    monkeypatch.setattr(search_stream, "_DRAWN", 0.3)
    async with open_bench() as bench:
        await bench.press("ctrl+f", *"nøgle", "enter", "0", "slash", *"n", "enter", "escape")
        assert bench.shows(WorkbenchScreen)
        await bench.press("ctrl+f")
        await settle(bench)
        assert found(bench) == "18 hits in 2 transcripts"


def test_context_is_cut_between_words() -> None:
    assert cut_start("det var en lang dag ", 11) == "lang dag "
    assert cut_start("det var en lang dag ", 12) == "en lang dag "
    assert cut_start("kort ", 12) == "kort "
    assert cut_start("ordutenmellemrum", 4) == ""


async def test_more_of_the_hit_is_read_at_the_foot_on_one_line(open_bench: Open) -> None:
    async with open_bench() as bench:
        await search(bench, "nøgle")
        foot = words(bench.app.screen.query_one("#words"))
        assert foot.startswith("Interviewer: Hvem har nøglen?  Åse: Det har jeg.")
