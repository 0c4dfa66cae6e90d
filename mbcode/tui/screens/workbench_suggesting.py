"""The workbench's keys that ask for suggestions. Nothing is suggested that was not asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mbcode.tui.places import Place
from mbcode.tui.screens.workbench_text import TextBench
from mbcode.tui.session import Session
from mbcode.tui.suggesting import Suggesting

if TYPE_CHECKING:
    from mbcode.tui.screens.suggestions import Ask


class SuggestingBench(TextBench):
    """Opens the list of suggestions, and shows what was decided there."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._suggesting = Suggesting(session)

    def action_suggest(self) -> None:
        """Suggest codes for the sentence under the cursor."""
        transcript, at = self.session.transcript, self.session.position
        sentences = () if transcript is None else transcript.sentences
        number = next((each.number for each in sentences if each.span.end > at), None)
        if transcript is None or number is None:
            self.tell("there is no sentence here to suggest codes for")
            return
        id_, wanted = transcript.id, number
        self._suggest(f"Codes for sentence {number}", lambda told: told.of_sentence(id_, wanted))

    def action_review_suggestions(self) -> None:
        """Go through the most certain suggestions of the study."""
        self._suggest("The most certain suggestions", lambda told: told.most_certain())

    def _suggest(self, title: str, ask: Ask) -> None:
        from mbcode.tui.screens.suggestions import SuggestionsScreen

        def come_back(place: Place | None) -> None:
            self.show_study()
            if place is not None:
                self.go(place.transcript_id, place.span.start)

        self.app.push_screen(SuggestionsScreen(self._suggesting, title, ask), come_back)
