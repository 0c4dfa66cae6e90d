"""Says sentences, and who speaks when that changes."""

from __future__ import annotations

from mbcode.cli.lines import spoken
from mbcode.cli.lines.line_place import LinePlace
from mbcode.cli.lines.word import Lines
from mbcode.model import Coding, Sentence, Span
from mbcode.tui.session import Session


class Aloud:
    """Says what stands in the transcript that is open; it knows which turn it said last."""

    def __init__(self, session: Session, place: LinePlace) -> None:
        self._session = session
        self._place = place
        self._turn_said = 0

    def begin(self) -> None:
        """Say who speaks at the next sentence, whatever was said before."""
        self._turn_said = 0

    def sentence(self, sentence: Sentence) -> Lines:
        """Say one sentence with its codings."""
        return self.passage(sentence.span)

    def here(self) -> Lines:
        """Say the sentence one stands at."""
        return self.passage(self._place.sentence.span)

    def passage(self, span: Span) -> Lines:
        """Say the sentences of a passage with their codings."""
        transcript = self._place.transcript
        for sentence in transcript.sentences:
            if sentence.span.shares(span):
                if sentence.turn != self._turn_said:
                    self._turn_said = sentence.turn
                    yield spoken.speaker_line(transcript, sentence)
                yield from spoken.sentence_lines(self._session, transcript, sentence)

    def coding(self, coding: Coding) -> str:
        """Return one coding in a line."""
        return spoken.coding_line(self._session, self._place.transcript, coding)
