"""Which panes are shown at which width."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbcode.store.study import Study
from mbcode.tui.panes import READER_AT_LEAST, Panes, Side, Wishes, arrange
from mbcode.tui.reading.measure import share_out
from mbcode.tui.widgets.code_tree import CodeTree
from tests.tui.workbench.conftest import Open, words

wishes = st.builds(
    Wishes,
    st.none() | st.booleans(),
    st.none() | st.booleans(),
    st.none() | st.sampled_from(Side),
)


@given(st.integers(80, 400), wishes)
def test_from_eighty_columns_on_the_reader_keeps_its_own(width: int, asked: Wishes) -> None:
    panes = arrange(width, asked)
    assert width - panes.list - panes.tree >= READER_AT_LEAST


@given(st.integers(100, 400))
def test_from_a_hundred_columns_on_names_of_codes_and_lines_of_text_have_room(width: int) -> None:
    panes = arrange(width, Wishes())
    assert panes.tree >= 29
    assert width - panes.list - panes.tree >= 64


@given(st.integers(100, 400))
def test_from_a_hundred_columns_on_codings_are_named_in_the_margin(width: int) -> None:
    panes = arrange(width, Wishes())
    assert share_out(width - panes.list - panes.tree - 1, margin=True).margin > 0


@given(st.integers(1, 400), st.booleans())
def test_names_in_the_margin_leave_the_text_its_measure(width: int, margin: bool) -> None:
    measure = share_out(width, margin=margin)
    assert measure.margin == 0 or (measure.margin >= 14 and measure.text >= 44)
    names = measure.margin + 1 if measure.margin else 0
    assert measure.text_at + measure.text + names <= max(width, measure.text_at + 2)


@pytest.mark.parametrize("width", [100, 110, 119, 120, 130, 139])
async def test_eighteen_characters_of_a_codes_name_are_shown(
    open_bench: Open, study: Study, width: int
) -> None:
    study.codebook.rename("Rum", "Rum og indretning.")
    async with open_bench(size=(width, 30)) as bench:
        await bench.press("enter", *"rum", "enter")
        rows = [row.split() for row in words(bench.screen.query_one(CodeTree)).splitlines()]
        assert ["▌", "Rum", "og", "indretning.", "1/1"] in rows


@given(st.integers(1, 79), wishes)
def test_on_the_smallest_screens_half_is_left_to_the_reader(width: int, asked: Wishes) -> None:
    panes = arrange(width, asked)
    assert width - panes.list - panes.tree >= width / 2


def test_three_panes_from_a_hundred_and_twenty_columns_two_from_seventy() -> None:
    assert min(arrange(120, Wishes()).list, arrange(120, Wishes()).tree) > 0
    assert arrange(119, Wishes()).list == arrange(80, Wishes()).list == 0
    assert arrange(80, Wishes()).tree > 0
    assert arrange(60, Wishes()) == Panes(0, 0)


def test_where_only_one_fits_the_last_asked_for_is_shown() -> None:
    asked = Wishes().toggled(Side.LIST, 80)
    panes = arrange(80, asked)
    assert panes.list > 0
    assert panes.tree == 0
    panes = arrange(80, asked.toggled(Side.TREE, 80))
    assert panes.tree > 0
    assert panes.list == 0


@given(st.integers(80, 300), wishes, st.sampled_from(Side))
def test_toggling_shows_what_was_hidden_and_hides_what_was_shown(
    width: int, asked: Wishes, side: Side
) -> None:
    before, after = arrange(width, asked), arrange(width, asked.toggled(side, width))
    shown = [bool(panes.list if side is Side.LIST else panes.tree) for panes in (before, after)]
    assert shown[0] is not shown[1]
