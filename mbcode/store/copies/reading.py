"""Reading from two databases what a merge compares: their histories, and what either touched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from mbcode.store import tables as t
from mbcode.store.batches import batches
from mbcode.store.copies.idents import Idents, plain_row
from mbcode.store.copies.kinds import BY_TABLE, KINDS, NAMED, Row, Rows
from mbcode.store.copies.matching import matches
from mbcode.store.copies.partings import Head, Meeting, Parting, Story
from mbcode.store.copies.past import Edits, RawRows, made, touched, walk_back
from mbcode.store.copies.plan import States
from mbcode.store.copies.reading_texts import altered_by, differing, past_texts, read_texts
from mbcode.store.copies.texts import Divided, Texts
from mbcode.store.copies.three_way import Side
from mbcode.store.copies.waiting import HELD_AS, gathered

_TRANSCRIPT = t.Transcript.__tablename__
_CODING = t.Coding.__tablename__
_MEMO = t.Memo.__tablename__
_KINDS = {kind.table: kind.table for kind in KINDS}
_HELD = _KINDS | HELD_AS
"""As what the rows of a table are held."""
_NO_ROWS: RawRows = {table: {} for table in _HELD}

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
    """Return the states that a plan is made of, and how ids of the copy are read."""
    did_here, did_there = _changes(here, apart.here), _changes(there, apart.there)
    idents = Idents(
        apart.kin,
        {
            table: {here: there for there, here in pairs.items()}
            for table, pairs in apart.kin.items()
        },
        _frozen(_collected(did_here.values(), made, _KINDS)),
        _frozen(_collected(did_there.values(), made, _KINDS)),
        _coders(here, there),
    )
    copies = _Copies(here, there, idents, apart, did_here, did_there)
    altered = copies.altered()
    wanted = copies.wanted(altered)
    ours = _raw(here, wanted)
    theirs = _raw(there, {table: _there(idents, table, ids) for table, ids in wanted.items()})
    is_theirs = apart.of is Side.THEIRS
    past = {
        table: {id_: dict(row) for id_, row in rows.items()}
        for table, rows in (theirs if is_theirs else ours).items()
    }
    walk_back(past, copies.since())
    rows_past = _theirs(past, idents) if is_theirs else _ours(past)
    rows_here, rows_there = _ours(ours), _theirs(theirs, idents)
    states = States(
        rows_past,
        rows_here,
        rows_there,
        _standing(here, rows_here, rows_there),
        copies.texts(altered, rows_past, rows_here, rows_there),
    )
    return states, idents


@dataclass(frozen=True, slots=True)
class _Copies:
    """Two copies: how ids of the one are read in the other, and what either did."""

    here: Connection
    there: Connection
    idents: Idents
    apart: Parting
    did_here: _Changes
    did_there: _Changes

    def since(self) -> Iterator[list[Edits]]:
        """Yield what was done since the past, newest first."""
        did = self.did_there if self.apart.of is Side.THEIRS else self.did_here
        return (did[change] for change in self.apart.since)

    def altered(self) -> set[int]:
        """Return the idents of transcripts whose text or sentences somebody altered."""
        there = altered_by(self.there, self.did_there.values())
        return (
            altered_by(self.here, self.did_here.values())
            | {self.idents.of(_TRANSCRIPT, id_) for id_ in there}
            | differing(self.here, self.there, self.idents)
        )

    def wanted(self, altered: Iterable[int]) -> _Ids:
        """Return the idents of what either side touched, of all codings on `altered` transcripts,
        and of the memos on all those; of what has a name, nothing is left out.
        """
        wanted = _collected(self.did_here.values(), touched, _HELD)
        for table, ids in _collected(self.did_there.values(), touched, _HELD).items():
            wanted[table].update(self.idents.of(table, id_) for id_ in ids)
        wanted[_CODING] |= self._that_refer(_CODING, "transcript_id", altered)
        wanted[_MEMO] |= self._that_refer(_MEMO, "coding_id", wanted[_CODING])
        return wanted

    def _that_refer(self, table: str, key: str, idents: Iterable[int]) -> set[int]:
        """Return the idents of a kind's rows that refer to something of these idents."""
        known = set(idents)
        there = _there(self.idents, BY_TABLE[table].refers[key], known)
        found = _that_refer(self.there, table, key, there)
        return {
            *_that_refer(self.here, table, key, (id_ for id_ in known if id_ > 0)),
            *(self.idents.of(table, id_) for id_ in found),
        }

    def texts(
        self, altered: Iterable[int], past: Rows, ours: Rows, theirs: Rows
    ) -> dict[int, Texts]:
        """Return the texts of transcripts that both have, or made apart, and may hold otherwise."""
        past, ours, theirs = ({_TRANSCRIPT: rows[_TRANSCRIPT]} for rows in (past, ours, theirs))
        both = ours[_TRANSCRIPT].keys() & theirs[_TRANSCRIPT].keys()
        pairs = {ident: ident for ident in both.intersection(altered)}
        made_apart = matches(past, ours, theirs)[_TRANSCRIPT]
        pairs |= {ident: other for other, ident in made_apart.items()}
        ids = {ident: self.idents.there(_TRANSCRIPT, other) for ident, other in pairs.items()}
        ids_there = {ident: id_ for ident, id_ in ids.items() if id_ is not None}
        return read_texts(self.here, self.there, ids_there, self._past_texts(ids_there))

    def _past_texts(self, pairs: Mapping[int, int]) -> dict[int, Divided]:
        if self.apart.of is Side.OURS:
            return past_texts(self.here, list(pairs), self.since())
        found = past_texts(self.there, list(pairs.values()), self.since())
        return {ident: found[id_] for ident, id_ in pairs.items() if id_ in found}


