"""Cells below are of a reader 60 wide: 4 lanes, 2 for the marker, text from column 6."""

import asyncio

import pytest
from textual import events

from mbcode.tui.widgets.reader import Reader
from tests.tui.reader.interviews import INTERVIEW, Open, Opened


def cell_of(opened: Opened, words: str) -> tuple[int, int]:
    """Return where on the screen `words` begin."""
    for y, row in enumerate(opened.rows()):
        if words in row:
            return row.index(words), y
    raise AssertionError(f"{words} is not on the screen")


async def drag(opened: Opened, first: str, last: str, **held_keys: bool) -> None:
    """Press on the first cell of `first` and let go on the first of `last`."""
    await opened.pilot.mouse_down(Reader, offset=cell_of(opened, first), **held_keys)
    await opened.pilot.hover(Reader, offset=cell_of(opened, last))
    await opened.pilot.mouse_up(Reader, offset=cell_of(opened, last), **held_keys)


async def test_a_click_rests_on_the_sentence(open_reader: Open) -> None:
    async with open_reader() as opened:
        await opened.pilot.click(Reader, offset=cell_of(opened, "mødes"))
        assert opened.held() == "Vi mødes der på tværs."
        assert not opened.reader.check_action("let_go", ())


async def test_a_double_click_holds_the_word(open_reader: Open) -> None:
    async with open_reader() as opened:
        x, y = cell_of(opened, "tværs")
        await opened.pilot.click(Reader, offset=(x + 2, y), times=2)
        assert opened.held() == "tværs"


async def test_a_triple_click_holds_the_sentence(open_reader: Open) -> None:
    async with open_reader() as opened:
        await opened.pilot.click(Reader, offset=cell_of(opened, "tværs"), times=3)
        assert opened.held() == "Vi mødes der på tværs."


@pytest.mark.parametrize(
    ("first", "last", "held"),
    [
        ("ødes der", "r på", "mødes der"),
        ("r på", "ødes der", "mødes der"),
        ("alt.", "irsdag", "alt. Vi mødes der på tværs. [griner] Hver tirsdag"),
    ],
)
async def test_a_drag_holds_whole_words(
    open_reader: Open, first: str, last: str, held: str
) -> None:
    async with open_reader() as opened:
        await drag(opened, first, last)
        assert opened.held() == held


@pytest.mark.parametrize("key", ["shift", "meta"])
async def test_a_drag_with_shift_or_alt_holds_characters(open_reader: Open, key: str) -> None:
    async with open_reader() as opened:
        await drag(opened, "ødes der", "r på", **{key: True})
        assert opened.held() == "ødes der"


async def test_what_was_dragged_can_be_moved_by_keys(open_reader: Open) -> None:
    async with open_reader() as opened:
        await drag(opened, "mødes", "der på")
        await opened.pilot.press("w", "v", "right")
        assert opened.held() == "mødes der på "


async def test_a_drag_below_the_edge_scrolls_on(open_reader: Open) -> None:
    async with open_reader(size=(40, 4)) as opened:
        x, y = cell_of(opened, "betyder huset")
        await opened.pilot.mouse_down(Reader, offset=(x, y))
        below = events.MouseMove(opened.reader, x, 9, 0, 0, 1, False, False, False, x, 9)
        opened.reader.post_message(below)
        while opened.reader.scroll_offset.y < opened.reader.max_scroll_y:
            await asyncio.sleep(0.02)
        await opened.pilot.mouse_up(Reader, offset=(x, 3))
        await opened.pilot.pause()
        assert opened.held().startswith("betyder huset for jer?")
        assert opened.held().endswith("Det er")
        where = opened.reader.scroll_offset.y
        await asyncio.sleep(0.15)
        assert opened.reader.scroll_offset.y == where


async def test_moving_without_a_button_down_selects_nothing(open_reader: Open) -> None:
    async with open_reader() as opened:
        held = opened.held()
        await opened.pilot.hover(Reader, offset=(30, 2))
        assert opened.held() == held


async def test_the_wheel_scrolls_and_leaves_the_cursor(open_reader: Open) -> None:
    async with open_reader(size=(40, 4)) as opened:
        wheel = events.MouseScrollDown(opened.reader, 9, 2, 0, 1, 0, False, False, False)
        opened.reader.post_message(wheel)
        await opened.pilot.pause()
        assert opened.reader.scroll_offset.y > 0
        assert opened.reader.position == INTERVIEW.sentences[0].span.start


async def test_a_click_beside_the_text_rests_on_the_row_beside(open_reader: Open) -> None:
    async with open_reader() as opened:
        await opened.pilot.click(Reader, offset=(0, 2))
        assert opened.held() == "Det betyder alt."
        await opened.pilot.click(Reader, offset=(50, 19))
        assert opened.held() == "Det er svært."
