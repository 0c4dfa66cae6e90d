"""A question to the analysis and what it answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mbcode.analysis.cooccurrence import Cooccurrence, cooccurrence
from mbcode.analysis.select import keep
from mbcode.columns import Columns
from mbcode.model import Filters
from mbcode.tui.counting.question import Question, amount, own_amount


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """What was counted, as plain numbers: a row and a column for each of `found.codes`.

    `figures` are those of `question.measure` (NaN for 0/0), `counts` always the counts.
    """

    question: Question
    found: Cooccurrence
    counts: Sequence[Sequence[int]]
    figures: Sequence[Sequence[float]]

    def scope(self) -> str:
        """Return what was counted over: `3 transcripts · 212 codings · 2 coders`."""
        columns = self.found.columns
        parts = [
            _many(len(columns.transcripts), "transcript"),
            _many(len(columns.codings.id), "coding"),
            _many(len(columns.coders), "coder"),
        ]
        if self.found.n is not None:
            parts.append(f"n = {self._n_in_words(self.found.n)}")
        return " · ".join(parts)

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
        coders = len(self.found.columns.coders)
        return coders if self.question.rule == "same" and coders > 1 else 0


def answer(columns: Columns, question: Question) -> Answer:
    """Count what `question` asks over a whole study, read with its units."""
    found = cooccurrence(keep(columns, Filters()), question.unit, question.rule, question.level)
    counts = found.counts.tolist()
    if question.measure == "count":
        return Answer(question, found, counts, counts)
    measured = found.square(question.measure).iloc[:, 1:]
    return Answer(question, found, counts, measured.to_numpy().tolist())


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
