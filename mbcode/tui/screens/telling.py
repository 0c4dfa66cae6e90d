"""A screen that does something, or finds something out, and tells what came of it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Generic

from textual.notifications import SeverityLevel
from textual.worker import WorkType, get_current_worker

from mbcode.errors import MbcodeError
from mbcode.tui.held_keys import Made, key_holding
from mbcode.tui.reading.visible import one_line
from mbcode.tui.screens.refusals import refused_by
from mbcode.tui.screens.stepwise import Answer, StepwiseScreen


class TellingScreen(StepwiseScreen[Answer], Generic[Answer]):
    """What is done in a thread is told when it is done, and then shown."""

    def on_screen_suspend(self) -> None:
        """Leave what is told to the screen that comes: it stands there, and in no two places."""
        self.query("ToastHolder").remove()

    def tell(self, what: str, *, is_warning: bool = True) -> None:
        """Say something, for a few seconds; what was refused or left undone as a warning."""
        severity: SeverityLevel = "warning" if is_warning else "information"
        self.notify(one_line(what), severity=severity, markup=False)

    def do_apart(self, deed: Callable[[], Made], then: Callable[[Made], str]) -> None:
        """Do a deed in a thread, while keys wait; tell what `then` makes of it, or why either was
        refused, and show what the study then holds.
        """

        def done(made: Made) -> None:
            self.tell(then(made), is_warning=False)
            self.show_outcome()

        def refused(error: MbcodeError) -> None:
            self.tell_refused(error)
            self.show_outcome()

        key_holding(self.app).do_apart(deed, done, refused)

    def bring(self, read: Callable[[], Made], show: Callable[[Made], object]) -> None:
        """Read in a thread, while keys wait, what `show` shows; or tell why it was refused."""
        key_holding(self.app).do_apart(read, show, self.tell_refused)

    def find_out(
        self,
        read: Callable[[], Made],
        show: Callable[[Made], None],
        refused: Callable[[MbcodeError], None] | None = None,
        about: str = "what is shown",
    ) -> None:
        """Read in a thread, while keys are taken, what `show` shows; or have it said by `refused`,
        where the eye is, why there is nothing to show (else it is told). Any other error is raised.

        A newer question `about` the same supersedes an older one: of that nothing is shown or said.
        Either comes in its turn, after what the thread has posted to the screen.
        """

        async def find() -> None:
            try:
                found = await asyncio.to_thread(read)
            except (MbcodeError, OSError) as error:
                self.call_later(refused or self.tell_refused, refused_by(error))
            else:
                self.call_later(show, found)

        # As a function: as a coroutine that is superseded before it began, Python would complain.
        work: WorkType[None] = find
        self.run_worker(work, group=about, exclusive=True)

    def tell_refused(self, error: MbcodeError) -> None:
        """Tell why something was refused."""
        self.tell(str(error))

    def show_outcome(self) -> None:
        """Show what the study holds after a deed that was done, or was refused."""


class SupersededError(MbcodeError):
    """Nobody waits any more for what a thread was to find out."""


def go_on_if_wanted() -> None:
    """Raise SupersededError in a thread that `find_out` started, when its question was superseded
    or its screen was left.
    """
    if get_current_worker().is_cancelled:
        raise SupersededError("this is asked for no more")
