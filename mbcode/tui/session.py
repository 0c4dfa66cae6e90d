"""The doors through which the workbench alters a study, and what it shows of it.

Every method that alters something has it on the disk when it returns, and raises MbcodeError, with
nothing altered, where the study refuses. What may take long is done in a thread by whoever has one,
and only what came of it is handed over here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from mbcode.changes import Change
from mbcode.errors import MbcodeError
from mbcode.model import CodeText, Coding, MemoTarget, Span, Transcript
from mbcode.tui.following import Following
from mbcode.tui.told import Scene, redone, undone

if TYPE_CHECKING:
    from mbcode.tui.searching.finder import Finder


class Session(Following):
    """One open study in a coder's hands, with the transcript that is on screen, if there is any."""

    @cached_property
    def finder(self) -> Finder:
        """What searches the study, and keeps what it came to know of it for the next search."""
        from mbcode.tui.searching.finder import Finder

        return Finder(self)

    def tag(self, span: Span, *codes: int) -> Coding:
        """Give codes to a passage of the transcript on screen, in one step; return the last."""
        shown = self._open_transcript()
        change = self.study.codings.tag_with_codes(shown.id, span, codes, seen=shown.text)
        return self._given(change)

    def tag_with_new_code(self, span: Span, name: str, parent: int | None) -> Coding:
        """Add a code, below the heading `parent` or at the top, and give it to a passage."""
        shown, text = self._open_transcript(), CodeText(name)
        give = self.study.codings.tag_with_new_code
        return self._given(give(shown.id, span, text, parent, seen=shown.text))

    def _given(self, change: Change) -> Coding:
        self.take_in(change)
        for coding in change.added:
            self._note_use(coding.code)
        return change.added[-1]

    def check_own(self, coding: Coding) -> None:
        """Raise MbcodeError, with the coder's name, if the coding is another's.

        A guard against slips of the hand, not a rule of the study: whoever puts a team's codings in
        order can do so with `mbcode untag` and `mbcode recode`.
        """
        if not self.is_own(coding):
            raise MbcodeError(
                f"this is {self.coder_of(coding)}'s coding; here each coder alters only their own"
            )

    def untag(self, coding: Coding) -> None:
        """Take a coding of one's own away."""
        self.check_own(coding)
        self.take_in(self.study.codings.untag([coding.id]))

    def recode(self, coding: Coding, code: int) -> None:
        """Give the passage of a coding of one's own another code instead."""
        self.check_own(coding)
        self.take_in(self.study.codings.recode(coding.id, code))
        self._note_use(code)

    def move_edges(self, coding: Coding, span: Span) -> None:
        """Let a coding of one's own cover `span` instead."""
        self.check_own(coding)
        self.take_in(
            self.study.codings.move_edges(coding.id, span, seen=self._open_transcript().text)
        )

    def write_memo(self, target: MemoTarget, text: str) -> None:
        """Make `text` one's memo on `target`; an empty text removes it."""
        self.take_in(self.study.memos.write(target, text))

    def undo(self) -> str:
        """Take back one's last change; return that in words."""
        return self.undone(self.study.history.undo())

    def redo(self) -> str:
        """Do again what was undone last; return that in words."""
        return self.redone(self.study.history.redo())

    def undone(self, changes: Iterable[Change]) -> str:
        """Show what was undone; return that in words."""
        return f"undone: {self._walked(changes, undone)}"

    def redone(self, changes: Iterable[Change]) -> str:
        """Show what was redone; return that in words."""
        return f"redone: {self._walked(changes, redone)}"

    def taken_in(self, change: Change, given: int | None = None) -> str:
        """Show what a change of one's own did, and note which code it gave; return what it was."""
        if change.id and given is not None:
            self._note_use(given)
        self.take_in(change)
        return change.summary

    def show_only_mine(self, wanted: bool) -> None:
        """Leave the others' codings out of what is shown and counted, or, unless blind, not."""
        if self.study.is_blind:
            raise MbcodeError("you code blind; to see the others' work, start without --blind")
        self.narrow(only_mine=wanted)

    def _walked(self, changes: Iterable[Change], in_words: Callable[[Change, Scene], str]) -> str:
        told = []
        for change in changes:
            shown, codes = self.transcript, self.codes
            self.take_in(change)
            if shown is None:
                told.append(change.summary)
            else:
                told.append(in_words(change, Scene(shown, self.codes | codes)))
        return ", ".join(told)

    def _open_transcript(self) -> Transcript:
        if self.transcript is None:
            raise MbcodeError("no transcript is open")
        return self.transcript

    def _note_use(self, code: int) -> None:
        self.recent = tuple(dict.fromkeys((code, *self.recent)))
