"""The words that write memos, and say them."""

from __future__ import annotations

from collections.abc import Iterator

from mbcode.cli.lines.line_place import LinePlace
from mbcode.cli.lines.said_codes import code_called, coding_numbered
from mbcode.cli.lines.spoken import memo_line
from mbcode.cli.lines.word import Lines, Word
from mbcode.jobs.memos import noted_memos
from mbcode.model import Filters, MemoTarget
from mbcode.tui.session import Session
from mbcode.tui.under_cursor import with_quotations

_NONE = "-"
"""What is written in a memo's place to remove it."""


class MemoWords:
    """Writes one's own memos; an empty one says what stands there."""

    def __init__(self, session: Session, place: LinePlace) -> None:
        self._session = session
        self._place = place

    def words(self) -> Iterator[Word]:
        """Yield the words."""
        yield Word("memo [ID] TEXT", "write on a coding, else on the transcript", self._memo)
        yield Word("memo-code CODE: TEXT", "write on a code", self._on_code)
        yield Word("memo-study TEXT", "write on the study", self._on_study)
        yield Word(
            "memos [WORDS]",
            "say this transcript's memos, or the study's with the words",
            self._memos,
        )

    def _memo(self, rest: str) -> Lines:
        first, _, after = rest.partition(" ")
        if first.strip("[]").isdecimal():
            coding = coding_numbered(self._session, first)
            return self._write(MemoTarget(coding=coding.id), after)
        return self._write(MemoTarget(transcript=self._place.transcript.id), rest)

    def _on_code(self, rest: str) -> Lines:
        name, _, text = rest.partition(":")
        return self._write(MemoTarget(code=code_called(self._session, name).id), text)

    def _on_study(self, rest: str) -> Lines:
        return self._write(MemoTarget(), rest)

    def _write(self, target: MemoTarget, text: str) -> Lines:
        """Write what is said, remove the memo for a dash, say what stands where nothing is said."""
        text = text.strip()
        if not text:
            yield from self._stands(target)
            return
        self._session.write_memo(target, "" if text == _NONE else text)
        yield f"memo on the {target.kind} {'removed' if text == _NONE else 'written'}"

    def _stands(self, target: MemoTarget) -> Lines:
        memos = self._session.memos_on(target)
        if not memos:
            yield f"there is no memo on the {target.kind}; what follows the word is written"
        for coder, text in memos:
            yield f"Memo ({coder}): {with_quotations(self._session, text)}"

    def _memos(self, rest: str) -> Lines:
        names = () if rest else (self._place.transcript.name,)
        found = noted_memos(self._session.study, Filters(transcripts=names), containing=rest)
        return map(memo_line, found) if found else ["there is no such memo"]
