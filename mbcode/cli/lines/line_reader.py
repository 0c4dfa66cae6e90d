"""The reader as a conversation: a line comes in, lines go out.

What alters a study goes through the same session as the workbench's keys do, and everything that
the reader's keys do has a word here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from mbcode.cli.lines import spoken
from mbcode.cli.lines.line_place import LinePlace
from mbcode.cli.lines.passage import passage, split_passage
from mbcode.cli.lines.said_codes import code_called, new_code_called
from mbcode.danish import fold
from mbcode.errors import MbcodeError
from mbcode.model import Coding, MemoTarget, Sentence, Span
from mbcode.tui.fuzzy import ranked
from mbcode.tui.session import Session

Lines = Iterable[str]


@dataclass(frozen=True, slots=True)
class Word:
    """A word that the reader understands: how it is used, what it does, and the doing of it."""

    usage: str
    does: str
    do: Callable[[str], Lines]

    @property
    def name(self) -> str:
        return self.usage.partition(" ")[0]


class LineReader:
    """Reads and codes the transcript that is open in a session."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._place = LinePlace(session)
        self._turn_said = 0
        self._words = {
            word.name: word for word in (*self._moving(), *self._coding(), *self._else())
        }

    def answer(self, line: str) -> Lines:
        """Do what a line says and return what is to be said of it.

        An empty line is the next sentence, a number a sentence. Raises MbcodeError, with nothing
        altered, for what is not understood or refused.
        """
        line = line.strip()
        typed, _, rest = line.partition(" ")
        if not typed:
            return self._words["next"].do("")
        if typed.isdecimal():
            return self._at(self._place.go(int(typed)))
        if typed.startswith("/"):
            return self._words["find"].do(line[1:].strip())
        return self._word(typed).do(rest.strip())

    def greeting(self) -> Lines:
        """Say what is open and where one stands."""
        yield spoken.title(self._session, self._place.transcript)
        yield from self._here()
        yield "help lists the words; enter goes on; quit leaves."

    def is_quit(self, line: str) -> bool:
        """Tell whether a line asks to leave."""
        typed = fold(line.strip())
        return bool(typed) and "quit".startswith(typed)

    def _moving(self) -> Iterator[Word]:
        place = self._place
        yield Word(
            "next [N]",
            "go on by N sentences, or by one, as on an empty line",
            lambda rest: self._at(place.step(_count(rest))),
        )
        yield Word(
            "back [N]",
            "go back by N sentences, or by one",
            lambda rest: self._at(place.step(-_count(rest))),
        )
        yield Word(
            "turn [back]",
            "go to the next turn, or the one before",
            lambda rest: self._at(place.turn(back=_is_back(rest))),
        )
        yield Word(
            "coded [back]",
            "go to the next coded sentence, or the one before",
            lambda rest: self._at(place.coded(back=_is_back(rest))),
        )
        yield Word("start", "go to the beginning", lambda _: self._at(place.go(1)))
        yield Word("end", "go to the end", lambda _: self._at(place.percent(100)))
        yield Word(
            "percent N",
            "go to a percentage of the transcript",
            lambda rest: self._at(place.percent(_whole(rest, "a percentage"))),
        )
        yield Word(
            "find [WORDS]",
            "go to where the words stand next; /WORDS does the same",
            lambda rest: self._at(place.find(rest)),
        )
        yield Word("here", "say the sentence and its codings again", lambda _: self._here())
        yield Word("read FROM-TO", "say these sentences, and stay", self._read)

    def _coding(self) -> Iterator[Word]:
        yield Word("tag [PASSAGE] CODE", "give a code to the sentence, or a passage", self._tag)
        yield Word("new [PASSAGE] [THEME >] NAME", "give a code that is not there yet", self._new)
        yield Word("again [PASSAGE]", "give the last code again", self._again)
        yield Word("untag ID", "take a coding of yours away", self._untag)
        yield Word("recode ID CODE", "give a coding of yours another code", self._recode)
        yield Word("edges ID PASSAGE", "let a coding of yours cover another passage", self._edges)
        yield Word("memo [ID] TEXT", "write on a coding, else on the transcript", self._memo)
        yield Word(
            "undo", "take back your last change", lambda _: [f"undone: {self._session.undo()}"]
        )
        yield Word(
            "redo", "do again what you took back", lambda _: [f"redone: {self._session.redo()}"]
        )

    def _else(self) -> Iterator[Word]:
        yield Word("codes [LETTERS]", "list the codes that the letters find, or all", self._codes)
        yield Word("info CODE", "say what the codebook says of a code", self._info)
        yield Word("mine", "hide the other coders' codings, or show them again", self._mine)
        yield Word(
            "transcripts",
            "list the transcripts",
            lambda _: map(spoken.entry_line, self._session.entries),
        )
        yield Word("open NAME", "read another transcript", self._open)
        yield Word("help", "list these words", self._help)
        yield Word("quit", "leave; everything is on the disk already", lambda _: [])

    def _word(self, typed: str) -> Word:
        """Return the word meant by its beginning; MbcodeError if none is, or several."""
        named = self._words.get(fold(typed))
        meant = [word for name, word in self._words.items() if name.startswith(fold(typed))]
        if named is not None:
            return named
        if len(meant) > 1:
            several = ", ".join(word.name for word in meant)
            raise MbcodeError(f"{typed} could be {several}; write more of it")
        if not meant:
            raise MbcodeError(f"{typed} is none of the words; help lists them")
        return meant[0]

    # Reading

    def _at(self, sentence: Sentence) -> Lines:
        return self._say(sentence.span)

    def _here(self) -> Lines:
        return self._say(self._place.sentence.span)

    def _say(self, span: Span) -> Lines:
        """Yield the sentences of a passage with their codings, and who speaks when that changes."""
        transcript = self._place.transcript
        for sentence in transcript.sentences:
            if sentence.span.shares(span):
                if sentence.turn != self._turn_said:
                    self._turn_said = sentence.turn
                    yield spoken.speaker_line(transcript, sentence)
                yield from spoken.sentence_lines(self._session, transcript, sentence)

    def _read(self, rest: str) -> Lines:
        return self._say(self._passage(rest)[0])

    def _passage(self, rest: str) -> tuple[Span, str]:
        """Return the passage that `rest` begins with (the sentence, if none), and what follows."""
        typed, after = split_passage(rest)
        return passage(self._place.transcript, typed, self._place.sentence.span), after

    # Coding

    def _tag(self, rest: str) -> Lines:
        span, name = self._passage(rest)
        return self._given(self._session.tag(span, code_called(self._session, name).id))

    def _new(self, rest: str) -> Lines:
        span, name = self._passage(rest)
        new = new_code_called(self._session, name)
        parent = None if new.parent is None else new.parent.id
        return self._given(self._session.tag_with_new_code(span, new.name, parent))

    def _again(self, rest: str) -> Lines:
        latest = self._session.latest
        if latest is None:
            raise MbcodeError("there is no last code yet; tag gives one")
        return self._given(self._session.tag(self._passage(rest)[0], latest.id))

    def _given(self, coding: Coding) -> Lines:
        return [spoken.coding_line(self._session, self._place.transcript, coding)]

    def _untag(self, rest: str) -> Lines:
        coding = self._coding_numbered(rest)
        said = self._given(coding)
        self._session.untag(coding)
        return (f"taken away: {line}" for line in said)

    def _recode(self, rest: str) -> Lines:
        id_, _, name = rest.partition(" ")
        coding = self._coding_numbered(id_)
        self._session.recode(coding, code_called(self._session, name).id)
        return self._given(self._coding_numbered(id_))

    def _edges(self, rest: str) -> Lines:
        id_, _, typed = rest.partition(" ")
        coding = self._coding_numbered(id_)
        self._session.move_edges(coding, self._passage(typed)[0])
        return self._given(self._coding_numbered(id_))

    def _memo(self, rest: str) -> Lines:
        first, _, after = rest.partition(" ")
        if first.strip("[]").isdecimal():
            target, text = MemoTarget(coding=self._coding_numbered(first).id), after
        else:
            target, text = MemoTarget(transcript=self._place.transcript.id), rest
        self._session.write_memo(target, text.strip())
        return [f"memo on the {target.kind} {'written' if text.strip() else 'removed'}"]

    def _coding_numbered(self, typed: str) -> Coding:
        id_ = _whole(typed.strip("[] "), "the number of a coding")
        for coding in self._session.shown:
            if coding.id == id_:
                return coding
        raise MbcodeError(f"no coding {id_} in this transcript; here says those of a sentence")

    # The study

    def _codes(self, rest: str) -> Lines:
        found = ranked(rest, self._session.choices, self._session.recent)
        return map(partial(spoken.code_line, self._session), found)

    def _info(self, rest: str) -> Lines:
        return spoken.code_lines(self._session, code_called(self._session, rest))

    def _mine(self, _rest: str) -> Lines:
        self._session.show_only_mine(not self._session.only_mine)
        hidden = self._session.only_mine
        return ["only your own codings now" if hidden else "all coders' codings now"]

    def _open(self, rest: str) -> Lines:
        entries = self._session.entries
        named = [entry for entry in entries if fold(entry.name) == fold(rest)]
        alike = named or [entry for entry in entries if fold(rest) in fold(entry.name)]
        if len(alike) != 1:
            several = ", ".join(entry.name for entry in alike) or "none"
            raise MbcodeError(f"which transcript? {rest!r} stands in the names of: {several}")
        self._session.open(alike[0].id)
        self._place.resume()
        return self.greeting()

    def _help(self, _rest: str) -> Lines:
        for word in self._words.values():
            yield f"{word.usage}: {word.does}"
        yield "PASSAGE is 12, 12-14, or words of the text in quotation marks; else the sentence."
        yield "ID is the number in brackets before a coding. The beginning of a word will do."


def _is_back(rest: str) -> bool:
    return bool(rest) and "back".startswith(fold(rest))


def _count(rest: str) -> int:
    return _whole(rest, "how many sentences") if rest else 1


def _whole(typed: str, what: str) -> int:
    if not typed.isdecimal():
        raise MbcodeError(f"{typed!r} is not {what}")
    return int(typed)
