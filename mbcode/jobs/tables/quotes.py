"""Tables that quote text: codings, units, memos.

Each has a column `provenance`, so that made-up material is never taken for data.
"""

from __future__ import annotations

from collections.abc import Iterator

from mbcode.analysis.codings import codings
from mbcode.analysis.units import units
from mbcode.export.table import Table
from mbcode.frames import Frame
from mbcode.jobs.memos import NotedMemo, noted_memos
from mbcode.jobs.tables.meaning import NO_FILTERS, meaning
from mbcode.jobs.tables.parts import in_parts
from mbcode.model import Filters
from mbcode.store.study import Study
from mbcode.times import utc

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
    parts = in_parts(study, filters)

    def frames() -> Iterator[Frame]:
        for part in parts():
            given = study.codings.given_in(list(part.texts))
            yield codings(part.columns, part.texts, given)

    return Table(frames, "codings", meaning(study, filters))


def units_table(study: Study, unit: str, filters: Filters = NO_FILTERS) -> Table:
    """Return the sentences, turns or windows themselves (`analysis.units`)."""
    parts = in_parts(study, filters)

    def frames() -> Iterator[Frame]:
        for part in parts():
            yield units(part.columns, unit, part.texts, filters.speakers)

    return Table(frames, "units", meaning(study, filters, unit=unit))


def transcript_text(study: Study, name: str) -> tuple[Table, str]:
    """Return exactly the stored text of a transcript, and the table of that one cell.

    NotFoundError for a name the study does not hold.
    """
    transcript = study.transcripts.read(name)
    frame = Frame.of({"text": [transcript.text], "provenance": [transcript.provenance]})
    said = meaning(study, transcript=transcript.name, provenance=transcript.provenance)
    return Table.of(frame, "transcript", said), transcript.text


def memos_table(study: Study, filters: Filters = NO_FILTERS, containing: str = "") -> Table:
    """Return the memos, oldest first, each with what it is on; what is kept as in `noted_memos`."""
    rows = [_memo_row(noted) for noted in noted_memos(study, filters, containing)]
    frame = Frame.of_rows(MEMO_COLUMNS, rows, whole=("id",), gaps=("start", "end"))
    said = meaning(study, filters, containing=containing or None, n=len(frame))
    return Table.of(frame, "memos", said)


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
