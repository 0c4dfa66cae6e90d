"""What the analysis answers to the question which codes go together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mbcode.analysis.cooccurrence import Cooccurrence, cooccurrence
from mbcode.analysis.select import keep
from mbcode.analysis.unusual import unusual
from mbcode.tui.counting.figures import counted_over
from mbcode.tui.counting.matrix import Matrix
from mbcode.tui.counting.units import COUNT, amount, own_amount

if TYPE_CHECKING:
    from mbcode.columns import Columns
    from mbcode.tui.counting.cooccurring import Cooccurring


@dataclass(frozen=True, slots=True, eq=False)
class Cooccurrences:
    """What was counted, as plain numbers: a row and a column for each of `found.codes`.

    `figures` are those of `question.measure` (NaN for 0/0), `counts` always the counts;
    `unusual` tells which are far above what is expected.
    """

    question: Cooccurring
    found: Cooccurrence
    counts: Sequence[Sequence[int]]
    figures: Sequence[Sequence[float]]
    unusual: Sequence[Sequence[bool]]

    @property
    def columns(self) -> Columns:
        return self.found.columns

    def arranged(self, *, by_total: bool, hides_empty: bool) -> Matrix:
        """Put the codes in codebook order, or those most often with others first."""
        return Matrix.of(self, by_total=by_total, hides_empty=hides_empty)

    def scope(self) -> str:
        """Return what was counted over: `3 transcripts · 212 codings · 2 coders · n = 1,024`."""
        over = counted_over(self.columns)
        return over if self.found.n is None else f"{over} · n = {self._n_in_words(self.found.n)}"

    def about(self, a: int, b: int) -> str:
        """Return the count of a cell in words, and what independence would have it be."""
        unit, together = self.question.unit, self.counts[a][b]
        added = f" ({self._added_up} coders added up)" if self._added_up else ""
        if a == b:
            return own_amount(together, unit) + added
        if not self.found.n:
            return amount(together, unit) + added
        expected = self.counts[a][a] * self.counts[b][b] / self.found.n
        return f"{amount(together, unit)}{added} · expected {expected:.1f}"

    def _n_in_words(self, n: int) -> str:
        return f"{n // self._added_up:,} × {self._added_up} coders" if self._added_up else f"{n:,}"

    @property
    def _added_up(self) -> int:
        """How many coders' counts are added up; 0 where no two are."""
        coders = len(self.columns.coders)
        return coders if self.question.rule == "same" and coders > 1 else 0


def count(columns: Columns, question: Cooccurring) -> Cooccurrences:
    """Count what `question` asks over a whole study, read with its units.

    Raises NotFoundError where the study no longer holds what the question is narrowed to.
    """
    kept = keep(columns, question.filters)
    found = cooccurrence(
        kept, question.unit, question.rule, question.level, question.filters.speakers
    )
    figures = counts = found.counts.tolist()
    if question.measure != COUNT:
        figures = [row[1:] for row in found.square(question.measure).rows()]
    return Cooccurrences(question, found, counts, figures, unusual(found.counts, found.n).tolist())
