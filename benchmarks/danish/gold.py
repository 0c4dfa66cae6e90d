"""Recall, precision and F1 against a gold list, and how the lists are read."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Score:
    """Right ones found, wrong ones found, right ones missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @classmethod
    def of(cls, found: Collection[object], true: Collection[object]) -> Score:
        """Compare what was found with what is true."""
        both = len(set(found) & set(true))
        return cls(both, len(set(found)) - both, len(set(true)) - both)

    def __add__(self, other: Score) -> Score:
        return Score(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def recall(self) -> float:
        """The share of what is true that was found, from 0 to 1."""
        return self.right / (self.right + self.missed)

    @property
    def precision(self) -> float:
        """The share of what was found that is true, from 0 to 1."""
        return self.right / (self.right + self.wrong)

    @property
    def f1(self) -> float:
        """The harmonic mean of both, from 0 to 1."""
        return 2 * self.right / (2 * self.right + self.wrong + self.missed)

    def __str__(self) -> str:
        true = self.right + self.missed
        return f"recall {self.recall:.3f}  precision {self.precision:.3f}  ({true} true)"


def rows(name: str) -> Iterator[tuple[str, list[list[str]]]]:
    """Yield the lines of a list: the word, and its columns, each a list of words."""
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            word, _, rest = line.partition(":")
            yield word, [column.split() for column in rest.split("|")]
