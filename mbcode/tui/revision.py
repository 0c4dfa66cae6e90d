"""What the workbench does to a text: corrects it, settles what that left open, cuts its sentences.

Every method has it on the disk when it returns, and hands out what it did, for the session to take
in; it raises MbcodeError, with nothing altered, where the study refuses. None alters what is on
screen, so that a thread may call it.
"""

from __future__ import annotations

from mbcode.amounts import many
from mbcode.changes import Change
from mbcode.errors import MbcodeError
from mbcode.model import Review, Span, Transcript
from mbcode.tui.session import Session


def waiting_in_words(count: int) -> str:
    """Return that so many codings wait: `1 coding waits`, `1,200 codings wait`."""
    return f"{many(count, 'coding')} {'waits' if count == 1 else 'wait'}"


class Revision:
    """The text of the transcript on screen, and the reviews of the whole study."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._unsaved: dict[int, str] = {}

    # The text

    def begin(self) -> tuple[Transcript, str]:
        """Return the transcript on screen, and the text to begin with: its own, or what was
        written last and refused.
        """
        transcript = self._session.transcript
        if transcript is None:
            raise MbcodeError("no transcript is open")
        return transcript, self._unsaved.get(transcript.id, transcript.text)

    def correct(self, transcript: Transcript, text: str) -> Change:
        """Let the transcript, as it was when it was begun, have the text.

        What is refused is kept, for `begin` to go on from.
        """
        # Reads files of every kind: much to import for who never corrects a text.
        from mbcode.jobs.editing import draft_of_text, edit_transcript

        self._unsaved[transcript.id] = text
        corrected = edit_transcript(self._session.study, transcript, draft_of_text(text, "editor"))
        del self._unsaved[transcript.id]
        return corrected.change

    # Reviews

    def waiting(self, transcript: int | None = None) -> tuple[Review, ...]:
        """Return the reviews of one transcript, or of all."""
        return self._session.study.reviews.all(transcript)

    def code_of(self, review: Review) -> str:
        """Return the name of the code that waits."""
        code = self._session.codes.get(review.code)
        return "the coding" if code is None else code.name

    def place(self, review: Review, span: Span) -> Change:
        """Let the coding that waits cover `span`."""
        return self._session.study.reviews.place(review.id, span)

    def drop(self, review: Review) -> Change:
        """Let the coding that waits go."""
        return self._session.study.reviews.drop([review.id])

    # Sentences

    def split(self, position: int) -> Change:
        """Let a sentence begin at a position of the transcript on screen."""
        transcript, _ = self.begin()
        return self._session.study.sentences.split(transcript.id, position)

    def join(self, span: Span) -> Change:
        """Make one sentence of those that share a character with `span`; of one, with the next."""
        transcript, _ = self.begin()
        numbers = [each.number for each in transcript.sentences if each.span.shares(span)]
        if not numbers:
            raise MbcodeError("there is no sentence here")
        last = max(numbers[-1], numbers[0] + 1)
        return self._session.study.sentences.join(transcript.id, numbers[0], last)
