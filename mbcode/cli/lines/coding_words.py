"""The words that give codes to passages, take them away and alter them."""

from __future__ import annotations

from collections.abc import Iterator

from mbcode.cli.lines.aloud import Aloud
from mbcode.cli.lines.line_place import LinePlace
from mbcode.cli.lines.said_codes import (
    code_called,
    codes_called,
    coding_numbered,
    new_code_called,
)
from mbcode.cli.lines.word import Lines, Word
from mbcode.danish import fold
from mbcode.errors import ConflictError, MbcodeError
from mbcode.model import Code, Coding, Span
from mbcode.tui.choices import NewCode, in_vivo
from mbcode.tui.session import Session


class CodingWords:
    """Gives and alters codings. `held` is the code on hold, if there is one."""

    def __init__(self, session: Session, place: LinePlace, aloud: Aloud) -> None:
        self.held: Code | None = None
        self._session = session
        self._place = place
        self._aloud = aloud

    def words(self) -> Iterator[Word]:
        """Yield the words."""
        session = self._session
        yield Word(
            "tag [PASSAGE] CODE[, CODE…]", "give codes to the sentence, or a passage", self._tag
        )
        yield Word("new [PASSAGE] [THEME >] NAME", "give a code that is not there yet", self._new)
        yield Word("vivo [PASSAGE]", "give a code called by the words themselves", self._vivo)
        yield Word("again [PASSAGE]", "give the last code again; . does the same", self._again)
        yield Word(
            "hold [CODE]",
            "hold a code, or the last one; . gives it and goes on, until hold off",
            self._hold,
        )
        yield Word("untag ID", "take a coding of yours away", self._untag)
        yield Word("recode ID CODE", "give a coding of yours another code", self._recode)
        yield Word("edges ID PASSAGE", "let a coding of yours cover another passage", self._edges)
        yield Word("undo", "take back your last change", lambda _: [session.undo()])
        yield Word("redo", "do again what you took back", lambda _: [session.redo()])

    def stroke(self, rest: str) -> Lines:
        """Give the code on hold and go on, also where it is already; where none is held, give the
        last code again.
        """
        if self.held is None:
            yield from self._again(rest)
            return
        span, _ = self._place.passage(rest)
        try:
            yield from self._give(span, self.held)
        except ConflictError as error:
            yield str(error)
        if self._place.is_last:
            yield "this is the last one"
        else:
            yield from self._aloud.sentence(self._place.step(1))

    def _tag(self, rest: str) -> Lines:
        span, names = self._place.passage(rest)
        return self._give(span, *codes_called(self._session, names))

    def _new(self, rest: str) -> Lines:
        span, name = self._place.passage(rest)
        return self._give_new(span, new_code_called(self._session, name))

    def _vivo(self, rest: str) -> Lines:
        span, _ = self._place.passage(rest)
        named = in_vivo(span.of(self._place.transcript.text), self._session.choices)
        return (
            self._give_new(span, named) if isinstance(named, NewCode) else self._give(span, named)
        )

    def _again(self, rest: str) -> Lines:
        return self._give(self._place.passage(rest)[0], self._last())

    def _hold(self, rest: str) -> Lines:
        if fold(rest) == "off":
            self.held = None
            return ["no code is on hold now"]
        self.held = code_called(self._session, rest) if rest else self._last()
        return [f"holding {self.held.name}: . gives it and goes on; hold off lets go"]

    def _last(self) -> Code:
        latest = self._session.latest
        if latest is None:
            raise MbcodeError("there is no last code yet; tag gives one")
        return latest

    def _give(self, span: Span, *codes: Code) -> Lines:
        before = {coding.id for coding in self._session.shown}
        self._session.tag(span, *(code.id for code in codes))
        return self._say(each for each in self._session.shown if each.id not in before)

    def _give_new(self, span: Span, new: NewCode) -> Lines:
        parent = None if new.parent is None else new.parent.id
        return self._say([self._session.tag_with_new_code(span, new.name, parent)])

    def _untag(self, rest: str) -> Lines:
        coding = coding_numbered(self._session, rest)
        said = list(self._say([coding]))
        self._session.untag(coding)
        return (f"taken away: {line}" for line in said)

    def _recode(self, rest: str) -> Lines:
        id_, _, name = rest.partition(" ")
        coding = coding_numbered(self._session, id_)
        self._session.recode(coding, code_called(self._session, name).id)
        return self._say([coding_numbered(self._session, id_)])

    def _edges(self, rest: str) -> Lines:
        id_, _, typed = rest.partition(" ")
        coding = coding_numbered(self._session, id_)
        self._session.move_edges(coding, self._place.passage(typed)[0])
        return self._say([coding_numbered(self._session, id_)])

    def _say(self, codings: Iterator[Coding] | list[Coding]) -> Lines:
        return map(self._aloud.coding, codings)
