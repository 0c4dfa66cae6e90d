"""What a change is about: which transcripts and codes, so that its history is found by them.

Noted when the change is made, for later a coding may be gone, or a memo on something else.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from sqlalchemy import Connection, Table, func, select

from mbcode.model import Coding
from mbcode.store import tables as t
from mbcode.store.batches import batches
from mbcode.store.recorder import Edits

TRANSCRIPT = t.Transcript.__tablename__
CODE = t.Code.__tablename__
_CODING = t.Coding.__tablename__
_MEMO = t.Memo.__tablename__
_ON_TRANSCRIPTS = {
    table.name: table
    for table in t.Base.metadata.sorted_tables
    if "transcript_id" in table.c and table.name != _MEMO
}
"""Turns and sentences, codings, and whatever else a coder puts on a transcript."""

Thing = tuple[str, int]
"""TRANSCRIPT or CODE, and its id."""


def about(connection: Connection, edits: Iterable[Edits], standing: Sequence[Coding]) -> set[Thing]:
    """Return what these edits, all just made, are about.

    `standing` are codings that they touched, as far as that is known already.
    """
    known = {coding.id: coding.transcript for coding in standing}
    found = {(TRANSCRIPT, id_) for id_ in known.values()}
    for each in edits:
        if each.table in (TRANSCRIPT, CODE):
            found.update((each.table, id_) for id_ in each.ids())
        elif each.table in _ON_TRANSCRIPTS:
            here = known if each.table == _CODING else {}
            found.update((TRANSCRIPT, id_) for id_ in _of_rows(connection, each, here))
        elif each.table == _MEMO:
            found.update((TRANSCRIPT, id_) for id_ in _of_memos(connection, each))
    return found


def _of_rows(connection: Connection, edits: Edits, known: Collection[int]) -> Iterator[int]:
    """Yield the transcripts that rows are on, but for those in `known`."""
    table = _ON_TRANSCRIPTS[edits.table]
    yield from (row["transcript_id"] for row in edits.removed)
    query = select(table.c.transcript_id).distinct()
    for first, last in edits.added:
        if first not in known:
            yield from connection.execute(query.where(table.c.id.between(first, last))).scalars()
    touched = (*(note["id"] for note in edits.altered), *(id_ for id_, _ in edits.restored))
    yield from _transcripts_of(connection, table, [id_ for id_ in touched if id_ not in known])


def _of_memos(connection: Connection, edits: Edits) -> Iterator[int]:
    yield from (row["transcript_id"] for row in edits.removed if row["transcript_id"] is not None)
    on_codings = [row["coding_id"] for row in edits.removed if row["coding_id"] is not None]
    yield from _transcripts_of(connection, _ON_TRANSCRIPTS[_CODING], on_codings)
    on = func.coalesce(t.Memo.transcript_id, t.Coding.transcript_id)
    query = select(on).outerjoin(t.Coding, t.Coding.id == t.Memo.coding_id).distinct()
    for batch in batches(edits.ids()):
        found = connection.execute(query.where(t.Memo.id.in_(batch), on.is_not(None)))
        yield from found.scalars()


def _transcripts_of(connection: Connection, table: Table, ids: Sequence[int]) -> Iterator[int]:
    query = select(table.c.transcript_id).distinct()
    for batch in batches(ids):
        yield from connection.execute(query.where(table.c.id.in_(batch))).scalars()
