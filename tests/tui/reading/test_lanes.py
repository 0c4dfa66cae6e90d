import time

from hypothesis import given
from hypothesis import strategies as st

from mbcode.tui.reading.lanes import Lanes, Stripe

ROWS = range(250)


@st.composite
def stripes(draw: st.DrawFn) -> list[Stripe]:
    rows = draw(
        st.lists(st.tuples(st.integers(0, 150), st.integers(0, 90), st.booleans()), max_size=30)
    )
    return [Stripe(key, row, row + more, own) for key, (row, more, own) in enumerate(rows)]


widths = st.integers(1, 8)


def drawn_on(lanes: Lanes, row: int) -> list[int]:
    """Return the lanes in which stripes are drawn on a row, in order."""
    found = (lanes.lane(stripe.key, row) for stripe in lanes.on(row))
    return sorted(lane for lane in found if lane is not None)


def gutters(lanes: Lanes, rows: range) -> list[str]:
    return ["".join(glyph for glyph, _ in lanes.gutter(row)) for row in rows]


def test_the_glyphs_show_where_a_stripe_begins_and_ends() -> None:
    lanes = Lanes.of([Stripe(1, 2, 4), Stripe(2, 3, 3)], 2)
    assert gutters(lanes, range(1, 6)) == ["  ", " ┏", "╺┃", " ┗", "  "]


def test_where_lanes_run_out_an_ellipsis_says_so() -> None:
    five = [Stripe(key, 0, 5) for key in range(5)]
    assert Lanes.of(five, 4).gutter(2) == [("…", None), ("┃", 2), ("┃", 1), ("┃", 0)]
    assert [key for _, key in Lanes.of(five, 5).gutter(2)] == [4, 3, 2, 1, 0]


def test_a_hidden_stripe_comes_out_where_a_lane_falls_free() -> None:
    lanes = Lanes.of([Stripe(1, 0, 4), Stripe(2, 0, 4), Stripe(3, 1, 6)], 2)
    assert gutters(lanes, range(7)) == ["┏┏", "…┃", "…┃", "…┃", "…┗", " ┃", " ┗"]


def test_ones_own_stripes_stand_next_to_the_text() -> None:
    others = [Stripe(key, 0, 6) for key in range(5)]
    lanes = Lanes.of([*others, Stripe(9, 3, 4, own=True)], 4)
    assert [lanes.lane(9, row) for row in (3, 4)] == [0, 0]


@given(stripes(), widths)
def test_no_two_stripes_share_a_lane_on_a_row(given_stripes: list[Stripe], width: int) -> None:
    lanes = Lanes.of(given_stripes, width)
    for row in ROWS:
        assert drawn_on(lanes, row) == sorted(set(drawn_on(lanes, row)))


@given(stripes(), widths)
def test_a_row_hides_stripes_only_when_all_its_lanes_are_taken(
    given_stripes: list[Stripe], width: int
) -> None:
    lanes = Lanes.of(given_stripes, width)
    for row in ROWS:
        assert len(drawn_on(lanes, row)) == min(len(lanes.on(row)), width)


@given(stripes(), widths)
def test_ones_own_stripes_are_never_hidden_for_anothers(
    given_stripes: list[Stripe], width: int
) -> None:
    lanes = Lanes.of(given_stripes, width)
    alone = Lanes.of([stripe for stripe in given_stripes if stripe.own], width)
    for stripe in alone.stripes.values():
        for row in range(stripe.first, stripe.last + 1):
            if alone.lane(stripe.key, row) is not None:
                assert lanes.lane(stripe.key, row) is not None


@given(stripes(), stripes(), st.sets(st.integers(0, 29)), widths)
def test_stripes_that_come_and_go_leave_all_as_if_placed_at_once(
    before: list[Stripe], after: list[Stripe], altered: set[int], width: int
) -> None:
    staying = {stripe.key: stripe for stripe in before if stripe.key not in altered}
    coming = {stripe.key: stripe for stripe in after if stripe.key in altered}
    both = (staying | coming).values()
    gone = {stripe.key for stripe in before} & altered
    walked = Lanes.of(before, width).altered(gone, coming.values())
    at_once = Lanes.of(both, width)
    assert [walked.gutter(row) for row in ROWS] == [at_once.gutter(row) for row in ROWS]
    assert [set(walked.on(row)) for row in ROWS] == [set(at_once.on(row)) for row in ROWS]


@given(stripes(), st.integers(0, 250), st.integers(0, 70))
def test_stripes_are_found_by_row(given_stripes: list[Stripe], first: int, more: int) -> None:
    lanes, last = Lanes.of(given_stripes, 4), first + more
    assert set(lanes.on(first)) == {s for s in given_stripes if s.first <= first <= s.last}
    between = {s for s in given_stripes if s.first <= last and s.last >= first}
    assert set(lanes.between(first, last)) == between


def seconds_for(stripes: int) -> float:
    """Return the processor's time for the lanes of so many stripes, the best of three."""
    many = [Stripe(key, key * 2, key * 2 + key % 7) for key in range(stripes)]
    times = []
    for _ in range(3):
        before = time.process_time()
        Lanes.of(many, 4)
        times.append(time.process_time() - before)
    return min(times)


def test_four_times_the_stripes_take_far_less_than_sixteen_times_as_long() -> None:
    assert seconds_for(20_000) < 10 * seconds_for(5_000)
