"""Copying a study from one database into another, equal row by row: a file to a server or back.

Whatever tables there are is read from the models; nothing here knows what they hold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Row, Table, and_, bindparam, func, insert, select, update

from mbcode.errors import StudyError
from mbcode.store.database import Database
from mbcode.store.last_ids import keep_last_ids, last_ids
from mbcode.store.schema import migrate, refuse_filled
from mbcode.store.tables import Base

BATCH = 2_000
"""How many rows are in memory at a time."""
Told = Callable[[int, int, str], None]
"""Told how many of how many rows are copied, and the name of the table that is next."""


def copy_rows(source: Database, target: Database, told: Told | None = None) -> Mapping[str, int]:
    """Copy a study of the newest version into an empty database; return the rows of each table.

    One transaction: everything, as the study was at one moment, or nothing. What was written is
    read again and compared before it is committed. Raises StudyError where the target holds
    anything, can't hold the study, or does not hold in the end what the source does.
    """
    with source.reading() as reading, target.altering() as writing:
        refuse_unfit(target, writing)
        migrate(writing)
        counts, used = row_counts(reading), dict(last_ids(reading))
        done = 0
        for table in Base.metadata.sorted_tables:
            if told:
                told(done, sum(counts.values()), table.name)
            copied = _Digest(table)
            _write(writing, table, copied.noting(_batches(reading, table)))
            _refuse_different(target, table, copied, writing)
            used[table.name] = max(used.get(table.name, 0), copied.last_id)
            done += copied.rows
        keep_last_ids(writing, used)
    return counts


def refuse_target(target: str) -> None:
    """Raise StudyError if the server's database that `target` names can't take a study."""
    database = Database(target)
    try:
        with database.reading() as connection:
            refuse_unfit(database, connection)
    finally:
        database.close()


def refuse_unfit(target: Database, connection: Connection) -> None:
    """Raise StudyError if the database can't take a study, or holds anything already."""
    target.refuse_unfit(connection)
    refuse_filled(connection, target.place)


def row_counts(connection: Connection) -> Mapping[str, int]:
    """Return how many rows each table of a study has, by the table's name."""
    tables = Base.metadata.sorted_tables
    counts = (select(func.count()).select_from(table).scalar_subquery() for table in tables)
    row = connection.execute(select(*counts)).one()
    return {table.name: count for table, count in zip(tables, row, strict=True)}


class _Digest:
    """What a table's rows come to, in any order: databases sort texts in ways of their own."""

    def __init__(self, table: Table) -> None:
        self._ids = table.autoincrement_column
        self.rows = 0
        self.sum = 0
        self.last_id = 0

    def noting(self, batches: Iterator[Sequence[Row[Any]]]) -> Iterator[Sequence[Row[Any]]]:
        """Take in all rows that pass by."""
        for rows in batches:
            self.rows += len(rows)
            for row in rows:
                self.sum += int.from_bytes(sha256(repr(tuple(row)).encode()).digest())
                if self._ids is not None:
                    self.last_id = max(self.last_id, row._mapping[self._ids])
            yield rows


def _batches(connection: Connection, table: Table) -> Iterator[Sequence[Row[Any]]]:
    query = select(table).order_by(*table.primary_key)
    return connection.execute(query, execution_options={"yield_per": BATCH}).partitions()


def _write(connection: Connection, table: Table, batches: Iterator[Sequence[Row[Any]]]) -> None:
    """Write rows; what refers to the same table comes last, when all of it is there."""
    inner = [key.parent.name for key in table.foreign_keys if key.column.table is table]
    referring: list[dict[str, Any]] = []
    for rows in batches:
        values = [dict(row._mapping) for row in rows]
        referring += [dict(row) for row in values if any(row[name] for name in inner)]
        blank = dict.fromkeys(inner)
        connection.execute(insert(table), [{**row, **blank} for row in values])
    if referring:
        keys = [column == bindparam(f"of_{column.name}") for column in table.primary_key]
        new: dict[str, Any] = {name: bindparam(f"new_{name}") for name in inner}
        connection.execute(
            update(table).where(and_(*keys)).values(new),
            [_renamed(row, table, inner) for row in referring],
        )


def _renamed(row: Mapping[str, Any], table: Table, inner: Sequence[str]) -> dict[str, Any]:
    keys = {f"of_{column.name}": row[column.name] for column in table.primary_key}
    return {**keys, **{f"new_{name}": row[name] for name in inner}}


def _refuse_different(
    target: Database, table: Table, copied: _Digest, connection: Connection
) -> None:
    written = _Digest(table)
    for _ in written.noting(_batches(connection, table)):
        pass
    if (written.rows, written.sum) != (copied.rows, copied.sum):
        raise StudyError(
            f"{target.place}: does not hold in '{table.name}' what was copied; nothing was kept"
        )
