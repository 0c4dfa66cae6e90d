"""The words that say what is in the study, and go from transcript to transcript."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from mbcode.cli.lines import spoken
from mbcode.cli.lines.line_place import LinePlace
from mbcode.cli.lines.said_codes import code_called
from mbcode.cli.lines.word import Lines, Word
from mbcode.danish import fold
from mbcode.errors import MbcodeError
from mbcode.tui.fuzzy import ranked
from mbcode.tui.quotation import quotation
from mbcode.tui.session import Session

Copy = Callable[[str], None]
"""Sends a text to the clipboard, where there is one."""


class StudyWords:
    """Says codes, counts, quotations and transcripts; `arrive` says where one is, once there."""

    def __init__(
        self, session: Session, place: LinePlace, copy: Copy, arrive: Callable[[], Lines]
    ) -> None:
        self._session = session
        self._place = place
        self._copy = copy
        self._arrive = arrive

    def words(self) -> Iterator[Word]:
        """Yield the words."""
        yield Word("codes [LETTERS]", "list the codes that the letters find, or all", self._codes)
        yield Word("info CODE", "say what the codebook says of a code", self._info)
        yield Word("counts CODE", "say how often it was given, and with which others", self._counts)
        yield Word(
            "copy [PASSAGE]",
            "say the passage with where it stands; a terminal's clipboard has it then",
            self._quote,
        )
        yield Word("mine", "hide the other coders' codings, or show them again", self._mine)
        yield Word("done", "mark the transcript as done, or not done", self._done)
        yield Word("transcripts", "list the transcripts", self._transcripts)
        yield Word("open NAME", "read another transcript", self._open)

    def _codes(self, rest: str) -> Lines:
        found = ranked(rest, self._session.choices, self._session.recent)
        return map(partial(spoken.code_line, self._session), found)

    def _info(self, rest: str) -> Lines:
        return spoken.code_lines(self._session, code_called(self._session, rest))

    def _counts(self, rest: str) -> Lines:
        from mbcode.tui.codebook.companions import Survey

        code = code_called(self._session, rest)
        here = spoken.codings_on(self._session, self._place.sentence.span)
        tally = self._session.tallies()[code.id]
        on_sentence = sum(coding.code == code.id for coding in here)
        here_and_there = f"{tally.here} in the transcript, {tally.study} in the study"
        yield f"{code.name}: {on_sentence} on this sentence, {here_and_there}"
        together = Survey.of(self._session).companions(code.name)
        if together:
            yield "with " + ", ".join(f"{each.name} {each.count}" for each in together)

    def _quote(self, rest: str) -> Lines:
        quoted = quotation(self._place.transcript, self._place.passage(rest)[0])
        self._copy(quoted)
        return [" ".join(quoted.split())]

    def _mine(self, _rest: str) -> Lines:
        self._session.show_only_mine(not self._session.only_mine)
        hidden = self._session.only_mine
        return ["only your own codings now" if hidden else "all coders' codings now"]

    def _done(self, _rest: str) -> Lines:
        transcript = self._place.transcript
        done = transcript.id not in self._session.done
        change = self._session.study.done_marks.put(transcript.id, done=done)
        self._session.take_in(change)
        return [change.summary]

    def _transcripts(self, _rest: str) -> Lines:
        done = self._session.done
        return (spoken.entry_line(each, is_done=each.id in done) for each in self._session.entries)

    def _open(self, rest: str) -> Lines:
        entries = self._session.entries
        named = [entry for entry in entries if fold(entry.name) == fold(rest)]
        alike = named or [entry for entry in entries if fold(rest) in fold(entry.name)]
        if len(alike) != 1:
            several = ", ".join(entry.name for entry in alike) or "none"
            raise MbcodeError(f"which transcript? {rest!r} stands in the names of: {several}")
        self._session.open(alike[0].id, self._session.left_at(alike[0].id))
        return self._arrive()
