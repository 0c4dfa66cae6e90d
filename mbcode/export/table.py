"""A table on its way out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A frame with what it says.

    `what` is its name, as in `mbcode export WHAT`. `meaning` is what it takes to make it again:
    command, filters, unit, rule, n, study fingerprint; values that JSON can hold.
    """

    frame: pd.DataFrame
    what: str
    meaning: Mapping[str, object]

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader of the figures must be told: the meaning's `notes`, a line each."""
        notes = self.meaning.get("notes")
        return tuple(notes) if isinstance(notes, list) else ()
