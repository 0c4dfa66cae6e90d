"""The line at the top, in whatever room there is."""

from __future__ import annotations

from textual.app import App, ComposeResult

from mbcode.model import Transcript
from mbcode.tui.widgets.top_line import TopLine
from tests.tui.workbench.conftest import words

TITLE = "Katrine, boligsocial medarbejder i Hedemarken"
STUDY = "Samarbejde i medborgercentre (konstrueret eksempel)"
READ = Transcript(1, "07", "", "Bibliotek", {"title": TITLE, "provenance": "constructed"})


class _Topped(App[None]):
    def compose(self) -> ComposeResult:
        yield TopLine(STUDY, "koder-a")


async def test_the_title_is_whole_before_the_study_is_named() -> None:
    app = _Topped()
    async with app.run_test(size=(80, 3)) as pilot:
        line = app.query_one(TopLine)
        line.transcript = READ
        named = set()
        for width in range(80, 160):
            await pilot.resize_terminal(width, 3)
            shown = words(line)
            assert TITLE in shown, width
            named.add(STUDY in shown)
        assert named == {False, True}


async def test_who_codes_is_said_beside_what_alone_is_shown() -> None:
    app = _Topped()
    async with app.run_test(size=(80, 3)) as pilot:
        line = app.query_one(TopLine)
        line.transcript, line.alone = READ, "uncoded text"
        await pilot.pause()
        assert words(line).endswith("constructed  ·  koder-a")
        assert words(line).startswith("Only uncoded text (F a: all)  ·  Katrine, boligsoc")
