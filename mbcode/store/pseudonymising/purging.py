"""Clears what SQLite and mbcode keep of a study's past on the disk: free pages, the write-ahead
log, and the backups beside the study.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from mbcode.errors import StudyError
from mbcode.obstacles import why
from mbcode.store.database import BUSY_SECONDS, Database
from mbcode.store.kept_backups import own_files

AGAIN = "mbcode pseudonymise --purge"


def purge(database: Database) -> None:
    """Write the study's file anew without free pages, and empty its write-ahead log.

    On a server it does nothing: what a server keeps of its past is in its owner's hands. Raises
    StudyError, with what to do, where another program is in the way; the study is whole then, and
    its names are replaced, but the bytes of old ones may still be in the file.
    """
    if database.path is None:
        return
    try:
        _rewrite(database.path)
    except sqlite3.Error as error:
        raise StudyError(
            f"{database.place}: the names are replaced, but the file may still hold their bytes "
            f"({error}); close other programs that have the study open and run '{AGAIN}'"
        ) from error


def backups_of(database: Database) -> tuple[Path, ...]:
    """Return the backups that mbcode has made of the study, unfinished ones included."""
    return () if database.path is None else own_files(database.path)


def remove_backups(database: Database) -> None:
    """Remove the backups that mbcode has made of the study; StudyError names one that stays."""
    for path in backups_of(database):
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise StudyError(
                f"{path}: still holds the names and can't be removed ({why(error, path)}); "
                "remove it yourself"
            ) from error


def _rewrite(path: Path) -> None:
    with closing(sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)) as connection:
        # A temporary copy of the study must not lie in the system's folder for such.
        for pragma in ("temp_store=MEMORY", "secure_delete=ON"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("VACUUM")
        busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if busy:
            raise sqlite3.OperationalError("another program reads it")
