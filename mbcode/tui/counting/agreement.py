"""How far two coders agree, as a list of codes with their figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from mbcode.amounts import many
from mbcode.analysis.agreement import ALL_CODES, FEWEST_POSITIVE, agreement, thin
from mbcode.analysis.compared import coded_by_all
from mbcode.analysis.differences import Difference, differences
from mbcode.tui.counting.cells import ZERO, Cell, GridTable, Head, in_figures
from mbcode.tui.counting.figures import Behind, CellWords, Named, counted_over, order_in_words
from mbcode.tui.counting.pairs import pairs_of
from mbcode.tui.counting.settled import Settled
from mbcode.tui.counting.units import amount

if TYPE_CHECKING:
    from mbcode.columns import Columns
    from mbcode.tui.counting.agreeing import Agreeing

THIN = "°"
_LEGEND = f"{THIN} fewer than {FEWEST_POSITIVE} units with a yes: its figures rest on little"
_WIDEST_COLUMN = 10
_HEAD = 7
"""Cells that the longest head needs."""


class _Column(NamedTuple):
    """A column: its head, the frame's column behind it ("" for none), and what it says."""

    head: str
    source: str
    says: str


_PASSAGES, _SETTLED = "differ", "settled"
_COLUMNS = (
    _Column(_PASSAGES, "", "on which they differ"),
    _Column(_SETTLED, "", "settled, of those on which they differ"),
    _Column("both", "yes_by_all", "have it from both"),
    _Column("either", "yes_by_any", "have it from either"),
    _Column("percent", "percent", "share on which they agree"),
    _Column("kappa", "kappa", "Cohen's kappa"),
    _Column("alpha", "alpha", "Krippendorff's alpha"),
    _Column("from", "ci_low", "alpha's 95 % interval begins"),
    _Column("to", "ci_high", "alpha's 95 % interval ends"),
    _Column("AC1", "ac1", "Gwet's AC1"),
    _Column("F1", "f1", "Dice's F1"),
)
_WHOLE = ("yes_by_all", "yes_by_any")


@dataclass(frozen=True, slots=True, eq=False)
class Agreement:
    """What was compared: a row for each code, then `(all)`.

    `figures` maps a column of `analysis.agreement` to its cells (NaN for 0/0), `thin` are the codes
    with few yeses, `differences` the passages on which the two differ, `are_settled` which of them
    are settled, and `to_settle`, row by row, how many there are and how many are settled.
    """

    question: Agreeing
    columns: Columns
    codes: tuple[str, ...]
    figures: dict[str, Sequence[float]]
    thin: frozenset[str]
    differences: tuple[Difference, ...]
    settled: Settled
    are_settled: tuple[bool, ...]
    to_settle: tuple[tuple[int, int], ...]

    def arranged(self, *, by_total: bool, hides_empty: bool) -> AgreementFigures:
        """Put the codes in codebook order, or those with most to settle first; leave out codes that
        neither gave, or not. `(all)` is last.
        """
        rows = [
            place
            for place, either in enumerate(self.figures["yes_by_any"])
            if either or not hides_empty
        ]
        if by_total:
            rows.sort(key=lambda at: (self.codes[at] == ALL_CODES, -self.to_settle[at][0]))
        return AgreementFigures(self, tuple(rows), by_total=by_total, hides_empty=hides_empty)

    def about(self, row: int) -> tuple[tuple[Difference, bool], ...]:
        """Return the passages on which the two differ in the code of a row, or in any, each with
        whether it is settled.
        """
        name, found = self.codes[row], zip(self.differences, self.are_settled, strict=True)
        if name == ALL_CODES:
            return tuple(found)
        named = {at for at, code in enumerate(self.columns.codes) if code.name == name}
        return tuple(each for each in found if each[0].code_index in named)


