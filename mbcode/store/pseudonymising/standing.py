"""The rows that stand: names replaced, positions carried along, no stamp touched.

No edit is noted. A note would hold what was there before, and that is what has to go.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, Table, bindparam, select, update

from mbcode.errors import ConflictError
from mbcode.store import tables as t
from mbcode.store.pseudonymising.holdings import HOLDINGS
from mbcode.store.pseudonymising.rewriting import Rewriter

_AT_A_TIME = 20
"""Transcripts whose rows are rewritten at a time, so that memory does not grow with the study."""
_OUT_OF_THE_WAY = 10**9
"""Added to positions while they are moved, so that none lands on one that is still to move."""

Changed = tuple[Row[Any], dict[str, Any]]


def rewrite_standing(connection: Connection, rewriter: Rewriter, texts: Mapping[int, str]) -> None:
    """Rewrite all that stands; `texts` are the transcripts' as they are, by id.

    Raises ConflictError where two things would come to have one name, or two codings to be one.
    """
    altered = [id_ for id_, text in texts.items() if rewriter.alters(text)]
    for name, holding in HOLDINGS.items():
        table = t.Base.metadata.tables[name]
        if holding.lies_in_a_text:
            among = list(texts) if holding.has_words else altered
            for first in range(0, len(among), _AT_A_TIME):
                ids = among[first : first + _AT_A_TIME]
                query = select(table).where(table.c.transcript_id.in_(ids))
                _rewrite(connection, query.order_by(*table.primary_key), table, rewriter, texts)
        elif name != "change":
            _rewrite(connection, select(table), table, rewriter, texts)


def _rewrite(
    connection: Connection,
    query: Select[*tuple[Any, ...]],
    table: Table,
    rewriter: Rewriter,
    texts: Mapping[int, str],
) -> None:
    rows = connection.execute(query).all()
    changed = list(_changed(table, rows, rewriter, texts))
    if not changed:
        return
    _refuse_doubles(table, rows, changed)
    if "start" in table.c:
        _move_away(connection, table, changed)
    for columns, batch in _alike(changed).items():
        values: dict[str, Any] = {column: bindparam(f"new_{column}") for column in columns}
        statement = update(table).where(*_this(table)).values(values)
        rows_of_batch = [
            {**_key(table, row), **{f"new_{name}": value for name, value in new.items()}}
            for row, new in batch
        ]
        connection.execute(statement, rows_of_batch)


def _changed(
    table: Table, rows: Sequence[Row[Any]], rewriter: Rewriter, texts: Mapping[int, str]
) -> Iterator[Changed]:
    for row in rows:
        text = texts.get(row._mapping.get("transcript_id", 0))
        new = rewriter.rewritten(table.name, dict(row._mapping), text)
        if new:
            yield row, new


def _alike(changed: Sequence[Changed]) -> dict[tuple[str, ...], list[Changed]]:
    """Return what changed by which columns did: one statement for each."""
    alike: dict[tuple[str, ...], list[Changed]] = {}
    for row, new in changed:
        alike.setdefault(tuple(new), []).append((row, new))
    return alike


def _move_away(connection: Connection, table: Table, changed: Sequence[Changed]) -> None:
    away = {"start": table.c.start + _OUT_OF_THE_WAY, "end": table.c.end + _OUT_OF_THE_WAY}
    moved = [_key(table, row) for row, new in changed if "start" in new or "end" in new]
    if moved:
        connection.execute(update(table).where(*_this(table)).values(away), moved)
        # Only one of the two may come out otherwise, and both were moved.
        for row, new in changed:
            if "start" in new or "end" in new:
                new.setdefault("start", row.start)
                new.setdefault("end", row.end)


def _this(table: Table) -> list[Any]:
    return [column == bindparam(f"key_{column.name}") for column in table.primary_key]


def _key(table: Table, row: Row[Any]) -> dict[str, Any]:
    return {f"key_{column.name}": row._mapping[column.name] for column in table.primary_key}


def _refuse_doubles(table: Table, rows: Sequence[Row[Any]], changed: Sequence[Changed]) -> None:
    """Refuse what would collide, in words; the database would refuse it too, but not so plainly."""
    unique = _UNIQUE.get(table.name)
    if unique is None:
        return
    new = {row.id: values for row, values in changed}
    seen: dict[tuple[Any, ...], Row[Any]] = {}
    for row in rows:
        after = {**row._mapping, **new.get(row.id, {})}
        other = seen.setdefault(tuple(after[column] for column in unique), row)
        if other is row:
            continue
        if table.name == "coding":
            raise ConflictError(
                f"codings {other.id} and {row.id} would come to lie on the same words: one of them "
                "covers a part of a name; untag one of the two first"
            )
        raise ConflictError(
            f"two of {table.name} would be called '{after['name']}'; choose other pseudonyms, or "
            "rename one of them first"
        )


_UNIQUE = {
    "case": ("folded",),
    "transcript": ("folded",),
    "code": ("folded",),
    "coding": ("transcript_id", "start", "end", "code_id", "coder_id"),
}
