"""Reading from two databases the texts that either side altered, as they were and as they are."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, select

from mbcode.model import Sentence, Span
from mbcode.store import tables as t
from mbcode.store.copies.idents import Idents
from mbcode.store.copies.past import Edits, RawRows, walk_back
from mbcode.store.copies.texts import Divided, Texts
from mbcode.store.copies.three_way import Side
from mbcode.store.transcripts import divided_into, turn_of

_PARTS = {part.__tablename__: part for part in (t.Turn, t.Sentence)}
_TRANSCRIPT = t.Transcript.__tablename__
Changes = Sequence[list[Edits]]


def altered_by(connection: Connection, changes: Iterable[list[Edits]]) -> set[int]:
    """Return the ids of transcripts whose text, turns or sentences these changes touched, as far as
    they stand.
    """
    found: set[int] = set()
    for edits in changes:
        for entry in edits:
            if entry["table"] == _TRANSCRIPT:
                notes = entry.get("altered", ())
                found.update(note["id"] for note in notes if "sha256" in note["before"])
            elif entry["table"] in _PARTS:
                found.update(row["transcript_id"] for row in entry.get("removed", ()))
                found.update(_added_to(connection, entry))
    return found


def _added_to(connection: Connection, entry: Edits) -> Iterable[int]:
    part = _PARTS[entry["table"]]
    for first, last in entry.get("added", ()):
        query = select(part.transcript_id).where(part.id.between(first, last)).distinct()
        yield from connection.execute(query).scalars()


def differing(here: Connection, there: Connection, idents: Idents) -> set[int]:
    """Return the idents of transcripts that both have, with different texts."""
    query = select(t.Transcript.id, t.Transcript.sha256)
    ours = dict(here.execute(query).all())
    theirs = {idents.of(_TRANSCRIPT, id_): digest for id_, digest in there.execute(query)}
    return {ident for ident in ours.keys() & theirs.keys() if ours[ident] != theirs[ident]}


def read_texts(
    here: Connection, there: Connection, pairs: Mapping[int, int], past: Mapping[int, Divided]
) -> dict[int, Texts]:
    """Return what transcripts are on both sides, by their ids here; `pairs` gives each its id
    there, `past` what it was, if it was there.
    """
    found = {}
    for ident, id_ in pairs.items():
        ours, theirs = divided(here, ident), divided(there, id_)
        found[ident] = Texts(past.get(ident, ours), ours, theirs)
    return found


def divided(connection: Connection, transcript: int) -> Divided:
    """Return a transcript's text, and how it divides."""
    query = select(t.Transcript.text).where(t.Transcript.id == transcript)
    return Divided(connection.execute(query).scalar_one(), *divided_into(connection, transcript))


def text_reader(
    here: Connection,
    there: Connection,
    idents: Idents,
    texts: Mapping[int, Texts],
    ours: Collection[int],
) -> Callable[[int, Side | None], Divided]:
    """Return a function that says what a transcript, by ident, is on a side, or was (None); it
    reads each once. `texts` are those that somebody altered, `ours` the transcripts that are here.
    """

    @cache
    def read(ident: int, side: Side | None) -> Divided:
        if ident in texts:
            return texts[ident].past if side is None else texts[ident].of(side)
        id_there = None if ident in ours else idents.there(_TRANSCRIPT, ident)
        return divided(here, ident) if id_there is None else divided(there, id_there)

    return read


def past_texts(
    connection: Connection, transcripts: Sequence[int], since: Iterable[list[Edits]]
) -> dict[int, Divided]:
    """Return what transcripts were before changes, newest first, by id; those that were there."""
    texts = select(t.Transcript.id, t.Transcript.text).where(t.Transcript.id.in_(transcripts))
    raw: RawRows = {
        _TRANSCRIPT: {row.id: dict(row._mapping) for row in connection.execute(texts)},
        **{name: _parts(connection, part, transcripts) for name, part in _PARTS.items()},
    }
    walk_back(raw, since)
    return {
        id_: Divided(
            raw[_TRANSCRIPT][id_]["text"],
            tuple(turn_of(row) for row in _of(raw["turn"], id_)),
            tuple(_sentence(row) for row in _of(raw["sentence"], id_)),
        )
        for id_ in transcripts
        if id_ in raw[_TRANSCRIPT]
    }


def _parts(
    connection: Connection, part: type[t.Turn] | type[t.Sentence], transcripts: Sequence[int]
) -> dict[int, dict[str, Any]]:
    query = select(part.__table__).where(part.transcript_id.in_(transcripts))
    return {row.id: dict(row._mapping) for row in connection.execute(query)}


def _of(rows: Mapping[int, dict[str, Any]], transcript: int) -> list[dict[str, Any]]:
    own = (row for row in rows.values() if row["transcript_id"] == transcript)
    return sorted(own, key=lambda row: row["number"])


def _sentence(row: Mapping[str, Any]) -> Sentence:
    return Sentence(row["number"], row["turn"], Span(row["start"], row["end"]))
