"""Names are decided on in the workbench, once each, and replaced when the user says so."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from threading import Event

import pytest
from textual.widgets import Input

from mbcode.drafts import ImportBatch
from mbcode.jobs.names import gathering
from mbcode.jobs.names.gathering import Looking
from mbcode.model import Span
from mbcode.pseudonyms.decisions import Pseudonym
from mbcode.store.study import Study
from mbcode.tui.screens import names_view
from mbcode.tui.screens.apply_names import ApplyNamesScreen
from mbcode.tui.screens.export import ExportScreen
from mbcode.tui.screens.names import NamesScreen
from mbcode.tui.screens.same_name import SameNameScreen
from mbcode.tui.screens.workbench import WorkbenchScreen
from mbcode.tui.widgets.name_list import NameList
from tests.studies import draft
from tests.tui.workbench.conftest import Bench, Open, words

SIZE = (120, 40)


async def look(bench: Bench) -> NamesScreen:
    """Open the names and wait until they are found."""
    await bench.press("N")
    await bench.app.workers.wait_for_complete()
    await bench.pilot.pause()
    assert isinstance(bench.app.screen, NamesScreen)
    return bench.app.screen


def rows(screen: NamesScreen) -> list[list[str]]:
    shown = words(screen.query_one(NameList)).splitlines()
    return [row.split() for row in shown if row]


def title(screen: NamesScreen) -> str:
    return words(screen.query_one("#title"))


async def test_keys_decide_on_each_name_in_its_contexts_and_go_on_to_the_next(
    open_bench: Open,
) -> None:
    async with open_bench(SIZE) as bench:
        screen = await look(bench)
        assert [row[0] for row in rows(screen)] == ["Åse", "Bo", "Ib"]
        assert "3 open" in title(screen)
        await bench.press("r")
        assert rows(screen)[0][3:] == ["→", "Person", "A"]
        assert "Og så har Bo den om onsdagen" in words(screen.query_one("#context-0"))
        await bench.press("s")
        assert rows(screen)[1][3:] == ["stays"]
        await bench.press("e", *["backspace"] * 20, *"Ven 1", "enter")
        assert rows(screen)[2][3:] == ["→", "Ven", "1"]
        assert "0 open · 2 to replace · 1 to stay · nothing is done yet" in title(screen)
        await bench.press("x")
        assert rows(screen)[2][3:] == ["?"]
        assert bench.study.transcripts.read(1).text.count("Bo") == 1


@pytest.fixture
def looks_later(monkeypatch: pytest.MonkeyPatch) -> Event:
    """Nobody begins to look for names until this is set."""
    may_look = Event()
    look_through = gathering.looking

    def wait(study: Study, key: Iterable[Pseudonym]) -> Looking[None]:
        may_look.wait(20)
        yield from look_through(study, key)

    monkeypatch.setattr(names_view, "looking", wait)
    return may_look


async def test_it_is_left_while_names_are_looked_for_and_they_are_found_the_next_time(
    open_bench: Open, looks_later: Event
) -> None:
    async with open_bench(SIZE) as bench:
        await bench.press("N")
        left = bench.app.screen
        assert isinstance(left, NamesScreen)
        await bench.press("down")
        assert title(left) == "Names · looking for names …"
        await bench.press("escape")
        assert bench.shows(WorkbenchScreen)
        looks_later.set()
        await bench.settled(WorkbenchScreen)
        assert left.deciding.candidates == ()
        assert bench.told == []
        assert await look(bench) is left
        assert [row[0] for row in rows(left)] == ["Åse", "Bo", "Ib"]


async def test_a_name_is_joined_with_another(open_bench: Open) -> None:
    async with open_bench(SIZE) as bench:
        screen = await look(bench)
        await bench.press("down", "equals_sign")
        assert bench.shows(SameNameScreen)
        await bench.press(*"ib", "enter")
        told = rows(screen)
        assert told[1][3:] == [*told[2][3:], "=", "Ib"]


async def test_it_is_carried_out_after_a_second_enter_and_the_reader_follows(
    open_bench: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    key = tmp_path / "key.csv"
    async with open_bench(SIZE) as bench:
        code = bench.study.codebook.codes()[1].id
        bench.study.codings.tag(1, Span(49, 92), code)
        screen = await look(bench)
        await bench.press("down", "r", "A")
        assert bench.shows(ApplyNamesScreen)
        await bench.type("key.csv")
        await bench.press("enter")
        assert not key.exists()
        assert "it can't be undone" in words(bench.app.screen.query_one("#say"))
        await bench.press("enter")
        await bench.app.workers.wait_for_complete()
        await bench.pilot.pause()
        await bench.app.workers.wait_for_complete()
        await bench.pilot.pause()
        assert bench.told[-1].startswith("pseudonymise 1 name")
        assert title(screen).endswith("none of these is done yet")
        assert "Bo" in key.read_text(encoding="utf-8")
        assert [row[0] for row in rows(screen)] == ["Åse", "Ib"]
        await bench.press("escape")
        assert "Person B den om" in words(bench.screen.reader)
        session = bench.screen.session
        assert session.transcript is not None
        (coding,) = session.codings
        assert coding.span.of(session.transcript.text).startswith("Og så har Person")


async def test_what_is_refused_is_told_and_names_that_stay_need_no_key(
    open_bench: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    key = tmp_path / "key.csv"
    key.write_text("my,own\n1,2\n", encoding="utf-8")
    async with open_bench(SIZE) as bench:
        screen = await look(bench)
        await bench.press("r", "A")
        await bench.type("key.csv")
        await bench.press("enter", "enter")
        await bench.app.workers.wait_for_complete()
        await bench.pilot.pause()
        assert "is no key of pseudonyms" in bench.told[-1]
        assert "1 to replace" in title(screen)
        assert key.read_text(encoding="utf-8") == "my,own\n1,2\n"
        await bench.press("home", "s", "A")
        await bench.app.workers.wait_for_complete()
        await bench.pilot.pause()
        assert [name.name for name in bench.study.names.kept()] == ["Åse"]


async def test_a_hostile_name_is_shown_as_it_is(open_bench: Open, study: Study) -> None:
    said = "Kit: Det er [/x] Ørum, [b]Bo[/b] og [@click=app.quit]Ulla."
    study.imports.run(ImportBatch(transcripts=(draft("03 Kit", said),)))
    async with open_bench((80, 24)) as bench:
        screen = await look(bench)
        while "Ulla" not in words(screen.query_one("#forms")):
            await bench.press("down")
        assert "[@click=app.quit]Ulla" in words(screen.query_one("#context-0"))


async def test_a_table_with_open_names_is_written_only_after_a_second_enter(
    open_bench: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with open_bench(SIZE) as bench:
        code = bench.study.codebook.codes()[1].id
        bench.study.codings.tag(1, Span(49, 92), code)
        await look(bench)
        await bench.press("s", "A")
        await bench.app.workers.wait_for_complete()
        await bench.press("escape", "M", "e")
        assert bench.shows(ExportScreen)
        while not bench.app.screen.query_one(Input).value.startswith("codings"):
            await bench.press("down")
        await bench.press("enter", "enter")
        await bench.app.workers.wait_for_complete()
        await bench.pilot.pause()
        assert "enter once more" in words(bench.app.screen.query_one("#trouble"))
        assert not (tmp_path / "codings.csv").exists()
        await bench.press("enter")
        await bench.app.workers.wait_for_complete()
        await bench.pilot.pause()
        assert (tmp_path / "codings.csv").exists()
