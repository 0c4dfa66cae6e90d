"""What a screen of figures is asked to count, and the words for it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Self, TypeVar

from mbcode.analysis.choices import LEVELS, OVERLAP, RULES
from mbcode.errors import MbcodeError
from mbcode.model import Filters
from mbcode.tui.counting.units import LARGEST_WINDOW, SMALLEST_WINDOW, WINDOW, kind_of

T = TypeVar("T")

RULE_WORDS = {
    "same": "within each coder",
    "any": "coders taken as one",
    "all": "only what all coders gave",
}


@dataclass(frozen=True, slots=True)
class Question(ABC):
    """The analysis' unit, coder rule and level, and the part of the study that is counted.

    `window` is the number of sentences in a window, kept while another unit is asked for.
    """

    KINDS: ClassVar[Sequence[str]] = ()
    """The units there are, windows without their size."""

    unit: str = OVERLAP
    rule: str = "same"
    level: str = "code"
    filters: Filters = Filters()  # noqa: RUF009 - frozen, so one for all is as good
    window: int = 3

    @property
    @abstractmethod
    def what(self) -> str:
        """What is shown: `Co-occurrence of codes`."""

    @abstractmethod
    def in_words(self) -> str:
        """Return the choices, apart from filters, as a heading has them."""

    def next(self, choice: str) -> Self:
        """Return the question with the next unit, rule, level …, round and on.

        Raises MbcodeError where there is nothing to choose, saying why.
        """
        if choice == "unit":
            return self.in_unit(after(kind_of(self.unit), self.KINDS))
        following: dict[str, Any] = {choice: after(getattr(self, choice), self._choices()[choice])}
        return replace(self, **following)

    def in_unit(self, kind: str) -> Self:
        """Return the question in a unit of a kind: `window` has its size added."""
        unit = f"{WINDOW}:{self.window}" if kind == WINDOW else kind
        return replace(self, unit=unit)

    def wider(self, sentences: int) -> Self:
        """Return the question with a window of so many sentences more (or less, below 0)."""
        if kind_of(self.unit) != WINDOW:
            raise MbcodeError("+ and - size windows of sentences: press t until that is the unit")
        window = min(max(self.window + sentences, SMALLEST_WINDOW), LARGEST_WINDOW)
        return replace(self, window=window, unit=f"{WINDOW}:{window}")

    def within(self, filters: Filters) -> Self:
        """Return the question of another part of the study."""
        return replace(self, filters=filters)

    def _choices(self) -> Mapping[str, Sequence[Any]]:
        return {"rule": RULES, "level": LEVELS}


def after(choice: T, choices: Sequence[T]) -> T:
    """Return what follows `choice` in `choices`, the first after the last."""
    return choices[(choices.index(choice) + 1) % len(choices)]
