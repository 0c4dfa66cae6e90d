"""Cases from a cases file, or as transcripts name them."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select

from mbcode.danish import fold
from mbcode.drafts import CaseDraft
from mbcode.store import tables as t
from mbcode.store.importing.tally import Tally
from mbcode.store.recorder import Recorder


def bring_in(recorder: Recorder, drafts: Iterable[CaseDraft], tally: Tally) -> None:
    """Add cases; one that stands takes over the attributes that the file gives."""
    query = select(t.Case.id, t.Case.folded, t.Case.attributes)
    stands = {row.folded: row for row in recorder.connection.execute(query)}
    for draft in drafts:
        row = stands.get(fold(draft.name))
        if row is None:
            add_case(recorder, draft)
            tally.added["cases"] += 1
            continue
        merged = {**row.attributes, **draft.attributes}
        recorder.update(t.Case, row.id, attributes=merged)
        tally.count_update("cases", changed=merged != row.attributes)


def add_case(recorder: Recorder, draft: CaseDraft) -> int:
    """Add one case and return its id."""
    return recorder.insert(
        t.Case, name=draft.name, folded=fold(draft.name), attributes=dict(draft.attributes)
    )
