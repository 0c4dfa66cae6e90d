"""Python's looking for rubbish holds up every thread: not while much is made that will stand.

A full look takes a second once a study's hits or figures are in memory; no key is taken meanwhile.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock


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
