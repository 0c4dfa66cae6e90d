"""The passages behind a count, so that every number leads back to the words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mbcode.analysis.applied import applied
from mbcode.analysis.axis import axis
from mbcode.analysis.choices import OVERLAP
from mbcode.analysis.grid import grid
from mbcode.analysis.intervals import Ranges, pairs_between
from mbcode.analysis.segments import segments
from mbcode.analysis.text_ranges import pick_codings
from mbcode.analysis.unit_array import unit_array
from mbcode.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mbcode.analysis.applied import Applied
    from mbcode.analysis.grid import Grid
    from mbcode.columns import Columns, Ints


@dataclass(frozen=True, slots=True)
class Passage:
    """Text that a count counted once: a span of `Columns.transcripts[transcript_index]`.

    `coding_ids` are the database's ids of the codings that made it count, in order of the text.
    """

    transcript_index: int
    span: Span
    coding_ids: tuple[int, ...]


def passages(
    columns: Columns, a: int, b: int, unit: str, rule: str, level: str, speakers: Sequence[str] = ()
) -> tuple[Passage, ...]:
    """Return what `cooccurrence` counted for the codes at places `a` and `b` of its axis, in text
    order.

    For `overlap`, a passage for each pair of segments: the text they share, with the codings of
    both that share a character with it; for a code with itself, each of its segments. For a unit,
    a passage for each unit (and coder, by the rule `same`) that has both: the unit's text (of a
    case, its first transcript), with the codings that gave it the codes; characters come as
    stretches, not one by one.
    """
    import numpy as np

    place = axis(columns, level).place[columns.codings.code]
    named = np.flatnonzero((place == a) | (place == b))
    narrowed = replace(columns, codings=pick_codings(columns.codings, named))
    column = np.zeros_like(named) if a == b else (place[named] == b).astype(np.int64)
    pair = applied(narrowed, column, 1 if a == b else 2)
    if unit == OVERLAP:
        return _shared_by_segments(narrowed, pair, rule)
    return unit_passages(narrowed, pair, grid(narrowed, unit, speakers), rule)


def _shared_by_segments(columns: Columns, pair: Applied, rule: str) -> tuple[Passage, ...]:
    import numpy as np

    found = segments(pair, rule)
    shared, coder = found.spans, found.coder
    if pair.width == 2:
        chunks = list(found.pairs())
        left = np.concatenate([one for one, _ in chunks] or [coder[:0]])
        right = np.concatenate([other for _, other in chunks] or [coder[:0]])
        one, other = found.spans.pick(left), found.spans.pick(right)
        start, end = np.maximum(one.start, other.start), np.minimum(one.end, other.end)
        shared, coder = Ranges(one.line, start, end), coder[left]
    by_text = np.lexsort((coder, shared.end, shared.start, shared.line))
    shared, coder = shared.pick(by_text), coder[by_text]
    givers = pair if rule == "same" else pair.together()
    behind = pairs_between(
        _by_coder(shared, coder, givers.coders),
        _by_coder(givers.passages, givers.coder, givers.coders),
    )
    return _passages(shared, behind, columns.codings.id)


def unit_passages(columns: Columns, given: Applied, units: Grid, rule: str) -> tuple[Passage, ...]:
    """Return a passage for each unit (and coder, by the rule `same`) that has every column of
    `given`, in text order.

    The passages of `given` are those of `columns.codings`, row by row.
    """
    import numpy as np

    array = unit_array(given, units, rule)
    rows = np.flatnonzero(array.matrix().sum(axis=1) == given.width)
    coder, unit = np.divmod(rows, max(len(units), 1))
    by_text = np.lexsort((coder, unit))
    coder, unit = coder[by_text], unit[by_text]
    givers = given if rule == "same" else given.together()
    low, high = units.touched(givers.passages)
    touches = low < high
    runs = Ranges(givers.coder[touches], low[touches], high[touches])
    found, giver = pairs_between(Ranges(coder, unit, unit + 1), runs)
    return _passages(units.spans.pick(unit), (found, giver), columns.codings.id[touches])


def _by_coder(ranges: Ranges, coder: Ints, coders: int) -> Ranges:
    return Ranges(ranges.line * max(coders, 1) + coder, ranges.start, ranges.end)


def _passages(spans: Ranges, behind: tuple[Ints, Ints], ids: Ints) -> tuple[Passage, ...]:
    """Return each span with the ids behind it; `behind` pairs places of `spans` and of `ids`."""
    import numpy as np

    owner, giver = behind
    ends = np.searchsorted(owner, np.arange(len(spans)), side="right").tolist()
    given = ids[giver].tolist()
    found = []
    begin = 0
    for line, start, end, stop in zip(
        spans.line.tolist(), spans.start.tolist(), spans.end.tolist(), ends, strict=True
    ):
        ids_behind = tuple(dict.fromkeys(given[begin:stop]))
        found.append(Passage(line, Span(start, end), ids_behind))
        begin = stop
    return tuple(found)
