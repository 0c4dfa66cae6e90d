"""about: of a sentence that was split or joined, and of a done mark, the transcript it is of."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_PARTS = ("turn", "sentence", "done_mark", "review")
"""What is of one transcript, and was not looked at when the changes were noted."""
_CHANGE = sa.table("change", sa.column("id", sa.Integer), sa.column("edits", sa.JSON))
_ABOUT = sa.table("about", *map(sa.column, ("what", "what_id", "change_id")))


def upgrade() -> None:
    """Find it by the rows that stand, and by the notes of those that were taken away."""
    connection = op.get_bind()
    transcripts = {part: _standing(connection, part) for part in _PARTS}
    for _, edits in _changes(connection):
        for each in edits:
            transcripts[each["table"]] |= {
                row["id"]: row["transcript_id"] for row in each.get("removed", ())
            }
    noted = sa.select(_ABOUT.c.change_id, _ABOUT.c.what_id).where(_ABOUT.c.what == "transcript")
    known = {(change, transcript) for change, transcript in connection.execute(noted)}
    found = {
        (change, transcripts[each["table"]].get(id_))
        for change, edits in _changes(connection)
        for each in edits
        for id_ in _ids(each)
    }
    rows = [
        {"what": "transcript", "what_id": transcript, "change_id": change}
        for change, transcript in found - known
        if transcript is not None
    ]
    if rows:
        connection.execute(_ABOUT.insert(), rows)


def _standing(connection: sa.Connection, part: str) -> dict[int, int]:
    table = sa.table(part, sa.column("id"), sa.column("transcript_id"))
    transcripts: dict[int, int] = dict(connection.execute(sa.select(table)).all())
    return transcripts


def _changes(connection: sa.Connection) -> Iterator[tuple[int, Iterable[Mapping[str, Any]]]]:
    """Yield each change with its edits of these parts, one at a time: the notes may be long."""
    for change in connection.execute(sa.select(_CHANGE.c.id)).scalars().all():
        edits = connection.execute(sa.select(_CHANGE.c.edits).where(_CHANGE.c.id == change))
        yield change, [each for each in edits.scalar_one() if each["table"] in _PARTS]


def _ids(edits: Mapping[str, Any]) -> Iterator[int]:
    for first, last in edits.get("added", ()):
        yield from range(first, last + 1)
    yield from (row["id"] for part in ("altered", "removed") for row in edits.get(part, ()))
    yield from (id_ for id_, _ in edits.get("restored", ()))
