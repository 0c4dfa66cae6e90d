"""A screen that does something, and tells what came of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic

from textual.notifications import SeverityLevel

from mbcode.errors import MbcodeError
from mbcode.tui.held_keys import Made, key_holding
from mbcode.tui.reading.visible import one_line
from mbcode.tui.screens.stepwise import Answer, StepwiseScreen


class TellingScreen(StepwiseScreen[Answer], Generic[Answer]):
    """What is done in a thread is told when it is done, and then shown."""

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

    def tell_refused(self, error: MbcodeError) -> None:
        """Tell why something was refused."""
        self.tell(str(error))

    def show_outcome(self) -> None:
        """Show what the study holds after a deed that was done, or was refused."""
