"""Which codes go together, counted; and the passages behind every count."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from mbcode.analysis.applied import applied
from mbcode.analysis.axis import axis
from mbcode.analysis.choices import MEASURES, OVERLAP, require_one_of
from mbcode.analysis.grid import grid
from mbcode.analysis.measures import coefficient
from mbcode.analysis.passages import Passage, passages
from mbcode.analysis.segments import overlap_counts
from mbcode.analysis.text_ranges import spoken
from mbcode.analysis.unit_array import unit_array
from mbcode.errors import MbcodeError
from mbcode.frames import Column, Frame, Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mbcode.analysis.measures import Floats
    from mbcode.columns import Columns, Ints

_LONG_MEASURES = {
    "jaccard": "jaccard",
    "conditional_ab": "conditional",
    "conditional_ba": "conditional",
    "phi": "phi",
    "lift": "lift",
    "expected": "expected",
}


@dataclass(frozen=True, slots=True, eq=False)
class Cooccurrence:
    """Counts of codes together, and what they mean.

    `counts` is int64 of shape (codes, codes), symmetric: the diagonal is the code's own count, in
    units or segments; elsewhere the units with both, or the pairs of segments that overlap. `n`
    is the number of units the counts are out of, None for `overlap`, which has none. By the coder
    rule `same` counts are added over coders, so n is units × coders: a decision for each coder
    and unit, of which a count is never more. For `character` units are characters.
    """

    codes: tuple[str, ...]
    counts: Ints
    n: int | None
    unit: str
    rule: str
    level: str
    speakers: tuple[str, ...]
    columns: Columns = field(repr=False)

    def square(self, measure: str = "count") -> Frame:
        """Return the matrix: a first column `code`, then a column a code, both in codebook order.

        Cells are int64 counts or, for another `measure` (see `coefficient`, A the row and B the
        column), floats with NaN for 0/0. Raises MbcodeError for an unknown measure, and for any
        but `count` over `overlap`.
        """
        require_one_of(measure, MEASURES, "measure")
        cells = self.counts if measure == "count" else self._measured(measure)
        names = Column("code", Kind.TEXT, list(self.codes))
        measured = (Column.of(code, each) for code, each in zip(self.codes, cells.T, strict=True))
        return Frame((names, *measured))

    def long(self, least: int = 1) -> Frame:
        """Return a row for each unordered pair of codes that goes together `least` times or more.

        Columns: `code_a,code_b,count,count_a,count_b,n,jaccard,conditional_ab,conditional_ba,
        phi,lift,expected`; rows in codebook order of A, then B. For `overlap`, n and the measures
        are empty.
        """
        import numpy as np

        a, b = np.nonzero(np.triu(self.counts >= least, k=1))
        own = self.counts.diagonal()
        columns: dict[str, list[Any] | Ints | Floats] = {
            "code_a": [self.codes[place] for place in a.tolist()],
            "code_b": [self.codes[place] for place in b.tolist()],
            "count": self.counts[a, b],
            "count_a": own[a],
            "count_b": own[b],
            "n": [self.n] * len(a),
        }
        for name, measure in _LONG_MEASURES.items():
            first, second = (b, a) if name == "conditional_ba" else (a, b)
            columns[name] = (
                np.full(len(a), np.nan)
                if self.n is None
                else coefficient(measure, self.counts[a, b], own[first], own[second], self.n)
            )
        return Frame.of(columns, gaps=("n",))

    def behind(self, a: int, b: int) -> tuple[Passage, ...]:
        """Return what was counted for the codes at places `a` and `b`, one passage a count.

        See `passages` for what each holds. For the unit `character` a passage is a stretch of
        characters: there the passages' lengths add up to the count.
        """
        return passages(self.columns, a, b, self.unit, self.rule, self.level, self.speakers)

    def _measured(self, measure: str) -> Floats:
        import numpy as np

        if self.n is None:
            raise MbcodeError(
                f'"{measure}" needs a unit such as --unit sentence: over pairs of segments '
                "a coefficient can leave 0–1"
            )
        own = self.counts.diagonal()
        return coefficient(measure, self.counts, own[:, np.newaxis], own, self.n)


def cooccurrence(
    columns: Columns,
    unit: str = OVERLAP,
    rule: str = "same",
    level: str = "code",
    speakers: Sequence[str] = (),
) -> Cooccurrence:
    """Count how often each two codes go together.

    `unit` is `overlap`, pairs of segments that share a character (see `segments`), or a unit of
    `grid`, then it counts the units that have both. `rule` is how the coders of `columns` are
    taken (`same`, `any`, `all`), `level` whether a code counts as itself or as its `theme`. With
    `speakers`, only the text in their turns counts (see `grid`); for `overlap`, the codings that
    share a character with such a turn, whole. Raises MbcodeError for an unknown choice,
    NotFoundError for an unknown speaker.
    """
    columns = spoken(columns, speakers)
    rows = axis(columns, level)
    given = applied(columns, rows.place[columns.codings.code], len(rows))
    if unit == OVERLAP:
        counts, n = overlap_counts(given, rule), None
    else:
        array = unit_array(given, grid(columns, unit, speakers), rule)
        counts, n = array.together(), array.n
    return Cooccurrence(rows.names, counts, n, unit, rule, level, tuple(speakers), columns)
