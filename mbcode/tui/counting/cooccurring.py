"""Asking which codes go together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Self

from mbcode.analysis.choices import LEVELS, MEASURES, OVERLAP, RULES
from mbcode.errors import MbcodeError
from mbcode.tui.counting.question import RULE_WORDS, Question
from mbcode.tui.counting.units import COUNT, UNITS


@dataclass(frozen=True, slots=True)
class Cooccurring(Question):
    """Pairs of segments have no measure but their count, so `next` never leaves another with
    them.
    """

    KINDS: ClassVar[Sequence[str]] = (OVERLAP, *UNITS)

    measure: str = COUNT

    @property
    def what(self) -> str:
        return f"Co-occurrence of {self.level}s"

    def in_words(self) -> str:
        """Return the choices: `overlap · within each coder`."""
        parts = [self.unit, RULE_WORDS[self.rule]]
        if self.measure != COUNT:
            parts.append(self.measure)
        return " · ".join(parts)

    def next(self, choice: str) -> Self:
        """Return the question with the next choice; MbcodeError where there is no measure."""
        if choice == "measure" and self.unit == OVERLAP:
            raise MbcodeError(
                "pairs of segments are only counted: a measure of them could leave 0–1. "
                "Press t first"
            )
        changed = Question.next(self, choice)
        return replace(changed, measure=COUNT) if changed.unit == OVERLAP else changed

    def _choices(self) -> Mapping[str, Sequence[Any]]:
        return {"rule": RULES, "level": LEVELS, "measure": MEASURES}
