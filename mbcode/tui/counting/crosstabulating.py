"""Asking how much of each code there is in each group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from mbcode.analysis.choices import LEVELS, RULES, SHARES
from mbcode.analysis.groups import BY
from mbcode.errors import MbcodeError
from mbcode.tui.counting.question import RULE_WORDS, Question
from mbcode.tui.counting.units import CODINGS, COUNT, UNITS


@dataclass(frozen=True, slots=True)
class Crosstabulating(Question):
    """`by` is what a column is, one of `groupings`; `share` is `count`, or what cells are shares
    of.
    """

    KINDS: ClassVar[Sequence[str]] = (CODINGS, *UNITS)

    by: str = "transcript"
    share: str = COUNT
    groupings: tuple[str, ...] = BY

    @property
    def what(self) -> str:
        return f"{self.level.capitalize()}s by {self.by}"

    @property
    def counted(self) -> str | None:
        """The unit as the analysis has it: none for codings."""
        return None if self.unit == CODINGS else self.unit

    def in_words(self) -> str:
        """Return the choices: `sentence · within each coder · share of the row`."""
        rule = "" if self._has_no_rule else RULE_WORDS[self.rule]
        share = "" if self.share == COUNT else f"% of the {self.share}"
        parts = (self.unit, rule, share)
        return " · ".join(part for part in parts if part)

    def next(self, choice: str) -> Self:
        """Return the question with the next choice; MbcodeError for a rule where none is asked."""
        if choice == "rule" and self.unit == CODINGS:
            raise MbcodeError("codings are counted one by one, whoever gave them. Press t first")
        if choice == "rule" and self._has_no_rule:
            raise MbcodeError("by coder, each coder is counted alone. Press b first")
        return Question.next(self, choice)

    @property
    def _has_no_rule(self) -> bool:
        return self.unit == CODINGS or self.by == "coder"

    def _choices(self) -> Mapping[str, Sequence[Any]]:
        return {
            "rule": RULES,
            "level": LEVELS,
            "by": self.groupings,
            "share": (COUNT, *SHARES),
        }
