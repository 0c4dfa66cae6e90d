"""What others do comes onto the screen by itself, soon and under a cursor that stays."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest
from sqlalchemy import delete

from mbcode.model import CodeText, Span
from mbcode.store import tables as t
from mbcode.store.database import Database
from mbcode.store.study import Study
from mbcode.tui import following
from mbcode.tui.screens.memo import MemoScreen
from mbcode.tui.widgets import top_line
from mbcode.tui.widgets.code_tree import CodeTree
from mbcode.tui.widgets.reader_keys import Mode
from mbcode.tui.widgets.top_line import TopLine
from mbcode.tui.widgets.transcript_list import TranscriptList
from tests.clusters import Cluster
from tests.server_studies import ServerStudies
from tests.studies import small_study
from tests.tui.workbench.conftest import Bench, Open, words

SOON = 2.0
"""Seconds within which others' changes are to be seen."""


@pytest.fixture(params=["sqlite", "postgresql"])
def study(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Study]:
    """A little study in a file, and one on a server."""
    if request.param == "sqlite":
        opened = small_study(tmp_path / "study.mbcode")
    else:
        server_studies: ServerStudies = request.getfixturevalue("server_studies")
        opened = Study.open(server_studies.take(), coder="Åse")
    with opened:
        yield opened


on_a_server = pytest.mark.parametrize("study", ["postgresql"], indirect=True)


async def until(holds: Callable[[], bool], seconds: float = SOON) -> None:
    """Wait until it holds; fail if it does not in time."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it took too long"
        await asyncio.sleep(0.02)


def given(bench: Bench) -> list[tuple[int, str]]:
    """What is on screen, not what is on the disk."""
    session = bench.screen.session
    return [(coding.span.start, session.codes[coding.code].name) for coding in session.shown]


async def test_numbers_are_said_to_be_counted_until_they_are_there(
    open_bench: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(following, "FEW", 0)
    monkeypatch.setattr(top_line, "SAID_AFTER", 0.05)
    async with open_bench() as bench:
        line, session = bench.screen.query_one(TopLine), bench.screen.session
        are_counted, look = Event(), session.look
        monkeypatch.setattr(session, "look", lambda: look() if are_counted.wait(20) else None)
        await bench.press("enter", *"till", "enter")
        await until(lambda: "counting …" in words(line))
        are_counted.set()
        await until(lambda: "counting …" not in words(line))
        assert not session.is_behind


async def test_others_codings_codes_and_counts_appear_and_the_cursor_stays(
    study: Study, open_bench: Open
) -> None:
    async with open_bench() as bench:
        await bench.press("down", "down", "v", "right", "right")
        reader = bench.screen.reader

        def stays() -> tuple[object, ...]:
            return reader.selection, reader.mode, reader.scroll_offset, bench.app.focused

        before = stays()
        assert reader.mode is Mode.EXACT
        with Study.open(study.place, coder="Bo") as bo:
            bo.codings.tag(1, Span(36, 48), bo.codebook.find("Tillid").id)
            bo.codebook.add(CodeText("Kaffe"), "Rammer")
            await until(lambda: "Kaffe" in words(bench.screen.query_one(CodeTree)))
            assert given(bench) == [(36, "Tillid")]
            assert (
                reader.selection,
                reader.mode,
                reader.scroll_offset,
                bench.app.focused,
            ) == before
            assert " 9%    1" in words(bench.screen.query_one(TranscriptList))
            bo.history.undo(2)
            await until(lambda: given(bench) == [])
            assert "Kaffe" not in words(bench.screen.query_one(CodeTree))
        assert bench.told == []


async def test_while_nobody_else_does_anything_nothing_is_read_again(open_bench: Open) -> None:
    async with open_bench() as bench:
        session = bench.screen.session
        codes = session.codes
        await bench.press("enter", *"till", "enter")
        await asyncio.sleep(SOON)
        assert session.codes is codes
        assert given(bench) == [(13, "Tillid")]


async def test_ones_own_hand_between_two_looks_is_not_lost(study: Study, open_bench: Open) -> None:
    async with open_bench() as bench:
        session = bench.screen.session
        with Study.open(study.place, coder="Bo") as bo:
            bo.codings.tag(1, Span(36, 48), bo.codebook.find("Rum").id)
        seen = session.look()
        assert seen is not None
        session.tag(Span(0, 5), study.codebook.find("Tillid").id)
        session.show(seen)
        assert given(bench) == [(0, "Tillid"), (36, "Rum")]
        assert session.look() is None


async def test_a_study_that_was_put_back_to_an_earlier_state_is_shown_as_it_is(
    study: Study, open_bench: Open
) -> None:
    async with open_bench() as bench:
        await bench.press("enter", *"till", "enter")
        own = study.history.newest()
        with Database(study.place).writing() as raw:
            raw.execute(delete(t.Coding).where(t.Coding.change_id == own))
            raw.execute(delete(t.Change).where(t.Change.id == own))
        await until(lambda: given(bench) == [])


async def test_two_workbenches_see_each_other(open_bench: Open) -> None:
    async with open_bench() as one, open_bench(coder="Bo") as two:
        await two.press("down", "enter", *"rum", "enter")
        await until(lambda: given(one) == [(36, "Rum")])
        await one.press("enter", *"till", "enter")
        await until(lambda: given(two) == [(13, "Tillid"), (36, "Rum")])


async def test_a_key_does_not_wait_long_for_others_who_write(
    study: Study, open_bench: Open
) -> None:
    async with open_bench() as bench:
        await bench.press("down")
        with Database(study.place).writing() as held:
            held.exec_driver_sql("SELECT 1")
            begun = time.monotonic()
            await bench.press("enter", *"till", "enter")
            assert time.monotonic() - begun < 4
            assert "try again" in bench.told[-1]
            assert "for 1 s" in bench.told[-1]
        await bench.press("enter", *"till", "enter")
        assert bench.codes_given == ["Tillid"]


async def test_a_memo_that_could_not_be_written_is_not_lost(study: Study, open_bench: Open) -> None:
    async with open_bench() as bench:
        await bench.press("m", *"husk")
        with Database(study.place).writing() as held:
            held.exec_driver_sql("SELECT 1")
            await bench.press("ctrl+s")
            assert bench.shows(MemoScreen)
        await bench.press("ctrl+s")
        assert [memo.text for memo in study.memos.all()] == ["husk"]


@on_a_server
@pytest.mark.usefixtures("study")
async def test_a_server_that_goes_is_told_and_work_goes_on_when_it_is_back(
    open_bench: Open, cluster: Cluster
) -> None:
    async with open_bench() as bench:
        await bench.press("down", "enter", *"till", "enter")
        top, reader = bench.screen.query_one(TopLine), bench.screen.reader
        held = reader.selection
        cluster.stop()
        try:
            await bench.press("enter", *"rum", "enter")
            assert "the server can't be reached" in bench.told[-1]
            await until(lambda: "study away" in words(top))
            asked = "x", "u", "O", "V", "t tab", "h escape", "M escape", "A escape", "t down enter"
            for keys in map(str.split, asked):
                begun = time.monotonic()
                await bench.press(*keys)
                assert time.monotonic() - begun < 4
                assert "can't be reached" in bench.told[-1]
            assert given(bench) == [(36, "Tillid")]
        finally:
            cluster.start()
        await until(lambda: bench.told == ["the study is back"], 2 * SOON)
        assert "study away" not in words(top)
        assert reader.selection == held
        await bench.press("enter", *"rum", "enter")
        assert sorted(bench.codes_given) == ["Rum", "Tillid"]
