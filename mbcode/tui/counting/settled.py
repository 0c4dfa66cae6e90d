"""Which of the passages that two coders read differently are settled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mbcode.danish import fold
from mbcode.model import Coding, Span

if TYPE_CHECKING:
    from mbcode.analysis.differences import Difference
    from mbcode.columns import Columns


@dataclass(frozen=True, slots=True, eq=False)
class Settled:
    """What an agreed coder has settled: where codes are `given`, by the ids of transcript and code,
    and the ids of codings that are `declined`.
    """

    given: Mapping[tuple[int, int], tuple[Span, ...]]
    declined: frozenset[int]

    @classmethod
    def of(cls, columns: Columns, agreed: str, declined: frozenset[int]) -> Settled:
        """Return what the coder `agreed` has settled in a whole study."""
        import numpy as np

        agreeing = [at for at, each in enumerate(columns.coders) if fold(each.name) == fold(agreed)]
        codings = columns.codings
        given: dict[tuple[int, int], tuple[Span, ...]] = {}
        for row in np.flatnonzero(np.isin(codings.coder, agreeing)).tolist():
            transcript = columns.transcripts[int(codings.transcript[row])].id
            code = columns.codes[int(codings.code[row])].id
            span = Span(int(codings.start[row]), int(codings.end[row]))
            before = given.get((transcript, code), ())
            given[transcript, code] = (*before, span)
        return cls(given, declined)

    def after(
        self, transcript: int, codings: Iterable[Coding], declined: frozenset[int]
    ) -> Settled:
        """Return what is settled once the agreed coder's codings of a transcript are `codings`."""
        given = {where: each for where, each in self.given.items() if where[0] != transcript}
        for coding in codings:
            where = (transcript, coding.code)
            given[where] = (*given.get(where, ()), coding.span)
        return replace(self, given=given, declined=declined)

    def given_in(self, columns: Columns, difference: Difference) -> tuple[Span, ...]:
        """Return where the code was given in a passage, which is one of `columns`."""
        transcript = columns.transcripts[difference.transcript_index].id
        code = columns.codes[difference.code_index].id
        here = self.given.get((transcript, code), ())
        return tuple(each for each in here if each.shares(difference.span))

    def is_settled(self, columns: Columns, difference: Difference) -> bool:
        """Tell whether a passage is settled: the code is given in it, or every coding in dispute is
        declined.
        """
        in_dispute = (*difference.one, *difference.other)
        return bool(self.given_in(columns, difference)) or self.declined.issuperset(in_dispute)
