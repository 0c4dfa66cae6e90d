"""Finding one's way in a transcript, by keys."""

from __future__ import annotations

from mbcode.model import Span
from tests.tui.workbench.conftest import Open, words

FIRST, SECOND, THIRD = Span(13, 29), Span(36, 48), Span(49, 78)


async def test_words_are_gone_to_while_they_are_typed(open_bench: Open) -> None:
    async with open_bench() as bench:
        await bench.press("slash", *"ALTID")
        reader = bench.screen.reader
        assert words(bench.app.screen.query_one("#where")) == "1 of 2"
        assert len(reader.found) == 2
        await bench.press("down")
        assert words(bench.app.screen.query_one("#where")) == "2 of 2"
        await bench.press("enter")
        assert reader.selection == Span(125, 136)
        assert bench.app.screen is bench.screen


async def test_escape_leads_back_to_where_one_was(open_bench: Open) -> None:
    async with open_bench() as bench:
        await bench.press("down", "slash", *"altid", "escape")
        assert bench.screen.reader.selection == SECOND
        assert bench.screen.reader.found == ()


async def test_the_words_looked_for_last_are_there_again(open_bench: Open) -> None:
    async with open_bench() as bench:
        await bench.press("slash", *"har", "enter", "slash", "down", "enter")
        assert bench.screen.reader.selection == SECOND


async def test_a_regular_expression_is_a_key_away_and_is_there_again(open_bench: Open) -> None:
    async with open_bench() as bench:
        await bench.press("slash", *"h[av]r?", "ctrl+r")
        dialog = bench.app.screen
        assert words(dialog.query_one("#what")) == "Find regex"
        assert words(dialog.query_one("#where")) == "1 of 4"
        await bench.press("left_square_bracket")
        assert words(dialog.query_one("#where")) == "unterminated character set at position 8"
        await bench.press("backspace", "enter", "slash")
        assert words(bench.app.screen.query_one("#what")) == "Find regex"
        assert words(bench.app.screen.query_one("#where")) == "1 of 4"


async def test_only_uncoded_text_is_shown_until_all_is(open_bench: Open) -> None:
    async with open_bench() as bench:
        await bench.press("down", "enter", *"till", "enter", "F", "u")
        assert "Only uncoded text" in bench.top_line
        stops = []
        for key in ("home", "down", "down"):
            await bench.press(key)
            stops.append(bench.screen.reader.selection)
        assert stops[:2] == [FIRST, THIRD]
        await bench.press("F", "a", "up", "up")
        assert bench.screen.reader.selection == SECOND
        assert len(bench.codings) == 1


async def test_one_speaker_or_one_code_is_shown_alone(open_bench: Open) -> None:
    async with open_bench() as bench:
        await bench.press("F", "s")
        assert "Hvem har nøglen?" in words(bench.screen.reader)
        assert "Det har jeg." not in words(bench.screen.reader)
        await bench.press("F", "a", "down", "enter", *"till", "enter", "F", "c")
        assert "Det har jeg." in words(bench.screen.reader)
        assert "Hvem har nøglen?" not in words(bench.screen.reader)


async def test_where_nothing_would_be_shown_all_stays(open_bench: Open) -> None:
    async with open_bench() as bench:
        await bench.press("J", "J", "J", "J", "J", "J", "J", "enter", *"till", "enter", "F", "u")
        assert bench.told[-1] == "there is nothing to show: uncoded text"
        assert "Hvem har nøglen?" in words(bench.screen.reader)
        await bench.press("F", "escape")
        assert bench.app.screen is bench.screen
