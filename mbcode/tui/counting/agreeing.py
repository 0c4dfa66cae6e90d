"""Asking how far two coders agree, and where they do not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING, Any, ClassVar, Self

from mbcode.analysis.compared import coded_by_all
from mbcode.analysis.select import keep
from mbcode.danish import fold
from mbcode.errors import MbcodeError
from mbcode.tui.counting.agreement import Agreement, count
from mbcode.tui.counting.exports import Export, agreement_export, disagreements_export
from mbcode.tui.counting.question import Question
from mbcode.tui.counting.units import WINDOW

if TYPE_CHECKING:
    from mbcode.columns import Columns
    from mbcode.model import Filters

Pair = tuple[str, str]


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

    def answer(self, columns: Columns) -> Agreement:
        """Compare the two coders over the transcripts that both coded.

        Raises MbcodeError where no two coders have a transcript in common.
        """
        pairs = pairs_of(columns, self.filters, self.agreed)
        pair = self.pair if self.pair in pairs else next(iter(pairs), None)
        question = replace(self, pair=pair, pairs=pairs)
        return count(columns, coded_by_all(columns, question.compared), question)

    @property
    def compared(self) -> Filters:
        """The filters with the two coders, where there are two."""
        return self.filters if self.pair is None else replace(self.filters, coders=self.pair)

    def exports(self) -> tuple[Export, ...]:
        """Return the table of agreement, and that of the units on which the two differ."""
        return agreement_export(self), disagreements_export(self)

    def _choices(self) -> Mapping[str, Sequence[Any]]:
        return {"pair": self.pairs}


def pairs_of(columns: Columns, filters: Filters, agreed: str) -> tuple[Pair, ...]:
    """Return the pairs of coders who coded a transcript in common, in Danish order.

    `agreed` is left out, unless `filters` name coders: then it is those.
    """
    kept = keep(columns, replace(filters, codes=(), themes=(), speakers=()))
    coded: dict[int, set[int]] = {}
    codings = kept.codings
    for coder, transcript in set(
        zip(codings.coder.tolist(), codings.transcript.tolist(), strict=True)
    ):
        coded.setdefault(coder, set()).add(transcript)
    names = {place: kept.coders[place].name for place in sorted(coded)}
    candidates = [
        place for place, name in names.items() if filters.coders or fold(name) != fold(agreed)
    ]
    return tuple(
        (names[one], names[other])
        for one, other in combinations(candidates, 2)
        if coded[one] & coded[other]
    )
