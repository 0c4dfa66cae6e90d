"""What must hold after SQLite's tables were altered: no reference dangles."""

from __future__ import annotations

from sqlalchemy import Connection, text

from mbcode.errors import StudyError


def refuse_dangling(connection: Connection, place: str) -> None:
    """Raise StudyError if a row refers to one that isn't there."""
    dangling = connection.execute(text("PRAGMA foreign_key_check")).first()
    if dangling is not None:
        table, row, parent, _ = dangling
        raise StudyError(
            f"{place}: {table} {row} refers to a row of {parent} that isn't there, so the study "
            "can't be brought up to date; go back to a backup"
        )
