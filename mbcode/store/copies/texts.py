"""Whether two copies hold the same texts, divided alike: only then is merged what lies in them."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, select

from mbcode.errors import ConflictError
from mbcode.store import tables as t
from mbcode.store.copies.idents import Idents
from mbcode.store.copies.kinds import NAME, TEXT, Rows
from mbcode.store.copies.past import Edits

_PARTS = {part.__tablename__: part for part in (t.Turn, t.Sentence)}
_TRANSCRIPT = t.Transcript.__tablename__


def refuse_other_texts(ours: Rows, theirs: Rows) -> None:
    """Raise ConflictError for a transcript whose text was corrected on one side, or on both
    otherwise.
    """
    here, there = ours[_TRANSCRIPT], theirs[_TRANSCRIPT]
    for ident in sorted(here.keys() & there.keys()):
        if here[ident][TEXT] != there[ident][TEXT]:
            raise ConflictError(
                f"the text of {here[ident][NAME]} is not the same in the two copies; "
                "correct it in both alike, and merge then"
            )


def refuse_other_sentences(
    here: Connection, there: Connection, ours: Rows, divided: Iterable[int], idents: Idents
) -> None:
    """Raise ConflictError for a transcript, one of those `divided` anew by ident, that divides into
    other sentences here than there.
    """
    for ident in sorted(divided):
        theirs = idents.there(_TRANSCRIPT, ident)
        if ident not in ours[_TRANSCRIPT] or theirs is None:
            continue
        division = _division(there, theirs)
        if division and division != _division(here, ident):
            raise ConflictError(
                f"{ours[_TRANSCRIPT][ident][NAME]} is not cut into the same sentences in the two "
                "copies; cut them alike in both, and merge then"
            )


def divided_by(connection: Connection, changes: Iterable[list[Edits]]) -> set[int]:
    """Return the ids of transcripts whose turns or sentences these changes touched, as far as they
    stand.
    """
    found: set[int] = set()
    for edits in changes:
        for entry in edits:
            part = _PARTS.get(entry["table"])
            if part is None:
                continue
            found.update(row["transcript_id"] for row in entry.get("removed", ()))
            for first, last in entry.get("added", ()):
                query = select(part.transcript_id).where(part.id.between(first, last)).distinct()
                found.update(connection.execute(query).scalars())
    return found


def _division(connection: Connection, transcript: int) -> list[tuple[object, ...]]:
    sentence, turn = t.Sentence, t.Turn
    queries = (
        select(turn.number, turn.start, turn.end).where(turn.transcript_id == transcript),
        select(sentence.number, sentence.start, sentence.end).where(
            sentence.transcript_id == transcript
        ),
    )
    return [tuple(row) for query in queries for row in connection.execute(query.order_by("number"))]
