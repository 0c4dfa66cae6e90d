"""What undo must know of corrected texts: positions mean something only in the text they are of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, select

from mbcode.errors import ConflictError
from mbcode.store import tables as t
from mbcode.store.batches import batches
from mbcode.store.recorder import Edits

TEXT_KINDS = ("edit", "merge", "undo", "redo")
"""The kinds of changes that can alter a text."""
ANCHORED = {model.__tablename__: model for model in (t.Coding, t.Turn, t.Sentence, t.Review)}


def refuse_other_text(connection: Connection, transcript: int, seen: str | None) -> None:
    """Raise ConflictError if a transcript's text is no longer the one that somebody has before them
    and takes positions from; None: they take them from nowhere else.
    """
    if seen is None:
        return
    query = select(t.Transcript.name, t.Transcript.sha256).where(t.Transcript.id == transcript)
    row = connection.execute(query).one_or_none()
    if row is not None and row.sha256 != _digest(seen):
        raise ConflictError(
            f"{row.name}: the text was corrected meanwhile; look at it anew and choose again"
        )


@lru_cache(maxsize=1)
def _digest(text: str) -> str:
    """Return the SHA-256 of a text; at once for the one asked for before, which is the one that is
    read and coded.
    """
    return sha256(text.encode()).hexdigest()


def in_the_way(connection: Connection, edits: Sequence[Edits], change_id: int) -> Iterator[int]:
    """Yield the changes of texts, or on them, for which `edits` of a change can't be taken back."""
    yield from _corrected_since(connection, edits, change_id)
    yield from _coded_since(connection, edits, change_id)


def _corrected_since(
    connection: Connection, edits: Iterable[Edits], change_id: int
) -> Iterator[int]:
    """Yield who altered a text in which positions would come back, unless it is as it was."""
    for transcript in {id_ for entry in edits for id_ in _brought_back(connection, entry)}:
        later = _next_correction(connection, transcript, change_id)
        if later is not None:
            change, hash_then = later
            query = select(t.Transcript.sha256).where(t.Transcript.id == transcript)
            if connection.execute(query).scalar() != hash_then:
                yield change


def _coded_since(connection: Connection, edits: Iterable[Edits], change_id: int) -> Iterator[int]:
    """Yield who coded a text since `edits` corrected it."""
    corrected = [note["id"] for entry in edits for note in _corrections(entry)]
    for model in (t.Coding, t.Review):
        query = select(model.change_id).where(model.transcript_id.in_(corrected))
        later = query.where(model.change_id > change_id).order_by(model.change_id)
        if corrected:
            yield from connection.execute(later).scalars()


def _brought_back(connection: Connection, entry: Edits) -> Iterator[int]:
    """Yield the transcripts in which positions would come back."""
    if entry.table not in ANCHORED:
        return
    yield from {note["transcript_id"] for note in entry.removed}
    model: Any = ANCHORED[entry.table]
    ids = [note["id"] for note in entry.altered if "start" in note["before"]]
    for batch in batches(ids):
        query = select(model.transcript_id).where(model.id.in_(batch)).distinct()
        yield from connection.execute(query).scalars()


def _corrections(entry: Edits) -> Sequence[dict[str, Any]]:
    if entry.table != t.Transcript.__tablename__:
        return ()
    return [note for note in entry.altered if "sha256" in note["before"]]


def _next_correction(
    connection: Connection, transcript: int, change_id: int
) -> tuple[int, str] | None:
    """Return the first change after this one that altered a text, and the hash it had before."""
    later = (
        select(t.Change.id, t.Change.edits)
        .where(t.Change.id > change_id, t.Change.kind.in_(TEXT_KINDS))
        .order_by(t.Change.id)
    )
    noted = (
        (id_, note)
        for id_, edits in connection.execute(later)
        for entry in edits
        for note in _corrections(Edits(**entry))
    )
    of_it = ((id_, note["before"]["sha256"]) for id_, note in noted if note["id"] == transcript)
    return next(of_it, None)
