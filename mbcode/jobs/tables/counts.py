"""Tables of numbers: summary, crosstab, co-occurrence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mbcode.analysis.choices import OVERLAP
from mbcode.analysis.cooccurrence import cooccurrence
from mbcode.analysis.crosstab import crosstab
from mbcode.analysis.shares import shares
from mbcode.analysis.summary import summary
from mbcode.export.table import Table
from mbcode.jobs.tables.kept import kept
from mbcode.jobs.tables.meaning import NO_FILTERS, meaning
from mbcode.store.study import Study

if TYPE_CHECKING:
    from mbcode.columns import Columns
    from mbcode.model import Filters


def summary_table(study: Study, filters: Filters = NO_FILTERS, level: str = "code") -> Table:
    """Return how much there is of each code (`analysis.summary`)."""
    columns = kept(study, filters)
    texts = study.transcripts.texts([row.id for row in columns.transcripts])
    frame = summary(columns, texts, level, filters.speakers)
    return Table.of(frame, "summary", meaning(study, filters, level=level, n=_codings(columns)))


def crosstab_table(
    study: Study,
    by: str,
    filters: Filters = NO_FILTERS,
    unit: str | None = None,
    rule: str = "same",
    level: str = "code",
    share: str | None = None,
) -> Table:
    """Return how much of each code there is in each group (`analysis.crosstab`).

    With `share`, as a share of the `row` or the `column` (`analysis.shares`).
    """
    columns = kept(study, filters, unit, by)
    frame = crosstab(columns, by, unit, rule, level, filters.speakers)
    if share is not None:
        frame = shares(frame, share)
    choices = {"by": by, "unit": unit, "coders": rule, "level": level, "share": share}
    return Table.of(frame, "crosstab", meaning(study, filters, **choices, n=_codings(columns)))


def cooccurrence_table(
    study: Study,
    filters: Filters = NO_FILTERS,
    unit: str = OVERLAP,
    rule: str = "same",
    level: str = "code",
    measure: str = "count",
) -> Table:
    """Return the square table of codes by codes (`analysis.cooccurrence`)."""
    found = cooccurrence(kept(study, filters, unit), unit, rule, level, filters.speakers)
    said = meaning(study, filters, unit=unit, coders=rule, level=level, measure=measure, n=found.n)
    return Table.of(found.square(measure), "cooccurrence", said)


def pairs_table(
    study: Study,
    filters: Filters = NO_FILTERS,
    unit: str = OVERLAP,
    rule: str = "same",
    level: str = "code",
    *,
    all_pairs: bool = False,
) -> Table:
    """Return a row for each pair of codes that goes together, or for every pair."""
    found = cooccurrence(kept(study, filters, unit), unit, rule, level, filters.speakers)
    said = meaning(study, filters, unit=unit, coders=rule, level=level, n=found.n)
    return Table.of(found.long(0 if all_pairs else 1), "cooccurrence", said)


def _codings(columns: Columns) -> int:
    return len(columns.codings.id)
