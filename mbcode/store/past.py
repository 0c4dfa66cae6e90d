"""A study as it once stood: a copy of it in memory, walked back by the notes that undo uses.

The copy holds personal data, so it is on no disk, and is gone with the program however that ends.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from typing import Any
from uuid import uuid4

from sqlalchemy import URL, Connection, Engine, Table, delete, insert, select, update

from mbcode.errors import StudyError
from mbcode.store import tables as t
from mbcode.store.batches import batches
from mbcode.store.copying import copy_rows
from mbcode.store.database import Database
from mbcode.store.file import sqlite_engine
from mbcode.store.recorder import Edits, decoded
from mbcode.store.study_file import address_to_read
from mbcode.store.transcripts import texts_of
from mbcode.store.word_list import follow

_Rows = dict[int, dict[str, Any] | None]
"""What rows were, by id: the columns that were otherwise, or all of a row that is gone since; None
for one that was not there yet.
"""


class Past(Database):
    """A copy of a study in memory, as it was right after one of its changes.

    Messages call it by the place of the study itself.
    """

    def __init__(self, source: Database) -> None:
        """Take a copy of all that `source` holds at one moment."""
        self._memory = f"file:mbcode-{uuid4().hex}?mode=memory&cache=shared"
        # What is in memory lasts as long as a connection to it does.
        self._lasting = self._connect()
        super().__init__(URL.create("sqlite"))
        self.place, self.path = source.place, source.path
        if source.path is None:
            copy_rows(source, self)
        else:
            with closing(sqlite3.connect(address_to_read(source.path), uri=True)) as reader:
                reader.backup(self._lasting)

    def walk_back(self, change: int) -> None:
        """Make this what the study was right after a change (0: before the first).

        Raises StudyError if the history does not lead back to a sound study.
        """
        with self.altering() as connection:
            rows, undone = _before(connection, change)
            altered = rows.get(t.Transcript.__tablename__, {})
            listed = dict.fromkeys(altered) | texts_of(connection, altered)
            for name, of_table in rows.items():
                _put_back(connection, t.Base.metadata.tables[name], of_table, self.place)
            follow(connection, listed)
            for id_, flag in undone.items():
                connection.execute(update(t.Change).where(t.Change.id == id_).values(undone=flag))
            connection.execute(delete(t.About).where(t.About.change_id > change))
            connection.execute(delete(t.Change).where(t.Change.id > change))

    def close(self) -> None:
        """Let go of the copy."""
        super().close()
        self._lasting.close()

    def _engine(self, pragmas: tuple[str, ...]) -> Engine:
        return sqlite_engine(self._connect, pragmas)

    def _connect(self) -> sqlite3.Connection:
        return sqlite3.connect(self._memory, uri=True, check_same_thread=False)


def _before(connection: Connection, change: int) -> tuple[Mapping[str, _Rows], dict[int, bool]]:
    """Return by table what rows were after `change`, and whether changes were undone then."""
    rows: defaultdict[str, _Rows] = defaultdict(dict)
    undone: dict[int, bool] = {}
    undos = select(t.Change.id, t.Change.reverts).where(t.Change.kind == "undo")
    reverted: dict[int, Any] = dict(connection.execute(undos).all())
    later = select(t.Change.kind, t.Change.reverts, t.Change.edits).where(t.Change.id > change)
    for kind, reverts, edits in connection.execute(later.order_by(t.Change.id.desc())):
        for entry in reversed(edits):
            _walk(rows[entry["table"]], Edits(**entry))
        if kind == "undo":
            undone[reverts] = False
        elif kind == "redo":
            undone[reverted[reverts]] = True
    return rows, undone


def _walk(rows: _Rows, edits: Edits) -> None:
    """Step back over one note."""
    rows.update(dict.fromkeys(edits.came()))
    for note in reversed(edits.altered):
        rows[note["id"]] = {**(rows.get(note["id"]) or {}), **note["before"]}
    rows.update((row["id"], row) for row in edits.removed)


def _put_back(connection: Connection, table: Table, rows: _Rows, place: str) -> None:
    """Let the rows of a table be what they were; rows that were not there yet go."""
    ids = list(rows)
    stands = {row.id: row._asdict() for row in _those(connection, table, ids)}
    # All go before any comes, so that none is in another's way.
    for batch in batches(ids):
        connection.execute(delete(table).where(table.c.id.in_(batch)))
    were = [
        {**stands.get(id_, {}), **decoded(table, row)}
        for id_, row in rows.items()
        if row is not None
    ]
    if any("id" not in row for row in were):
        raise StudyError(f"{place}: the history speaks of a {table.name} that is not there")
    for alike in _alike(were):
        connection.execute(insert(table), alike)


def _those(connection: Connection, table: Table, ids: Sequence[int]) -> Iterator[Any]:
    for batch in batches(ids):
        yield from connection.execute(select(table).where(table.c.id.in_(batch)))


def _alike(rows: Sequence[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """Yield rows that have the same columns: a note of an older version may have fewer."""
    by_columns: defaultdict[frozenset[str], list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        by_columns[frozenset(row)].append(row)
    yield from by_columns.values()
