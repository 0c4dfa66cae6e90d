"""what changes are about: the history found by transcript and by code."""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_CHANGE = sa.table("change", sa.column("id", sa.Integer), sa.column("edits", sa.JSON))
_CODING = sa.table("coding", sa.column("id"), sa.column("transcript_id"))
_MEMO = sa.table("memo", sa.column("id"), sa.column("coding_id"), sa.column("transcript_id"))


def upgrade() -> None:
    about = op.create_table(
        "about",
        sa.Column("what", sa.String(length=16), nullable=False),
        sa.Column("what_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("change_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["change_id"], ["change.id"], name=op.f("fk_about_change_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("what", "what_id", "change_id", name=op.f("pk_about")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("change", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_change_coder_id_undone"))
        batch_op.create_index(batch_op.f("ix_change_coder_id_id"), ["coder_id", "id"])
    _fill(op.get_bind(), about)


def _fill(connection: sa.Connection, about: sa.Table) -> None:
    """Note what the changes made so far are about, from the notes that undo uses."""
    codings: dict[int, int] = dict(connection.execute(sa.select(_CODING)).all())
    memos = {id_: (coding, of) for id_, coding, of in connection.execute(sa.select(_MEMO))}
    for _, edits in _changes(connection):
        removed = [(each["table"], row) for each in edits for row in each.get("removed", ())]
        codings |= {row["id"]: row["transcript_id"] for table, row in removed if table == "coding"}
        memos |= {
            row["id"]: (row["coding_id"], row["transcript_id"])
            for table, row in removed
            if table == "memo"
        }
    for change, edits in _changes(connection):
        things = {thing for each in edits for thing in _things(each, codings, memos)}
        rows = [{"what": what, "what_id": id_, "change_id": change} for what, id_ in things]
        if rows:
            connection.execute(about.insert(), rows)


def _changes(connection: sa.Connection) -> Iterator[tuple[int, Any]]:
    for change in connection.execute(sa.select(_CHANGE.c.id)).scalars().all():
        edits = sa.select(_CHANGE.c.edits).where(_CHANGE.c.id == change)
        yield change, connection.execute(edits).scalar_one()


def _things(
    edits: Any, codings: dict[int, int], memos: dict[int, tuple[int | None, int | None]]
) -> Iterator[tuple[str, int]]:
    table = edits["table"]
    for id_ in _ids(edits):
        if table in ("transcript", "code"):
            yield table, id_
        elif table == "coding" and id_ in codings:
            yield "transcript", codings[id_]
        elif table == "memo" and id_ in memos:
            coding, transcript = memos[id_]
            on = codings.get(coding) if coding is not None else transcript
            if on is not None:
                yield "transcript", on


def _ids(edits: Any) -> Iterator[int]:
    for first, last in edits.get("added", ()):
        yield from range(first, last + 1)
    yield from (row["id"] for part in ("altered", "removed") for row in edits.get(part, ()))
    yield from (id_ for id_, _ in edits.get("restored", ()))
