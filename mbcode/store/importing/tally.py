"""Counting what an import does, by kind."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field


@dataclass(slots=True)
class Tally:
    """Numbers of things added, changed, and found to be there already, by kind (`codings`, `codes`
    ...).
    """

    added: Counter[str] = field(default_factory=Counter)
    changed: Counter[str] = field(default_factory=Counter)
    already_there: Counter[str] = field(default_factory=Counter)

    def count_update(self, what: str, *, changed: bool) -> None:
        """Count one thing that was there: altered by the import, or as it is."""
        (self.changed if changed else self.already_there)[what] += 1
