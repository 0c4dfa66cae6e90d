"""Who built on a change since: looked up only where it could not be taken back.

A change can't be taken back where a row that it left behind was altered or removed since, where a
row that came since refers to one that it brought, and where what it removed has no place any more:
its code is gone, its name is another's, or the text that it lay in was corrected.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from sqlalchemy import Connection, ForeignKey, Table, UniqueConstraint, and_, select

from mbcode.store import tables as t
from mbcode.store.batches import batches
from mbcode.store.recorder import Edits, Values
from mbcode.store.text_history import in_the_way

RowId = tuple[str, int]
"""A table's name and an id in it."""

_STAMPED = {table.name: table for table in t.Base.metadata.sorted_tables if "change_id" in table.c}
_CHANGE = t.Base.metadata.tables[t.Change.__tablename__]


def built_on(connection: Connection, edits: Iterable[Edits], change_id: int) -> str:
    """Return in words who built on a change, when, and with what."""
    change = next(_later(connection, list(edits), change_id), None)
    if change is None:
        return "something was built on it since"
    query = (
        select(t.Coder.name, t.Change.at, t.Change.kind, t.Change.summary)
        .join(t.Coder, t.Coder.id == t.Change.coder_id)
        .where(t.Change.id == change)
    )
    who, at, kind, what = connection.execute(query).one()
    day = at.astimezone()
    did = f"{kind}: {what}" if kind in ("undo", "redo") else what
    return f"{who} built on it on {day.day} {day:%B %Y} ({did})"


def _later(connection: Connection, edits: list[Edits], change_id: int) -> Iterator[int]:
    """Yield the changes that stand in the way."""
    yield from in_the_way(connection, edits, change_id)
    left = _left(edits, change_id)
    for table in _STAMPED.values():
        stamps = {id_: stamp for (name, id_), stamp in left.items() if name == table.name}
        yield from _touched(connection, table, stamps, change_id)
        yield from _referring(connection, table, list(stamps), left)
    removed = {(each.table, row["id"]): row for each in edits for row in each.removed}
    for (name, _), row in removed.items():
        if name in _STAMPED:
            gone = _parents_gone(connection, _STAMPED[name], row, removed)
            yield from _who_removed(connection, gone, change_id)
            yield from _in_its_place(connection, _STAMPED[name], row, left)


def _left(edits: Iterable[Edits], change_id: int) -> dict[RowId, int | None]:
    """Return the rows that a change left behind, with the stamp it left on each."""
    left: dict[RowId, int | None] = {}
    for each in edits:
        for row in each.removed:
            left.pop((each.table, row["id"]), None)
        left |= {(each.table, id_): change_id for id_ in each.added_ids()}
        left |= {(each.table, id_): stamp for id_, stamp in each.restored}
        left |= {(each.table, n["id"]): n["after"].get("change_id") for n in each.altered}
    return left


def _touched(
    connection: Connection, table: Table, stamps: Mapping[int, int | None], change_id: int
) -> Iterator[int]:
    """Yield who altered or removed one of these rows since."""
    stands: dict[int, int] = {}
    for batch in batches(list(stamps)):
        query = select(table.c.id, table.c.change_id).where(table.c.id.in_(batch))
        stands |= dict(connection.execute(query).all())
    yield from (stands[id_] for id_, stamp in stamps.items() if stands.get(id_, stamp) != stamp)
    gone = {(table.name, id_) for id_ in stamps if id_ not in stands}
    yield from _who_removed(connection, gone, change_id)


def _who_removed(connection: Connection, gone: set[RowId], after: int) -> Iterator[int]:
    """Yield the changes after `after` that removed one of these rows, newest first."""
    if not gone:
        return
    query = select(_CHANGE.c.id, _CHANGE.c.edits).where(_CHANGE.c.id > after)
    for id_, edits in connection.execute(query.order_by(_CHANGE.c.id.desc())):
        removed = {(each["table"], row["id"]) for each in edits for row in each.get("removed", ())}
        if removed & gone:
            yield id_


def _referring(
    connection: Connection, table: Table, ids: list[int], left: Mapping[RowId, object]
) -> Iterator[int]:
    """Yield who made rows that refer to one of these, and are no part of the change itself."""
    for child in _STAMPED.values():
        for key in _keys(child, table):
            for batch in batches(ids):
                query = select(child.c.id, child.c.change_id).where(key.parent.in_(batch))
                found = connection.execute(query.order_by(child.c.change_id)).all()
                yield from (stamp for id_, stamp in found if (child.name, id_) not in left)


def _parents_gone(
    connection: Connection, table: Table, row: Values, removed: Mapping[RowId, object]
) -> set[RowId]:
    """Return what a row that is to come back refers to, and is not there."""
    gone: set[RowId] = set()
    for parent in _STAMPED.values():
        for key in _keys(table, parent):
            id_ = row.get(key.parent.name)
            query = select(parent.c.id).where(parent.c.id == id_)
            if id_ is not None and connection.execute(query).scalar() is None:
                gone.add((parent.name, id_))
    return gone.difference(removed)


def _in_its_place(
    connection: Connection, table: Table, row: Values, left: Mapping[RowId, object]
) -> Iterator[int]:
    """Yield who made a row that has what must be unique of one that is to come back."""
    for unique in table.constraints:
        # Rows with an empty column are never alike.
        if isinstance(unique, UniqueConstraint) and all(row.get(c.name) for c in unique.columns):
            same = and_(*(column == row.get(column.name) for column in unique.columns))
            found = connection.execute(select(table.c.id, table.c.change_id).where(same)).all()
            yield from (stamp for id_, stamp in found if (table.name, id_) not in left)


def _keys(child: Table, parent: Table) -> Iterator[ForeignKey]:
    return (key for key in child.foreign_keys if key.column.table is parent)
