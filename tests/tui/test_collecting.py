"""While what will stand is made, no collection holds up the keys; afterwards all is as usual."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from mbcode.tui.collecting import making_what_stands


@pytest.fixture(autouse=True)
def _thaw() -> Iterator[None]:
    yield
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
