"""Tables of how codes come up: new ones, one after another, and in which part of an interview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mbcode.analysis.compared import coded_by_any
from mbcode.analysis.course import course
from mbcode.analysis.saturation import ORDERS, SEED, saturation
from mbcode.analysis.select import keep
from mbcode.analysis.sequence import WITHIN, sequence
from mbcode.analysis.shares import shares
from mbcode.danish import fold
from mbcode.export.table import Table
from mbcode.jobs.tables.meaning import NO_FILTERS, meaning
from mbcode.store.study import Study

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mbcode.columns import Columns
    from mbcode.model import Filters


def saturation_table(
    study: Study,
    filters: Filters = NO_FILTERS,
    level: str = "code",
    orders: int = ORDERS,
    seed: int = SEED,
) -> Table:
    """Return how many codes each further transcript adds (`analysis.saturation`).

    The transcripts stand in the order in which the filter names them, or else of their names.
    """
    columns = coded_by_any(study.columns(units=bool(filters.speakers)), filters)
    order = _order(columns, filters.transcripts)
    frame = saturation(columns, level, filters.speakers, order, orders, seed)
    said = meaning(study, filters, level=level, n=len(frame), orders=orders, seed=seed)
    return Table.of(frame, "saturation", said)


def sequence_table(
    study: Study,
    filters: Filters = NO_FILTERS,
    within: int = WITHIN,
    after: str = "end",
    rule: str = "same",
    level: str = "code",
    *,
    all_pairs: bool = False,
) -> Table:
    """Return how often one code starts soon after another (`analysis.sequence`)."""
    columns = keep(study.columns(units=True), filters)
    frame = sequence(columns, within, after, rule, level, filters.speakers, all_pairs)
    said = meaning(
        study,
        filters,
        within=within,
        after=after,
        coders=rule,
        level=level,
        n=len(columns.codings.id),
    )
    return Table.of(frame, "sequence", said)


def course_table(
    study: Study,
    filters: Filters = NO_FILTERS,
    level: str = "code",
    share: str | None = None,
) -> Table:
    """Return how many codings begin in each tenth of the interviews (`analysis.course`).

    With `share`, as a share of the `row` or the `column` (`analysis.shares`).
    """
    columns = keep(study.columns(units=bool(filters.speakers)), filters)
    frame = course(columns, level, filters.speakers)
    counted = sum(sum(column.cells) for column in frame.columns[1:])
    if share is not None:
        frame = shares(frame, share)
    said = meaning(study, filters, level=level, share=share, n=counted)
    return Table.of(frame, "course", said)


def _order(columns: Columns, named: Sequence[str]) -> list[int] | None:
    """Return the places of the transcripts in the order in which they were named, if they were."""
    if not named:
        return None
    rank = {fold(name): place for place, name in reversed(list(enumerate(named)))}
    rows = columns.transcripts
    return sorted(range(len(rows)), key=lambda place: rank[fold(rows[place].name)])
