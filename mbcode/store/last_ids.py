"""The last id that each table has given: history speaks of rows by id, so none is given twice."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import (
    Connection,
    Table,
    TableClause,
    cast,
    column,
    delete,
    func,
    insert,
    inspect,
    select,
    table,
)

from mbcode.store.tables import Base

_SEQUENCES: TableClause = table("sqlite_sequence", column("name"), column("seq"))
"""Where SQLite keeps the last id of each table whose ids are never used twice."""


def last_ids(connection: Connection) -> Mapping[str, int]:
    """Return the highest id ever given in each table, by the table's name."""
    if connection.dialect.name != "sqlite":
        return _last_ids_on_server(connection)
    if not connection.dialect.has_table(connection, _SEQUENCES.name):
        return {}
    return dict(connection.execute(select(_SEQUENCES)).all())


def keep_last_ids(connection: Connection, used: Mapping[str, int]) -> None:
    """Have no table give an id again that was given before, as `used` says."""
    tables = set(inspect(connection).get_table_names())
    given = last_ids(connection)
    for name, last in used.items():
        if name in tables and given.get(name, 0) < last:
            _set_last_id(connection, name, last)


def _last_ids_on_server(connection: Connection) -> Mapping[str, int]:
    tables = set(inspect(connection).get_table_names())
    known = Base.metadata.tables
    counted = [name for name in known if name in tables and _is_counted(known[name])]
    values = (func.pg_sequence_last_value(_sequence(connection, name)) for name in counted)
    row = connection.execute(select(*values)).one()
    return {name: last for name, last in zip(counted, row, strict=True) if last is not None}


def _set_last_id(connection: Connection, name: str, last: int) -> None:
    if connection.dialect.name != "sqlite":
        connection.execute(select(func.setval(_sequence(connection, name), last)))
        return
    connection.execute(delete(_SEQUENCES).where(_SEQUENCES.c.name == name))
    connection.execute(insert(_SEQUENCES).values(name=name, seq=last))


def _is_counted(known: Table) -> bool:
    return known.autoincrement_column is not None


def _sequence(connection: Connection, name: str) -> Any:
    """Return what a server's table takes its ids from."""
    # A dialect that a study in a file should not have to import.
    from sqlalchemy.dialects.postgresql import REGCLASS

    known = Base.metadata.tables[name]
    quoted = connection.dialect.identifier_preparer.format_table(known)
    ids = known.autoincrement_column
    return cast(func.pg_get_serial_sequence(quoted, None if ids is None else ids.name), REGCLASS)