def _changes(connection: Connection, ids: Iterable[int]) -> _Changes:
    found: _Changes = {}
    for batch in batches(sorted(ids)):
        query = select(t.Change.id, t.Change.edits).where(t.Change.id.in_(batch))
        found.update((id_, edits) for id_, edits in connection.execute(query))
    return found


def _collected(changes: Iterable[list[Edits]], which: Any, tables: Mapping[str, str]) -> _Ids:
    """Return ids by kind; `tables` says as what the rows of a table count."""
    found: _Ids = {kind.table: set() for kind in KINDS}
    for edits in changes:
        for entry in edits:
            if entry["table"] in tables:
                found[tables[entry["table"]]].update(which(entry))
    return found


def _that_refer(connection: Connection, table: str, key: str, ids: Iterable[int]) -> Iterator[int]:
    """Yield the ids of a kind's rows that refer to these."""
    names = [table, *(waits for waits, kind in HELD_AS.items() if kind == table)]
    for name in names:
        rows = t.Base.metadata.tables[name].c
        column = rows["review_id" if name == "review_memo" else key]
        for batch in batches(sorted(ids)):
            yield from connection.execute(select(rows.id).where(column.in_(batch))).scalars()


def _frozen(ids: _Ids) -> Mapping[str, frozenset[int]]:
    return {table: frozenset(each) for table, each in ids.items()}


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
        table: _rows(
            connection, table, None if kind in NAMED else [id_ for id_ in wanted[kind] if id_ > 0]
        )
        for table, kind in _HELD.items()
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
        for table, rows in gathered(raw).items()
    }


def _theirs(raw: RawRows, idents: Idents) -> Rows:
    return {
        table: {idents.of(table, id_): idents.row(table, row) for id_, row in rows.items()}
        for table, rows in gathered(raw).items()
    }


def _standing(here: Connection, ours: Rows, theirs: Rows) -> Mapping[int, Row]:
    """Return the codings here that what the copy brings could meet, or a touched memo is on."""
    transcripts = {row["transcript_id"] for row in theirs["coding"].values()}
    noted = {row["coding_id"] for row in ours["memo"].values()} - {None}
    found: dict[int, Row] = {}
    for column, ids in ((t.Coding.transcript_id, transcripts), (t.Coding.id, noted)):
        for batch in batches(sorted(id_ for id_ in ids if id_ > 0)):
            rows = here.execute(select(t.Coding.__table__).where(column.in_(batch)))
            raw = {row.id: dict(row._mapping) for row in rows}
            found.update(_ours({**_NO_ROWS, _CODING: raw})[_CODING])
    return {id_: row for id_, row in found.items() if id_ not in ours["coding"]}
