from collections.abc import Callable

from textual.app import App
from textual.pilot import Pilot

from mbcode.tui.widgets.reader import Reader
from tests.tui.reader.interviews import CODES, CODINGS, INTERVIEW, ReaderApp


def test_the_reader_looks_as_it_did(snap_compare: Callable[..., bool]) -> None:
    async def read(pilot: Pilot[App[None]]) -> None:
        reader = pilot.app.query_one(Reader)
        reader.show(INTERVIEW, CODINGS, CODES)
        reader.focus_code = 3
        reader.focus()
        await pilot.press("j", "j", "J")

    assert snap_compare(ReaderApp(), terminal_size=(100, 12), run_before=read)
