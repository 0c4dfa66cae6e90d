"""Which panes are shown at which width."""

from hypothesis import given
from hypothesis import strategies as st

from mbcode.tui.panes import READER_AT_LEAST, Panes, Side, Wishes, arrange

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
def test_from_a_hundred_columns_on_the_reader_has_room_for_names(width: int) -> None:
    panes = arrange(width, Wishes())
    assert width - panes.list - panes.tree >= 77


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
