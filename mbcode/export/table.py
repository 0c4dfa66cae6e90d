"""A table on its way out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Self

from mbcode.frames import Frame, one_below_another


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Rows with what they say.

    `frames` yields the rows: of most tables as one frame, of one that may be long in parts that
    fit into memory, one below another: at least one frame, all of the same columns. It may be
    asked again, and reads the study while it yields.

    `what` is the table's name, as in `mbcode export WHAT`. `meaning` is what it takes to make it
    again: command, filters, unit, rule, n, study fingerprint; values that JSON can hold. A table
    that counts nothing but its own rows leaves n out; see `told`.
    """

    frames: Callable[[], Iterator[Frame]]
    what: str
    meaning: Mapping[str, object]

    @classmethod
    def of(cls, frame: Frame, what: str, meaning: Mapping[str, object]) -> Self:
        """Return a table of one frame."""
        return cls(lambda: iter((frame,)), what, meaning)

    @property
    def frame(self) -> Frame:
        """All rows in one frame."""
        return one_below_another(self.frames())

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader of the figures must be told: the meaning's `notes`, a line each."""
        notes = self.meaning.get("notes")
        return tuple(notes) if isinstance(notes, list) else ()

    def told(self, rows: int) -> dict[str, object]:
        """Return the meaning with n: the number of `rows`, where nothing else is counted."""
        return {**self.meaning} if "n" in self.meaning else {**self.meaning, "n": rows}
