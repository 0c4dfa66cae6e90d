"""Names as they are listed, each with the form by which it is known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mbcode.danish import fold
from mbcode.pseudonyms.candidates import Candidate


@dataclass(frozen=True, slots=True, eq=False)
class Listed:
    """Candidates in their order, and beside each its folded name: to fold the names of thousands
    takes longer than a key may wait.
    """

    candidates: tuple[Candidate, ...] = ()
    folded: tuple[str, ...] = ()

    @classmethod
    def of(cls, candidates: Sequence[Candidate]) -> Listed:
        """List candidates in their order."""
        return cls(tuple(candidates), tuple(fold(each.name) for each in candidates))

    def __iter__(self) -> Iterator[tuple[Candidate, str]]:
        return zip(self.candidates, self.folded, strict=True)
