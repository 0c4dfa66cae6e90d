"""One key at a time: each is through, and the screen that it opened ready, before the next.

A terminal hands over what a fast hand types, or somebody pastes, all at once; a toolkit that sends
each key to whatever has the focus then would send the second where the first should have led from.
While a study is opened, and while something is done in a thread that what is on screen depends on,
keys are kept in order, and played when they can be taken.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from time import monotonic
from typing import Any, TypeVar

from textual import events
from textual.app import App
from textual.message_pump import MessagePump

from mbcode.errors import MbcodeError

_PATIENCE = 0.5
"""Seconds that a key is waited for; a screen that goes away with it never says that it is through.
"""
Made = TypeVar("Made")
"""What a deed returns."""


class KeyHoldingApp(App[str]):
    """An app that takes one key at a time, and none as long as it is told so.

    `at_once` are the actions whose keys are never kept.
    """

    at_once = frozenset({"quit"})

    def __init__(self) -> None:
        super().__init__()
        self._kept: deque[events.Key | events.Paste] = deque()
        self._holds = 0
        self._played: events.Event | None = None
        self._playing: asyncio.Task[None] | None = None
        self._last_touch = monotonic()

    @property
    def idle_seconds(self) -> float:
        """How long nobody has pressed a key or moved the mouse."""
        return monotonic() - self._last_touch

    @property
    def holds_keys(self) -> bool:
        """Whether a key would have to wait."""
        return bool(self._holds) or self._playing is not None

    def hold_keys(self) -> None:
        """Keep the keys that come until `release_keys` was called as often as this was."""
        self._holds += 1

    def release_keys(self) -> None:
        """Play the keys that were kept, unless somebody else holds them too."""
        self._holds -= 1
        self._go_on()

    def do_apart(
        self,
        deed: Callable[[], Made],
        then: Callable[[Made], object],
        refused: Callable[[MbcodeError], object],
    ) -> None:
        """Do a deed in a thread while keys are kept, and `then` something with what it returned;
        `refused` is told why either could not be done.
        """

        async def do() -> None:
            try:
                then(await asyncio.to_thread(deed))
            except MbcodeError as error:
                refused(error)
            finally:
                self.release_keys()

        self.hold_keys()
        self.run_worker(do())

    async def on_event(self, event: events.Event) -> None:
        """Take a key if none is on its way, else keep it; let no button of the mouse do anything
        while keys are held.
        """
        if isinstance(event, (events.InputEvent, events.Paste)):
            self._last_touch = monotonic()
        if isinstance(event, (events.Key, events.Paste)) and self._has_to_wait(event):
            self._kept.append(_as_meant(event))
            self._go_on()
        elif not (self._holds and isinstance(event, (events.MouseDown, events.MouseUp))):
            await super().on_event(event)

    def _has_to_wait(self, event: events.Key | events.Paste) -> bool:
        # What was forwarded comes by a second time, from the widget that had no use for it.
        if event is self._played or event.is_forwarded:
            return False
        if not self._holds or not isinstance(event, events.Key):
            return True
        known = self.active_bindings.get(event.key)
        return known is None or known.binding.action not in self.at_once

    def _go_on(self) -> None:
        if self.is_running and self._kept and not self.holds_keys:
            self._playing = asyncio.create_task(self._play())

    async def _play(self) -> None:
        try:
            while self._kept and not self._holds:
                self._played = self._kept.popleft()
                self.post_message(self._played)
                await self._until_taken()
        finally:
            self._played = self._playing = None

    async def _until_taken(self) -> None:
        """Wait until a key, and what followed from it, went from the widget that has the focus up
        to the app; and then until the screen that is then on top has come so far.
        """
        for _ in range(2):
            await _let_pass(self)
            for node in (self.focused or self.screen).ancestors_with_self:
                await _let_pass(node)


def _as_meant(event: events.Key | events.Paste) -> events.Key | events.Paste:
    """Return a key as it was pressed: a terminal that no program has yet taken over hands out the
    return key as a new line.
    """
    is_return = isinstance(event, events.Key) and event.key == "ctrl+j"
    return events.Key("enter", "\r") if is_return else event


def key_holding(app: App[Any]) -> KeyHoldingApp:
    """Return the app of a screen as the one that takes a key at a time, which all of them are."""
    assert isinstance(app, KeyHoldingApp)
    return app


async def _let_pass(node: MessagePump) -> None:
    """Wait until a node has done what it was told so far."""
    passed = asyncio.Event()
    if node.call_later(passed.set):
        with suppress(TimeoutError):
            await asyncio.wait_for(passed.wait(), _PATIENCE)
