"""What must hold after SQLite's tables were altered: no id is given twice, no reference dangles."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, inspect, text

from mbcode.errors import StudyError

_SEQUENCES = "sqlite_sequence"
"""Where SQLite keeps the last id of each table whose ids are never used twice."""


def last_ids(connection: Connection) -> Mapping[str, int]:
    """Return the highest id ever given in each table, by the table's name."""
    if not connection.dialect.has_table(connection, _SEQUENCES):
        return {}
    return dict(connection.execute(text(f"SELECT name, seq FROM {_SEQUENCES}")).all())


def keep_last_ids(connection: Connection, used: Mapping[str, int]) -> None:
    """Have no table give an id again that it gave before it was made anew."""
    tables = set(inspect(connection).get_table_names())
    given = last_ids(connection)
    for name, last in used.items():
        if name in tables and given.get(name, 0) < last:
            connection.execute(text(f"DELETE FROM {_SEQUENCES} WHERE name = :name"), {"name": name})
            new = text(f"INSERT INTO {_SEQUENCES} (name, seq) VALUES (:name, :last)")
            connection.execute(new, {"name": name, "last": last})


def refuse_dangling(connection: Connection, place: str) -> None:
    """Raise StudyError if a row refers to one that isn't there."""
    dangling = connection.execute(text("PRAGMA foreign_key_check")).first()
    if dangling is not None:
        table, row, parent, _ = dangling
        raise StudyError(
            f"{place}: {table} {row} refers to a row of {parent} that isn't there, so the study "
            "can't be brought up to date; go back to a backup"
        )
