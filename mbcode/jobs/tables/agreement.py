"""Tables of how far coders agree, and where they do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mbcode.analysis.agreement import FEWEST_POSITIVE, agreement, thin
from mbcode.analysis.compared import coded_by_all
from mbcode.analysis.disagreements import disagreements
from mbcode.analysis.reliability.bootstrap import RESAMPLES, SEED
from mbcode.analysis.unitizing import unitizing
from mbcode.export.table import Table
from mbcode.jobs.tables.meaning import NO_FILTERS, meaning
from mbcode.store.study import Study

if TYPE_CHECKING:
    from mbcode.columns import Columns
    from mbcode.frames import Frame
    from mbcode.model import Filters

_TOO_NARROW = {
    "character": "characters beside each other are not independent",
    "window": "windows lie over each other",
}


def agreement_table(
    study: Study,
    filters: Filters = NO_FILTERS,
    unit: str = "sentence",
    level: str = "code",
    resamples: int = RESAMPLES,
    seed: int = SEED,
) -> Table:
    """Return how far the chosen coders agree on each code (`analysis.agreement`).

    The meaning's `notes` are what a reader of the figures must be told.
    """
    columns = coded_by_all(study.columns(units=True), filters)
    frame = agreement(columns, unit, level, filters.speakers, resamples, seed)
    said = _meaning(
        study,
        filters,
        columns,
        unit=unit,
        level=level,
        n=frame["units"][0],
        resamples=resamples,
        seed=seed,
        notes=_notes(frame, unit),
    )
    return Table.of(frame, "agree", said)


def unitizing_table(study: Study, filters: Filters = NO_FILTERS, level: str = "code") -> Table:
    """Return how far they mark the same stretches for each code (`analysis.unitizing`)."""
    columns = coded_by_all(study.columns(units=True), filters)
    frame = unitizing(columns, level, filters.speakers)
    length = next(iter(frame["characters"]), 0)
    said = _meaning(study, filters, columns, unitizing=True, level=level, n=length)
    return Table.of(frame, "agree", said)


def disagreements_table(
    study: Study, filters: Filters = NO_FILTERS, unit: str = "sentence", level: str = "code"
) -> Table:
    """Return the units on which two of them differ, with the words (`analysis.disagreements`)."""
    columns = coded_by_all(study.columns(units=True), filters)
    texts = study.transcripts.texts([row.id for row in columns.transcripts])
    frame = disagreements(columns, texts, unit, level, filters.speakers)
    said = _meaning(
        study, filters, columns, disagreements=True, unit=unit, level=level, n=len(frame)
    )
    return Table.of(frame, "agree", said)


def _meaning(
    study: Study, filters: Filters, columns: Columns, **choices: object
) -> dict[str, object]:
    """Return the meaning of a table, with whom and what it compares."""
    return meaning(
        study,
        filters,
        coders=[coder.name for coder in columns.coders],
        transcripts=[row.name for row in columns.transcripts],
        **choices,
    )


def _notes(frame: Frame, unit: str) -> list[str]:
    notes = []
    few = thin(frame)
    if few:
        notes.append(
            f"fewer than {FEWEST_POSITIVE} units have a yes, so the figures rest on little: "
            f"{', '.join(few)}"
        )
    reason = _TOO_NARROW.get(unit.partition(":")[0])
    if reason:
        notes.append(f"ci_low and ci_high are too close together, as {reason}: take sentence")
    return notes
