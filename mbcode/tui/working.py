"""Saying that something takes long, while it does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from textual.app import App

_LONG, _AT_WORST = 0.7, 600
"""Seconds after which it is said, and for how long at most."""

Outcome = TypeVar("Outcome")


class Working:
    """Says so if what has begun now is not over soon."""

    def __init__(self, app: App[Any]) -> None:
        self._app = app
        self._is_said = False
        self._timer = app.set_timer(_LONG, self._say)

    def over(self, then: Callable[[Outcome], object]) -> Callable[[Outcome], None]:
        """Return `then` as it is to be called when it is over: nothing is said from then on."""

        def end(outcome: Outcome) -> None:
            self._timer.stop()
            if self._is_said:
                self._app.clear_notifications()
            then(outcome)

        return end

    def _say(self) -> None:
        self._is_said = True
        self._app.notify("working …", timeout=_AT_WORST, markup=False)
