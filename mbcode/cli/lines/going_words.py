"""The words that lead to a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from mbcode.amounts import many
from mbcode.cli.lines.aloud import Aloud
from mbcode.cli.lines.line_place import LinePlace
from mbcode.cli.lines.said_codes import code_called
from mbcode.cli.lines.word import Lines, Word, is_back, whole
from mbcode.danish import fold
from mbcode.errors import MbcodeError
from mbcode.model import Sentence
from mbcode.tui.reading.lens import Lens, lying_on, said_by, uncoded, with_code
from mbcode.tui.session import Session


class GoingWords:
    """Goes from sentence to sentence, through all of the transcript or a part of it alone."""

    def __init__(self, session: Session, place: LinePlace, aloud: Aloud) -> None:
        self._session = session
        self._place = place
        self._aloud = aloud

    def words(self) -> Iterator[Word]:
        """Yield the words."""
        place, at = self._place, self._aloud.sentence
        yield Word("next [N]", "go on by N sentences, or by one, as on an empty line", self._next)
        yield Word("back [N]", "go back by N sentences, or by one", partial(self._next, back=True))
        yield Word(
            "turn [back]",
            "go to the next turn, or the one before",
            lambda rest: at(place.turn(back=is_back(rest))),
        )
        yield Word(
            "coded [back]",
            "go to the next coded sentence, or the one before",
            lambda rest: at(place.coded(back=is_back(rest))),
        )
        yield Word(
            "uncoded [back]",
            "go to the next sentence that nobody has coded, or the one before",
            lambda rest: at(place.uncoded(back=is_back(rest))),
        )
        yield Word("start", "go to the beginning", lambda _: at(place.edge(last=False)))
        yield Word("end", "go to the end", lambda _: at(place.edge(last=True)))
        yield Word(
            "percent N",
            "go to a percentage of the transcript",
            lambda rest: at(place.percent(whole(rest, "a percentage"))),
        )
        yield Word(
            "find [WORDS]",
            "go to where the words stand next; /WORDS does the same",
            lambda rest: at(place.find(rest)),
        )
        yield Word(
            "regex [PATTERN]",
            "go to where a regular expression matches next",
            lambda rest: at(place.match(rest)),
        )
        yield Word(
            "only WHAT",
            "go only through uncoded text, stale codings, a CODE or a speaker; or through all",
            self._only,
        )
        yield Word("here", "say the sentence and its codings again", lambda _: self._aloud.here())
        yield Word("read FROM-TO", "say these sentences, and stay", self._read)

    def _next(self, rest: str, *, back: bool = False) -> Lines:
        by = whole(rest, "how many sentences") if rest else 1
        return self._aloud.sentence(self._place.step(-by if back else by))

    def _read(self, rest: str) -> Lines:
        return self._aloud.passage(self._place.passage(rest)[0])

    def _only(self, rest: str) -> Lines:
        if fold(rest) == "all":
            self._place.lens = None
            yield "all of the transcript again"
        else:
            lens = self._lens(rest)
            if not lens.sentences:
                raise MbcodeError(f"there is nothing to read: {lens.what}")
            self._place.lens = lens
            kept = many(len(lens.sentences), "sentence")
            yield f"only {lens.what}: {kept}; only all reads all again"
            yield from self._aloud.sentence(self._nearest(lens))

    def _lens(self, rest: str) -> Lens:
        transcript, codings = self._place.transcript, self._session.shown
        if not rest:
            raise MbcodeError("only what? Write uncoded, stale, a code, a speaker, or all")
        if fold(rest) == "uncoded":
            return uncoded(transcript, codings)
        if fold(rest) == "stale":
            stale = self._session.doubts.stale_among(codings)
            return lying_on(transcript, stale, "stale codings")
        for turn in transcript.turns:
            if fold(turn.speaker) == fold(rest):
                return said_by(transcript, turn.speaker)
        code = code_called(self._session, rest)
        return with_code(transcript, codings, code.id, code.name)

    def _nearest(self, lens: Lens) -> Sentence:
        """Go to the first sentence of the lens from this one on, else to its last."""
        here = self._place.sentence.number
        onward = [each.number for each in lens.sentences if each.number >= here]
        return self._place.go(onward[0] if onward else lens.sentences[-1].number)
