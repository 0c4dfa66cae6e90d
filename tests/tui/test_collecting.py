"""While what will stand is made, no collection holds up the keys; all through it is looked only at
rest.
"""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from mbcode.tui.collecting import at_rest, collect_at_rest, making_what_stands


@pytest.fixture(autouse=True)
def _thaw() -> Iterator[None]:
    usual = gc.get_threshold()
    yield
    gc.set_threshold(*usual)
    gc.unfreeze()


def test_nothing_is_collected_in_the_block_and_what_it_made_is_left_alone() -> None:
    before = gc.get_freeze_count()
    with making_what_stands():
        assert not gc.isenabled()
        made = [[number] for number in range(1_000)]
    assert gc.isenabled()
    assert gc.get_freeze_count() - before >= len(made)


def test_it_lasts_until_the_last_of_several_threads_is_done() -> None:
    both_in, one_out = Barrier(2), Barrier(2)

    def leave_first() -> None:
        with making_what_stands():
            both_in.wait(10)
        one_out.wait(10)

    def leave_last() -> bool:
        with making_what_stands():
            both_in.wait(10)
            one_out.wait(10)
            return gc.isenabled()

    with ThreadPoolExecutor(2) as pool:
        first, last = pool.submit(leave_first), pool.submit(leave_last)
        first.result(20)
        assert not last.result(20)
    assert gc.isenabled()


def test_an_error_in_the_block_leaves_nothing_switched_off() -> None:
    with pytest.raises(ValueError, match="no"), making_what_stands():
        raise ValueError("no")
    assert gc.isenabled()


class Ring:
    """Refers to itself: what only a full look finds, once it is old."""

    def __init__(self) -> None:
        self.itself = self


def old_rubbish() -> weakref.ref[Ring]:
    ring = Ring()
    for _ in range(12):
        gc.collect(1)
    return weakref.ref(ring)


def test_old_rubbish_goes_at_rest_and_not_before() -> None:
    gc.freeze()
    gc.collect()
    gc.set_threshold(10, 1, 1)
    collect_at_rest()
    rubbish = old_rubbish()
    assert len([[number] for number in range(1_000)]) == 1_000
    assert rubbish() is not None
    at_rest()
    assert rubbish() is None


def test_there_is_no_rest_while_something_that_stands_is_made() -> None:
    rubbish = old_rubbish()
    with making_what_stands():
        at_rest()
        assert rubbish() is not None
