"""Names as they are listed, each with the form by which it is known."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
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

    def holding(self, letters: str) -> Iterator[Candidate]:
        """Yield those whose names hold these letters, in any case."""
        wanted = fold(letters)
        return (each for each, name in self if wanted in name)

    def without(self, one: Candidate, names: Collection[str]) -> Listed:
        """Return the others than `one` and those of these folded names."""
        return _listed((each, name) for each, name in self if each is not one and name not in names)

    def led_by(self, names: Collection[str]) -> Listed:
        """Return those of these folded names before the others."""
        return _listed(sorted(self, key=lambda pair: pair[1] not in names))


def _listed(pairs: Iterable[tuple[Candidate, str]]) -> Listed:
    kept = list(pairs)
    return Listed(tuple(each for each, _ in kept), tuple(name for _, name in kept))
