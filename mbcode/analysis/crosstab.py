"""How much of each code there is in each group."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mbcode.analysis.applied import applied
from mbcode.analysis.axis import axis
from mbcode.analysis.grid import grid
from mbcode.analysis.groups import groups
from mbcode.analysis.intervals import distinct
from mbcode.analysis.text_ranges import spoken
from mbcode.analysis.unit_array import unit_array
from mbcode.frames import Column, Frame, Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mbcode.analysis.groups import Groups
    from mbcode.columns import Columns, Ints


def crosstab(
    columns: Columns,
    by: str,
    unit: str | None = None,
    rule: str = "same",
    level: str = "code",
    speakers: Sequence[str] = (),
) -> Frame:
    """Count each code in each group: a row a code in codebook order, a column a group.

    The first column is `code`; groups stand in Danish order, `(none)` for those without a value
    last. `by` is `transcript`, `case`, `role`, `coder`, `speaker` or an attribute of transcripts or
    cases. Without `unit`, cells are numbers of codings (whatever `rule` says); by speaker, a coding
    counts for every speaker whose turn it shares a character with. With a `unit` of `grid`, cells
    are numbers of units that a coding of the group gives the code: by the coder rule `same` added
    over coders; by speaker, only the text in that speaker's turns counts. By coder, each coder is
    taken alone, whatever the rule. Cells are int64.

    Raises MbcodeError for an unknown choice, NotFoundError for an unknown attribute or speaker.
    """
    columns = spoken(columns, speakers)
    rows, found = axis(columns, level), groups(columns, by, speakers)
    place = rows.place[columns.codings.code[found.coding]]
    column, width = found.group * len(rows) + place, len(found.names) * len(rows)
    if unit is None:
        counts = _codings(found, column, width)
    else:
        given = applied(columns, place, len(rows)).pick(found.coding, column, width)
        given = replace(given, passages=found.parts)
        if by == "speaker":
            speakers = speakers or columns.speakers
        cut = grid(columns, unit, speakers)
        counts = unit_array(given.together() if by == "coder" else given, cut, rule).sums()
    cells = counts.reshape(len(found.names), len(rows))
    names = Column("code", Kind.TEXT, list(rows.names))
    return Frame((names, *(Column.of(*each) for each in zip(found.names, cells, strict=True))))


def _codings(found: Groups, column: Ints, width: int) -> Ints:
    import numpy as np

    # By speaker, a coding can lie in two turns of one speaker, and still is one.
    once = distinct(found.coding * max(width, 1) + column)
    return np.bincount(once % max(width, 1), minlength=width)
