"""Asking how much of each code there is in each group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar, Self

from mbcode.analysis.choices import LEVELS, RULES, SHARES
from mbcode.analysis.groups import BY
from mbcode.danish import fold, sort_key
from mbcode.errors import MbcodeError
from mbcode.tui.counting.crosstab import Crosstab, count
from mbcode.tui.counting.exports import Export, crosstab_export
from mbcode.tui.counting.question import RULE_WORDS, Question
from mbcode.tui.counting.units import CODINGS, COUNT, WINDOW

if TYPE_CHECKING:
    from mbcode.columns import Columns

_NOT_GROUPS = ("title", "provenance")
"""Attributes that every transcript has another of, or all the same."""


@dataclass(frozen=True, slots=True)
class Crosstabulating(Question):
    """`by` is what a column is, one of `groupings`; `share` is `count`, or what cells are shares
    of.
    """

    KINDS: ClassVar[Sequence[str]] = (
        CODINGS,
        "sentence",
        "turn",
        WINDOW,
        "transcript",
        "case",
        "character",
    )

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

    def answer(self, columns: Columns) -> Crosstab:
        """Count each code in each group."""
        return count(columns, replace(self, groupings=groupings(columns)))

    def exports(self) -> tuple[Export, ...]:
        """Return the table of codes by groups."""
        return (crosstab_export(self),)

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


def groupings(columns: Columns) -> tuple[str, ...]:
    """Return what codings can be grouped by: `BY`, then the attributes of the study, in Danish
    order.
    """
    known = {fold(name): name for name in (*BY, *_NOT_GROUPS)}
    found: dict[str, str] = {}
    for row in columns.transcripts:
        for name in (*row.attributes, *row.case_attributes):
            if fold(name) not in known:
                found.setdefault(fold(name), name)
    return (*BY, *sorted(found.values(), key=sort_key))
