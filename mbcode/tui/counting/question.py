"""What the matrix is asked to count, and the words for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from mbcode.analysis.choices import LEVELS, MEASURES, OVERLAP, RULES

UNITS = (OVERLAP, "sentence", "turn", "window:3", "transcript", "case", "character")

_UNIT_WORDS = {
    OVERLAP: ("pair of overlapping segments", "pairs of overlapping segments"),
    "sentence": ("sentence", "sentences"),
    "turn": ("turn", "turns"),
    "window:3": ("window of 3 sentences", "windows of 3 sentences"),
    "transcript": ("transcript", "transcripts"),
    "case": ("case", "cases"),
    "character": ("character", "characters"),
}
_RULE_WORDS = {
    "same": "within each coder",
    "any": "coders taken as one",
    "all": "only what all coders gave",
}

_CHOICES = {"unit": UNITS, "rule": RULES, "level": LEVELS, "measure": MEASURES}


@dataclass(frozen=True, slots=True)
class Question:
    """What is counted: the analysis' unit, coder rule and level, and the measure that is shown.

    Pairs of segments have no measure but their count, so `next` never leaves another with them.
    """

    unit: str = OVERLAP
    rule: str = "same"
    level: str = "code"
    measure: str = "count"

    @property
    def is_measurable(self) -> bool:
        """Whether measures other than the count are defined."""
        return self.unit != OVERLAP

    def next(self, choice: str) -> Question:
        """Return the question with the next `unit`, `rule`, `level` or `measure`, round and on."""
        following = _after(getattr(self, choice), _CHOICES[choice])
        changed = replace(self, **{choice: following})
        return changed if changed.is_measurable else replace(changed, measure="count")

    def in_words(self) -> str:
        """Return the choices as a heading has them: `overlap · within each coder`."""
        parts = [self.unit, _RULE_WORDS[self.rule]]
        if self.measure != "count":
            parts.append(self.measure)
        return " · ".join(parts)


def amount(count: int, unit: str) -> str:
    """Return a number of units in words: `1 sentence`, `4 pairs of overlapping segments`."""
    one, many = _UNIT_WORDS[unit]
    return f"{count:,} {one if count == 1 else many}"


def own_amount(count: int, unit: str) -> str:
    """Return a code's own count in words; over `overlap` these are segments, not pairs."""
    if unit == OVERLAP:
        return f"{count:,} {'segment' if count == 1 else 'segments'}"
    return amount(count, unit)


def _after(choice: str, choices: Sequence[str]) -> str:
    return choices[(choices.index(choice) + 1) % len(choices)]
