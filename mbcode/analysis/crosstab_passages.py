"""The passages behind a figure of a crosstab, so that it too leads back to the words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mbcode.analysis.applied import applied
from mbcode.analysis.axis import axis
from mbcode.analysis.grid import grid
from mbcode.analysis.groups import groups
from mbcode.analysis.passages import Passage, unit_passages
from mbcode.analysis.text_ranges import pick_codings, spoken
from mbcode.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mbcode.columns import CodingColumns, Columns


def crosstab_passages(
    columns: Columns,
    by: str,
    code: str,
    group: str,
    unit: str | None = None,
    rule: str = "same",
    level: str = "code",
    speakers: Sequence[str] = (),
) -> tuple[Passage, ...]:
    """Return what `crosstab` counted in the cell of a code (or theme) and a group, in text order.

    Without `unit`, a passage for each coding. With a unit, a passage for each unit that counts
    (and coder, by the rule `same`), with the codings of the group that gave it the code; characters
    come as stretches, not one by one. Raises like `crosstab`, and ValueError for a code or group
    that is no row or column of its table.
    """
    import numpy as np

    columns = spoken(columns, speakers)
    rows, found = axis(columns, level), groups(columns, by, speakers)
    place = rows.place[columns.codings.code[found.coding]]
    here = (place == rows.names.index(code)) & (found.group == found.names.index(group))
    if unit is None:
        return _as_passages(pick_codings(columns.codings, np.unique(found.coding[here])))
    # By speaker, a coding stands here once a turn, with its part of the text in that turn.
    narrowed = replace(columns, codings=pick_codings(columns.codings, found.coding[here]))
    given = applied(narrowed, np.zeros(int(here.sum()), dtype=np.int64), 1)
    given = replace(given, passages=found.parts.pick(here))
    if by == "speaker":
        speakers = speakers or columns.speakers
    return unit_passages(
        narrowed, given, grid(columns, unit, speakers), "any" if by == "coder" else rule
    )


def _as_passages(codings: CodingColumns) -> tuple[Passage, ...]:
    return tuple(
        Passage(transcript, Span(start, end), (id_,))
        for transcript, start, end, id_ in zip(
            codings.transcript.tolist(),
            codings.start.tolist(),
            codings.end.tolist(),
            codings.id.tolist(),
            strict=True,
        )
    )
