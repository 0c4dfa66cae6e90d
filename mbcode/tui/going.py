"""Going from transcript to transcript, each read on where it was left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mbcode.errors import MbcodeError
from mbcode.tui.doubts import Doubts
from mbcode.tui.on_screen import OnScreen
from mbcode.tui.sight import memos_around

if TYPE_CHECKING:
    from mbcode.store.study import Study


class Going(OnScreen):
    """What is on screen, with the place in the transcript that is open."""

    def __init__(self, study: Study) -> None:
        super().__init__(study)
        self.position = 0
        self.is_first_visit = False
        self._left: dict[int, int] = {}

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
        with self.study.steady():
            opened = self.study.transcripts.read(transcript)
            codings = self.study.codings.of(transcript)
            memos = memos_around(self.study, opened)
            doubts = Doubts.of(self.study, transcript)
        if self.transcript is not None:
            self._left[self.transcript.id] = self.position
        self.transcript, self.position = opened, position
        self.codings, self._memos, self.doubts = codings, memos, doubts
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

    def _recall(self) -> None:
        """Take the codes last given in this transcript as recent, unless others were since."""
        own = (coding for coding in self.codings if self.is_own(coding))
        by_age = sorted(own, key=lambda coding: (coding.created_at, coding.id), reverse=True)
        self.recent = tuple(dict.fromkeys((*self.recent, *(coding.code for coding in by_age))))
