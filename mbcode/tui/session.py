"""What a workbench shows of one study, and the doors through which it alters it.

What is on screen is held as `OnScreen`; this takes in what each change did to it. Every method that
alters something has it on the disk when it returns, and raises MbcodeError, with nothing altered,
where the study refuses.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from mbcode.errors import MbcodeError
from mbcode.jobs.coding_hits import give_to_hits
from mbcode.model import (
    Change,
    CodeText,
    Coding,
    MemoTarget,
    Span,
    Transcript,
)
from mbcode.tui.doubts import Doubts
from mbcode.tui.on_screen import OnScreen
from mbcode.tui.sight import Sight, memos_by_target, read_sight
from mbcode.tui.tallies import codings_after, counts_after, entries_after
from mbcode.tui.told import Scene, redone, undone

if TYPE_CHECKING:
    from mbcode.jobs.concordance import Hit
    from mbcode.store.study import Study


class Session(OnScreen):
    """One open study and the transcript of it that is on screen, if there is any."""

    def __init__(self, study: Study) -> None:
        super().__init__(study)
        self.position = 0
        self.is_first_visit = False
        self._left: dict[int, int] = {}
        self._own_newest = 0
        self._show(read_sight(study, None, 0, only_mine=study.is_blind))

    # Going somewhere

    def resume(self) -> None:
        """Open what this coder read last, where they left off; else the first transcript."""
        last = self.study.places.last()
        self.is_first_visit = last is None
        if last is not None and any(entry.id == last[0] for entry in self.entries):
            self.open(*last)
        elif self.entries:
            self.open(self.entries[0].id)

    def open(self, transcript: int, position: int = 0) -> None:
        """Make another transcript the one on screen; NotFoundError if it isn't there."""
        opened = self.study.transcripts.read(transcript)
        if self.transcript is not None:
            self._left[self.transcript.id] = self.position
        self.transcript = opened
        self.codings = self.study.codings.of(transcript)
        self.doubts = Doubts.of(self.study, transcript)
        self.position = position
        self._recall()

    def left_at(self, transcript: int) -> int:
        """Return where one is in a transcript, or was when it was left; else its beginning."""
        is_open = self.transcript is not None and self.transcript.id == transcript
        return self.position if is_open else self._left.get(transcript, 0)

    def remember(self) -> None:
        """Keep the place for the next time; a study that can't be written to is just read."""
        if self.transcript is None:
            return
        try:
            self.study.places.remember(self.transcript.id, self.position)
        except MbcodeError:
            # A place is a convenience: nobody who only reads should be told off for it.
            return

    # Altering something

    def tag(self, span: Span, *codes: int) -> Coding:
        """Give codes to a passage of the transcript on screen, in one step; return the last."""
        shown = self._open_transcript()
        change = self.study.codings.tag_with_codes(shown.id, span, codes, seen=shown.text)
        return self._given(change)

    def tag_hits(self, hits: Sequence[Hit], code: int) -> str:
        """Give a code to the sentences of hits, as one step; return what was done."""
        change = give_to_hits(self.study, hits, code)
        if change.id:
            self.take_in(change)
            self._note_use(code)
        return change.summary

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
        self._memos = memos_by_target(self.study)

    def undo(self) -> str:
        """Take back one's last change and return what it was."""
        return self._walked(self.study.history.undo(), undone)

    def redo(self) -> str:
        """Do again what was undone last and return what it was."""
        return self._walked(self.study.history.redo(), redone)

    def show_only_mine(self, wanted: bool) -> None:
        """Leave the others' codings out of what is shown and counted, or, unless blind, not."""
        if self.study.is_blind:
            raise MbcodeError("you code blind; to see the others' work, start without --blind")
        self._show(read_sight(self.study, self.transcript, self._own_newest, only_mine=wanted))

    def _walked(self, changes: Iterable[Change], in_words: Callable[[Change, Scene], str]) -> str:
        told = []
        for change in changes:
            shown, codes = self.transcript, self.codes
            codings = {coding.id: coding for coding in self.codings}
            self.take_in(change)
            if shown is None:
                told.append(change.summary)
            else:
                told.append(in_words(change, Scene(shown, codings, self.codes | codes)))
        self._memos = memos_by_target(self.study)
        if self.transcript is not None:
            self.doubts = Doubts.of(self.study, self.transcript.id)
        return ", ".join(told)

    def _open_transcript(self) -> Transcript:
        if self.transcript is None:
            raise MbcodeError("no transcript is open")
        return self.transcript

    # Keeping up with the study

    def look(self) -> Sight | None:
        """Return the study as it is now if anybody altered it since it was shown, else None.

        Alters nothing, so a thread may call it; `show` takes what it returns.
        """
        if self.study.history.newest() == self.newest:
            return None
        return read_sight(self.study, self.transcript, self._own_newest, only_mine=self.only_mine)

    def show(self, sight: Sight) -> bool:
        """Take in what `look` returned, or return False: the next look sees one's own hand too."""
        fits = sight.fits(self.transcript, self._own_newest, only_mine=self.only_mine)
        if fits:
            self._renew(sight)
        return fits

    def look_again(self) -> None:
        """Take in what was altered by others, or on another screen."""
        sight = self.look()
        if sight is not None:
            self._renew(sight)

    def _renew(self, sight: Sight) -> None:
        self._show(sight)
        if self.transcript is None:
            self.resume()

    def take_in(self, change: Change) -> None:
        """Show what a change of one's own did."""
        shown = self.transcript
        self._own_newest = max(self._own_newest, change.id)
        if change.id == self.newest + 1:
            self.newest = change.id
        if shown is None or change.elsewhere or not self._is_here(change, shown.id):
            self._renew(read_sight(self.study, shown, self._own_newest, only_mine=self.only_mine))
            return
        if any(coding.coder not in self._coders for coding in change.added):
            self._coders = {coder.id: coder.name for coder in self.study.coders()}
        before = self.shown
        self.doubts = self.doubts.after(change)
        self.codings = codings_after(self.codings, change, shown.id)
        self._counts = counts_after(self._counts, before, self.shown)
        self.entries = entries_after(self.entries, shown.id, self.shown)

    def _is_here(self, change: Change, transcript: int) -> bool:
        """Tell whether a change is about nothing but codings of the transcript on screen."""
        known = {coding.id for coding in self.codings}
        here = all(coding.transcript == transcript for coding in change.added)
        return here and known.issuperset(change.removed)

    def _recall(self) -> None:
        """Take the codes last given in this transcript as recent, unless others were since."""
        own = (coding for coding in self.codings if self.is_own(coding))
        by_age = sorted(own, key=lambda coding: (coding.created_at, coding.id), reverse=True)
        self.recent = tuple(dict.fromkeys((*self.recent, *(coding.code for coding in by_age))))

    def _note_use(self, code: int) -> None:
        self.recent = tuple(dict.fromkeys((code, *self.recent)))
