"""Tables that quote text: codings, units, memos.

Each has a column `provenance`, so that made-up material is never taken for data.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mbcode.analysis.codings import codings
from mbcode.analysis.select import keep
from mbcode.analysis.units import units
from mbcode.export.table import Table
from mbcode.jobs.memos import NotedMemo, noted_memos
from mbcode.jobs.tables.meaning import NO_FILTERS, meaning
from mbcode.model import Filters
from mbcode.store.study import Study
from mbcode.times import utc

if TYPE_CHECKING:
    from mbcode.columns import Columns

MEMO_COLUMNS = (
    "id",
    "on",
    "transcript",
    "start",
    "end",
    "code",
    "coder",
    "created_at",
    "changed_at",
    "memo",
    "text",
    "provenance",
)


def codings_table(study: Study, filters: Filters = NO_FILTERS) -> Table:
    """Return the codings with their words (`analysis.codings`); importing it changes nothing."""
    columns = keep(study.columns(units=True), filters)
    details = {
        coding.id: coding for row in columns.transcripts for coding in study.codings.of(row.id)
    }
    frame = codings(columns, _texts(study, columns), details)
    return Table(frame, "codings", meaning(study, filters, n=len(frame)))


def units_table(study: Study, unit: str, filters: Filters = NO_FILTERS) -> Table:
    """Return the sentences, turns or windows themselves (`analysis.units`)."""
    columns = keep(study.columns(units=True), filters)
    frame = units(columns, unit, _texts(study, columns), filters.speakers)
    return Table(frame, "units", meaning(study, filters, unit=unit, n=len(frame)))


def transcript_text(study: Study, name: str) -> tuple[Table, str]:
    """Return exactly the stored text of a transcript, and the table of that one cell.

    NotFoundError for a name the study does not hold.
    """
    import pandas as pd

    transcript = study.transcripts.read(name)
    frame = pd.DataFrame({"text": [transcript.text], "provenance": [transcript.provenance]})
    said = meaning(study, transcript=transcript.name, provenance=transcript.provenance)
    return Table(frame, "transcript", said), transcript.text


def memos_table(study: Study, filters: Filters = NO_FILTERS) -> Table:
    """Return the memos, oldest first, each with what it is on; filters as in `noted_memos`."""
    import pandas as pd

    rows = [_memo_row(noted) for noted in noted_memos(study, filters)]
    frame = pd.DataFrame(rows, columns=list(MEMO_COLUMNS))
    for column in ("start", "end"):
        frame[column] = frame[column].astype("Int64")
    return Table(frame, "memos", meaning(study, filters, n=len(frame)))


def _texts(study: Study, columns: Columns) -> dict[int, str]:
    return study.transcripts.texts([row.id for row in columns.transcripts])


def _memo_row(noted: NotedMemo) -> tuple[object, ...]:
    memo = noted.memo
    return (
        memo.id,
        memo.target.kind,
        noted.transcript.name if noted.transcript else "",
        noted.span.start if noted.span else None,
        noted.span.end if noted.span else None,
        noted.code.name if noted.code else "",
        noted.coder,
        utc(memo.created_at),
        utc(memo.changed_at),
        memo.text,
        noted.words,
        noted.transcript.provenance if noted.transcript else "",
    )
