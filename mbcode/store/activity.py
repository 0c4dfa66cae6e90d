"""When each coder last did something with each transcript."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, func, select, union_all

from mbcode.store import tables as t
from mbcode.store.whose import EVERYBODY, Whose


def last_activity(
    connection: Connection, whose: Whose = EVERYBODY
) -> dict[tuple[int, int], datetime]:
    """Return by the ids of transcript and coder when the coder's newest coding there was made,
    their newest memo on it or on a coding in it written, or their done-mark put.
    """
    on_coding = select(t.Coding.transcript_id, t.Memo.coder_id, t.Memo.changed_at).join(
        t.Coding, t.Coding.id == t.Memo.coding_id
    )
    on_transcript = select(t.Memo.transcript_id, t.Memo.coder_id, t.Memo.changed_at)
    acts = union_all(
        select(t.Coding.transcript_id, t.Coding.coder_id, t.Coding.created_at.label("at")),
        on_coding,
        on_transcript.where(t.Memo.transcript_id.is_not(None)),
        select(t.DoneMark.transcript_id, t.DoneMark.coder_id, t.DoneMark.at),
    ).subquery()
    newest = select(acts.c.transcript_id, acts.c.coder_id, func.max(acts.c.at))
    query = newest.group_by(acts.c.transcript_id, acts.c.coder_id)
    rows = connection.execute(whose.within(connection, query, acts.c.coder_id))
    return {(transcript, coder): at for transcript, coder, at in rows}
