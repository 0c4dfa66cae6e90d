"""The tables that the workbench can write, each the one its command writes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mbcode.tui.counting.question import Question

if TYPE_CHECKING:
    from mbcode.export.table import Table
    from mbcode.store.study import Study


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
        return " ".join(("mbcode export", *self.options))


def exports(question: Question) -> tuple[Export, ...]:
    """Return what can be written; co-occurrence comes as `question` asks for it."""
    return (
        _cooccurrence(question),
        Export("codings", "Codings, with their words", _codings, ("codings",)),
        Export("summary", "Summary: how much there is of each code", _summary, ("summary",)),
        Export(
            "crosstab",
            "Crosstab: codes by transcripts",
            _crosstab,
            ("crosstab", "--by", "transcript"),
        ),
        Export("codebook", "Codebook", _codebook, ("codebook",)),
    )


def _cooccurrence(question: Question) -> Export:
    options = ("--unit", question.unit, "--coders", question.rule, "--level", question.level)
    measure = () if question.measure == "count" else ("--measure", question.measure)

    def make(study: Study) -> Table:
        from mbcode.jobs.tables.counts import cooccurrence_table

        return cooccurrence_table(
            study,
            unit=question.unit,
            rule=question.rule,
            level=question.level,
            measure=question.measure,
        )

    label = f"Co-occurrence of {question.level}s, as shown: {question.in_words()}"
    return Export("cooccurrence", label, make, ("cooccurrence", *options, *measure))


def _codings(study: Study) -> Table:
    from mbcode.jobs.tables.quotes import codings_table

    return codings_table(study)


def _summary(study: Study) -> Table:
    from mbcode.jobs.tables.counts import summary_table

    return summary_table(study)


def _crosstab(study: Study) -> Table:
    from mbcode.jobs.tables.counts import crosstab_table

    return crosstab_table(study, "transcript")


def _codebook(study: Study) -> Table:
    from mbcode.jobs.tables.records import codebook_table

    return codebook_table(study)
