"""The table of three codes together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mbcode.analysis.choices import OVERLAP
from mbcode.analysis.select import keep
from mbcode.analysis.triples import TOP, triples
from mbcode.export.table import Table
from mbcode.jobs.tables.meaning import NO_FILTERS, meaning
from mbcode.store.study import Study

if TYPE_CHECKING:
    from mbcode.model import Filters


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
