"""Counts that live beside the codebook: of the code in question, and of what goes with it."""

from __future__ import annotations

from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message
from textual.timer import Timer

from mbcode.errors import MbcodeError
from mbcode.tui.codebook.moving import below
from mbcode.tui.collecting import making_what_stands
from mbcode.tui.screens.workbench_view import WorkbenchView
from mbcode.tui.session import Session
from mbcode.tui.widgets.code_counts import CodeCounts

if TYPE_CHECKING:
    from mbcode.tui.codebook.companions import Survey

_REST = 0.5
"""Seconds without a change after which it is counted again which codes go together."""
_PAUSE = 20
"""Times as long as it took to count, nothing is counted again: no more than a twentieth of the
machine's time goes into it, however large the study is.
"""


class CountsBench(WorkbenchView):
    """Says beside the codebook how often the code in question was given, and what goes with it.

    The code is the one of the chosen coding or under the tree's cursor, whichever has the focus.
    """

    class Surveyed(Message):
        """A thread has counted which codes go together; None where the study could not be read."""

        def __init__(self, survey: Survey | None, state: tuple[int, bool], took: float) -> None:
            super().__init__()
            self.survey, self.state, self.took = survey, state, took

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._survey: Survey | None = None
        self._surveyed: tuple[int, bool] | None = None
        self._is_counting = False
        self._not_before = 0.0
        self._soon: Timer | None = None

    def show_lines(self) -> None:
        """Say what is under the cursor, and how often it was given."""
        super().show_lines()
        self._show_counts()
        self._count_if_altered()

    def _show_counts(self) -> None:
        session, tree = self.session, self.codebook
        code = session.codes.get(self.code_in_question or tree.current or 0)
        given = {each.id for each in below(session.codes, code)} if code is not None else set()
        here = sum(coding.code in given for coding in self.reader.coding_here)
        companions = self._survey.companions(code.name) if self._survey and code else ()
        tally = tree.tally_of(0 if code is None else code.id)
        self.query_one(CodeCounts).show(code, here, tally, companions)

    # Counting what goes with what

    @property
    def _state(self) -> tuple[int, bool]:
        return self.session.newest, self.session.only_mine

    def _count_if_altered(self) -> None:
        """Count soon, if this is what is looked at: the next who looks asks again."""
        if self._surveyed == self._state or self._is_counting or not self.is_current:
            return
        if self._soon is not None:
            self._soon.stop()
        self._soon = self.set_timer(max(_REST, self._not_before - monotonic()), self._count)

    def _count(self) -> None:
        self._is_counting = True
        self.run_worker(self._survey_study, thread=True, group="survey", exit_on_error=False)

    def _survey_study(self) -> None:
        """Count, and tell the screen. Runs in a thread."""
        from mbcode.tui.codebook.companions import Survey

        state, began = self._state, monotonic()
        survey = None
        # That the study can't be read, and when it is back, is told by the watch.
        with suppress(MbcodeError), making_what_stands():
            survey = Survey.of(self.session)
        self.post_message(self.Surveyed(survey, state, monotonic() - began))

    @on(Surveyed)
    def show_survey(self, event: Surveyed) -> None:
        """Show what was counted; what was altered meanwhile is counted in its turn."""
        self._is_counting = False
        self._not_before = monotonic() + event.took * _PAUSE
        if event.survey is not None:
            self._survey, self._surveyed = event.survey, event.state
        self._show_counts()
        self._count_if_altered()
