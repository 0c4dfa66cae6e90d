"""The only hand that writes to a study: it makes each edit and notes what takes it back.

Reading connections can't write (see `database`), and `Log.change` hands out the writing one only
inside a Recorder; so nothing that a study says can be changed without a trace. The places where
coders left off are no part of the history; that a coder came is noted, but never taken back.

What is noted is enough to walk backwards: an added row by its id, an altered one by its columns
before and after, a removed one whole, a restored one by its id and the change it had last been
touched by. The content of an added row is the row itself, for as long as it stands, and the note of
whatever alters or removes it thereafter.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, Table, bindparam, delete, insert, select, update
from sqlalchemy.sql.dml import ReturningInsert

from mbcode.changes import Change
from mbcode.model import Coding
from mbcode.store.batches import batches
from mbcode.store.coders import CODER, KnownCoder, coder_named
from mbcode.store.tables import Base, UtcTime

PARTS = ("added", "altered", "removed", "restored")

Values = Mapping[str, Any]


@dataclass(slots=True)
class Edits:
    """What one change did to one table."""

    table: str
    added: list[list[int]] = field(default_factory=list)
    altered: list[dict[str, Any]] = field(default_factory=list)
    removed: list[dict[str, Any]] = field(default_factory=list)
    restored: list[tuple[int, int | None]] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """Return what the log keeps, without empty parts."""
        parts = {name: getattr(self, name) for name in PARTS}
        return {"table": self.table, **{name: part for name, part in parts.items() if part}}

    def ids(self) -> list[int]:
        """Return the ids of all rows touched."""
        noted = [row["id"] for row in (*self.altered, *self.removed)]
        return [*self.came(), *noted]

    def came(self) -> list[int]:
        """Return the ids of rows that were added or restored."""
        return [*self.added_ids(), *(id_ for id_, _ in self.restored)]

    def added_ids(self) -> list[int]:
        """Return the ids of added rows, which are noted as runs `[first, last]`."""
        return [id_ for first, last in self.added for id_ in range(first, last + 1)]


class Recorder:
    """Writes rows for one change within one open transaction.

    Attributes: `connection`, for reading inside the transaction; `coder_id`, who makes the change;
    `edits`, in the order in which they were made; `newcomers`, the ids of coders who were not known
    before; `summary`, a line for the history; `reverts`, the change that this one takes back;
    `given`, the codings whose coming is all that the change did, where they are known without
    reading them again; `result`, what the change did, complete once the change is closed.
    """

    def __init__(self, connection: Connection, change: Change, coder: KnownCoder) -> None:
        self.connection = connection
        self.result = change
        self.change_id = change.id
        self.now = change.at
        self.coder_id = coder.id
        self.summary = ""
        self.reverts: int | None = None
        self.given: tuple[Coding, ...] = ()
        self.edits: list[Edits] = []
        self.newcomers = [coder.id] if coder.is_new else []

    def coder(self, name: str) -> int:
        """Return the id of the coder with this name, whom it adds if there is none yet."""
        coder = coder_named(self.connection, name)
        if coder.is_new:
            self.newcomers.append(coder.id)
        return coder.id

    def notes(self) -> list[dict[str, Any]]:
        """Return what the log keeps of this change: the coders who came, then the edits."""
        came = Edits(CODER, added=_ranges(self.newcomers))
        return [each.as_json() for each in ([came] if self.newcomers else []) + self.edits]

    def insert(self, model: type[Base], **values: Any) -> int:
        """Add one row and return its id."""
        table = _table(model)
        result = self.connection.execute(_inserting(table), self._stamped(table, values))
        id_: int = result.scalar_one()
        self._edits_of(table, "added").added.append([id_, id_])
        return id_

    def insert_many(self, model: type[Base], rows: Sequence[Values]) -> list[int]:
        """Add rows and return their ids, in the order of `rows`."""
        if not rows:
            return []
        table = _table(model)
        stamped = [self._stamped(table, row) for row in rows]
        ids = list(self.connection.execute(_inserting(table), stamped).scalars())
        self._edits_of(table, "added").added.extend(_ranges(ids))
        return ids

    def restore(self, model: type[Base], rows: Sequence[Values]) -> None:
        """Add rows that were removed once, exactly as they are given, ids and stamps included."""
        table = _table(model)
        self.connection.execute(insert(table), [decoded(table, row) for row in rows])
        stamps = [(row["id"], row.get("change_id")) for row in rows]
        self._edits_of(table, "restored").restored.extend(stamps)

    def update(self, model: type[Base], id_: int, **values: Any) -> None:
        """Alter one row; values equal to those that stand are no change."""
        table = _table(model)
        row = self.connection.execute(select(table).where(table.c.id == id_)).one()
        changed = {name: value for name, value in values.items() if row._mapping[name] != value}
        if changed:
            values = self._stamped(table, changed)
            self._overwrite(table, tuple(values), {id_: values}, {id_: row._asdict()})

    def reset(self, model: type[Base], notes: Sequence[Values]) -> bool:
        """Alter rows back to what notes say they were before, the last note first.

        Returns False, with nothing altered, if one is no longer as noted after.
        """
        table = _table(model)
        ids = list(dict.fromkeys(note["id"] for note in reversed(notes)))
        rows: dict[int, Values] = {row.id: row._asdict() for row in self._rows(table, ids)}
        back: dict[int, dict[str, Any]] = {id_: {} for id_ in ids}
        for note in reversed(notes):
            id_, after = note["id"], decoded(table, note["after"])
            if id_ not in rows or not _holds({**rows[id_], **back[id_]}, after):
                return False
            back[id_] |= decoded(table, note["before"])
        for columns, alike in groupby(back.items(), lambda each: tuple(each[1])):
            self._overwrite(table, columns, dict(alike), rows)
        return True

    def _overwrite(
        self,
        table: Table,
        columns: Sequence[str],
        values: Mapping[int, Values],
        rows: Mapping[int, Values],
    ) -> None:
        """Alter `columns` of rows, by their ids, each to values of its own."""
        notes = self._edits_of(table, "altered").altered
        for id_, new in values.items():
            before = {name: _encoded(rows[id_][name]) for name in columns}
            after = {name: _encoded(new[name]) for name in columns}
            notes.append({"id": id_, "before": before, "after": after})
        which, new_one = "which", "new_{}".format
        statement = update(table).where(table.c.id == bindparam(which))
        self.connection.execute(
            statement.values({name: bindparam(new_one(name)) for name in columns}),
            [
                {which: id_, **{new_one(name): new[name] for name in columns}}
                for id_, new in values.items()
            ],
        )

    def update_many(self, model: type[Base], ids: Sequence[int], **values: Any) -> None:
        """Alter many rows to the same values."""
        table = _table(model)
        stamped = self._stamped(table, values)
        after = {name: _encoded(value) for name, value in stamped.items()}
        notes = self._edits_of(table, "altered").altered
        for row in self._rows(table, ids):
            before = {name: _encoded(row._mapping[name]) for name in stamped}
            notes.append({"id": row.id, "before": before, "after": after})
        where = table.c.id == bindparam("which")
        if ids:
            statement = update(table).where(where).values(**stamped)
            self.connection.execute(statement, [{"which": id_} for id_ in ids])

    def delete(self, model: type[Base], ids: Sequence[int]) -> None:
        """Remove rows, keeping each whole in the note."""
        table = _table(model)
        for row in self._rows(table, ids):
            note = {name: _encoded(value) for name, value in row._mapping.items()}
            self._edits_of(table, "removed").removed.append(note)
        for batch in batches(ids):
            self.connection.execute(delete(table).where(table.c.id.in_(batch)))

    def stamps(self, model: type[Base], ids: Sequence[int]) -> dict[int, int | None]:
        """Return, for each of the rows that is there, the change that touched it last (None: not
        kept).
        """
        rows = self._rows(_table(model), ids)
        return {row.id: row._mapping.get("change_id") for row in rows}

    def _rows(self, table: Table, ids: Sequence[int]) -> Iterable[Row[Any]]:
        for batch in batches(ids):
            yield from self.connection.execute(
                select(table).where(table.c.id.in_(batch)).order_by(table.c.id)
            ).all()

    def _stamped(self, table: Table, values: Values) -> dict[str, Any]:
        stamp = {"change_id": self.change_id} if "change_id" in table.c else {}
        return {**values, **stamp}

    def _edits_of(self, table: Table, part: str) -> Edits:
        """Return where to note the next edit: runs of one kind on one table share an entry."""
        last = self.edits[-1] if self.edits else None
        if last is None or last.table != table.name or not getattr(last, part):
            last = Edits(table.name)
            self.edits.append(last)
        return last


@cache
def _inserting(table: Table) -> ReturningInsert[Any]:
    return insert(table).returning(table.c.id, sort_by_parameter_order=True)


def _table(model: type[Base]) -> Table:
    return Base.metadata.tables[model.__tablename__]


def _holds(row: Values, values: Values) -> bool:
    return all(row[name] == value for name, value in values.items())


def _encoded(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value


def decoded(table: Table, values: Values) -> dict[str, Any]:
    """Return what a note holds of a row as the row itself holds it."""
    return {name: _value(table, name, value) for name, value in values.items()}


def _value(table: Table, name: str, value: Any) -> Any:
    is_time = isinstance(table.c[name].type, UtcTime)
    return datetime.fromisoformat(value) if is_time and isinstance(value, str) else value


def _ranges(ids: Sequence[int]) -> list[list[int]]:
    """Return ids as runs `[first, last]`."""
    runs: list[list[int]] = []
    for id_ in ids:
        if runs and runs[-1][1] + 1 == id_:
            runs[-1][1] = id_
        else:
            runs.append([id_, id_])
    return runs
