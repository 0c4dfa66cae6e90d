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
    from mbcode.tui.counting.agreeing import Agreeing
    from mbcode.tui.counting.cooccurring import Cooccurring
    from mbcode.tui.counting.crosstabulating import Crosstabulating


@dataclass(frozen=True, slots=True)
class Export:
    """A table: the name of its file, without ending, what it holds, and how it is made.

    `arguments` are those of the command that makes the same.
    """

    stem: str
    label: str
    make: Callable[[Study], Table]
    arguments: tuple[str, ...]

    @property
    def command(self) -> str:
        return shlex.join(("mbcode", *self.arguments))


def further_exports(filters: Filters) -> tuple[Export, ...]:
    """Return what can be written of a part of the study, whatever figures are shown."""
    options, words = as_options(filters), in_words(filters)
    part = f" · {words}" if words else ""
    return (
        Export(
            "codings",
            f"Codings, with their words{part}",
            partial(_codings, filters),
            ("export", "codings", *options),
        ),
        Export(
            "summary",
            f"Summary: how much there is of each code{part}",
            partial(_summary, filters),
            ("export", "summary", *options),
        ),
        Export("codebook", "Codebook, all of it", _codebook, ("export", "codebook")),
    )


def cooccurrence_export(question: Cooccurring) -> Export:
    """Return the table of co-occurrence as `question` asks for it."""
    options = ("--unit", question.unit, "--coders", question.rule, "--level", question.level)
    measure = () if question.measure == COUNT else ("--measure", question.measure)
    return Export(
        "cooccurrence",
        f"{question.what}, as shown: {question.in_words()}",
        partial(_cooccurrence, question),
        ("export", "cooccurrence", *options, *measure, *as_options(question.filters)),
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
        ("export", "crosstab", *options, "--level", question.level, *as_options(question.filters)),
    )


def agreement_export(question: Agreeing) -> Export:
    """Return the table of agreement as `question` asks for it."""
    return Export(
        "agreement",
        f"{question.what}, as shown: {question.unit}",
        partial(_agreement, question),
        ("agree", "--unit", question.unit, *as_options(question.compared)),
    )


def disagreements_export(question: Agreeing) -> Export:
    """Return the table of the units on which the two coders of `question` differ."""
    return Export(
        "disagreements",
        f"Where they differ, with the words: {question.unit}",
        partial(_disagreements, question),
        ("agree", "--disagreements", "--unit", question.unit, *as_options(question.compared)),
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


def _agreement(question: Agreeing, study: Study) -> Table:
    from mbcode.jobs.tables.agreement import agreement_table

    return agreement_table(study, question.compared, question.unit)


def _disagreements(question: Agreeing, study: Study) -> Table:
    from mbcode.jobs.tables.agreement import disagreements_table

    return disagreements_table(study, question.compared, question.unit)


def _codings(filters: Filters, study: Study) -> Table:
    from mbcode.jobs.tables.quotes import codings_table

    return codings_table(study, filters)


def _summary(filters: Filters, study: Study) -> Table:
    from mbcode.jobs.tables.counts import summary_table

    return summary_table(study, filters)


def _codebook(study: Study) -> Table:
    from mbcode.jobs.tables.records import codebook_table

    return codebook_table(study)
