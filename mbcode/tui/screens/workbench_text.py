"""Correcting the text on screen, settling what that left open, and cutting sentences by hand."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual.app import SuspendNotSupported

from mbcode.changes import Change
from mbcode.errors import MbcodeError
from mbcode.jobs.editor import edited_by_hand
from mbcode.model import Review
from mbcode.quoted import on_words, quoted
from mbcode.tui.reading.visible import one_line
from mbcode.tui.revision import Revision, waiting_in_words
from mbcode.tui.screens.workbench_progress import ProgressBench
from mbcode.tui.session import Session
from mbcode.tui.widgets.reader_keys import Mode


class TextBench(ProgressBench):
    """Alters texts and sentences; every coding stays, or waits for review."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.revision = Revision(session)
        self._placing: Review | None = None

    def go(self, transcript: int, position: int) -> None:
        """Go to a position of a transcript, and read there."""
        open_now = self.session.transcript
        if open_now is None or open_now.id != transcript:
            if self.do(partial(self.session.open, transcript, position)):
                self.keep_place()
                self._tell_waiting(len(self.session.doubts.waiting), " here")
        else:
            self.reader.go_to(position)
        self.reader.focus()

    def keep_place(self) -> None:
        """Keep the place for the next time, in a thread: another program may hold the study for
        seconds, and a reader who only moves must not wait.
        """
        self.run_worker(
            self.session.remember, thread=True, group="place", exclusive=True, exit_on_error=False
        )

    # The text

    def action_edit_text(self) -> None:
        """Open the text in the person's editor, and take over what they made of it."""
        try:
            transcript, text = self.revision.begin()
            new = self._from_editor(text, transcript.name)
        except SuspendNotSupported:
            self.tell("no editor can be opened here; use 'mbcode edit TRANSCRIPT FILE'")
            return
        except MbcodeError as error:
            self.tell_refused(error)
            return
        if new == transcript.text:
            self.tell("nothing was changed", is_warning=False)
            return
        self.tell("taking over what you wrote …", is_warning=False)
        self._alter(partial(self.revision.correct, transcript, new))

    def _from_editor(self, text: str, name: str) -> str:
        """Return what the person made of a text; raise what `edited_by_hand` raises."""
        trouble: MbcodeError | None = None
        with self.app.suspend():
            # What is raised in here would keep Textual from coming back to the terminal.
            try:
                text = edited_by_hand(text, name)
            except MbcodeError as error:
                trouble = error
        if trouble is not None:
            raise trouble
        return text

    # Sentences

    def action_split_sentence(self) -> None:
        """Let a new sentence begin where the exact selection ends."""
        if self.reader.mode is Mode.EXACT:
            self._alter(partial(self.revision.split, self.reader.position))
        else:
            self.tell("v and the arrows choose where; S splits the sentence there")

    def action_join_sentences(self) -> None:
        """Make one sentence of those selected, or of this one and the next."""
        span = self.reader.selection
        if span is not None:
            self._alter(partial(self.revision.join, span))

    # Reviews

    def action_show_reviews(self) -> None:
        """List the codings that wait for review."""
        from mbcode.tui.screens.reviews import ReviewsScreen

        try:
            waiting = self.revision.waiting()
        except MbcodeError as error:
            self.tell_refused(error)
            return
        if not waiting:
            self.tell("no coding waits for review", is_warning=False)
            return
        self.app.push_screen(ReviewsScreen(self.session, self.revision), self._come_from_reviews)

    def _come_from_reviews(self, review: Review | None) -> None:
        """Show what was settled; go to where a passage is to be marked for a review."""
        self.show_study()
        self._placing = review
        if review is not None:
            self.go(review.transcript, review.start)
        self.refresh_bindings()
        self.show_lines()

    def action_place_review(self) -> None:
        """Let the coding that waits cover the passage that is selected."""
        span, review = self._passage(), self._placing
        if span is None or review is None:
            return
        if self.session.transcript is None or self.session.transcript.id != review.transcript:
            self.tell("that coding is of another transcript")
            return
        self.reader.leave_mode()
        said = f"place {on_words(self.revision.code_of(review), self._words_of(span))}"
        self._alter(partial(self.revision.place, review, span), self.action_leave_review, said)

    def action_leave_review(self) -> None:
        self._placing = None
        self.refresh_bindings()
        self.show_lines()

    def tell_reviews(self) -> None:
        """Say that codings wait for review, if some do."""
        self._tell_waiting(len(self.revision.waiting()))

    def _tell_waiting(self, count: int, where: str = "") -> None:
        if count:
            some = waiting_in_words(count)
            self.tell(f"{some} for review{where} since the text was corrected; V lists them")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let enter place a review as long as one is to be placed, and escape leave it."""
        is_placing = self._placing is not None
        if action in ("place_review", "leave_review") and not is_placing:
            return False
        if action in ("pick_code", "give_held") and is_placing:
            return False
        return super().check_action(action, parameters)

    def _mode_in_words(self) -> str:
        if self._placing is None:
            return super()._mode_in_words()
        name = one_line(self.revision.code_of(self._placing))
        words = quoted(self._placing.passage)
        return f"Placing {name} · ⏎ here · esc not now · it was on {words}"

    def _alter(
        self,
        deed: Callable[[], Change],
        then: Callable[[], object] | None = None,
        said: str = "",
    ) -> None:
        """Do it in a thread, say what was done, in words that are `said` better, and then do
        something else.
        """

        def took(change: Change) -> str:
            done = self.session.taken_in(change)
            if then is not None:
                self.call_later(then)
            return said or done

        self.do_apart(deed, took)
