"""Bringing a study of an older mbcode up to date when it is opened, a backup of it kept before."""

from __future__ import annotations

from mbcode.store import schema
from mbcode.store.database import Database
from mbcode.store.kept_backups import keep_backup
from mbcode.store.schema import migrate, older_version


def bring_up_to_date(database: Database) -> str:
    """Migrate a study of an older version and return a line that says so; empty if it is current.

    All or nothing, and once only, however many programs open it at the same time. Raises StudyError
    if the database is no study, one of a newer version, or can't be backed up or written to.
    """
    with database.reading() as connection:
        if older_version(connection, database.place) is None:
            return ""
    with database.altering() as connection:
        # Looked at again under the lock: another program may have been faster.
        older = older_version(connection, database.place)
        if older is None:
            return ""
        kept = keep_backup(database, f"before-{schema.HEAD}")
        migrate(connection)
    brought = f"{database.place}: brought from version {older} to {schema.HEAD}"
    if kept is None:
        return brought
    return f"{brought}; as it was it is kept in the folder {kept.parent.name}, as {kept.name}"
