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
    """Add cases; one that stands, or came with a file before, takes over the attributes given."""
    query = select(t.Case.folded, t.Case.id, t.Case.attributes)
    stands = {folded: (id_, held) for folded, id_, held in recorder.connection.execute(query)}
    for draft in drafts:
        folded = fold(draft.name)
        if folded not in stands:
            stands[folded] = add_case(recorder, draft), dict(draft.attributes)
            tally.added["cases"] += 1
            continue
        id_, held = stands[folded]
        merged = {**held, **draft.attributes}
        recorder.update(t.Case, id_, attributes=merged)
        stands[folded] = id_, merged
        tally.count_update("cases", changed=merged != held)


def add_case(recorder: Recorder, draft: CaseDraft) -> int:
    """Add one case and return its id."""
    return recorder.insert(
        t.Case, name=draft.name, folded=fold(draft.name), attributes=dict(draft.attributes)
    )
