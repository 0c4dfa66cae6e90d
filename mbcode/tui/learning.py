"""Getting to know the words of a study while nobody does anything: the first search is fast then.

What takes a processor for seconds in a study of thousands of interviews goes on only where no key
has to wait for it.
"""

from __future__ import annotations

import time

from textual.worker import get_current_worker

from mbcode.tui.held_keys import KeyHoldingApp
from mbcode.tui.session import Session

_IDLE = 1.0
"""Seconds without a key after which it goes on."""
_REST = 0.001
"""Seconds between two texts."""
_LOOK = 0.05
"""Seconds from one look at the keys to the next."""


def learn_words(app: KeyHoldingApp, session: Session) -> None:
    """Get to know the words of a session's study as long as the app is idle. For a thread of it."""
    worker = get_current_worker()

    def is_left() -> bool:
        return worker.is_cancelled

    def rest() -> None:
        time.sleep(_REST)
        while app.idle_seconds < _IDLE and not is_left():
            time.sleep(_LOOK)

    rest()
    session.finder.learn(is_left, rest)
