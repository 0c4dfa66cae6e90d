"""Tables of how codes come up: new ones, three together, one after another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mbcode.analysis.choices import OVERLAP
from mbcode.analysis.compared import coded_by_any
from mbcode.analysis.saturation import ORDERS, SEED, saturation
from mbcode.analysis.select import keep
from mbcode.analysis.sequence import WITHIN, sequence
from mbcode.analysis.triples import TOP, triples
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


def triples_table(
    study: Study,
    filters: Filters = NO_FILTERS,
    unit: str = OVERLAP,
    rule: str = "same",
    level: str = "code",
    top: int = TOP,
) -> Table:
    """Return the most frequent combinations of three codes (`analysis.triples`)."""
    columns = keep(study.columns(units=True), filters)
    frame = triples(columns, unit, rule, level, filters.speakers, top)
    n = next(iter(frame["n"]), None)
    said = meaning(study, filters, order=3, unit=unit, coders=rule, level=level, top=top, n=n)
    return Table.of(frame, "cooccurrence", said)


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


def _order(columns: Columns, named: Sequence[str]) -> list[int] | None:
    """Return the places of the transcripts in the order in which they were named, if they were."""
    if not named:
        return None
    rank = {fold(name): place for place, name in reversed(list(enumerate(named)))}
    rows = columns.transcripts
    return sorted(range(len(rows)), key=lambda place: rank[fold(rows[place].name)])
