"""What of a transcript is to be looked at again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from mbcode.changes import DECIDING, Change, StaleCoding
from mbcode.model import Coding, Review, Span

if TYPE_CHECKING:
    from mbcode.store.study import Study


@dataclass(frozen=True, slots=True)
class Doubts:
    """`stale` are codings, by id, whose code was defined otherwise when it was given; `waiting`
    those that a correction left without a certain place.
    """

    stale: Mapping[int, StaleCoding] = field(default_factory=dict)
    waiting: tuple[Review, ...] = ()

    @classmethod
    def of(cls, study: Study, transcript: int) -> Doubts:
        """Read those of one transcript."""
        stale = {each.coding: each for each in study.history.stale_codings(transcript)}
        return cls(stale, study.reviews.all(transcript))

    def after(self, change: Change) -> Doubts:
        """Return what is left after a change of nothing but codings."""
        if change.kind not in DECIDING:
            return self
        decided = {coding.id for coding in change.added}
        return replace(self, stale={i: s for i, s in self.stale.items() if i not in decided})

    def stale_among(self, codings: Iterable[Coding]) -> list[Coding]:
        """Return those of the codings that are stale."""
        return [coding for coding in codings if coding.id in self.stale]

    def positions(self, codings: Iterable[Coding]) -> tuple[int, ...]:
        """Return where one is to look, of these codings and of what waits, in order."""
        starts = {coding.span.start for coding in self.stale_among(codings)}
        return tuple(sorted(starts | {review.start for review in self.waiting}))

    def counted(self, codings: Iterable[Coding]) -> str:
        """Return how many there are among these codings, each kind with the key that leads on;
        nothing, where there are none.
        """
        waiting, stale = len(self.waiting), len(self.stale_among(codings))
        said = [f"{waiting} to review (V)"] if waiting else []
        return " · ".join([*said, f"{stale} stale (F d)"] if stale else said)

    def waiting_in(self, span: Span) -> list[Review]:
        """Return what waits and is to be looked for in a passage."""
        return [review for review in self.waiting if span.start <= review.start <= span.end]


def meant_then(stale: StaleCoding) -> str:
    """Return what was otherwise about a code when a coding was given: the first that differs."""
    then, now = stale.then, stale.now
    if then.definition != now.definition:
        return f"it meant: {then.definition or '(nothing yet)'}"
    if then.name != now.name:
        return f"it was called {then.name}"
    if then.include != now.include:
        return f"it included: {then.include or '(nothing yet)'}"
    return f"it excluded: {then.exclude or '(nothing yet)'}"
