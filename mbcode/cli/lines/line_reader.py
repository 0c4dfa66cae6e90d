"""The reader as a conversation: a line comes in, lines go out.

What alters a study goes through the same session as the workbench's keys do, and everything that
the reader's keys do has a word here.
"""

from __future__ import annotations

from collections.abc import Iterator

from mbcode.cli.lines import spoken
from mbcode.cli.lines.advice_words import AdviceWords
from mbcode.cli.lines.aloud import Aloud
from mbcode.cli.lines.coding_words import CodingWords
from mbcode.cli.lines.going_words import GoingWords
from mbcode.cli.lines.line_place import LinePlace
from mbcode.cli.lines.memo_words import MemoWords
from mbcode.cli.lines.study_words import Copy, StudyWords
from mbcode.cli.lines.text_words import Edit, TextWords
from mbcode.cli.lines.word import Lines, Word
from mbcode.cli.visible import one_line
from mbcode.danish import fold
from mbcode.errors import MbcodeError
from mbcode.tui.session import Session

_LEGEND = (
    "PASSAGE is 12, 12-14, or words of the text in quotation marks; else the sentence.",
    "ID is the number in brackets before a coding. The beginning of a word will do.",
    "n b t m u are next, back, tag, memo, undo.",
    "To count, search the whole study or alter the codebook: quit, and mbcode --help.",
)
_LETTERS = {"n": "next", "b": "back", "t": "tag", "m": "memo", "u": "undo"}
"""Words that a letter stands for, though others begin with it."""


class LineReader:
    """Reads and codes the transcript that is open in a session.

    `copy` sends a text to the clipboard; `edit` lets a person alter a text by hand.
    """

    def __init__(self, session: Session, copy: Copy, edit: Edit) -> None:
        self._session = session
        self._place = LinePlace(session)
        self._aloud = Aloud(session, self._place)
        self._coding = CodingWords(session, self._place, self._aloud)
        groups = {
            "to go": GoingWords(session, self._place, self._aloud).words(),
            "to code": self._coding.words(),
            "memos": MemoWords(session, self._place).words(),
            "suggestions": AdviceWords(session, self._place).words(),
            "the text": TextWords(session, self._place, edit).words(),
            "the study": StudyWords(session, self._place, copy, self._arrive).words(),
            "else": self._ends(),
        }
        self._groups = {heading: tuple(words) for heading, words in groups.items()}
        self._words = {word.name: word for words in self._groups.values() for word in words}

    @property
    def prompt(self) -> str:
        """What asks for the next line: it says the code on hold, and what alone is read."""
        held, lens = self._coding.held, self._place.lens
        said = [] if held is None else [f"holding {held.name}"]
        said += [] if lens is None else [f"only {lens.what}"]
        return f"{one_line(', '.join(said))}> "

    def answer(self, line: str) -> Lines:
        """Do what a line says and return what is to be said of it.

        An empty line is the next sentence, a number a sentence. Raises MbcodeError, with nothing
        altered, for what is not understood or refused.
        """
        self._look_again()
        line = line.strip()
        typed, _, rest = line.partition(" ")
        if not typed:
            return self._words["next"].do("")
        if typed.isdecimal():
            return self._aloud.sentence(self._place.go(int(typed)))
        if typed.startswith("/"):
            return self._words["find"].do(line[1:].strip())
        if typed == ".":
            return self._coding.stroke(rest.strip())
        return self._word(typed).do(rest.strip())

    def greeting(self) -> Lines:
        """Say what is open and where one stands."""
        yield spoken.title(self._session, self._place.transcript)
        yield from self._aloud.here()
        yield "help lists the words; enter goes on; quit leaves."

    def is_quit(self, line: str) -> bool:
        """Tell whether a line asks to leave."""
        typed = fold(line.strip())
        return bool(typed) and "quit".startswith(typed)

    def _ends(self) -> Iterator[Word]:
        yield Word("help [WORD]", "list the words, or say what one does, or of all", self._help)
        yield Word("quit", "leave; everything is on the disk already", lambda _: [])

    def _look_again(self) -> None:
        """Take in what others did since the last line."""
        before = self._session.transcript
        self._session.look_again()
        if self._session.transcript is not before:
            self._place.lens = None
            self._place.resume()

    def _arrive(self) -> Lines:
        """Begin to read the transcript that was opened."""
        self._place.lens = None
        self._place.resume()
        self._aloud.begin()
        return self.greeting()

    def _word(self, typed: str) -> Word:
        """Return the word meant by its beginning; MbcodeError if none is, or several."""
        named = self._words.get(_LETTERS.get(fold(typed), fold(typed)))
        meant = [word for name, word in self._words.items() if name.startswith(fold(typed))]
        if named is not None:
            return named
        if len(meant) > 1:
            several = ", ".join(word.name for word in meant)
            raise MbcodeError(f"{typed} could be {several}; write more of it")
        if not meant:
            raise MbcodeError(f"{typed} is none of the words; help lists them")
        return meant[0]

    def _help(self, rest: str) -> Lines:
        if rest and fold(rest) != "all":
            yield _explained(self._word(rest))
            return
        for heading, words in self._groups.items():
            if rest:
                yield from map(_explained, words)
            else:
                yield f"{heading}: {', '.join(word.name for word in words)}"
        yield from _LEGEND
        if not rest:
            yield "help and a word says what it does; help all says all."


def _explained(word: Word) -> str:
    return f"{word.usage}: {word.does}"
