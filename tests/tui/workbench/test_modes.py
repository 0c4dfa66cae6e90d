"""While a mode lasts it is seen, and it has the keys to itself."""

from __future__ import annotations

import pytest

from mbcode.model import Span
from mbcode.store.study import Study
from mbcode.tui.widgets.code_tree import CodeTree
from mbcode.tui.widgets.key_line import KeyLine
from mbcode.tui.widgets.reader_keys import Mode
from tests.tui.workbench.conftest import Bench, Open, words

SECOND = Span(36, 48)
"""“Det har jeg.”"""


async def begin_edges(bench: Bench) -> None:
    await bench.press("down", "enter", *"till", "enter", "e")
    assert bench.screen.reader.mode is Mode.EDGES


def foot(bench: Bench) -> str:
    return words(bench.screen.query_one(KeyLine))


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
async def test_moving_edges_is_said_in_the_code_line_and_at_the_foot(
    open_bench: Open, size: tuple[int, int]
) -> None:
    async with open_bench(size=size) as bench:
        await begin_edges(bench)
        assert bench.code_line == "Moving the edges of Tillid · ⏎ keep · esc drop · o other end"
        assert foot(bench).startswith("⏎ Keep")
        for word in ("Untag", "Recode", "Edges", "Undo", "Matrix", "Choose"):
            assert word not in foot(bench)
        await bench.press("escape")
        assert bench.code_line == "▌Tillid"
        assert "Untag" in foot(bench)


async def test_selecting_exactly_is_said_in_the_code_line_and_at_the_foot(
    open_bench: Open,
) -> None:
    async with open_bench(size=(80, 24)) as bench:
        await bench.press("down", "v")
        assert bench.code_line == "Selecting exact characters · ⏎ code · esc drop · o other end"
        for word in ("Drop", "Code", "← → Character", "w b Word", "Other end"):
            assert word in foot(bench)
        assert "Untag" not in foot(bench)


@pytest.mark.parametrize("key", ["1", "full_stop", "x", "delete", "r", "u", "m", "M", "tab", "9"])
async def test_while_edges_are_moved_no_key_does_anything_else(
    open_bench: Open, study: Study, key: str
) -> None:
    study.codebook.edit("Rum", key="1")
    async with open_bench() as bench:
        await begin_edges(bench)
        await bench.press("left", key)
        assert bench.screen.reader.mode is Mode.EDGES
        assert bench.shows(type(bench.screen))
        assert [coding.span for coding in bench.codings] == [SECOND]
        await bench.press("enter")
        assert [coding.span for coding in bench.codings] == [Span(36, 47)]
        assert bench.codes_given == ["Tillid"]


async def test_a_key_that_does_nothing_is_told_how_to_have_done(
    open_bench: Open, study: Study
) -> None:
    study.codebook.edit("Rum", key="1")
    async with open_bench() as bench:
        await begin_edges(bench)
        await bench.press("1")
        assert bench.told == ["the edges are being moved: enter keeps them, escape drops them"]


async def test_going_to_another_pane_drops_the_edges(open_bench: Open) -> None:
    async with open_bench() as bench:
        await begin_edges(bench)
        await bench.press("left")
        await bench.pilot.click(CodeTree, offset=(3, 0))  # No key leads there from this mode.
        await bench.press("down", "enter")
        assert bench.screen.reader.mode is Mode.SENTENCES
        assert {coding.span for coding in bench.codings} == {SECOND}


@pytest.mark.parametrize("give", [["enter", *"rum", "enter"], ["1"], ["full_stop"]])
async def test_exact_characters_get_a_code_and_stay_selected_for_another(
    open_bench: Open, study: Study, give: list[str]
) -> None:
    study.codebook.edit("Rum", key="1")
    async with open_bench() as bench:
        await bench.press("1", "u", "down", "v", "w", *give)
        exact = Span(36, 43)
        assert [coding.span for coding in bench.codings] == [exact]
        assert bench.codes_given == ["Rum"]
        assert bench.screen.reader.mode is Mode.SENTENCES
        assert bench.screen.reader.selection == exact


@pytest.mark.parametrize("key", ["x", "r", "e", "m", "u", "M"])
async def test_while_exact_characters_are_selected_nothing_else_is_altered(
    open_bench: Open, key: str
) -> None:
    async with open_bench() as bench:
        await bench.press("down", "enter", *"till", "enter", "v", key)
        assert bench.screen.reader.mode is Mode.EXACT
        assert bench.codes_given == ["Tillid"]


@pytest.mark.parametrize(
    ("key", "why"),
    [
        ("n", "no coded sentence after this"),
        ("p", "no coded sentence before this"),
        ("c", "there is no coding here, and none other to choose"),
        ("f", "no code here to bring out; n goes to the next coded sentence"),
        ("i", "no code here to say more of"),
        ("x", "no coding here; n goes to the next coded sentence"),
        ("z", "z means nothing here; ? lists the keys"),
    ],
)
async def test_a_key_that_does_nothing_says_why(open_bench: Open, key: str, why: str) -> None:
    async with open_bench() as bench:
        await bench.press(key)
        assert bench.told == [why]


async def test_a_key_that_does_nothing_while_characters_are_selected_says_so(
    open_bench: Open,
) -> None:
    async with open_bench() as bench:
        await bench.press("v", "H")
        assert bench.told == [
            "H means nothing while characters are selected; esc drops the selection"
        ]


async def test_a_digit_that_is_no_codes_key_is_told(open_bench: Open, study: Study) -> None:
    study.codebook.edit("Rum", key="1")
    async with open_bench() as bench:
        await bench.press("4")
        assert bench.told == ["no code has the key 4"]
        assert bench.codings == ()