@dataclass(frozen=True, slots=True, eq=False)
class AgreementFigures:
    """An agreement as it is shown; `rows` are the places in `answer.codes` of its rows."""

    answer: Agreement
    rows: tuple[int, ...]
    by_total: bool
    hides_empty: bool

    def table(self) -> GridTable:
        """Return the figures for a grid; a code keeps its codebook number in any order."""
        rows = tuple(Head(at + 1, self.answer.codes[at]) for at in self.rows)
        columns = tuple(Head(number, each.head) for number, each in enumerate(_COLUMNS, 1))
        cells = [
            self.cell(row, column) for row in range(len(rows)) for column in range(len(columns))
        ]
        width = max([_HEAD - 1, *(len(cell.text) for cell in cells)])
        return GridTable(rows, columns, self.cell, width, _WIDEST_COLUMN)

    def cell(self, row: int, column: int) -> Cell:
        """Return what the grid shows at a row and column; nothing for 0/0."""
        place, of = self.rows[row], _COLUMNS[column]
        if not of.source:
            found = self.answer.to_settle[place][of.head == _SETTLED]
            return Cell(f"{found:,}") if found else Cell(ZERO, is_zero=True)
        figure = self.answer.figures[of.source][place]
        if figure != figure:
            return Cell("")
        if of.source not in _WHOLE:
            return Cell(in_figures(figure, of.source))
        is_thin = of.source == "yes_by_any" and self.answer.codes[place] in self.answer.thin
        shown = f"{THIN if is_thin else ''}{figure:,.0f}"
        return Cell(shown) if figure else Cell(shown.replace("0", ZERO), is_zero=True)

    def scope(self) -> str:
        """Return what was compared, and how it stands."""
        answer = self.answer
        n = int(answer.figures["units"][0])
        hidden = len(answer.codes) - len(self.rows) if self.hides_empty else None
        over = f"{counted_over(answer.columns)} · {amount(n, answer.question.unit)}"
        return over + order_in_words(by_total=self.by_total, hidden=hidden)

    def legend(self) -> str:
        """Return what the sign of few yeses means, where there is any."""
        return _LEGEND if self.answer.thin else ""

    def cell_in_words(self, row: int, column: int) -> CellWords:
        """Return the code with how much of it is settled, and what the figure says."""
        place, of = self.rows[row], _COLUMNS[column]
        passages, settled = self.answer.to_settle[place]
        about = (
            f"{settled:,} of {many(passages, 'passage')} settled" if passages else "no difference"
        )
        return CellWords((Named(self.answer.codes[place], f"· {about}"),), self._says(place, of))

    def behind(self, row: int, column: int) -> Behind | None:
        """Return nothing: what stands behind agreement is settled, not only read."""
        del row, column
        return None

    def _says(self, place: int, of: _Column) -> str:
        if not of.source:
            return f"{many(self.answer.to_settle[place][of.head == _SETTLED], 'passage')} {of.says}"
        figure = self.answer.figures[of.source][place]
        if of.source in _WHOLE:
            if self.answer.codes[place] == ALL_CODES:
                return f"{figure:,.0f} decisions on a unit and a code {of.says}"
            return f"{amount(int(figure), self.answer.question.unit)} {of.says}"
        return f"{of.says}: {'empty (0/0)' if figure != figure else f'{figure:.3f}'}"


def count(whole: Columns, question: Agreeing) -> Agreement:
    """Compare the two coders whom `question` asks for, or the first two there are, over the
    transcripts that both coded. `whole` is the study, read with its units.

    Raises MbcodeError where no two coders have a transcript in common.
    """
    question = question.among(pairs_of(whole, question.filters, question.agreed))
    columns = coded_by_all(whole, question.compared)
    speakers = question.filters.speakers
    frame = agreement(columns, question.unit, speakers=speakers)
    codes = tuple(frame["code"])
    found = differences(columns, question.unit, speakers)
    settled = Settled.of(whole, question.agreed, question.declined)
    are_settled = tuple(settled.is_settled(columns, each) for each in found)
    return Agreement(
        question,
        columns,
        codes,
        {name: frame[name] for name in frame.names[1:]},
        frozenset(thin(frame)),
        found,
        settled,
        are_settled,
        _to_settle(columns, codes, found, are_settled),
    )


def _to_settle(
    columns: Columns,
    codes: Sequence[str],
    found: Sequence[Difference],
    are_settled: Sequence[bool],
) -> tuple[tuple[int, int], ...]:
    differ = Counter(columns.codes[each.code_index].name for each in found)
    settled = Counter(
        columns.codes[each.code_index].name
        for each, is_settled in zip(found, are_settled, strict=True)
        if is_settled
    )
    differ[ALL_CODES], settled[ALL_CODES] = differ.total(), settled.total()
    return tuple((differ[name], settled[name]) for name in codes)
