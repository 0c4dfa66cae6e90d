"""The words that ask for suggestions, and decide on them."""

from __future__ import annotations

from collections.abc import Iterator

from mbcode.cli.lines.line_place import LinePlace
from mbcode.cli.lines.spoken import suggestion_line
from mbcode.cli.lines.word import Lines, Word, whole
from mbcode.danish import fold
from mbcode.errors import MbcodeError
from mbcode.jobs.suggesting.adviser import Suggestion
from mbcode.tui.session import Session
from mbcode.tui.suggesting import Suggesting

_AT_ONCE = 10
"""Of the most certain suggestions, how many are said at once."""


class AdviceWords:
    """Suggests codes; nothing is given or refused but what one decides on."""

    def __init__(self, session: Session, place: LinePlace) -> None:
        self._session = session
        self._place = place
        self._suggesting = Suggesting(session)
        self._said: dict[int, Suggestion] = {}

    def words(self) -> Iterator[Word]:
        """Yield the words."""
        yield Word(
            "suggest [all]",
            "suggest codes for the sentence, or the most certain ones of the study",
            self._suggest,
        )
        yield Word("accept N", "give the code that was suggested as number N", self._accept)
        yield Word("refuse N", "have it suggested no more", self._refuse)

    def _suggest(self, rest: str) -> Lines:
        if not self._suggesting.is_ready:
            yield "learning from what you coded"
        adviser = self._suggesting.adviser()
        if fold(rest) == "all":
            found = adviser.most_certain(most=_AT_ONCE)
        else:
            here = self._place.transcript, self._place.sentence
            found = adviser.of_sentence(here[0].id, here[1].number)
        self._said = dict(enumerate(found, 1))
        if not found:
            yield "nothing is suggested; keywords help, and five codings of a code"
        for number, each in self._said.items():
            yield suggestion_line(number, each)

    def _accept(self, rest: str) -> Lines:
        number = self._number(rest)
        change = self._suggesting.accept(self._said[number])
        del self._said[number]
        return [self._session.taken_in(change)]

    def _refuse(self, rest: str) -> Lines:
        number = self._number(rest)
        done = self._suggesting.refuse(self._said[number])
        del self._said[number]
        return [done]

    def _number(self, rest: str) -> int:
        number = whole(rest, "the number of a suggestion")
        if number not in self._said:
            raise MbcodeError(f"there is no suggestion {number}; suggest says them")
        return number
