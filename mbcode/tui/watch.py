"""Looks, in a thread of its own, whether others have altered the study that is on screen.

A look costs one small question to the database; only where there is something new is the rest read,
and that too in the thread.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Event, Thread

from mbcode.errors import MbcodeError
from mbcode.tui.session import Session
from mbcode.tui.sight import Sight

EVERY = 0.8
"""Seconds from one look to the next: what others do is to be seen within two."""
_LAST_LOOK = 2.0
"""Seconds that whoever stops the watch waits for a look that has begun."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a look came to: something new, or why the study can't be read (empty: it can)."""

    sight: Sight | None
    trouble: str = ""


class Watch:
    """A watch on the study of a session; `tell` is called in its thread, when there is news."""

    def __init__(self, session: Session, tell: Callable[[Seen], object]) -> None:
        self._session = session
        self._tell = tell
        self._trouble = ""
        self._wanted = Event()
        self._is_stopped = False
        self._thread = Thread(target=self._keep_looking, name="watch", daemon=True)

    def start(self) -> None:
        """Begin to look, and look at once whenever the session asks for it."""
        self._session.ask_for_sight = self._wanted.set
        self._thread.start()

    def stop(self) -> None:
        """Look no more."""
        self._session.ask_for_sight = None
        self._is_stopped = True
        self._wanted.set()
        self._thread.join(_LAST_LOOK)

    def _keep_looking(self) -> None:
        while True:
            self._wanted.wait(EVERY)
            self._wanted.clear()
            if self._is_stopped:
                return
            seen = self._look()
            if seen.sight is not None or seen.trouble != self._trouble:
                self._trouble = seen.trouble
                self._tell(seen)

    def _look(self) -> Seen:
        try:
            return Seen(self._session.look())
        except MbcodeError as error:
            return Seen(None, str(error))
