"""While a study is opened its text can be read already, and stays where it is."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event

import pytest

from mbcode.store.study import Study
from mbcode.tui.app import Workbench
from mbcode.tui.widgets.opening import Opening
from mbcode.tui.widgets.reader_view import ReaderView
from tests.tui.workbench.conftest import is_open


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Event:
    """Opening the study waits until this is set."""
    may_open = Event()
    opened: Callable[..., Study] = Study.open

    def wait(target: str, **how: object) -> Study:
        may_open.wait(20)
        return opened(target, **how)

    monkeypatch.setattr(Study, "open", wait)
    return may_open


def rows(app: Workbench) -> list[tuple[int, int, str]]:
    """Return where each row of the text stands, without the lanes of its codings."""
    reader = app.screen.query_one(ReaderView)
    x, y = reader.content_region.offset
    lines = (reader.render_line(row).text for row in range(reader.content_region.height))
    return [(x, y + row, line[5:-1].rstrip()) for row, line in enumerate(lines)]


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 24)])
async def test_the_text_stands_where_the_workbench_has_it(
    study: Study, held: Event, size: tuple[int, int]
) -> None:
    study.places.remember(2, 40)
    app = Workbench(study.place, "Åse")
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        before = rows(app)
        assert any("Og så har Ib" in line for _, _, line in before)
        held.set()
        await is_open(app, pilot)
        assert rows(app) == before
        assert not app.screen_stack[0].query(Opening)


async def test_a_study_that_cannot_be_read_at_a_glance_is_said_to_be_opening(
    study: Study, held: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mbcode.tui.app.glance", lambda *_: None)
    app = Workbench(study.place, "Åse")
    async with app.run_test() as pilot:
        await pilot.pause()
        assert app.query_one(Opening)
        assert not app.query(ReaderView)
        held.set()
        await is_open(app, pilot)
        assert app.screen.query(ReaderView)


async def test_what_is_told_is_in_sight_to_its_last_word(study: Study) -> None:
    app = Workbench(study.place, "Åse")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await is_open(app, pilot)
        for length in range(20, 27):
            told = "opholdssteder " * length
            app.notify(told, markup=False)
            for _ in range(20):
                await pilot.pause()
                if is_whole(app, told):
                    break
            assert is_whole(app, told), length


def is_whole(app: Workbench, told: str) -> bool:
    """Tell whether what is told begins on the top line, with all its rows in sight."""
    for toast in app.screen.query("Toast"):
        if str(toast.render()) == told:
            place = app.screen.find_widget(toast)
            return place.region.y == 0 and place.visible_region == place.region
    return False
