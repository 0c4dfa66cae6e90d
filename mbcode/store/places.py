"""Where each coder left off reading. A convenience of the workbench, so no part of the history."""

from __future__ import annotations

from sqlalchemy import delete, insert, select

from mbcode.danish import fold
from mbcode.store import tables as t
from mbcode.store.database import Database


class Places:
    """The last place of one coder in one study."""

    def __init__(self, database: Database, coder_name: str) -> None:
        self._database = database
        self._coder = fold(coder_name)

    def last(self) -> tuple[int, int] | None:
        """Return transcript id and position (code points), or None on the first visit."""
        query = select(t.Place.transcript_id, t.Place.position).where(t.Place.coder == self._coder)
        with self._database.reading() as connection:
            row = connection.execute(query).one_or_none()
        return None if row is None else (row.transcript_id, row.position)

    def remember(self, transcript: int, position: int) -> None:
        """Keep the place; it replaces the one before."""
        with self._database.writing() as connection:
            connection.execute(delete(t.Place).where(t.Place.coder == self._coder))
            connection.execute(
                insert(t.Place).values(
                    coder=self._coder, transcript_id=transcript, position=position
                )
            )
