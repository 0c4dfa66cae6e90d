"""Keys that come while nothing can take them are kept in order, and played when it can."""

from __future__ import annotations

from threading import Event

import pytest
from textual import events

from mbcode.model import MemoTarget, Span
from mbcode.store.study import Study
from mbcode.tui import working
from mbcode.tui.app import Workbench
from mbcode.tui.screens.history import HistoryScreen
from mbcode.tui.screens.memo import MemoScreen
from mbcode.tui.screens.quotation_picker import QuotationPicker
from tests.tui.workbench.conftest import Open, all_played, type_ahead


@pytest.fixture
def opened_late(monkeypatch: pytest.MonkeyPatch) -> Event:
    """Opening the study waits until this is set."""
    may_open = Event()
    opened = Study.open

    def wait(target: str, **how: object) -> Study:
        may_open.wait(20)
        return opened(target, **how)  # type: ignore[arg-type]

    monkeypatch.setattr(Study, "open", wait)
    return may_open


async def test_what_was_typed_before_the_study_was_open_is_done_in_order(
    study: Study, opened_late: Event
) -> None:
    tillid = study.codebook.find("Tillid").id
    app = Workbench(study.place, "Åse")
    async with app.run_test(size=(160, 50)) as pilot:
        await pilot.pause()
        type_ahead(app, "down", "enter", *"till", "enter", "m", *"hvem?", "ctrl+s", "down", "h")
        await pilot.pause()
        assert study.codings.of(1) == ()
        opened_late.set()
        await all_played(app, pilot)
        (coding,) = study.codings.of(1)
        assert (coding.span, coding.code) == (Span(36, 48), tillid)
        assert coding.memo == "hvem?"
        assert isinstance(app.screen, HistoryScreen)


async def test_whoever_does_not_want_to_wait_can_leave(study: Study, opened_late: Event) -> None:
    app = Workbench(study.place, "Åse")
    async with app.run_test() as pilot:
        await pilot.pause()
        type_ahead(app, "down", "ctrl+q")
        await pilot.pause()
        assert not app.is_running
        opened_late.set()


async def test_a_paste_is_kept_in_its_place_among_the_keys(
    study: Study, opened_late: Event
) -> None:
    app = Workbench(study.place, "Åse")
    async with app.run_test(size=(160, 50)) as pilot:
        await pilot.pause()
        type_ahead(app, "m", "a")
        app.post_message(events.Paste("bc"))
        type_ahead(app, "d", "ctrl+s")
        opened_late.set()
        await all_played(app, pilot)
        (memo,) = study.memos.all()
        assert (memo.target, memo.text) == (MemoTarget(transcript=1), "abcd")


async def test_keys_during_a_long_step_back_find_the_screen_as_it_then_is(
    study: Study, open_bench: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_undo = Event()
    async with open_bench() as bench:
        await bench.press("enter", *"till", "enter", "down", "enter", *"rum", "enter")
        history = bench.screen.session.study.history
        undo = history.undo

        def slowly(steps: int = 1) -> object:
            may_undo.wait(20)
            return undo(steps)

        monkeypatch.setattr(history, "undo", slowly)
        type_ahead(bench.app, "u", "m", *"her", "ctrl+s")
        await bench.pilot.pause()
        assert bench.codes_given == ["Tillid", "Rum"]
        assert not bench.shows(MemoScreen)
        may_undo.set()
        await all_played(bench.app, bench.pilot)
        assert bench.codes_given == ["Tillid"]
        # The coding that was under the cursor is gone: the memo is on the transcript.
        (memo,) = study.memos.all()
        assert (memo.target, memo.text) == (MemoTarget(transcript=1), "her")


async def test_what_takes_long_is_said_as_long_as_it_lasts(
    open_bench: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(working, "_LONG", 0.05)
    may_undo = Event()
    async with open_bench() as bench:
        await bench.press("enter", *"till", "enter")
        undo = bench.screen.session.study.history.undo
        monkeypatch.setattr(
            bench.screen.session.study.history, "undo", lambda: may_undo.wait(20) and undo()
        )
        type_ahead(bench.app, "u")
        while bench.told[-1:] != ["working …"]:
            await bench.pilot.pause(0.01)
        may_undo.set()
        await all_played(bench.app, bench.pilot)
        assert "working …" not in bench.told
        assert bench.told[-1].startswith("undone: ")


async def test_a_burst_of_keys_does_what_the_same_keys_do_one_by_one(open_bench: Open) -> None:
    async with open_bench() as bench:
        type_ahead(bench.app, "enter", *"till", "enter", "down", "enter", *"rum", "enter", "m", "x")
        type_ahead(bench.app, "escape", "up", "x")
        await all_played(bench.app, bench.pilot)
        (coding,) = bench.codings
        assert bench.codes_given == ["Rum"]
        assert coding.memo == "x"


async def test_a_fast_hand_does_not_wait_for_the_codes_to_open(open_bench: Open) -> None:
    async with open_bench() as bench:
        type_ahead(bench.app, "enter", "t", "space", "r", "space", "m", "enter")
        await all_played(bench.app, bench.pilot)
        assert bench.codes_given == ["Tillid", "Rum", "Møder"]


async def test_a_fast_hand_does_not_wait_for_the_quotations_to_open(
    study: Study, open_bench: Open
) -> None:
    for start, end, code in ((36, 48, "Rum"), (49, 78, "Tillid")):
        study.codings.tag(1, Span(start, end), study.codebook.find(code).id)
    async with open_bench() as bench:
        type_ahead(bench.app, "m", *"Se [[till")
        await all_played(bench.app, bench.pilot)
        await bench.settled(QuotationPicker)
        type_ahead(bench.app, "enter", *" ogs", "escape")
        await all_played(bench.app, bench.pilot)
        assert [memo.text for memo in study.memos.all()] == ["Se [[2]] ogs"]
