"""Which codes go together, as the analysis counts it, put in an order and into cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from mbcode.analysis.cooccurrence import Cooccurrence, cooccurrence
from mbcode.analysis.select import keep
from mbcode.analysis.unusual import LEAST_COUNT, LEAST_LIFT, unusual
from mbcode.tui.counting.cells import ZERO, Cell, GridTable, Head, in_figures
from mbcode.tui.counting.facets import in_words
from mbcode.tui.counting.figures import Behind, CellWords, Named, counted_over, order_in_words
from mbcode.tui.counting.units import COUNT, amount, own_amount

if TYPE_CHECKING:
    from mbcode.columns import Columns
    from mbcode.tui.counting.cooccurring import Cooccurring

UNUSUAL = "▲"
_LEGEND = f"{UNUSUAL} unusual: at least {LEAST_COUNT}, and at least {LEAST_LIFT:g} × the expected"


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


@dataclass(frozen=True, slots=True, eq=False)
class Matrix:
    """An answer as it is shown. `places[row]` is the place in `answer.found.codes` of a row (and
    of the column of the same number); `top` is the largest figure off the diagonal.
    """

    answer: Cooccurrences
    places: tuple[int, ...]
    top: float
    by_total: bool
    hides_empty: bool

    @classmethod
    def of(
        cls, answer: Cooccurrences, *, by_total: bool = False, hides_empty: bool = False
    ) -> Matrix:
        """Put an answer in codebook order or, `by_total`, the codes most often with others first.

        `hides_empty` leaves out codes that were counted nowhere.
        """
        counts = answer.counts
        places = [at for at in range(len(counts)) if counts[at][at] or not hides_empty]
        if by_total:
            totals = [sum(row) - row[at] for at, row in enumerate(counts)]
            places.sort(key=lambda at: -totals[at])
        top = max((_largest_beside(row, at) for at, row in enumerate(answer.figures)), default=0.0)
        return cls(answer, tuple(places), top, by_total, hides_empty)

    def table(self) -> GridTable:
        """Return the figures for a grid; a code keeps its codebook number in any order."""
        names = self.answer.found.codes
        heads = tuple(Head(at + 1, names[at]) for at in self.places)
        return GridTable(heads, heads, self.cell, self._figure_width())

    def cell(self, row: int, column: int) -> Cell:
        """Return what the grid shows at a row and column; nothing for 0/0."""
        a, b = self.places[row], self.places[column]
        figure = self.answer.figures[a][b]
        if figure != figure:
            return Cell("")
        if figure == 0:
            return Cell(ZERO, own=a == b, is_zero=True)
        share = 0.0 if a == b or self.top <= 0 else min(max(figure / self.top, 0.0), 1.0)
        sign = UNUSUAL if self.answer.unusual[a][b] else ""
        return Cell(sign + self._in_figures(figure), share, a == b)

    def scope(self) -> str:
        """Return what was counted over, and how it stands."""
        hidden = len(self.answer.found.codes) - len(self.places) if self.hides_empty else None
        return self.answer.scope() + order_in_words(by_total=self.by_total, hidden=hidden)

    def legend(self) -> str:
        """Return the rule behind the sign, where there is any."""
        return _LEGEND if self._has_unusual else ""

    def cell_in_words(self, row: int, column: int) -> CellWords:
        """Return both codes with their own counts, and the figure with what was expected."""
        a, b = self.places[row], self.places[column]
        found, measure = self.answer, self.answer.question.measure
        names = [
            Named(found.found.codes[at], f"[{found.counts[at][at]}]")
            for at in dict.fromkeys((a, b))
        ]
        about = found.about(a, b)
        if measure == COUNT:
            return CellWords(names, about)
        figure = found.figures[a][b]
        shown = "empty (0/0)" if figure != figure else self._in_figures(figure)
        return CellWords(names, f"{measure} {shown} · {about}")

    def behind(self, row: int, column: int) -> Behind | None:
        """Return the units, or pairs of segments, that a figure counts."""
        a, b = self.places[row], self.places[column]
        answer = self.answer
        if not answer.counts[a][b]:
            return None
        counted = replace(answer.question, measure=COUNT).in_words()
        parts = (answer.about(a, b), counted, in_words(answer.question.filters))
        return Behind(
            tuple(answer.found.codes[place] for place in dict.fromkeys((a, b))),
            " · ".join(part for part in parts if part),
            answer.question.unit,
            answer.columns,
            partial(answer.found.behind, a, b),
        )

    @property
    def _has_unusual(self) -> bool:
        return any(any(row) for row in self.answer.unusual)

    def _in_figures(self, figure: float) -> str:
        return in_figures(figure, self.answer.question.measure)

    def _figure_width(self) -> int:
        ends = [extreme for row in self.answer.figures for extreme in _extremes(row)]
        longest = max((len(self._in_figures(end)) for end in ends), default=1)
        return longest + len(UNUSUAL) * self._has_unusual


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


def _largest_beside(row: Sequence[float], at: int) -> float:
    return max(
        (figure for place, figure in enumerate(row) if place != at and figure == figure),
        default=0.0,
    )


def _extremes(row: Sequence[float]) -> tuple[float, ...]:
    there = [figure for figure in row if figure == figure]
    return (min(there), max(there)) if there else ()
