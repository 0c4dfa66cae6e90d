"""Columns beside each other, worked out without a screen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from mbcode.tui.overview.upright import Upright

ROOMS = st.builds(Upright, st.integers(1, 3_000), st.integers(10, 300), st.integers(1, 80))


@pytest.mark.parametrize(
    ("count", "width", "column"),
    [(2, 80, 29), (5, 80, 16), (12, 80, 6), (12, 120, 10), (200, 200, 4)],
)
def test_columns_are_as_wide_as_there_is_room_for_and_for_their_number(
    count: int, width: int, column: int
) -> None:
    assert Upright(count, width, 24).column == column


@given(ROOMS, st.data())
def test_a_column_that_is_scrolled_to_is_in_sight_from_edge_to_edge(
    layout: Upright, data: st.DataObject
) -> None:
    x = data.draw(st.integers(0, max(layout.total - layout.width, 0)))
    index = data.draw(st.integers(0, layout.count - 1))
    scrolled = layout.scrolled(x, index)
    assert scrolled <= index * layout.column
    assert (index + 1) * layout.column <= scrolled + layout.width
    assert index in layout.seen(scrolled)
    assert layout.scrolled(scrolled, index) == scrolled


@given(ROOMS, st.data())
def test_no_column_is_in_sight_that_has_no_cell_there(layout: Upright, data: st.DataObject) -> None:
    x = data.draw(st.integers(0, max(layout.total - layout.width, 0)))
    cells = range(x, min(x + layout.width, layout.total))
    assert set(layout.seen(x)) == {cell // layout.column for cell in cells}


@given(ROOMS, st.text(max_size=30), st.booleans())
def test_a_head_is_as_wide_as_its_column_and_has_the_whole_number(
    layout: Upright, name: str, is_here: bool
) -> None:
    index = layout.count - 1
    number, shown = layout.head(index, name, is_here=is_here)
    assert [cell_len(number), cell_len(shown)] == [layout.column] * 2
    assert number.strip("▶ ") == str(layout.count)


def test_a_name_without_room_keeps_its_beginning_and_its_last_initial() -> None:
    assert Upright(12, 120, 24).head(3, "Interview med Åse", is_here=True) == (
        "▶4        ",
        " IntervieÅ",
    )
    assert Upright(12, 120, 24).head(3, "Åse", is_here=False)[1] == " Åse      "


def test_with_more_room_a_name_that_is_cut_says_so() -> None:
    assert Upright(4, 80, 24).head(0, "01-korsoer-boligsocial", is_here=False)[1] == (
        " 01-korsoer-boligso…"
    )
