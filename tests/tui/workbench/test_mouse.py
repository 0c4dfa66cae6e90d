"""The mouse in the panes beside the reader: it looks and opens, and codes nothing by a slip."""

from __future__ import annotations

from textual.widget import Widget

from mbcode.tui.widgets.code_tree import CodeTree
from mbcode.tui.widgets.offer_list import OfferList
from mbcode.tui.widgets.transcript_list import TranscriptList
from tests.tui.workbench.conftest import Bench, Open, words


async def click(bench: Bench, widget: Widget, word: str, column: int | None = None) -> None:
    """Click on a word, or on a column of its row."""
    rows = [widget.render_line(y).text for y in range(widget.size.height)]
    row = next(y for y, text in enumerate(rows) if word in text)
    place = rows[row].index(word) if column is None else column
    await bench.pilot.click(widget, offset=(place, row))
    await bench.pilot.pause()


async def test_a_click_on_a_code_defines_it_and_codes_nothing(open_bench: Open) -> None:
    async with open_bench() as bench:
        await click(bench, bench.screen.query_one(CodeTree), "Tillid")
        assert bench.code_line == "▌Tillid"
        assert bench.codings == ()


async def test_a_click_on_its_sign_closes_a_theme_and_opens_it_again(open_bench: Open) -> None:
    async with open_bench() as bench:
        tree = bench.screen.query_one(CodeTree)
        await click(bench, tree, "Samarbejde", column=0)
        assert "Tillid" not in words(tree)
        await click(bench, tree, "Samarbejde", column=0)
        assert "Tillid" in words(tree)


async def test_a_click_on_a_transcript_opens_it(open_bench: Open) -> None:
    async with open_bench() as bench:
        await click(bench, bench.screen.query_one(TranscriptList), "02-syd")
        assert bench.screen.session.transcript is not None
        assert bench.screen.session.transcript.name == "02-syd"
        assert bench.screen.reader.has_focus


async def test_a_click_in_the_picker_gives_the_code(open_bench: Open) -> None:
    async with open_bench() as bench:
        await bench.press("enter")
        await click(bench, bench.app.screen.query_one(OfferList), "Møder")
        assert bench.codes_given == ["Møder"]
