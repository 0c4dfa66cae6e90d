import time

from hypothesis import given
from hypothesis import strategies as st

from mbcode.tui.reading.lanes import Lanes, Stripe


@st.composite
def stripes(draw: st.DrawFn, first_key: int = 0) -> list[Stripe]:
    rows = draw(st.lists(st.tuples(st.integers(0, 150), st.integers(0, 90)), max_size=30))
    return [Stripe(first_key + i, row, row + more) for i, (row, more) in enumerate(rows)]


def lanes_on(lanes: Lanes, row: int) -> list[int]:
    return [lanes.lane[stripe.key] for stripe in lanes.on(row)]


def test_the_glyphs_show_where_a_stripe_begins_and_ends() -> None:
    lanes = Lanes.of([Stripe(1, 2, 4), Stripe(2, 3, 3)])
    drawn = ["".join(glyph for glyph, _ in lanes.gutter(row, 2)) for row in range(1, 6)]
    assert drawn == ["  ", " ┏", "╺┃", " ┗", "  "]


def test_where_lanes_run_out_an_ellipsis_says_so() -> None:
    lanes = Lanes.of(Stripe(key, 0, 5) for key in range(5))
    assert lanes.gutter(2, 4) == [("…", None), ("┃", 2), ("┃", 1), ("┃", 0)]
    assert [key for _, key in lanes.gutter(2, 5)] == [4, 3, 2, 1, 0]


@given(stripes())
def test_no_two_stripes_share_a_lane_on_a_row(given_stripes: list[Stripe]) -> None:
    lanes = Lanes.of(given_stripes)
    for row in range(250):
        assert lanes_on(lanes, row) == sorted(set(lanes_on(lanes, row)))


@given(stripes())
def test_no_more_lanes_than_the_fullest_row_needs(given_stripes: list[Stripe]) -> None:
    lanes = Lanes.of(given_stripes)
    assert lanes.count == max((len(lanes.on(row)) for row in range(250)), default=0)


@given(stripes(), st.integers(0, 250), st.integers(0, 70))
def test_stripes_are_found_by_row(given_stripes: list[Stripe], first: int, more: int) -> None:
    lanes, last = Lanes.of(given_stripes), first + more
    assert set(lanes.on(first)) == {s for s in given_stripes if s.first <= first <= s.last}
    between = {s for s in given_stripes if s.first <= last and s.last >= first}
    assert set(lanes.between(first, last)) == between


@given(stripes(), stripes(first_key=100), st.sets(st.integers(0, 29)))
def test_stripes_that_stay_keep_their_lanes(
    before: list[Stripe], added: list[Stripe], removed: set[int]
) -> None:
    old = Lanes.of(before)
    staying = [stripe for stripe in before if stripe.key not in removed]
    new = Lanes.of(staying + added, old)
    if staying:
        assert all(new.lane[stripe.key] == old.lane[stripe.key] for stripe in staying)
    for row in range(250):
        assert lanes_on(new, row) == sorted(set(lanes_on(new, row)))


def test_five_thousand_stripes_get_lanes_in_a_blink() -> None:
    many = [Stripe(key, key * 2, key * 2 + key % 7) for key in range(5_000)]
    before = time.perf_counter()
    Lanes.of(many)
    assert time.perf_counter() - before < 0.3
