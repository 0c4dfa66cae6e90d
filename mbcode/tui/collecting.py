"""Python's looking for rubbish holds up every thread: not while much is made that will stand, and
all through only when nobody waits.

A full look takes a second once a study's hits or figures are in memory; no key is taken meanwhile.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_AFTER = 10
"""Looks through what is young, between two full ones, as Python has it."""
_AT_MOST = 1_000
"""As many, and it is looked through all, whoever waits: what is made goes on being thrown away."""


class _Makers:
    """How many threads are making something that will stand."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._number = 0

    def come(self) -> None:
        with self._lock:
            self._number += 1
            gc.disable()

    def go(self) -> None:
        with self._lock:
            self._number -= 1
            if not self._number:
                gc.freeze()
                gc.enable()

    def collect(self) -> None:
        with self._lock:
            if not self._number:
                gc.collect()


_MAKERS = _Makers()


@contextmanager
def making_what_stands() -> Iterator[None]:
    """Look for no rubbish in the block, and never again through what was made by its end.

    What nothing refers to any more goes all the same; only what refers to itself stays. For threads
    too: it holds until the last of several has left its block.
    """
    _MAKERS.come()
    try:
        yield
    finally:
        _MAKERS.go()


def collect_at_rest() -> None:
    """From now on look through all only when `at_rest` is called."""
    gc.set_threshold(*gc.get_threshold()[:2], _AT_MOST)


def at_rest() -> None:
    """Look through all now, if there has come enough and no thread is making what stands."""
    if gc.get_count()[2] >= _AFTER:
        _MAKERS.collect()
