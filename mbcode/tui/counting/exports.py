"""The tables that the workbench can write, each the one its command writes."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from mbcode.model import Filters
from mbcode.tui.counting.facets import as_options, in_words
from mbcode.tui.counting.units import COUNT

if TYPE_CHECKING:
    from mbcode.export.table import Table
    from mbcode.store.study import Study
    from mbcode.tui.counting.cooccurring import Cooccurring
    from mbcode.tui.counting.crosstabulating import Crosstabulating
    from mbcode.tui.counting.question import Question


@dataclass(frozen=True, slots=True)
class Export:
    """A table: the name of its file, without ending, what it holds, and how it is made.

    `options` are those of the command `mbcode export` that makes the same.
    """

    stem: str
    label: str
    make: Callable[[Study], Table]
    options: tuple[str, ...]

    @property
    def command(self) -> str:
        return shlex.join(("mbcode", "export", *self.options))


def exports(question: Question) -> tuple[Export, ...]:
    """Return what can be written: the figures as `question` asks for them, then other tables of
    the same part of the study.
    """
    filters = question.filters
    options, words = as_options(filters), in_words(filters)
    part = f" · {words}" if words else ""
    return (
        question.export(),
        Export(
            "codings",
            f"Codings, with their words{part}",
            partial(_codings, filters),
            ("codings", *options),
        ),
        Export(
            "summary",
            f"Summary: how much there is of each code{part}",
            partial(_summary, filters),
            ("summary", *options),
        ),
        Export("codebook", "Codebook, all of it", _codebook, ("codebook",)),
    )


def cooccurrence_export(question: Cooccurring) -> Export:
    """Return the table of co-occurrence as `question` asks for it."""
    options = ("--unit", question.unit, "--coders", question.rule, "--level", question.level)
    measure = () if question.measure == COUNT else ("--measure", question.measure)
    return Export(
        "cooccurrence",
        f"{question.what}, as shown: {question.in_words()}",
        partial(_cooccurrence, question),
        ("cooccurrence", *options, *measure, *as_options(question.filters)),
    )


def crosstab_export(question: Crosstabulating) -> Export:
    """Return the crosstab as `question` asks for it."""
    unit = () if question.counted is None else ("--unit", question.counted)
    share = () if question.share == COUNT else ("--share", question.share)
    options = ("--by", question.by, *unit, *share, "--coders", question.rule)
    return Export(
        "crosstab",
        f"{question.what}, as shown: {question.in_words()}",
        partial(_crosstab, question),
        ("crosstab", *options, "--level", question.level, *as_options(question.filters)),
    )


def _cooccurrence(question: Cooccurring, study: Study) -> Table:
    from mbcode.jobs.tables.counts import cooccurrence_table

    return cooccurrence_table(
        study,
        question.filters,
        unit=question.unit,
        rule=question.rule,
        level=question.level,
        measure=question.measure,
    )


def _crosstab(question: Crosstabulating, study: Study) -> Table:
    from mbcode.jobs.tables.counts import crosstab_table

    return crosstab_table(
        study,
        question.by,
        question.filters,
        unit=question.counted,
        rule=question.rule,
        level=question.level,
        share=None if question.share == COUNT else question.share,
    )


def _codings(filters: Filters, study: Study) -> Table:
    from mbcode.jobs.tables.quotes import codings_table

    return codings_table(study, filters)


def _summary(filters: Filters, study: Study) -> Table:
    from mbcode.jobs.tables.counts import summary_table

    return summary_table(study, filters)


def _codebook(study: Study) -> Table:
    from mbcode.jobs.tables.records import codebook_table

    return codebook_table(study)
