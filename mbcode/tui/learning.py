"""Getting to know the words of a study while nobody does anything: the first search is fast then.

What takes a processor for seconds in a study of thousands of interviews goes on only where no key
has to wait for it.
"""

from __future__ import annotations

from contextlib import suppress
from threading import Event, Thread

from mbcode.errors import MbcodeError
from mbcode.tui.held_keys import KeyHoldingApp
from mbcode.tui.session import Session

IDLE = 1.0
"""Seconds without a key after which it goes on."""
_REST = 0.001
"""Seconds between two texts."""
_LOOK = 0.05
"""Seconds from one look at the keys to the next."""
_LAST_TEXT = 2.0
"""Seconds that whoever stops it waits for the text that it is at."""


class Learning:
    """A thread that gets to know the words of a session's study as long as the app is idle."""

    def __init__(self, app: KeyHoldingApp, session: Session) -> None:
        self._app = app
        self._session = session
        self._stopped = Event()
        self._thread = Thread(target=self._learn, name="learning", daemon=True)

    def start(self) -> None:
        """Begin, once the app is idle."""
        self._thread.start()

    def stop(self) -> None:
        """Go no further; nothing is read when this returns."""
        self._stopped.set()
        self._thread.join(_LAST_TEXT)

    def _learn(self) -> None:
        self._stopped.wait(IDLE)
        self._rest()
        # Who searches is told why the study can't be read.
        with suppress(MbcodeError):
            self._session.finder.learn(self._stopped.is_set, self._rest)

    def _rest(self) -> None:
        self._stopped.wait(_REST)
        while self._app.idle_seconds < IDLE and not self._stopped.is_set():
            self._stopped.wait(_LOOK)
