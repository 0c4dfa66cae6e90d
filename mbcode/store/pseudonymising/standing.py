"""The rows that stand: names replaced, positions carried along, no stamp touched.

No edit is noted. A note would hold what was there before, and that is what has to go.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Select, Table, bindparam, select, update

from mbcode.errors import ConflictError
from mbcode.store import tables as t
from mbcode.store.pseudonymising.holdings import HOLDINGS
from mbcode.store.pseudonymising.rewriting import Rewriter

_AT_A_TIME = 20
"""Transcripts whose rows are rewritten at a time, so that memory does not grow with the study."""
_OUT_OF_THE_WAY = 10**9
"""Added to positions while they are moved, so that none lands on one that is still to move."""

_CODING = t.Coding.__tablename__
_PLACED = tuple(name for name, held in HOLDINGS.items() if held.lies_in_a_text)

Told = Callable[[int, int], object]
"""Told how many of how many transcripts are rewritten."""
Columns = dict[str, Any]
Changed = tuple[Columns, Columns]
"""A row, and what of it comes out otherwise."""


def rewrite_standing(
    connection: Connection,
    rewriter: Rewriter,
    texts: Mapping[int, str],
    told: Told | None = None,
) -> None:
    """Rewrite all that stands; `texts` are the transcripts' as they are, by id.

    Raises ConflictError where two things would come to have one name, or two codings to be one.
    """
    for name in HOLDINGS:
        if name != "change" and name not in _PLACED:
            table = t.Base.metadata.tables[name]
            _rewrite(connection, select(table), table, rewriter, texts)
    ids = list(texts)
    for first in range(0, len(ids), _AT_A_TIME):
        if told is not None:
            told(first, len(ids))
        _rewrite_in(connection, ids[first : first + _AT_A_TIME], rewriter, texts)


def _rewrite_in(
    connection: Connection, ids: Sequence[int], rewriter: Rewriter, texts: Mapping[int, str]
) -> None:
    """Rewrite what lies in these transcripts."""
    altered = [id_ for id_ in ids if rewriter.alters(texts[id_])]
    for name in _PLACED:
        table = t.Base.metadata.tables[name]
        among = ids if HOLDINGS[name].has_words else altered
        if among:
            query = _needed(table).where(table.c.transcript_id.in_(among))
            _rewrite(connection, query.order_by(*table.primary_key), table, rewriter, texts)


def _needed(table: Table) -> Select[*tuple[Any, ...]]:
    """Return what reads of a table that lies in texts no more than what is looked at."""
    unique = _UNIQUE.get(table.name, ())
    names = dict.fromkeys(("transcript_id", *HOLDINGS[table.name].columns, *unique))
    keys = [column for column in table.primary_key if column.name not in names]
    return select(*keys, *(table.c[name] for name in names))


def _rewrite(
    connection: Connection,
    query: Select[*tuple[Any, ...]],
    table: Table,
    rewriter: Rewriter,
    texts: Mapping[int, str],
) -> None:
    rows = _read(connection, query)
    changed = list(_changed(table, rows, rewriter, texts))
    if not changed:
        return
    _refuse_doubles(table, rows, changed)
    if table.name == _CODING:
        _make_way(connection, table, changed)
    for columns, batch in _alike(changed).items():
        values: dict[str, Any] = {column: bindparam(f"new_{column}") for column in columns}
        statement = update(table).where(*_this(table)).values(values)
        rows_of_batch = [
            {**_key(table, row), **{f"new_{name}": value for name, value in new.items()}}
            for row, new in batch
        ]
        connection.execute(statement, rows_of_batch)


def _read(connection: Connection, query: Select[*tuple[Any, ...]]) -> list[Columns]:
    """Return rows as mappings of their own, which are looked into far faster than those of rows."""
    found = connection.execute(query)
    names = tuple(found.keys())
    return [dict(zip(names, row, strict=True)) for row in found.all()]


def _changed(
    table: Table, rows: Iterable[Columns], rewriter: Rewriter, texts: Mapping[int, str]
) -> Iterator[Changed]:
    for row in rows:
        new = rewriter.rewritten(table.name, row, texts.get(row.get("transcript_id", 0)))
        if new:
            yield row, new


def _alike(changed: Sequence[Changed]) -> dict[tuple[str, ...], list[Changed]]:
    """Return what changed by which columns did: one statement for each."""
    alike: dict[tuple[str, ...], list[Changed]] = {}
    for row, new in changed:
        alike.setdefault(tuple(new), []).append((row, new))
    return alike


def _make_way(connection: Connection, table: Table, changed: Sequence[Changed]) -> None:
    """Move those codings away for a while that lie where another one is to come."""
    to_come = {_place(row, new) for row, new in changed}
    in_the_way = [(row, new) for row, new in changed if _place(row, {}) in to_come]
    if in_the_way:
        away = {"start": table.c.start + _OUT_OF_THE_WAY, "end": table.c.end + _OUT_OF_THE_WAY}
        keys = [_key(table, row) for row, _ in in_the_way]
        connection.execute(update(table).where(*_this(table)).values(away), keys)
    for row, new in in_the_way:
        # Only one of the two may come out otherwise, and both were moved.
        new.setdefault("start", row["start"])
        new.setdefault("end", row["end"])


def _place(row: Columns, new: Columns) -> tuple[Any, ...]:
    """Return all that no two codings may have alike."""
    return tuple(new.get(name, row[name]) for name in _UNIQUE[_CODING])


def _this(table: Table) -> list[Any]:
    return [column == bindparam(f"key_{column.name}") for column in table.primary_key]


def _key(table: Table, row: Columns) -> dict[str, Any]:
    return {f"key_{column.name}": row[column.name] for column in table.primary_key}


def _refuse_doubles(table: Table, rows: Sequence[Columns], changed: Sequence[Changed]) -> None:
    """Refuse what would collide, in words; the database would refuse it too, but not so plainly."""
    unique = _UNIQUE.get(table.name)
    if unique is None:
        return
    new = {row["id"]: values for row, values in changed}
    seen: dict[tuple[Any, ...], Columns] = {}
    for row in rows:
        after = new.get(row["id"], row)
        other = seen.setdefault(tuple(after.get(name, row[name]) for name in unique), row)
        if other is row:
            continue
        if table.name == _CODING:
            raise ConflictError(
                f"codings {other['id']} and {row['id']} would come to lie on the same words: one "
                "of them covers a part of a name; untag one of the two first"
            )
        raise ConflictError(
            f"two of {table.name} would be called '{after['name']}'; choose other pseudonyms, or "
            "rename one of them first"
        )


_UNIQUE = {
    "case": ("folded",),
    "transcript": ("folded",),
    "code": ("folded",),
    _CODING: ("transcript_id", "start", "end", "code_id", "coder_id"),
}
