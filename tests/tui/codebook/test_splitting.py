"""Walking through a code's codings to split it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mbcode.tui.codebook.splitting import SplitWalk


def walked(codings: int, steps: list[bool | None]) -> SplitWalk:
    """Return a walk after sending codings (True: to the new code) and going back (None)."""
    walk = SplitWalk(tuple(range(100, 100 + codings)))
    for step in steps:
        walk = walk.back() if step is None else walk.send(goes=step)
    return walk


def test_each_coding_goes_where_it_was_sent() -> None:
    walk = walked(4, [False, True, True])
    assert (walk.at, walk.is_over, walk.taken) == (3, False, (101, 102))
    assert walk.in_words("Tillid", "Håb") == "4 of 4 · 1 stays with Tillid · 2 go to Håb"


def test_back_asks_again_and_the_last_answer_holds() -> None:
    assert walked(3, [True, None, False, True]).taken == (101,)
    assert walked(3, [None, None]).at == 0


def test_at_the_end_nothing_more_is_asked() -> None:
    walk = walked(2, [True, True, False])
    assert (walk.at, walk.is_over, walk.taken) == (1, True, (100, 101))
    assert walk.in_words("A", "B").startswith("all asked")


@given(st.integers(1, 6), st.lists(st.sampled_from([True, False, None]), max_size=30))
def test_a_walk_never_loses_a_coding_or_takes_a_stranger(
    codings: int, steps: list[bool | None]
) -> None:
    walk = walked(codings, steps)
    assert len(walk.goes) <= codings
    assert list(walk.taken) == sorted(set(walk.taken) & set(walk.codings))
    assert sum(walk.goes) == len(walk.taken)
    assert 0 <= walk.at < codings
