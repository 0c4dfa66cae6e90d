"""Where one stands in a transcript that is read line by line: at a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from mbcode.cli.lines.passage import (
    passage,
    place_of_pattern,
    place_of_words,
    sentence_numbered,
    split_passage,
)
from mbcode.cli.lines.spoken import codings_on
from mbcode.errors import MbcodeError
from mbcode.model import Sentence, Span, Transcript
from mbcode.tui.reading.lens import Lens
from mbcode.tui.session import Session


class LinePlace:
    """The sentence one stands at, in the transcript that is open in a session.

    Every step returns the sentence it leads to; where there is none it raises MbcodeError, and
    stays. With a `lens`, steps lead only to the sentences it shows; a number leads to any.
    """

    def __init__(self, session: Session) -> None:
        self.lens: Lens | None = None
        self._session = session
        self._sought = ""
        self._pattern = ""
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

    @property
    def is_last(self) -> bool:
        """Whether there is no sentence to go on to."""
        return not self._beyond(back=False)

    def resume(self) -> None:
        """Stand where the session says."""
        self._number = self._number_at(self._session.position)

    def passage(self, rest: str) -> tuple[Span, str]:
        """Return the passage that `rest` begins with (the sentence, if none), and what follows."""
        typed, after = split_passage(rest)
        return passage(self.transcript, typed, self.sentence.span), after

    def go(self, number: int) -> Sentence:
        """Go to a sentence by its number."""
        self._number = sentence_numbered(self.transcript, number).number
        self._session.position = self.sentence.span.start
        return self.sentence

    def step(self, by: int) -> Sentence:
        """Go on by some sentences, back if negative; no further than the last, or the first."""
        beyond = self._beyond(back=by < 0)
        if not beyond:
            raise MbcodeError("this is the first sentence" if by < 0 else "this is the last one")
        return self.go(beyond[min(abs(by), len(beyond)) - 1].number)

    def turn(self, *, back: bool) -> Sentence:
        """Go to the first sentence of the next turn, or of the one before."""
        here = self.sentence.turn
        beyond = [each.turn for each in self._beyond(back=back) if each.turn != here]
        if not beyond:
            raise MbcodeError("there is no turn beyond this one")
        turn = beyond[0]
        return self.go(next(each.number for each in self._seen() if each.turn == turn))

    def coded(self, *, back: bool) -> Sentence:
        """Go to the next coded sentence, or to the one before."""
        return self._first("coded", self._is_coded, back=back)

    def uncoded(self, *, back: bool) -> Sentence:
        """Go to the next sentence that nobody has coded, or to the one before."""
        return self._first("uncoded", lambda each: not self._is_coded(each), back=back)

    def edge(self, *, last: bool) -> Sentence:
        """Go to the first sentence, or to the last."""
        seen = list(self._seen())
        return self.go(seen[-1 if last else 0].number)

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

    def match(self, pattern: str) -> Sentence:
        """Go to the next sentence in which a regular expression begins to match; without any, the
        one sought last.
        """
        self._pattern = pattern or self._pattern
        if not self._pattern:
            raise MbcodeError("find what? Write a regular expression after it")
        found = place_of_pattern(self.transcript, self._pattern, self.sentence.span.end)
        return self.go(self._number_at(found.start))

    def _seen(self) -> Iterable[Sentence]:
        return self.transcript.sentences if self.lens is None else self.lens.sentences

    def _beyond(self, *, back: bool) -> list[Sentence]:
        """Return the sentences on from this one, or back from it, the nearest first."""
        here = self._number
        if back:
            return [each for each in self._seen() if each.number < here][::-1]
        return [each for each in self._seen() if each.number > here]

    def _first(self, what: str, fits: Callable[[Sentence], bool], *, back: bool) -> Sentence:
        for sentence in self._beyond(back=back):
            if fits(sentence):
                return self.go(sentence.number)
        raise MbcodeError(f"there is no {what} sentence {'before' if back else 'beyond'} this one")

    def _is_coded(self, sentence: Sentence) -> bool:
        return bool(codings_on(self._session, sentence.span))

    def _number_at(self, position: int) -> int:
        """Return the number of the first sentence that does not end before `position`."""
        ended = sum(sentence.span.end <= position for sentence in self.transcript.sentences)
        return min(ended + 1, len(self.transcript.sentences))
