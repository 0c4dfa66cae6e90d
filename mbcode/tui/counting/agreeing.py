"""Asking how far two coders agree, and where they do not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar, Self

from mbcode.errors import MbcodeError
from mbcode.tui.counting.pairs import Pair
from mbcode.tui.counting.question import Question
from mbcode.tui.counting.units import WINDOW

if TYPE_CHECKING:
    from mbcode.model import Filters


@dataclass(frozen=True, slots=True)
class Agreeing(Question):
    """`pair` are the two coders who are compared, one of `pairs`; none is the first there is.

    `agreed` is the coder in whose name disagreements are settled: no part of a pair, unless the
    filters name that coder. `declined` are the codings on which that coder has settled that they
    are not given.
    """

    KINDS: ClassVar[Sequence[str]] = ("sentence", "turn", WINDOW, "character")

    unit: str = "sentence"
    pair: Pair | None = None
    pairs: tuple[Pair, ...] = ()
    agreed: str = ""
    declined: frozenset[int] = frozenset()

    @property
    def what(self) -> str:
        return "Agreement" if self.pair is None else f"Agreement of {' and '.join(self.pair)}"

    def in_words(self) -> str:
        """Return the choices: `sentence · settling as “agreed”`."""
        return f"{self.unit} · settling as “{self.agreed}”"

    def next(self, choice: str) -> Self:
        """Return the question with the next choice; MbcodeError where there is only one pair."""
        if choice == "pair" and len(self.pairs) < 2:
            raise MbcodeError("there are no two other coders who coded the same transcript")
        return Question.next(self, choice)

    def settled_as(self, agreed: str) -> Self:
        """Return the question with another agreed coder."""
        return replace(self, agreed=agreed, pair=None)

    def among(self, pairs: tuple[Pair, ...]) -> Self:
        """Return the question about the pair it asks for if `pairs` hold it, else the first."""
        pair = self.pair if self.pair in pairs else next(iter(pairs), None)
        return replace(self, pair=pair, pairs=pairs)

    @property
    def compared(self) -> Filters:
        """The filters with the two coders, where there are two."""
        return self.filters if self.pair is None else replace(self.filters, coders=self.pair)

    def _choices(self) -> Mapping[str, Sequence[Any]]:
        return {"pair": self.pairs}
