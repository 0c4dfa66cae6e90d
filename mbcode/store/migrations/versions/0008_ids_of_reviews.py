"""review, review_memo: the id of the coding or the memo that waits, not one of its own."""

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_OUT_OF_THE_TEXT = 10**9


def upgrade() -> None:
    """Give what waits an id that no coding, and no memo, has or had: which it was, is not known."""
    tables = sa.MetaData()
    connection = op.get_bind()
    names = ("coding", "memo", "review", "review_memo")
    tables.reflect(connection, only=names, resolve_fks=False)
    coding, memo, review, review_memo = (tables.tables[name] for name in names)
    reviews = [dict(row) for row in connection.execute(sa.select(review)).mappings()]
    memos = [dict(row) for row in connection.execute(sa.select(review_memo)).mappings()]
    connection.execute(sa.delete(review_memo))
    connection.execute(sa.delete(review))
    ids = {}
    for row in reviews:
        place = _OUT_OF_THE_TEXT + row["id"]
        ids[row["id"]] = _new_id(connection, coding, {**row, "start": place, "end": place + 1})
        connection.execute(sa.insert(review), {**row, "id": ids[row["id"]]})
    for row in memos:
        new = {"id": _new_id(connection, memo, row), "review_id": ids[row["review_id"]]}
        connection.execute(sa.insert(review_memo), {**row, **new})


def _new_id(connection: sa.Connection, table: sa.Table, row: Mapping[str, Any]) -> int:
    """Take the next id of a table."""
    values = {name: value for name, value in row.items() if name != "id" and name in table.c}
    id_: int = connection.execute(
        sa.insert(table).values(values).returning(table.c.id)
    ).scalar_one()
    connection.execute(sa.delete(table).where(table.c.id == id_))
    return id_
