"""A crosstab as the analysis counts it, put in an order and into cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from mbcode.analysis.crosstab import crosstab
from mbcode.analysis.crosstab_passages import crosstab_passages
from mbcode.analysis.groups import BY
from mbcode.analysis.select import keep
from mbcode.analysis.shares import shares
from mbcode.danish import fold, sort_key
from mbcode.tui.counting.cells import ZERO, Cell, GridTable, Head
from mbcode.tui.counting.facets import in_words
from mbcode.tui.counting.figures import Behind, CellWords, Named, counted_over, order_in_words
from mbcode.tui.counting.units import COUNT, amount

if TYPE_CHECKING:
    from mbcode.columns import Columns
    from mbcode.tui.counting.crosstabulating import Crosstabulating

_WIDEST_COLUMN = 16
_SMALLEST_SHOWN = 0.005
_NOT_GROUPS = ("title", "provenance")
"""Attributes that every transcript has another of, or all the same."""


@dataclass(frozen=True, slots=True, eq=False)
class Crosstab:
    """What was counted, as plain numbers: a row for each of `codes`, a column for each of `groups`.

    `figures` are counts or shares (NaN for 0/0), `counts` always the counts.
    """

    question: Crosstabulating
    columns: Columns
    codes: tuple[str, ...]
    groups: tuple[str, ...]
    counts: Sequence[Sequence[int]]
    figures: Sequence[Sequence[float]]

    def arranged(self, *, by_total: bool, hides_empty: bool) -> CrosstabFigures:
        """Put the codes in codebook order, or those with most first; leave out codes and groups
        with nothing, or not.
        """
        totals = [sum(row) for row in self.counts]
        used = {at for row in self.counts for at, each in enumerate(row) if each}
        rows = [at for at in range(len(self.codes)) if totals[at] or not hides_empty]
        columns = [at for at in range(len(self.groups)) if at in used or not hides_empty]
        if by_total:
            rows.sort(key=lambda at: -totals[at])
        top = max((each for row in self.figures for each in row if each == each), default=0.0)
        return CrosstabFigures(
            self, tuple(rows), tuple(columns), top, by_total=by_total, hides_empty=hides_empty
        )


@dataclass(frozen=True, slots=True, eq=False)
class CrosstabFigures:
    """A crosstab as it is shown: `rows` and `places` hold the places in `answer.codes` and
    `answer.groups` of what stands in the grid; `top` is the largest figure.
    """

    answer: Crosstab
    rows: tuple[int, ...]
    places: tuple[int, ...]
    top: float
    by_total: bool
    hides_empty: bool

    def table(self) -> GridTable:
        """Return the figures for a grid; codes and groups keep their numbers in any order."""
        answer = self.answer
        longest = max((len(self._shown(each)) for row in answer.figures for each in row), default=1)
        return GridTable(
            tuple(Head(at + 1, answer.codes[at]) for at in self.rows),
            tuple(Head(at + 1, answer.groups[at]) for at in self.places),
            self.cell,
            longest,
            _WIDEST_COLUMN,
        )

    def cell(self, row: int, column: int) -> Cell:
        """Return what the grid shows at a row and column; nothing for 0/0."""
        figure = self.answer.figures[self.rows[row]][self.places[column]]
        if figure == 0:
            return Cell(ZERO, is_zero=True)
        share = figure / self.top if self.top > 0 and figure == figure else 0.0
        return Cell(self._shown(figure), share)

    def scope(self) -> str:
        """Return what was counted over, and how it stands."""
        answer = self.answer
        hidden = len(answer.codes) - len(self.rows) + len(answer.groups) - len(self.places)
        order = order_in_words(by_total=self.by_total, hidden=hidden if self.hides_empty else None)
        return counted_over(answer.columns) + order

    def legend(self) -> str:
        """Return nothing: no sign stands beside a figure."""
        return ""

    def cell_in_words(self, row: int, column: int) -> CellWords:
        """Return the code and the group, and the figure with the totals it is a part of."""
        answer, question = self.answer, self.answer.question
        code, group = self.rows[row], self.places[column]
        count = answer.counts[code][group]
        of_code = sum(answer.counts[code])
        of_group = sum(each[group] for each in answer.counts)
        names = (
            Named(answer.codes[code], f"[{of_code}]"),
            Named(answer.groups[group], f"[{of_group}]"),
        )
        said = amount(count, question.unit)
        if question.share == COUNT:
            return CellWords(names, f"{said} of {of_code:,} in the row, {of_group:,} in the column")
        whole = of_code if question.share == "row" else of_group
        share = f"{count / whole:.1%}" if whole else "empty (0/0)"
        return CellWords(names, f"{share} of the {question.share}: {said} of {whole:,}")

    def behind(self, row: int, column: int) -> Behind | None:
        """Return the codings, or the units, that a figure counts."""
        answer, question = self.answer, self.answer.question
        code, group = self.rows[row], self.places[column]
        count = answer.counts[code][group]
        if not count:
            return None
        counted = replace(question, share=COUNT).in_words()
        parts = (amount(count, question.unit), counted, in_words(question.filters))
        find = partial(
            crosstab_passages,
            answer.columns,
            question.by,
            answer.codes[code],
            answer.groups[group],
            question.counted,
            question.rule,
            question.level,
            question.filters.speakers,
        )
        names = (answer.codes[code], answer.groups[group])
        about = " · ".join(part for part in parts if part)
        return Behind(names, about, question.unit, answer.columns, find)

    def _shown(self, figure: float) -> str:
        if figure != figure:
            return ""
        if self.answer.question.share == COUNT:
            return f"{figure:.0f}"
        return f"{figure:.0%}" if figure >= _SMALLEST_SHOWN or not figure else "<1%"


def count(columns: Columns, question: Crosstabulating) -> Crosstab:
    """Count what `question` asks over a whole study, read with its units.

    Raises NotFoundError where the study no longer holds what the question is narrowed to.
    """
    question = replace(question, groupings=groupings(columns))
    kept, filters = keep(columns, question.filters), question.filters
    frame = crosstab(
        kept, question.by, question.counted, question.rule, question.level, filters.speakers
    )
    shown = frame if question.share == COUNT else shares(frame, question.share)
    return Crosstab(
        question,
        kept,
        tuple(frame["code"]),
        tuple(frame.names[1:]),
        [row[1:] for row in frame.rows()],
        [row[1:] for row in shown.rows()],
    )


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
