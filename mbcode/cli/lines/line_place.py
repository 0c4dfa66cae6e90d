"""Where one stands in a transcript that is read line by line: at a sentence."""

from __future__ import annotations

from mbcode.cli.lines.passage import place_of_words, sentence_numbered
from mbcode.cli.lines.spoken import codings_on
from mbcode.errors import MbcodeError
from mbcode.model import Sentence, Transcript
from mbcode.tui.session import Session


class LinePlace:
    """The sentence one stands at, in the transcript that is open in a session.

    Every step returns the sentence it leads to; where there is none it raises MbcodeError, and
    stays.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._sought = ""
        self._number = 1
        self.resume()

    @property
    def transcript(self) -> Transcript:
        """The transcript that is read."""
        transcript = self._session.transcript
        if transcript is None or not transcript.sentences:
            raise MbcodeError("there is no transcript to read; mbcode import brings one in")
        return transcript

    @property
    def sentence(self) -> Sentence:
        """The sentence one stands at."""
        return self.transcript.sentences[self._number - 1]

    def resume(self) -> None:
        """Stand where the session says."""
        self._number = self._number_at(self._session.position)

    def go(self, number: int) -> Sentence:
        """Go to a sentence by its number."""
        self._number = sentence_numbered(self.transcript, number).number
        self._session.position = self.sentence.span.start
        return self.sentence

    def step(self, by: int) -> Sentence:
        """Go on by some sentences, back if negative; no further than the last, or the first."""
        there = min(max(self._number + by, 1), len(self.transcript.sentences))
        if there == self._number:
            raise MbcodeError("this is the first sentence" if by < 0 else "this is the last one")
        return self.go(there)

    def turn(self, *, back: bool) -> Sentence:
        """Go to the first sentence of the next turn, or of the one before."""
        turns = [sentence.turn for sentence in self.transcript.sentences]
        here = self.sentence.turn
        beyond = [turn for turn in turns if (turn < here if back else turn > here)]
        if not beyond:
            raise MbcodeError("there is no turn beyond this one")
        return self.go(turns.index(max(beyond) if back else min(beyond)) + 1)

    def coded(self, *, back: bool) -> Sentence:
        """Go to the next coded sentence, or to the one before."""
        sentences = self.transcript.sentences
        before, after = sentences[: self._number - 1], sentences[self._number :]
        for sentence in reversed(before) if back else after:
            if codings_on(self._session, sentence.span):
                return self.go(sentence.number)
        raise MbcodeError("there is no coded sentence beyond this one")

    def percent(self, share: int) -> Sentence:
        """Go to a percentage of the transcript, 0 to 100."""
        if share > 100:
            raise MbcodeError(f"{share} is no percentage; give 0 to 100")
        return self.go(self._number_at(len(self.transcript.text) * share // 100))

    def find(self, words: str) -> Sentence:
        """Go to the next sentence in which the words begin; without any, those sought last."""
        self._sought = words or self._sought
        if not self._sought:
            raise MbcodeError("find what? Write the words after it")
        found = place_of_words(self.transcript, self._sought, self.sentence.span.end)
        return self.go(self._number_at(found.start))

    def _number_at(self, position: int) -> int:
        """Return the number of the first sentence that does not end before `position`."""
        ended = sum(sentence.span.end <= position for sentence in self.transcript.sentences)
        return min(ended + 1, len(self.transcript.sentences))
