"""Reading from two databases what a merge compares: their histories, and what either touched."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select

from mbcode.store import tables as t
from mbcode.store.batches import batches
from mbcode.store.copies.idents import Idents, plain_row
from mbcode.store.copies.kinds import KINDS, NAMED, Row, Rows
from mbcode.store.copies.partings import Head, Meeting, Parting, Story
from mbcode.store.copies.past import Edits, RawRows, made, touched, walk_back
from mbcode.store.copies.plan import States
from mbcode.store.copies.texts import divided_by, refuse_other_sentences, refuse_other_texts
from mbcode.store.copies.three_way import Side

_Ids = dict[str, set[int]]
_Changes = dict[int, list[Edits]]


def read_story(connection: Connection) -> Story:
    """Return the history of a study, and which copies it has merged."""
    columns = (t.Change.id, t.Change.at, t.Coder.folded, t.Change.kind)
    heads = select(*columns).join(t.Coder, t.Coder.id == t.Change.coder_id)
    met = select(t.Change.at, t.Meeting.other_change, t.Meeting.other_at, t.Meeting.kin).join(
        t.Change, t.Change.id == t.Meeting.change_id
    )
    return Story(
        {row[0]: Head(*row[1:]) for row in connection.execute(heads)},
        tuple(Meeting(*row) for row in connection.execute(met)),
    )


def read_states(here: Connection, there: Connection, apart: Parting) -> tuple[States, Idents]:
    """Return the states that a plan is made of, and how ids of the copy are read.

    Raises ConflictError where the two hold other texts, or cut them otherwise.
    """
    did_here, did_there = _changes(here, apart.here), _changes(there, apart.there)
    idents = Idents(
        apart.kin,
        {
            table: {here: there for there, here in pairs.items()}
            for table, pairs in apart.kin.items()
        },
        _frozen(_collected(did_here.values(), made)),
        _frozen(_collected(did_there.values(), made)),
        _coders(here, there),
    )
    wanted = _wanted(did_here, did_there, idents)
    ours = _raw(here, wanted)
    theirs = _raw(there, {table: _there(idents, table, ids) for table, ids in wanted.items()})
    is_theirs = apart.of is Side.THEIRS
    source, did = (theirs, did_there) if is_theirs else (ours, did_here)
    past = {table: {id_: dict(row) for id_, row in rows.items()} for table, rows in source.items()}
    walk_back(past, (did[change] for change in apart.since))
    rows_here, rows_there = _ours(ours), _theirs(theirs, idents)
    refuse_other_texts(rows_here, rows_there)
    divided = divided_by(here, did_here.values())
    divided |= {idents.of("transcript", id_) for id_ in divided_by(there, did_there.values())}
    refuse_other_sentences(here, there, rows_here, divided, idents)
    states = States(
        _theirs(past, idents) if is_theirs else _ours(past),
        rows_here,
        rows_there,
        _standing(here, rows_here, rows_there),
    )
    return states, idents


def _changes(connection: Connection, ids: Iterable[int]) -> _Changes:
    found: _Changes = {}
    for batch in batches(sorted(ids)):
        query = select(t.Change.id, t.Change.edits).where(t.Change.id.in_(batch))
        found.update((id_, edits) for id_, edits in connection.execute(query))
    return found


def _collected(changes: Iterable[list[Edits]], which: Any) -> _Ids:
    found: _Ids = {kind.table: set() for kind in KINDS}
    for edits in changes:
        for entry in edits:
            if entry["table"] in found:
                found[entry["table"]].update(which(entry))
    return found


def _frozen(ids: _Ids) -> Mapping[str, frozenset[int]]:
    return {table: frozenset(each) for table, each in ids.items()}


def _wanted(did_here: _Changes, did_there: _Changes, idents: Idents) -> _Ids:
    """Return the idents of what either side touched; of what has a name, nothing is left out."""
    wanted = _collected(did_here.values(), touched)
    for table, ids in _collected(did_there.values(), touched).items():
        wanted[table].update(idents.of(table, id_) for id_ in ids)
    return wanted


def _there(idents: Idents, table: str, wanted: Iterable[int]) -> set[int]:
    found = (idents.there(table, ident) for ident in wanted)
    return {id_ for id_ in found if id_ is not None}


def _coders(here: Connection, there: Connection) -> Mapping[int, int]:
    query = select(t.Coder.folded, t.Coder.id)
    known = dict(here.execute(query).all())
    return {id_: known.get(folded, -id_) for folded, id_ in there.execute(query)}


def _raw(connection: Connection, wanted: Mapping[str, Iterable[int]]) -> RawRows:
    """Return the rows with these ids (no ident below 0 is one), and all that have a name."""
    return {
        kind.table: _rows(
            connection,
            kind.table,
            None if kind.table in NAMED else [id_ for id_ in wanted[kind.table] if id_ > 0],
        )
        for kind in KINDS
    }


def _rows(
    connection: Connection, name: str, ids: Sequence[int] | None
) -> dict[int, dict[str, Any]]:
    table = t.Base.metadata.tables[name]
    # A transcript's hash stands for its text, which is not wanted in memory.
    columns = [each for each in table.c if (name, each.name) != ("transcript", "text")]
    query = select(*columns)
    queries = (
        [query]
        if ids is None
        else [query.where(table.c.id.in_(batch)) for batch in batches(sorted(ids))]
    )
    return {row.id: dict(row._mapping) for each in queries for row in connection.execute(each)}


def _ours(raw: RawRows) -> Rows:
    return {
        table: {id_: plain_row(table, row) for id_, row in rows.items()}
        for table, rows in raw.items()
    }


def _theirs(raw: RawRows, idents: Idents) -> Rows:
    return {
        table: {idents.of(table, id_): idents.row(table, row) for id_, row in rows.items()}
        for table, rows in raw.items()
    }


def _standing(here: Connection, ours: Rows, theirs: Rows) -> Mapping[int, Row]:
    """Return the codings here that what the copy brings could meet, or a touched memo is on."""
    transcripts = {row["transcript_id"] for row in theirs["coding"].values()}
    noted = {row["coding_id"] for row in ours["memo"].values()} - {None}
    found: dict[int, Row] = {}
    for column, ids in ((t.Coding.transcript_id, transcripts), (t.Coding.id, noted)):
        for batch in batches(sorted(id_ for id_ in ids if id_ > 0)):
            rows = here.execute(select(t.Coding.__table__).where(column.in_(batch)))
            found.update((row.id, plain_row("coding", dict(row._mapping))) for row in rows)
    return {id_: row for id_, row in found.items() if id_ not in ours["coding"]}
