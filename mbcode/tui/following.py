"""How what is on screen follows what is done to the study, by one's own hand or another's.

What can be acted on is always the study's: it is taken in, or read anew, before the next key. Of
the numbers of the whole study only those that a change touched are read with it; where they must
all be counted again, and somebody reads in a thread (`tui/watch`), they come when they are there.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from mbcode.changes import Change
from mbcode.tui.doubts import Doubts
from mbcode.tui.going import Going
from mbcode.tui.sight import NOBODY, Near, Sight, memos_around, read_near, read_sight
from mbcode.tui.tallies import codings_after, counts_after, entries_after

if TYPE_CHECKING:
    from mbcode.store.study import Study

FEW = 40
"""Transcripts whose numbers are read at once when a change touched them: half a millisecond each,
with five hundred codings on each.
"""


class Following(Going):
    """What is shown, kept up with the study.

    `ask_for_sight` is called where all is to be read anew; whoever it asks calls `look` in a
    thread, and hands what that returns to `show`. As long as it is None all is read at once.
    `is_behind`, while it has been asked and nothing has come.
    """

    def __init__(self, study: Study) -> None:
        super().__init__(study)
        self.ask_for_sight: Callable[[], object] | None = None
        self.is_behind = False
        self._ahead: tuple[int, Near] | None = None
        self._own: list[Change] = []
        self._own_newest = 0
        self._show(self._sight(study.is_blind))

    def look(self) -> Sight | None:
        """Return the study as it is now if it was altered since it was shown, else None.

        Alters nothing, so a thread may call it; `show` takes what it returns.
        """
        if self.study.history.newest() == self.newest and not self.is_behind:
            return None
        return self._sight(self.only_mine)

    def show(self, sight: Sight) -> None:
        """Show what `look` returned, and what one's own hand did since.

        Nothing, where it counts other coders' codings than are to be seen now: the next look is of
        these.
        """
        if sight.only_mine == self.only_mine:
            self._renew(sight)

    def read_ahead(self, made: object) -> None:
        """Read what lies near, for the change or changes `made` that are then taken in: so a thread
        may do it that made them, while nothing else is done. Nothing, where all that they touched
        comes with them. MbcodeError where the study can't be read.
        """
        changes = made if isinstance(made, tuple) else (made,)
        if all(isinstance(each, Change) and self._is_here(each) for each in changes):
            return
        with self.study.steady():
            self._ahead = self.study.history.newest(), read_near(self.study, self.transcript)

    def look_again(self) -> None:
        """Take in what was altered by others, or on another screen."""
        if self.study.history.newest() != self.newest:
            self._read_all()

    def narrow(self, *, only_mine: bool) -> None:
        """Leave the others' codings out of what is shown and counted, or not."""
        self.only_mine = only_mine
        self._read_all()

    def take_in(self, change: Change) -> None:
        """Show what a change of one's own did."""
        if change.id:
            self._own.append(change)
            self._own_newest = change.id
            # One done in a thread may have been seen by a look meanwhile, and is shown then.
            if change.id > self.newest:
                self._follow(change, self._read_ahead_of(change))

    def _read_ahead_of(self, change: Change) -> Near | None:
        """Return what was read ahead, if that holds the change and all that is on screen."""
        if self._ahead is None or self._ahead[0] < max(change.id, self.newest):
            return None
        near, shown = self._ahead[1], self.transcript
        return near if near.of == (None if shown is None else shown.id) else None

    def _follow(self, change: Change, ahead: Near | None) -> None:
        if _is_much(change):
            self._read_all(ahead)
            return
        if ahead is not None:
            self._show_near(ahead)
        elif self._is_here(change):
            self._follow_here(change)
        elif self._leaves_it_alone(change):
            self._show_near(read_near(self.study, self.transcript, self.codings))
        else:
            self._read_near()
        self._count(change)
        if self.transcript is None:
            self.resume()

    def _is_here(self, change: Change) -> bool:
        """Tell whether a change is about nothing but codings of the transcript on screen."""
        shown = self.transcript
        return shown is not None and change.transcripts == (shown.id,) and not change.elsewhere

    def _leaves_it_alone(self, change: Change) -> bool:
        """Tell whether it is certain that the open transcript and its codings are as they were."""
        shown = self.transcript
        return shown is None or shown.id not in change.transcripts

    def _follow_here(self, change: Change) -> None:
        shown = self.transcript
        if shown is None:
            return
        if any(coding.coder not in self._coders for coding in change.added):
            self._coders = {coder.id: coder.name for coder in self.study.coders()}
        self.codings = codings_after(self.codings, change, shown.id)
        walks = change.kind in ("undo", "redo")
        if walks or change.kind == "memo":
            self._memos = memos_around(self.study, shown)
        self.doubts = Doubts.of(self.study, shown.id) if walks else self.doubts.after(change)

    def _count(self, change: Change) -> None:
        """Take the numbers that a change touched over into those of the whole study."""
        if change.id == self.newest + 1:
            self.newest = change.id
        before, after = filter(self.is_seen, change.before), filter(self.is_seen, change.added)
        self._counts = counts_after(self._counts, before, after)
        if self.transcript is not None and self._is_here(change):
            self.entries = entries_after(self.entries, self.transcript.id, self.shown)
        elif change.transcripts:
            only = (self.coder_id or NOBODY) if self.only_mine else None
            listed = self.study.transcripts.entries_with
            self.entries = listed(self.entries, change.transcripts, only)

    def _read_near(self) -> None:
        self._show_near(read_near(self.study, self.transcript))

    def _read_all(self, ahead: Near | None = None) -> None:
        """Read all anew; where somebody can be asked for the numbers, ask, and read the rest, if
        that was not done ahead.
        """
        if self.ask_for_sight is None:
            self._renew(self._sight(self.only_mine))
            return
        if ahead is None:
            self._read_near()
        else:
            self._show_near(ahead)
        self.is_behind = True
        self.ask_for_sight()

    def _sight(self, only_mine: bool) -> Sight:
        return read_sight(self.study, self.transcript, self._own_newest, only_mine=only_mine)

    def _renew(self, sight: Sight) -> None:
        open_now = self.transcript
        # One that was known before it was read, and is not in it, is no more in the study.
        known = max(sight.newest, sight.own_newest)
        since = [change for change in self._own if change.id > known]
        self._show(sight)
        self.is_behind, self._own = False, since
        is_another = open_now is not None and open_now.id != sight.near.of
        if is_another:
            self.transcript = open_now
        ahead = self._read_ahead_of(since[-1]) if since else None
        if any(map(_is_much, since)):
            self._read_all(ahead)
        elif ahead is not None:
            self._show_near(ahead)
        elif since or is_another:
            self._read_near()
        for change in since:
            if not _is_much(change):
                self._count(change)
        if self.transcript is None:
            self.resume()


def _is_much(change: Change) -> bool:
    """Tell whether all numbers have to be read anew for a change."""
    return change.untold or len(change.transcripts) > FEW
