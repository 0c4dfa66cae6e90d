"""What was done to a study, and by whom."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from mbcode.analysis.names import places
from mbcode.changes import Change, ChangeFilters
from mbcode.export.table import Table
from mbcode.frames import Frame
from mbcode.jobs.choosing import chosen_coders
from mbcode.jobs.tables.meaning import NO_FILTERS, meaning
from mbcode.model import Filters
from mbcode.store.study import Study
from mbcode.times import utc

HISTORY_COLUMNS = ("id", "at", "coder", "kind", "summary", "undone")
AT_A_TIME = 5_000
"""How many changes are in memory at a time."""


def history_table(
    study: Study,
    filters: Filters = NO_FILTERS,
    kinds: Sequence[str] = (),
    since: datetime | None = None,
    until: datetime | None = None,
    limit: int | None = None,
) -> Table:
    """Return the newest `limit` changes (all, if None), newest first.

    Filters on coders and transcripts are looked at; NotFoundError for a name or a kind the study
    does not hold. `since` and `until` are points in time, both included.
    """
    coders = chosen_coders(study.coders(), filters) if filters.coders else ()
    transcripts = [study.transcripts.read(name).id for name in filters.transcripts]
    kept = ChangeFilters(
        coders=tuple(coder.id for coder in coders),
        transcripts=tuple(transcripts),
        kinds=_known_kinds(study, kinds),
        since=since,
        until=until,
    )

    def frames() -> Iterator[Frame]:
        for changes in _pages(study, kept, limit):
            yield Frame.of_rows(HISTORY_COLUMNS, [_row(each) for each in changes], whole=("id",))

    choices = {
        "kinds": list(kept.kinds) or None,
        "from": None if since is None else utc(since),
        "to": None if until is None else utc(until),
    }
    return Table(frames, "history", meaning(study, filters, **choices))


def _pages(study: Study, filters: ChangeFilters, limit: int | None) -> Iterator[Sequence[Change]]:
    """Yield the changes, newest first, as many at a time as fit into memory; at least once."""
    left = math.inf if limit is None else limit
    while True:
        wanted = int(min(left, AT_A_TIME))
        changes = study.history.entries(filters, wanted)
        yield changes
        left -= len(changes)
        if not left or len(changes) < wanted:
            return
        filters = replace(filters, up_to=changes[-1].id - 1)


def _row(change: Change) -> tuple[object, ...]:
    undone = "true" if change.undone else "false"
    return change.id, utc(change.at), change.coder, change.kind, change.summary, undone


def _known_kinds(study: Study, wanted: Sequence[str]) -> tuple[str, ...]:
    if not wanted:
        return ()
    known = study.history.kinds()
    return tuple(known[place] for place in sorted(places(wanted, known, "kind of change")))
