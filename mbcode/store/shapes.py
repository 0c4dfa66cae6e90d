"""Whether the values of a study's file are of the kind that mbcode writes.

SQLite holds any value in any column, so a file from a stranger may hold a list where a name should
be. Values are looked at by SQL, before any of them is taken for what it claims to be. A server
holds each column to its type itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Connection,
    Float,
    Integer,
    LargeBinary,
    Table,
    text,
)

from mbcode.errors import StudyError
from mbcode.id_sets import MOST
from mbcode.store.database import Database
from mbcode.store.tables import Base, UtcTime

SEE_CHECK = "'mbcode check' lists all that is wrong"
MANY_ROWS = frozenset({"coding", "turn", "sentence", "change", "word"})
"""Tables that are too long to be looked through whenever a study is opened."""

_JSON_KINDS = {"attributes": "object", "keywords": "array", "edits": "array"}
_OF_TEXTS = ("attributes", "keywords")
_TRANSCRIPT_ID = Base.metadata.tables["transcript"].c.id
"""An id of which sets are made (see `id_sets`)."""
_A_TIME = "____-__-__ __:__:__%"
_A_COLOUR = "#" + "[0-9A-Fa-f]" * 6


def refuse_misshapen(database: Database) -> None:
    """Raise StudyError if one of the shorter tables holds what mbcode would not have written."""
    if not database.is_sqlite:
        return
    shorter = [table for table in Base.metadata.sorted_tables if table.name not in MANY_ROWS]
    with database.reading() as connection:
        fault = next(misshapen(connection, shorter), None)
    if fault is not None:
        raise StudyError(f"{database.place}: damaged, or not made by mbcode: {fault}; {SEE_CHECK}")


def misshapen(connection: Connection, tables: Iterable[Table]) -> Iterator[str]:
    """Yield a line for each value in `tables` that mbcode would not have written."""
    for table in tables:
        yield from _wrong_values(connection, table)
    yield from _circles(connection)


def refuse_misplaced(connection: Connection, place: str, transcript: int, characters: int) -> None:
    """Raise StudyError if a turn, a sentence or a coding of a transcript, whose text has so many
    characters, holds what mbcode would not have written.
    """
    if connection.dialect.name != "sqlite":
        return
    for name in ("turn", "sentence", "coding"):
        table = Base.metadata.tables[name]
        where = "WHERE transcript_id = :transcript"
        fault = next(_wrong_values(connection, table, where, transcript=transcript), None)
        fault = fault or _misplaced(connection, name, transcript, characters)
        if fault is not None:
            raise StudyError(f"{place}: damaged, or not made by mbcode: {fault}; {SEE_CHECK}")


def _wrong_values(
    connection: Connection, table: Table, where: str = "", **values: int
) -> Iterator[str]:
    key = next(iter(table.primary_key.columns)).name
    wrong = " ".join(
        f"WHEN NOT coalesce({_right(column)}, 0) THEN '{column.name}'" for column in table.columns
    )
    # All columns at once: SQLite reads a transcript's text to come to what stands behind it.
    query = text(
        f'SELECT id, "column" FROM (SELECT "{key}" AS id, CASE {wrong} END AS "column"'
        f' FROM "{table.name}" {where}) WHERE "column" IS NOT NULL'
    )
    for id_, column in connection.execute(query, values):
        yield f"{table.name} {id_}: {column} is nothing that mbcode writes"


def _misplaced(connection: Connection, name: str, transcript: int, characters: int) -> str | None:
    right = '0 <= start AND start < "end" AND "end" <= :characters'
    if name == "coding":
        right += " AND code_id IN (SELECT id FROM code) AND coder_id IN (SELECT id FROM coder)"
    query = text(
        f'SELECT id, start, "end" FROM "{name}" WHERE transcript_id = :transcript AND NOT ({right})'
    )
    row = connection.execute(query, {"transcript": transcript, "characters": characters}).first()
    return None if row is None else f"{name} {row[0]}: {row[1]}-{row[2]} is no place it can have"


def _right(column: Column[object]) -> str:
    """Return the SQL that tells whether a value of the column is right."""
    name = f'"{column.name}"'
    right = f"typeof({name}) = '{_stored_as(column)}'"
    if isinstance(column.type, JSON):
        right += f" AND {_right_json(column.name)}"
    elif isinstance(column.type, UtcTime):
        right += f" AND {name} LIKE '{_A_TIME}'"
    elif isinstance(column.type, Boolean):
        right += f" AND {name} IN (0, 1)"
    elif column is _TRANSCRIPT_ID:
        right += f" AND {name} BETWEEN 1 AND {MOST - 1}"
    elif column.name == "colour":
        right += f" AND ({name} = '' OR {name} GLOB '{_A_COLOUR}')"
    return f"({name} IS NULL OR ({right}))" if column.nullable else f"({right})"


def _stored_as(column: Column[object]) -> str:
    if isinstance(column.type, Float):
        return "real"
    if isinstance(column.type, LargeBinary):
        return "blob"
    return "integer" if isinstance(column.type, Integer | Boolean) else "text"


def _right_json(name: str) -> str:
    kind = _JSON_KINDS.get(name)
    right = f'json_valid("{name}")'
    if kind is not None:
        right = f"CASE WHEN {right} THEN json_type(\"{name}\") = '{kind}' ELSE 0 END"
    if name in _OF_TEXTS:
        others = f"SELECT 1 FROM json_each(\"{name}\") WHERE type <> 'text'"
        right = f"CASE WHEN {right} THEN NOT EXISTS ({others}) ELSE 0 END"
    return right


def _circles(connection: Connection) -> Iterator[str]:
    """Yield the codes that are below themselves, or below one that isn't there."""
    query = text(
        "WITH RECURSIVE reached (id) AS (SELECT id FROM code WHERE parent_id IS NULL"
        " UNION SELECT code.id FROM code JOIN reached ON code.parent_id = reached.id)"
        " SELECT id FROM code WHERE id NOT IN (SELECT id FROM reached)"
    )
    for (id_,) in connection.execute(query):
        yield f"code {id_}: is below itself, or below a code that isn't there"
