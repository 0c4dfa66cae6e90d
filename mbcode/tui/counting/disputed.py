"""The passages that two coders read differently in a code, walked through and settled one by one;
without Textual.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mbcode.changes import Change
from mbcode.danish import fold
from mbcode.model import Span
from mbcode.tui.counting.agreement import Agreement
from mbcode.tui.counting.readings import Readings, readings

if TYPE_CHECKING:
    from mbcode.store.study import Study


@dataclass(frozen=True, slots=True)
class _Step:
    """What was settled here: at which of the passages, and by which change."""

    at: int
    change: int


class Disputed:
    """Passages by number, from 0. Who settles one has it on the disk at once; whatever reads or
    alters the study may raise MbcodeError.
    """

    def __init__(self, study: Study, agreement: Agreement, row: int) -> None:
        """Walk through what two coders differ on, in the code of a row of their agreement."""
        about = agreement.about(row)
        self._study = study
        self._agreement = agreement
        self._passages = tuple(passage for passage, _ in about)
        self._are_settled = [is_settled for _, is_settled in about]
        self._settled = agreement.settled
        self._done: list[_Step] = []
        self._undone: list[_Step] = []
        self.at = 0

    @property
    def count(self) -> int:
        """How many passages there are."""
        return len(self._passages)

    @property
    def settled(self) -> int:
        """How many of them are settled."""
        return sum(self._are_settled)

    def next_open(self, after: int) -> int | None:
        """Return the first passage from `after` on, round to it, that is not settled."""
        places = ((after + step) % self.count for step in range(self.count))
        return next((at for at in places if not self._are_settled[at]), None)

    def go(self, at: int) -> Readings:
        """Go to a passage and return how it was read."""
        passage, columns = self._passages[at], self._agreement.columns
        transcript = self._transcript(at)
        text = self._study.transcripts.texts([transcript])[transcript]
        read = readings(columns, passage, text, self._study.codings.of(transcript))
        self.at = at
        return read

    def given(self) -> tuple[Span, ...] | None:
        """Return where the code is agreed on in the passage; None where that is not settled."""
        if not self._are_settled[self.at]:
            return None
        return self._settled.given_in(self._agreement.columns, self._passages[self.at])

    def settle(self, now: Readings, give: Sequence[int]) -> None:
        """Agree on the codings of these ids in the passage, which is read so `now`; on that the
        code is not given, if there are none.
        """
        agreed = self._agreement.question.agreed
        change = self._study.settlements.settle(agreed, now.disputed, give)
        if change.id:
            self._done.append(_Step(self.at, change.id))
            self._undone.clear()
        self._look_again()

    def undo(self) -> bool:
        """Take back what was settled here last, and go to where that was; False if nothing was."""
        return self._walk(self._study.history.undo_only, self._done, self._undone)

    def redo(self) -> bool:
        """Settle again what was taken back last; False if nothing was."""
        return self._walk(self._study.history.redo_only, self._undone, self._done)

    def _walk(
        self, revert: Callable[[int], Change], source: list[_Step], target: list[_Step]
    ) -> bool:
        if not source:
            return False
        revert(source[-1].change)
        target.append(source.pop())
        self.at = target[-1].at
        self._look_again()
        return True

    def _look_again(self) -> None:
        """Read what is settled in the transcript of the passage from the study."""
        agreed, transcript = self._agreement.question.agreed, self._transcript(self.at)
        coders = {each.id for each in self._study.coders() if fold(each.name) == fold(agreed)}
        self._settled = self._settled.after(
            transcript,
            [each for each in self._study.codings.of(transcript) if each.coder in coders],
            self._study.settlements.declined(agreed),
        )
        for at, each in enumerate(self._passages):
            if self._transcript(at) == transcript:
                self._are_settled[at] = self._settled.is_settled(self._agreement.columns, each)

    def _transcript(self, at: int) -> int:
        return self._agreement.columns.transcripts[self._passages[at].transcript_index].id
