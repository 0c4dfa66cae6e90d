"""What codes once meant, and the codings made under an older definition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mbcode.analysis.codings import codings
from mbcode.changes import DEFINING, StaleCoding
from mbcode.export.table import Table
from mbcode.frames import Frame
from mbcode.jobs.tables.meaning import NO_FILTERS, meaning
from mbcode.jobs.tables.parts import in_parts
from mbcode.model import Filters
from mbcode.store.study import Study
from mbcode.times import utc

VERSION_COLUMNS = ("change", "at", "coder", *DEFINING)
_PASSAGE = ("id", "transcript", "start", "end", "code", "coder")
_DEFINED = tuple(name for name in DEFINING if name != "name")
STALE_COLUMNS = (
    *_PASSAGE,
    *("decided_at", "changed_at", "changed_by", "changed"),
    *(f"{name}_then" for name in DEFINING),
    *_DEFINED,
    *("text", "provenance"),
)


def versions_table(study: Study, code: str) -> Table:
    """Return the versions of a code's definition, newest first; NotFoundError if it isn't there."""
    found = study.codebook.find(code)
    rows = [
        (each.change, utc(each.at), each.coder, *each.fields)
        for each in reversed(study.history.versions(found.id))
    ]
    frame = Frame.of_rows(VERSION_COLUMNS, rows, whole=("change",))
    return Table.of(frame, "versions", meaning(study, code=found.name, n=len(rows)))


def stale_table(study: Study, filters: Filters = NO_FILTERS) -> Table:
    """Return the codings whose code was defined otherwise when they were made or last decided on.

    In order of transcript, start, end and id. Filters as for the codings.
    """
    stale = {each.coding: each for each in study.history.stale_codings()}
    parts = in_parts(study, filters)

    def frames() -> Iterator[Frame]:
        for part in parts():
            given = study.codings.given_in(list(part.texts))
            rows = _stale_rows(codings(part.columns, part.texts, given), stale)
            yield Frame.of_rows(STALE_COLUMNS, rows, whole=("id", "start", "end"))

    return Table(frames, "stale codings", meaning(study, filters, stale=True))


def _stale_rows(frame: Frame, stale: Mapping[int, StaleCoding]) -> list[tuple[object, ...]]:
    cells = [frame[name] for name in (*_PASSAGE, "text", "provenance")]
    return [
        (*passage, *_told(stale[passage[0]]), text, provenance)
        for *passage, text, provenance in zip(*cells, strict=True)
        if passage[0] in stale
    ]


def _told(stale: StaleCoding) -> tuple[str, ...]:
    then, now = stale.then, stale.now
    pairs = zip(DEFINING, then.fields, now.fields, strict=True)
    changed = ", ".join(name for name, was, is_now in pairs if was != is_now)
    return (
        *(utc(stale.decided_at), utc(now.at), now.coder, changed),
        *then.fields,
        *(getattr(now, name) for name in _DEFINED),
    )
