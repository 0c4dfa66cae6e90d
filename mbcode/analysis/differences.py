"""The passages that two coders read differently, code by code, to be settled one by one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mbcode.analysis.grid import grid
from mbcode.analysis.intervals import Ranges, joined, met
from mbcode.analysis.text_ranges import pick_codings, span_ranges, spoken
from mbcode.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mbcode.analysis.grid import Grid
    from mbcode.columns import CodingColumns, Columns, Ints


@dataclass(frozen=True, slots=True)
class Difference:
    """A passage of `Columns.transcripts[transcript_index]` to which two coders did not give the
    code `Columns.codes[code_index]` alike.

    `span` goes from the first to the last character of the codings in question; `one` and `other`
    are the ids of each coder's, in text order, empty for a coder who did not give the code here.
    `units` is the number of units on which only one of them has it, by weight.
    """

    transcript_index: int
    code_index: int
    span: Span
    one: tuple[int, ...]
    other: tuple[int, ...]
    units: int


def differences(
    columns: Columns, unit: str = "sentence", speakers: Sequence[str] = ()
) -> tuple[Difference, ...]:
    """Return where the two coders of `columns` differ, in order of the text, then of the codebook.

    A coder has a code on a unit of `grid` where a coding of theirs shares a character with it.
    Codings of one code, by either coder, belong to one passage if they have a unit in common, or
    are linked by others that do; so each unit on which the two differ is in exactly one passage,
    and over the passages of a code, `units` adds up to what `agreement` counts as yes by any, less
    yes by all. Raises MbcodeError for an unknown choice, NotFoundError for an unknown speaker.
    """
    import numpy as np

    columns = spoken(columns, speakers)
    cut = grid(columns, unit, speakers)
    low, high = cut.touched(span_ranges(columns.codings))
    codings = pick_codings(columns.codings, low < high)
    runs = Ranges(codings.code, low[low < high], high[low < high])
    whole = joined(runs)
    passage, _ = met(runs, whole)
    apart = _apart(cut, whole, passage, codings.coder, runs)
    order = np.argsort(passage, kind="stable")
    ends = np.searchsorted(passage[order], np.arange(len(whole)), side="right").tolist()
    found: list[Difference] = []
    begin = 0
    for units, stop in zip(apart.tolist(), ends, strict=True):
        if units:
            found.append(_difference(pick_codings(codings, np.sort(order[begin:stop])), units))
        begin = stop
    return tuple(
        sorted(found, key=lambda each: (each.transcript_index, each.span, each.code_index))
    )


def _apart(cut: Grid, whole: Ranges, passage: Ints, coder: Ints, runs: Ranges) -> Ints:
    """Return for each of the runs in `whole` how many of its units only one coder has."""
    import numpy as np

    before = np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(cut.weight)))
    by_coder = joined(Ranges(passage * 2 + coder, runs.start, runs.end))
    had = np.zeros(len(whole), dtype=np.int64)
    np.add.at(had, by_coder.line // 2, before[by_coder.end] - before[by_coder.start])
    # Each unit is had by one coder or by both: had = either + both.
    either: Ints = before[whole.end] - before[whole.start]
    return 2 * either - had


def _difference(codings: CodingColumns, units: int) -> Difference:
    by = [tuple(codings.id[codings.coder == place].tolist()) for place in (0, 1)]
    return Difference(
        int(codings.transcript[0]),
        int(codings.code[0]),
        Span(int(codings.start.min()), int(codings.end.max())),
        by[0],
        by[1],
        units,
    )
